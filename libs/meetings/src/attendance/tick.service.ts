import { Injectable } from '@nestjs/common';
import { constraintError, domainError, localId, modelOf } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Attendance, AttendanceStatus } from './attendance.entity.ts';
import { AttendanceOutcome } from './attendance.inputs.ts';
import type { AttendanceTickInput, AttendanceTickResult, RecordAttendanceInput } from './attendance.inputs.ts';
import { listOf } from './attendance.service.ts';

export const TickInvalid = domainError('invalid', 'TICK_INVALID', {
  sv: 'En markering behöver ett eget uuid och tidpunkten då den gjordes, till exempel 2026-03-31T09:20:00Z.',
  en: 'A tick needs a uuid of its own and the instant at which it was made, e.g. 2026-03-31T09:20:00Z.',
});
export const TickReused = domainError('conflict', 'TICK_REUSED', {
  sv: 'Markeringens id är redan använt till någon annan. Gör ett nytt.',
  en: 'The tick’s id has been used for somebody else. Make a new one.',
});
constraintError('attendance_tick_pkey', () => new TickReused());

/** What a tick says of a row, as the row holds it. */
interface Said {
  status: AttendanceStatus;
  arrivedAt: string | null;
  leftAt: string | null;
}
interface Row extends Said {
  version: number;
  tickedAt: number;
}
interface Tick extends Said {
  /** Where it came in the list. */
  at: number;
  id: string;
  attendanceId: string | null;
  tickedAt: Date;
  seenVersion: number;
}
/** What is known of the rows when the first tick is looked at; nobody else changes them until the end. */
interface List {
  rows: Map<string, Row>;
  /** Ticks that were sent before: what they made, null where they were refused. */
  sent: Map<string, number | null>;
  /** Versions of a row that the same account's ticks made. */
  own: Map<string, Set<number>>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;
const withSeconds = (time: string | null | undefined): string | null => (time ? `${time}:00` : null);

/** Ticks of attendance lists, which phones send when they have a connection: each takes effect once, and none is overwritten unseen. */
@Injectable()
export class TickService {
  async record(tx: Tx, input: RecordAttendanceInput): Promise<AttendanceTickResult[]> {
    const ticks = input.ticks.map((tick, at) => tickOf(tx, tick, at));
    const meeting = await listOf(tx, input.meetingId);
    const list = await this.held(tx, meeting.id, ticks);
    const results: AttendanceTickResult[] = [];
    for (const tick of ticks) {
      const outcome = await this.take(tx, tick, list);
      const attendance = outcome === AttendanceOutcome.gone ? null : tick.attendanceId;
      results.push({ tickId: input.ticks[tick.at]!.tickId, outcome, sentStatus: tick.status, attendance });
    }
    return results;
  }

  /** Holds the rows against others, in one order for all, and says what is known of them. */
  private async held(tx: Tx, meetingId: string, ticks: readonly Tick[]): Promise<List> {
    const ids = ticks.flatMap(({ attendanceId }) => attendanceId ?? []);
    const rows = await tx.sql<Omit<Row, 'tickedAt'> & { id: string; tickedAt: Date | null }>(
      `select id, version, status, arrived_time::text as "arrivedAt", left_time::text as "leftAt", ticked_at as "tickedAt" from attendance
       where tenant_id = current_tenant() and meeting_id = $1 and id = any($2) order by id for update`,
      [meetingId, ids],
    );
    const before = await tx.sql<{ id: string; attendance_id: string; made_version: number | null; mine: boolean }>(
      `select id, attendance_id, made_version, account_id = $3 as mine from attendance_tick
       where tenant_id = current_tenant() and (id = any($1) or attendance_id = any($2))`,
      [ticks.map(({ id }) => id), rows.map(({ id }) => id), tx.scope.accountId],
    );
    const own = new Map(rows.map(({ id }) => [id, new Set<number>()]));
    for (const tick of before) if (tick.mine && tick.made_version !== null) own.get(tick.attendance_id)?.add(tick.made_version);
    return {
      rows: new Map(rows.map(({ id, tickedAt, ...row }) => [id, { ...row, tickedAt: tickedAt ? new Date(tickedAt).getTime() : 0 }])),
      sent: new Map(before.map((tick) => [tick.id, tick.made_version])),
      own,
    };
  }

  private async take(tx: Tx, tick: Tick, list: List): Promise<AttendanceOutcome> {
    const row = tick.attendanceId && list.rows.get(tick.attendanceId);
    if (!tick.attendanceId || !row) return AttendanceOutcome.gone;
    const sent = list.sent.get(tick.id);
    if (sent !== undefined) return sent === null ? AttendanceOutcome.conflict : AttendanceOutcome.already;
    const { status, arrivedAt, leftAt, tickedAt } = tick;
    const same = row.status === status && row.arrivedAt === arrivedAt && row.leftAt === leftAt;
    const taken = same || seen(tick, row, list.own.get(tick.attendanceId)!);
    if (taken && !same) {
      const made = await tx.change(Attendance, tick.attendanceId, null, { status, arrivedAt, leftAt, tickedAt }, 'attendance.recorded');
      Object.assign(row, { status, arrivedAt, leftAt, version: made.version, tickedAt: tickedAt.getTime() });
      list.own.get(tick.attendanceId)!.add(made.version);
    }
    await this.keep(tx, tick, taken ? row.version : null);
    list.sent.set(tick.id, taken ? row.version : null);
    return taken ? AttendanceOutcome.recorded : AttendanceOutcome.conflict;
  }

  /** What was refused is kept too: nothing that anybody ticked is lost. */
  private async keep(tx: Tx, tick: Tick, madeVersion: number | null): Promise<void> {
    await tx.sql(
      `insert into attendance_tick (id, attendance_id, status, arrived_time, left_time, ticked_at, seen_version, made_version, account_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tick.id, tick.attendanceId, tick.status, tick.arrivedAt, tick.leftAt, tick.tickedAt, tick.seenVersion, madeVersion, tx.scope.accountId],
    );
  }
}

/** Whether whoever ticked knew what the row says: nobody but themselves has changed it since, and not after that moment. */
function seen({ seenVersion, tickedAt }: Tick, row: Row, own: ReadonlySet<number>): boolean {
  if (seenVersion === row.version) return true;
  if (seenVersion > row.version || tickedAt.getTime() < row.tickedAt) return false;
  for (let version = seenVersion + 1; version <= row.version; version++) if (!own.has(version)) return false;
  return true;
}

function tickOf(tx: Tx, { tickId, attendanceId, status, arrivedAt, leftAt, tickedAt, seenVersion }: AttendanceTickInput, at: number): Tick {
  const made = new Date(INSTANT.test(tickedAt) ? tickedAt : NaN);
  if (!UUID.test(tickId) || Number.isNaN(made.getTime())) throw new TickInvalid({}, ['input', 'ticks', String(at)]);
  const there = status === AttendanceStatus.present; // who was not there neither came late nor left
  return {
    at,
    id: tickId.toLowerCase(),
    attendanceId: localId(modelOf(Attendance), attendanceId) ?? null,
    status,
    arrivedAt: there ? withSeconds(arrivedAt) : null,
    leftAt: there ? withSeconds(leftAt) : null,
    tickedAt: new Date(Math.min(made.getTime(), Date.parse(tx.now))), // a clock that is ahead does not win over what comes
    seenVersion,
  };
}
