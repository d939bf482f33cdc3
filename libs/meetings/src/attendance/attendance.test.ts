import { afterAll, expect, test } from '@jest/globals';
import { Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Lists, meetingId, tick } from '../testing/lists.ts';
import { Attendance, AttendanceStatus } from './attendance.entity.ts';
import type { AttendanceTickInput } from './attendance.inputs.ts';
import { AttendanceService } from './attendance.service.ts';
import { GenderService } from './gender.service.ts';
import { Gender } from './gender.ts';
import { TickService } from './tick.service.ts';

afterAll(closeTestDatabase);
const attendances = new AttendanceService();
const ticks = new TickService();
const genders = new GenderService();

interface Stage {
  lists: Lists;
  group: string;
  meeting: string;
  lead: Scope;
  /** Global ids of the rows of its list. */
  rows: string[];
}
/** A meeting of a group with some called, and the group's lead. */
async function called(count = 3): Promise<Stage> {
  const lists = await Lists.create();
  const group = await lists.workgroup('Energi');
  const people = await lists.people({ woman: count });
  const meeting = await lists.meeting(
    { workgroup_id: group },
    people.map((person) => ({ person, status: 'invited' })),
  );
  return { lists, group, meeting, lead: await lists.as('workgroupLead', { workgroupId: group }), rows: await lists.listed(meeting) };
}
const record = async ({ lists, meeting, lead }: Stage, sent: AttendanceTickInput[], by: Scope = lead): Promise<string[]> =>
  (await lists.world.database.write(by, (tx) => ticks.record(tx, { meetingId: meetingId(meeting), ticks: sent }))).map(({ outcome }) => outcome);
const standing = ({ lists, meeting }: Stage): Promise<{ status: string; version: number; arrived: string | null }[]> =>
  lists.sql('select status, version, arrived_time::text as arrived from attendance where meeting_id = $1 order by id', [meeting]);

test('a tick takes effect once, however often it is sent', async () => {
  const stage = await called();
  const sent = tick(stage.rows[0]!, { arrivedAt: '09:20' });
  expect(await record(stage, [sent])).toEqual(['recorded']);
  expect(await record(stage, [sent, sent])).toEqual(['already', 'already']);
  expect((await standing(stage))[0]).toEqual({ status: 'present', version: 2, arrived: '09:20:00' });
});

test('the same tick sent twice at once takes effect once', async () => {
  const stage = await called();
  const sent = tick(stage.rows[0]!);
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => record(stage, [sent])));
  expect(outcomes.flat().sort()).toEqual(['already', 'already', 'already', 'recorded']);
  expect((await standing(stage))[0]!.version).toBe(2);
});

test('of two who tick the same row otherwise at once one is recorded and the other told, and nothing is lost', async () => {
  const stage = await called();
  const other = await stage.lists.as('workgroupMember', { workgroupId: stage.group });
  const outcomes = await Promise.all([
    record(stage, [tick(stage.rows[0]!)]),
    record(stage, [tick(stage.rows[0]!, { status: AttendanceStatus.absent })], other),
  ]);
  expect(outcomes.flat().sort()).toEqual(['conflict', 'recorded']);
  const kept = await stage.lists.sql<{ status: string }>('select status from attendance_tick order by status');
  expect(kept.map(({ status }) => status)).toEqual(['absent', 'present']);
});

test('of two who tick the same at once both are recorded, and many rows in any order do not hold each other up', async () => {
  const stage = await called(20);
  const other = await stage.lists.as('workgroupMember', { workgroupId: stage.group });
  const forth = stage.rows.map((row) => tick(row));
  const back = [...stage.rows].reverse().map((row) => tick(row));
  const outcomes = await Promise.all([record(stage, forth), record(stage, back, other)]);
  expect(new Set(outcomes.flat())).toEqual(new Set(['recorded']));
  expect((await standing(stage)).every(({ status, version }) => status === 'present' && version === 2)).toBe(true);
});

test('a conflict keeps what the other ticked, and a new tick that has seen it overrules', async () => {
  const stage = await called();
  const other = await stage.lists.as('workgroupMember', { workgroupId: stage.group });
  const mine = tick(stage.rows[0]!, { status: AttendanceStatus.excused });
  await record(stage, [tick(stage.rows[0]!)], other);
  expect(await record(stage, [mine])).toEqual(['conflict']);
  expect(await record(stage, [mine])).toEqual(['conflict']);
  expect(await record(stage, [{ ...mine, tickId: crypto.randomUUID(), seenVersion: 2 }])).toEqual(['recorded']);
  expect((await standing(stage))[0]!.status).toBe('excused');
});

