import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusedWith } from '@samnav/platform/testing';
import { AgendaItem } from '../agendas/agenda.entity.ts';
import { DecisionKind } from '../decisions/decision.entity.ts';
import { actions, agendas, day, decisions, meetings, MeetingStage, minutes, minutesOf, personId } from '../testing/stage.ts';

let stage: MeetingStage;
let chair: Scope;
beforeAll(async () => {
  stage = await MeetingStage.open();
  chair = await stage.world.as('reader');
});
afterAll(closeTestDatabase);

const approve = (id: string, expectedVersion: number, by: Scope) =>
  stage.write(by, (tx) => minutes.approve(tx, { id: minutesOf(id), expectedVersion }));
const giveBack = (id: string, expectedVersion: number, by: Scope) =>
  stage.write(by, (tx) => minutes.return(tx, { id: minutesOf(id), expectedVersion, reason: '§ 2 stämmer inte' }));
const asked = (id: string) =>
  stage.sql<{ owner_id: string; due: string; state: string }>(
    `select d.owner_id, d.due_on::text as due, case when d.met_at is not null then 'met' when d.cancelled_at is not null then 'struck' else 'open' end as state
     from deadline d where d.obligation in ('minutesApproval', 'returned') and d.title like 'Protokoll:%' and (d.about = $1
       or d.about in (select 'mia_' || a.id from minutes_approver a where a.meeting_id = $2)) order by d.created_at, d.id`,
    [minutesOf(id), id.slice(4)],
  );

describe('minutes are handed over', () => {
  test('to named approvers, who each have until 14 days after the meeting', async () => {
    const id = await stage.held(2);
    await stage.prepared(id, [stage.member, chair]);
    expect(await stage.minutesRow(id)).toMatchObject({ approveByOn: day(12), preparedById: stage.lead.personId, approvedAt: null });
    expect((await asked(id)).map(({ owner_id, due }) => [owner_id, due])).toEqual([stage.member, chair].map((who) => [who.personId, day(12)]));
  });

  test('also when the 14 days have passed: then by today', async () => {
    const id = await stage.held(40);
    await stage.prepared(id, [stage.member]);
    expect((await stage.minutesRow(id)).approveByOn).toBe(day(-26));
    expect((await asked(id)).map(({ due }) => due)).toEqual([day(0)]);
  });

  test('not of a meeting that was not held, not to oneself, and not twice', async () => {
    const [planned, id] = [await stage.meeting(), await stage.held()];
    expect(await refusedWith(stage.prepared(planned, [stage.member]))).toEqual(['MEETING_NOT_HELD']);
    expect(await refusedWith(stage.prepared(id, [stage.lead]))).toEqual(['APPROVER_PREPARED']);
    await stage.prepared(id, [stage.member]);
    expect(await refusedWith(stage.prepared(id, [stage.member]))).toEqual(['MINUTES_PREPARED']);
  });

  test('not by a member, and not by another tenant’s coordinator', async () => {
    const id = await stage.held();
    const foreigner = await (await newTenant()).as('regionCoordinator');
    expect(await refusedWith(stage.prepared(id, [chair], stage.member))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(stage.prepared(id, [chair], foreigner))).toEqual(['NOT_FOUND']);
  });

  test('and taken back before all have approved them', async () => {
    const id = await stage.held();
    const version = await stage.prepared(id, [stage.member]);
    await stage.write(stage.lead, (tx) => minutes.recall(tx, { id: minutesOf(id), expectedVersion: version }));
    expect((await stage.minutesRow(id)).preparedAt).toBeNull();
    expect((await asked(id)).map(({ state }) => state)).toEqual(['struck']);
  });
});

