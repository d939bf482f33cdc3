import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { AttendanceStatus } from '../generated/graphql.ts';

/** A tick made here. It stays until the server has it, or until somebody who sees both versions lets it go. */
export interface Tick {
  /** Made here, so that sending it again is known to be the same tick. */
  tickId: string;
  account: string;
  tenant: string;
  meetingId: string;
  attendanceId: string;
  name: string;
  status: AttendanceStatus;
  /** Local times of the day, `HH:MM`. */
  arrivedAt: string | null;
  leftAt: string | null;
  tickedAt: string;
  /** The version of the attendance that was on the screen. */
  seenVersion: number;
  /** It has been on its way at least once: the server may know it although no answer came. */
  attempted: boolean;
  /** What the server said against it; a human decides. */
  refused?: { message: string; theirs?: Standing };
}

/** What is recorded of somebody: the part of an attendance that a tick changes. */
export interface Standing {
  version: number;
  status: AttendanceStatus;
  arrivedAt: string | null;
  leftAt: string | null;
}

/** An answer of the server that was shown here, kept for when there is no line. */
interface Kept {
  key: string;
  account: string;
  at: string;
  data: unknown;
}

interface Stores extends DBSchema {
  ticks: { key: string; value: Tick };
  kept: { key: string; value: Kept; indexes: { at: string } };
}

let opened: Promise<IDBPDatabase<Stores>> | null = null;

/** This browser's own store. Whoever uses it must live without: private windows may refuse it. */
export function localStore(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>('samnav', 1, {
    upgrade(database) {
      database.createObjectStore('ticks', { keyPath: 'tickId' });
      database.createObjectStore('kept', { keyPath: 'key' }).createIndex('at', 'at');
    },
    terminated: () => (opened = null),
  });
  opened.catch(() => (opened = null));
  return opened;
}

/** Forgets the pages that were kept here; ticks that wait are no page. */
export const forgetKept = async (): Promise<void> => (await localStore()).clear('kept');
