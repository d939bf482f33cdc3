import { globalId } from '@samnav/platform';
import type { RoleName, Scope } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Attendance } from '../attendance/attendance.entity.ts';
import type { AttendanceTickInput } from '../attendance/attendance.inputs.ts';
import { AttendanceStatus } from '../attendance/attendance.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';

/** Somebody on a list: a person by uuid, or a guest. */
export interface Listed {
  person?: string;
  guest?: string;
  gender?: string | null;
  status?: string;
}
/** Columns of a meeting that tests name. */
export interface MeetingColumns {
  workgroup_id?: string | null;
  body_id?: string | null;
  project_id?: string | null;
  municipality_id?: string | null;
  held_on?: string | null;
  cancelled_at?: string | null;
}

/** A tenant with groups, people and lists of meetings, written straight into the tables. Ids are uuids. */
export class Lists {
  private constructor(readonly world: World) {}

  static async create(municipalities?: string[]): Promise<Lists> {
    return new Lists(await newTenant({ municipalities }));
  }

  sql<R>(text: string, params: unknown[] = []): Promise<R[]> {
    return this.world.database.write(this.world.system, (tx) => tx.sql<R>(text, params));
  }
  private async one(text: string, params: unknown[]): Promise<string> {
    return (await this.sql<{ id: string }>(`${text} returning id`, params))[0]!.id;
  }
  as(role: RoleName, place?: Parameters<World['as']>[1]): Promise<Scope> {
    return this.world.as(role, place);
  }

  async person(name: string, gender?: string | null): Promise<string> {
    const id = await this.one('insert into person (name) values ($1)', [name]);
    if (gender) await this.sql('insert into person_gender (person_id, gender) values ($1, $2)', [id, gender]);
    return id;
  }
  async people(counts: Record<string, number>, of = ''): Promise<string[]> {
    const wanted = Object.entries(counts).flatMap(([gender, count]) =>
      Array.from({ length: count }, (_, i) => ({ name: `${gender} ${i} ${of}`, gender })),
    );
    const rows = await this.sql<{ id: string; name: string }>('insert into person (name) select * from unnest($1::text[]) returning id, name', [
      wanted.map(({ name }) => name),
    ]);
    const known = wanted.filter(({ gender }) => gender !== 'unknown');
    const idOf = new Map(rows.map(({ id, name }) => [name, id]));
    await this.sql('insert into person_gender (person_id, gender) select * from unnest($1::uuid[], $2::text[])', [
      known.map(({ name }) => idOf.get(name)),
      known.map(({ gender }) => gender),
    ]);
    return wanted.map(({ name }) => idOf.get(name)!);
  }
  async workgroup(name: string): Promise<string> {
    return this.one(`insert into workgroup (name, theme, starts_on, lead_id) values ($1, $1, '2000-01-01', $2)`, [
      name,
      await this.person(`Leder ${name}`),
    ]);
  }

  async meeting(columns: MeetingColumns, list: readonly Listed[] = []): Promise<string> {
    const given = { title: 'Möte', planned_on: columns.held_on ?? '2026-03-03', ...columns };
    const names = Object.keys(given);
    const id = await this.one(`insert into meeting (${names.join()}) values (${names.map((_, i) => `$${i + 1}`).join()})`, Object.values(given));
    await this.list(id, list);
    return id;
  }
  async list(meetingId: string, list: readonly Listed[]): Promise<void> {
    await this.sql(
      `insert into attendance (meeting_id, person_id, guest_name, guest_gender, status)
       select $1, l.person, l.guest, case when l.person is null then l.gender end, coalesce(l.status, 'present') from jsonb_to_recordset($2) as l (person uuid, guest text, gender text, status text)`,
      [meetingId, JSON.stringify(list)],
    );
  }
  /** The global ids of a meeting's list, in its order. */
  async listed(meetingId: string): Promise<string[]> {
    const rows = await this.sql<{ id: string }>('select id from attendance where meeting_id = $1 order by id', [meetingId]);
    return rows.map(({ id }) => globalId(Attendance, id));
  }
}

export const meetingId = (uuid: string): string => globalId(Meeting, uuid);

let ticked = 0;
/** A tick as a phone sends it. */
export const tick = (attendanceId: string, more: Partial<AttendanceTickInput> = {}): AttendanceTickInput => ({
  tickId: `00000000-0000-4000-8000-${String(++ticked).padStart(12, '0')}`,
  attendanceId,
  status: AttendanceStatus.present,
  tickedAt: '2026-03-03T09:20:00Z',
  seenVersion: 1,
  ...more,
});
