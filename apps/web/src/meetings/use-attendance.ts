import { useApolloClient } from '@apollo/client/react';
import { useEffect, useSyncExternalStore } from 'react';
import type { AttendanceRowFragment, AttendanceStatus } from '../generated/graphql.ts';
import { useSession } from '../identity/session.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { now } from '../ui/dates.ts';
import type { Tick } from './local-store.ts';
import { currentOutbox, keepSending, keepTick, onOutbox, sendWaiting, type Line } from './outbox.ts';

/** The ticks of whoever is signed in that the server has not answered yet, here or of one meeting, and how the line is. */
export function useOutbox(meetingId?: string): { ticks: Tick[]; line: Line } {
  const { account } = useSession();
  const { slug } = useTenant();
  const { ticks, line } = useSyncExternalStore(onOutbox, currentOutbox);
  const mine = ticks.filter((tick) => tick.account === account.id && tick.tenant === slug);
  return { ticks: meetingId ? mine.filter((tick) => tick.meetingId === meetingId) : mine, line };
}

/** Sends what waits as long as the region is open, whichever page is shown. */
export function useSending(): void {
  const client = useApolloClient();
  const { account } = useSession();
  const { slug } = useTenant();
  useEffect(() => keepSending({ client, account: account.id, tenant: slug }), [client, account.id, slug]);
}

export interface Change {
  status: AttendanceStatus;
  arrivedAt?: string | null;
  leftAt?: string | null;
}

export const nameOf = (attendance: AttendanceRowFragment): string => attendance.person?.name ?? attendance.guestName ?? '–';

/** Ticks somebody: kept here at once, sent when there is a line. */
export function useTick(meetingId: string): (attendance: AttendanceRowFragment, change: Change, seenVersion?: number) => Promise<void> {
  const client = useApolloClient();
  const { account } = useSession();
  const { slug } = useTenant();
  return async (attendance, { status, arrivedAt = null, leftAt = null }, seenVersion = attendance.version) => {
    await keepTick({
      tickId: uuid(),
      account: account.id,
      tenant: slug,
      meetingId,
      attendanceId: attendance.id,
      name: nameOf(attendance),
      status,
      arrivedAt,
      leftAt,
      tickedAt: now().toISOString(),
      seenVersion,
      attempted: false,
    });
    void sendWaiting({ client, account: account.id, tenant: slug });
  };
}

/** A random UUID, also where the page came over plain HTTP and `crypto.randomUUID` is not there. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