describe('minutes are approved', () => {
  test('when the last of their approvers has; each one’s deadline is met by it', async () => {
    const id = await stage.held();
    const version = await stage.prepared(id, [stage.member, chair]);
    await approve(id, version, stage.member);
    expect([(await stage.minutesRow(id)).approvedAt, (await asked(id)).map(({ state }) => state)]).toEqual([null, ['met', 'open']]);
    await approve(id, version, chair);
    expect((await stage.minutesRow(id)).approvedAt).not.toBeNull();
    expect((await asked(id)).map(({ state }) => state)).toEqual(['met', 'met']);
  });

  test('also when both approve in the same moment', async () => {
    const id = await stage.held();
    const version = await stage.prepared(id, [stage.member, chair]);
    await Promise.all([approve(id, version, stage.member), approve(id, version, chair)]);
    expect((await stage.minutesRow(id)).approvedAt).not.toBeNull();
  });

  test('by nobody who is not named, whatever they may else', async () => {
    const id = await stage.held();
    const version = await stage.prepared(id, [stage.member]);
    expect(await refusedWith(approve(id, version, stage.coordinator))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(approve(id, version, stage.lead))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(giveBack(id, version, stage.coordinator))).toEqual(['FORBIDDEN']);
  });

  test('in the version that was read', async () => {
    const id = await stage.held();
    const version = await stage.prepared(id, [stage.member]);
    await stage.write(stage.lead, (tx) => minutes.recall(tx, { id: minutesOf(id), expectedVersion: version }));
    await stage.prepared(id, [stage.member]);
    expect(await refusedWith(approve(id, version, stage.member))).toEqual(['VERSION_CONFLICT']);
  });

  test('or given back with the reason: approvals are void, and whoever wrote them works on', async () => {
    const id = await stage.held();
    const version = await stage.prepared(id, [stage.member, chair]);
    await approve(id, version, stage.member);
    await giveBack(id, version, chair);
    expect(await stage.minutesRow(id)).toMatchObject({ preparedAt: null, returnReason: '§ 2 stämmer inte', returnedById: chair.personId });
    expect((await asked(id)).filter(({ state }) => state === 'open')).toEqual([{ owner_id: stage.lead.personId, due: day(14), state: 'open' }]);
    await stage.prepared(id, [stage.member]);
    expect((await asked(id)).filter(({ state }) => state === 'open').map((d) => d.owner_id)).toEqual([stage.member.personId]);
  });
});