test('what one ticked twice without a connection is no conflict with oneself, but what one ticked before somebody later is', async () => {
  const stage = await called();
  const row = stage.rows[0]!;
  const offline = [tick(row), tick(row, { status: AttendanceStatus.absent, tickedAt: '2026-03-03T09:25:00Z' })];
  expect(await record(stage, offline)).toEqual(['recorded', 'recorded']);
  expect((await standing(stage))[0]!.status).toBe('absent');
  expect(await record(stage, [tick(row, { tickedAt: '2026-03-03T09:22:00Z' })])).toEqual(['conflict']);
});

test('a row that is not on the list is gone, alike whether another meeting’s, another tenant’s or none', async () => {
  const stage = await called();
  const others = [(await called()).rows[0]!, globalId(Attendance, crypto.randomUUID()), 'nonsense'];
  const elsewhere = await stage.lists.meeting({ workgroup_id: stage.group }, [{ guest: 'Gäst' }]);
  others.push((await stage.lists.listed(elsewhere))[0]!);
  const sent = [...others.map((row) => tick(row)), tick(stage.rows[0]!)];
  expect(await record(stage, sent)).toEqual(['gone', 'gone', 'gone', 'gone', 'recorded']);
});

test('a tick needs a uuid, a time that can be, and who left cannot have left before', async () => {
  const stage = await called();
  const refused = (more: Partial<AttendanceTickInput>): Promise<string[]> => refusedWith(record(stage, [tick(stage.rows[0]!, more)]));
  expect(await refused({ tickId: 'ett' })).toEqual(['TICK_INVALID']);
  expect(await refused({ tickedAt: 'i går' })).toEqual(['TICK_INVALID']);
  expect(await refused({ arrivedAt: '10:00', leftAt: '09:00' })).toEqual(['ATTENDANCE_TIMES_WRONG']);
  const used = tick(stage.rows[0]!);
  await record(stage, [used]);
  const elsewhere = { ...stage, meeting: await stage.lists.meeting({ workgroup_id: stage.group }, [{ guest: 'Gäst', status: 'invited' }]) };
  const [row] = await stage.lists.listed(elsewhere.meeting);
  expect(await record(elsewhere, [{ ...used, attendanceId: row! }])).toEqual(['already']);
});

test('only who keeps the list ticks, and nobody ticks once the minutes are approved or the meeting is called off', async () => {
  const stage = await called();
  const sent = [tick(stage.rows[0]!)];
  for (const role of ['reader', 'politician'] as const)
    expect(await refusedWith(record(stage, sent, await stage.lists.as(role)))).toEqual(['FORBIDDEN']);
  const elsewhere = await stage.lists.as('workgroupLead', { workgroupId: await stage.lists.workgroup('Annan') });
  expect(await refusedWith(record(stage, sent, elsewhere))).toEqual(['FORBIDDEN']);
  await stage.lists.sql('update minutes set prepared_at = samnav_now(), approve_by_on = current_date, approved_at = samnav_now() where id = $1', [
    stage.meeting,
  ]);
  await expect(record(stage, sent)).rejects.toThrow(/approved|MINUTES/);
  const off = await stage.lists.meeting({ workgroup_id: stage.group, cancelled_at: '2026-01-01' });
  expect(await refusedWith(record({ ...stage, meeting: off }, sent))).toEqual(['NO_ATTENDANCE_OF_CANCELLED']);
});