describe('approved minutes are held fast', () => {
  test('whatever belongs to the meeting is refused by its verbs', async () => {
    const id = await stage.held();
    const item = await stage.item(id);
    await stage.approved(id);
    const { version } = await stage.row(id);
    const change = (work: Parameters<typeof stage.write>[1]) => refusedWith(stage.write(stage.coordinator, work));
    expect(await change((tx) => meetings.update(tx, { id, expectedVersion: version, title: 'x' }))).toEqual(['MINUTES_APPROVED']);
    expect(await change((tx) => meetings.reopen(tx, { id, expectedVersion: version }))).toEqual(['MINUTES_APPROVED']);
    expect(await change((tx) => agendas.update(tx, { id: item, expectedVersion: 1, notes: 'x' }))).toEqual(['MINUTES_APPROVED']);
    expect(await change((tx) => agendas.add(tx, { meetingId: id, title: 'x' }))).toEqual(['MINUTES_APPROVED']);
    expect(await change((tx) => decisions.record(tx, { kind: DecisionKind.notes, title: 'x', meetingId: id }))).toEqual(['MINUTES_APPROVED']);
    const task = { meetingId: id, title: 'x', ownerId: personId(stage.lead), dueOn: day(3) };
    expect(await change((tx) => actions.create(tx, task))).toEqual(['MINUTES_APPROVED']);
    expect(await change((tx) => minutes.update(tx, { id: minutesOf(id), expectedVersion: 3, intro: 'x' }))).toEqual(['MINUTES_APPROVED']);
  });

  test('and by the database, whoever writes', async () => {
    const id = await stage.held();
    const agendaItemId = await stage.item(id);
    const task = { agendaItemId, title: 'x', ownerId: personId(stage.lead), dueOn: day(3) };
    await stage.write(stage.lead, async (tx) => {
      await decisions.record(tx, { kind: DecisionKind.notes, title: 'x', agendaItemId });
      await actions.create(tx, task);
      await agendas.addDocument(tx, { agendaItemId, title: 'x', url: 'https://samnav.example' });
    });
    const uuid = id.slice(4);
    await stage.sql(`insert into attendance (meeting_id, guest_name, status) values ($1, 'Gäst', 'present')`, [uuid]);
    const other = (await stage.held()).slice(4);
    await stage.approved(id);
    const belonging = ['agenda_document', 'decision', 'action_item', 'attendance'];
    const writes = [
      ...belonging.map((table) => `delete from ${table} where meeting_id = $1`),
      ...belonging.map((table) => `update ${table} set meeting_id = '${other}' where meeting_id = $1`),
      `update decision set title = 'x' where meeting_id = $1`,
      `update action_item set due_on = due_on + 1 where meeting_id = $1`,
      `update attendance set status = 'absent' where meeting_id = $1`,
      `update attendance set guest_gender = 'woman' where meeting_id = $1`,
      `insert into attendance (meeting_id, guest_name) values ($1, 'En till')`,
      `update agenda_item set notes = 'x' where meeting_id = $1`,
      'delete from agenda_item where meeting_id = $1',
      `update meeting set title = 'x' where id = $1`,
      'update minutes set approved_at = null where id = $1',
      'update minutes_approver set approved_at = null where meeting_id = $1',
      'delete from minutes_approver where meeting_id = $1',
    ];
    for (const write of writes) await expect(stage.sql(write, [uuid])).rejects.toMatchObject({ constraint: 'minutes_approved' });
  });

  test('while they wait for approval, nothing moves under the approvers either', async () => {
    const id = await stage.held();
    const item = await stage.item(id);
    await stage.prepared(id, [stage.member]);
    const write = stage.write(stage.lead, (tx) => agendas.update(tx, { id: item, expectedVersion: 1, notes: 'x' }));
    expect(await refusedWith(write)).toEqual(['MINUTES_PREPARED']);
  });

  test('a text written in the moment of the approval is either in them or refused', async () => {
    const id = await stage.held();
    const item = globalId(AgendaItem, (await stage.item(id)).slice(4));
    const write = stage.write(stage.lead, (tx) => agendas.update(tx, { id: item, expectedVersion: 1, notes: 'I sista stund' }));
    const [written, handed] = await Promise.allSettled([write, stage.prepared(id, [stage.member], stage.coordinator)]);
    expect(handed.status).toBe('fulfilled');
    const [{ notes }] = (await stage.sql<{ notes: string | null }>('select notes from agenda_item where id = $1', [item.slice(4)])) as [
      { notes: string | null },
    ];
    expect(notes).toBe(written.status === 'fulfilled' ? 'I sista stund' : null);
  });

  test('what is wrong is corrected by dated additions, which nobody changes', async () => {
    const id = await stage.held();
    const add = (by: Scope) => stage.write(by, (tx) => minutes.add(tx, { minutesId: minutesOf(id), text: '§ 2: läs 2009' }));
    expect(await refusedWith(add(stage.lead))).toEqual(['MINUTES_NOT_APPROVED']);
    await stage.approved(id);
    await add(stage.lead);
    expect(await refusedWith(add(stage.member))).toEqual(['FORBIDDEN']);
    const additions = await stage.sql('select text, made_on::text as day, made_by_id from minutes_addition where meeting_id = $1', [id.slice(4)]);
    expect(additions).toEqual([{ text: '§ 2: läs 2009', day: day(0), made_by_id: stage.lead.personId }]);
    await expect(stage.sql(`update minutes_addition set text = 'x'`)).rejects.toMatchObject({ code: '42501' });
  });
});

test('two who write the introduction at once lose nothing: the second is told', async () => {
  const id = minutesOf(await stage.held());
  const write = (intro: string, by: Scope) => stage.write(by, (tx) => minutes.update(tx, { id, expectedVersion: 1, intro }));
  await write('Ett', stage.lead);
  expect(await refusedWith(write('Två', stage.member))).toEqual(['VERSION_CONFLICT']);
});