test('names are seen by the group, by whoever keeps the list or stands on it, and by nobody else', async () => {
  const stage = await called();
  const { lists, group } = stage;
  const sees = (scope: Scope): Promise<boolean> =>
    lists.world.database
      .write(scope, (tx) => tx.find(Attendance, stage.rows[0]!))
      .then(
        () => true,
        () => false,
      );
  const listed = await lists.as('reader');
  await lists.list(stage.meeting, [{ person: listed.personId!, status: 'invited' }]);
  const member = await lists.as('reader');
  await lists.sql(`insert into workgroup_member (workgroup_id, person_id, role, starts_on) values ($1, $2, 'member', '2020-01-01')`, [
    group,
    member.personId,
  ]);
  expect([await sees(stage.lead), await sees(await lists.as('regionCoordinator')), await sees(listed), await sees(member)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const strategist = await lists.as('strategist', { municipalityId: lists.world.municipalities.Umeå });
  expect([await sees(strategist), await sees(await lists.as('politician')), await sees(await lists.as('reader'))]).toEqual([false, false, false]);
});

test('of a held meeting who was called and did not come sees neither names nor how many came, which a pool would make a gender of', async () => {
  const { lists, group, meeting } = await called(0);
  const [alone, ...others] = await lists.people({ woman: 5, man: 6 });
  const [was, wasNot] = [await lists.as('reader'), await lists.as('reader')];
  const there = (person: string) => ({ person });
  // alone at her meeting; whoever knows that she was, learns by the pool that she is a woman: else the other meeting had told its cells
  await lists.list(meeting, [there(alone!), { person: wasNot.personId!, status: 'excused' }]);
  await lists.meeting({ workgroup_id: group, held_on: '2009-05-05' }, others.map(there));
  const seen = async (scope: Scope): Promise<unknown[]> => {
    const names = await lists.world.database.write(scope, (tx) => Promise.allSettled(rows.map((row) => tx.find(Attendance, row))));
    return names.map(({ status }) => status);
  };
  const rows = await lists.listed(meeting);
  expect(await seen(wasNot)).toEqual(['fulfilled', 'fulfilled']);
  await lists.sql(`update meeting set held_on = '2009-03-03' where id = $1`, [meeting]);
  expect((await seen(wasNot)).sort()).toEqual(['fulfilled', 'rejected']);
  await lists.list(meeting, [{ person: was.personId! }]);
  expect(await seen(was)).toEqual(['fulfilled', 'fulfilled']);
});

test('everybody of the group is called at once, once', async () => {
  const { lists, group, lead } = await called();
  const people = await lists.people({ man: 4 }, 'i gruppen');
  await lists.sql(
    `insert into workgroup_member (workgroup_id, person_id, role, starts_on) select $1, p, 'member', '2020-01-01' from unnest($2::uuid[]) p`,
    [group, people],
  );
  const meeting = await lists.meeting({ workgroup_id: group });
  const invite = () =>
    lists.world.database.write(lead, (tx) =>
      attendances.invite(tx, { meetingId: meetingId(meeting), everybody: true, personIds: [globalId(Person, people[0]!)] }),
    );
  await invite();
  await invite();
  expect(await lists.listed(meeting)).toHaveLength(4);
});

test('a guest stands once on a list, also under a person’s name, and leaves it while nothing is ticked', async () => {
  const { lists, meeting, lead } = await called();
  const guest = (guestName: string, more = {}) =>
    lists.world.database.write(lead, (tx) =>
      attendances.addGuest(tx, { meetingId: meetingId(meeting), guestName, guestGender: Gender.man, ...more }),
    );
  const id = globalId(Attendance, await guest('Per  Gäst'));
  expect(await refusedWith(guest('per gäst'))).toEqual(['ALREADY_LISTED']);
  expect(await refusedWith(guest('Woman 0'))).toEqual(['ALREADY_LISTED']);
  const remove = () => lists.world.database.write(lead, (tx) => attendances.remove(tx, { id, expectedVersion: 1 }));
  await remove();
  const ticked = globalId(Attendance, await guest('Per Gäst', { status: AttendanceStatus.present }));
  expect(await refusedWith(lists.world.database.write(lead, (tx) => attendances.remove(tx, { id: ticked, expectedVersion: 1 })))).toEqual([
    'ATTENDANCE_TICKED',
  ]);
});

test('everybody decides alone what is recorded of them, and the audit log tells neither who nor what', async () => {
  const lists = await Lists.create();
  const [reader, coordinator] = [await lists.as('reader'), await lists.as('regionCoordinator')];
  const own = (gender: Gender | null): Promise<unknown> =>
    lists.world.database.write(reader, (tx) => (gender ? genders.setOwn(tx, { gender }) : genders.clearOwn(tx)));
  await own(Gender.woman);
  await own(Gender.undisclosed);
  expect(await lists.sql('select gender, version from person_gender')).toEqual([{ gender: 'undisclosed', version: 2 }]);
  const set = (person: string) =>
    lists.world.database.write(coordinator, (tx) => genders.setOf(tx, { personId: globalId(Person, person), gender: Gender.man }));
  expect(await refusedWith(set(reader.personId!))).toEqual(['GENDER_IS_OWN']);
  await set(await lists.person('Utan konto'));
  await own(null);
  await own(null);
  const told = await lists.sql(
    `select distinct action, actor_account_id, actor_person_id, subject_id, changes, count(*)::int from audit_event where action like 'personGender%' group by 1, 2, 3, 4, 5`,
  );
  expect(told).toEqual([{ action: 'personGender.changed', actor_account_id: null, actor_person_id: null, subject_id: null, changes: {}, count: 4 }]);
  expect(await lists.sql('select gender from person_gender')).toEqual([{ gender: 'man' }]);
});

test('what a guest says of themselves stands in no audit event', async () => {
  const { lists, meeting, lead } = await called();
  await lists.world.database.write(lead, (tx) =>
    attendances.addGuest(tx, { meetingId: meetingId(meeting), guestName: 'Gäst', guestGender: Gender.other }),
  );
  const events = await lists.sql<{ text: string }>(
    `select to_jsonb(e)::text || coalesce((select string_agg(s.value::text, ' ') from audit_secret s where s.event_id = e.id), '') as text from audit_event e`,
  );
  expect(events.map(({ text }) => text).join()).not.toMatch(/other|Gender/);
  const [event] = await lists.sql<{ municipality_id: string | null }>(
    `select municipality_id from audit_event where action = 'attendance.guestAdded'`,
  );
  expect(event!.municipality_id).toBeNull();
});
