import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import { Deadline } from '@samnav/reminders';
import { ActionItem } from '../actions/action-item.entity.ts';
import { actions, day, decisions, MeetingStage, personId } from '../testing/stage.ts';
import { Decision, DecisionKind, DecisionRelationKind } from './decision.entity.ts';
import type { RecordDecisionInput } from './decision.inputs.ts';

let stage: MeetingStage;
beforeAll(async () => void (stage = await MeetingStage.open()));
afterAll(closeTestDatabase);

const record = async (more: Partial<RecordDecisionInput>, by = stage.coordinator): Promise<string> =>
  globalId(Decision, await stage.write(by, (tx) => decisions.record(tx, { kind: DecisionKind.adopts, title: 'Klimatplan', ...more })));
const row = (id: string): Promise<Decision> => stage.write(stage.world.system, (tx) => tx.find(Decision, id));
const adopted = (more: Partial<RecordDecisionInput> = {}): Promise<string> => record({ bodyId: stage.council, paragraph: '§ 34', ...more });

describe('who adopts', () => {
  test('a deciding body, with its § and day, in its municipality', async () => {
    const id = await adopted({ decidedOn: '2009-06-15', registryNumber: 'KS-2009/00123' });
    expect(await row(id)).toMatchObject({
      paragraph: '§ 34',
      decidedOn: '2009-06-15',
      municipalityId: stage.world.municipalities.Umeå,
      meetingId: null,
    });
  });

  test('not a body that may only recommend; it recommends', async () => {
    expect(await refusedWith(record({ bodyId: stage.advisers, paragraph: '§ 3' }))).toEqual(['BODY_MAY_ONLY_RECOMMEND']);
    await record({ bodyId: stage.advisers, kind: DecisionKind.recommends });
  });

  test('not by a change afterwards either', async () => {
    const id = await record({ bodyId: stage.advisers, kind: DecisionKind.recommends, paragraph: '§ 3' });
    const change = stage.write(stage.coordinator, (tx) => decisions.update(tx, { id, expectedVersion: 1, kind: DecisionKind.adopts }));
    expect(await refusedWith(change)).toEqual(['BODY_MAY_ONLY_RECOMMEND']);
  });

  test('the database itself refuses, whoever writes', async () => {
    const insert = stage.sql(`insert into decision (kind, title, paragraph, decided_on, body_id) values ('adopts', 'x', '§ 1', '2020-01-01', $1)`, [
      stage.advisers.slice(4),
    ]);
    await expect(insert).rejects.toMatchObject({ constraint: 'decision_body_may_adopt' });
  });

  test('no workgroup by itself', async () => {
    const meetingId = await stage.held();
    expect(await refusedWith(record({ meetingId }))).toEqual(['ADOPTS_BY_BODY']);
  });

  test('nobody without a §, or on a day to come', async () => {
    expect(await refusedWith(record({ bodyId: stage.council }))).toEqual(['PARAGRAPH_MISSING']);
    expect(await refusedWith(adopted({ decidedOn: day(1) }))).toEqual(['DAY_TO_COME']);
  });
});

describe('a decision is recorded', () => {
  test('under an item of the agenda, on the meeting’s day', async () => {
    const meetingId = await stage.held(3);
    const id = await record({ kind: DecisionKind.decides, agendaItemId: await stage.item(meetingId) }, stage.lead);
    expect(await row(id)).toMatchObject({ meetingId: meetingId.slice(4), decidedOn: day(-3), bodyId: null });
  });

  test('not under an item of another meeting’s agenda', async () => {
    const [meetingId, other] = [await stage.held(), await stage.held()];
    const agendaItemId = await stage.item(other);
    expect(await refusedWith(record({ kind: DecisionKind.notes, meetingId, agendaItemId }, stage.lead))).toEqual(['ITEM_OF_ANOTHER_MEETING']);
  });

  test('not by a group’s lead in the name of a body, neither at the group’s meeting nor by itself', async () => {
    const meetingId = await stage.held();
    expect(await refusedWith(record({ meetingId, bodyId: stage.council, paragraph: '§ 1' }, stage.lead))).toEqual(['BODY_IS_NOT_HOST']);
    expect(await refusedWith(record({ bodyId: stage.council, paragraph: '§ 1' }, stage.lead))).toEqual(['FORBIDDEN']);
  });

  test('not by a member, not nowhere, and not of another tenant’s body', async () => {
    const meetingId = await stage.held();
    const foreigner = await (await newTenant()).as('regionCoordinator');
    expect(await refusedWith(record({ meetingId, kind: DecisionKind.notes }, stage.member))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(record({}))).toEqual(['DECISION_NOWHERE']);
    expect(await refusedWith(record({ bodyId: stage.council, paragraph: '§ 1' }, foreigner))).toEqual(['NOT_FOUND']);
  });
});

describe('somebody follows it up', () => {
  const deadlines = (about: string): Promise<{ owner_id: string; due: string; state: string }[]> =>
    stage.sql(
      `select owner_id, due_on::text as due, case when cancelled_at is not null then 'struck' else 'open' end as state from deadline where about = $1 order by created_at, id`,
      [about],
    );

  test('by a day: a deadline of that person’s, which moves and changes hands with the decision', async () => {
    const id = await adopted({ ownerId: personId(stage.member), followUpOn: day(30) });
    expect(await deadlines(id)).toEqual([{ owner_id: stage.member.personId, due: day(30), state: 'open' }]);
    const change = { id, expectedVersion: 1, ownerId: personId(stage.lead), followUpOn: day(40) };
    await stage.write(stage.coordinator, (tx) => decisions.update(tx, change));
    expect((await deadlines(id)).filter(({ state }) => state === 'open')).toEqual([{ owner_id: stage.lead.personId, due: day(40), state: 'open' }]);
  });

  test('under its new title; done is done, whoever is named after', async () => {
    const id = await adopted({ ownerId: personId(stage.member), followUpOn: day(30) });
    await stage.write(stage.coordinator, (tx) => decisions.update(tx, { id, expectedVersion: 1, title: 'Klimat- och energiplan' }));
    const titles = await stage.sql<{ title: string }>('select title from deadline where about = $1', [id]);
    expect(titles).toEqual([{ title: 'Klimat- och energiplan' }]);
    await stage.sql('update deadline set met_at = now(), met_by_id = owner_id where about = $1', [id]);
    const { version } = await row(id);
    await stage.write(stage.coordinator, (tx) => decisions.update(tx, { id, expectedVersion: version, ownerId: personId(stage.lead) }));
    expect(await deadlines(id)).toHaveLength(1);
  });

  test('needs somebody', async () => expect(await refusedWith(adopted({ followUpOn: day(30) }))).toEqual(['FOLLOW_UP_NEEDS_OWNER']));

  test('and nobody any more where it was a mistake: the deadline is struck', async () => {
    const id = await adopted({ ownerId: personId(stage.member), followUpOn: day(30) });
    await stage.write(stage.coordinator, (tx) => decisions.remove(tx, { id, expectedVersion: 1 }));
    expect((await deadlines(id)).map(({ state }) => state)).toEqual(['struck']);
  });
});

describe('a later decision', () => {
  const relate = (decisionId: string, earlierId: string, by = stage.coordinator) =>
    stage.write(by, (tx) => decisions.relate(tx, { decisionId, earlierId, kind: DecisionRelationKind.clarifies }));

  test('clarifies an earlier one, once', async () => {
    const [old, young] = [await adopted({ decidedOn: '2008-01-01' }), await adopted({ decidedOn: '2010-01-01' })];
    await relate(young, old);
    expect(await refusedWith(relate(young, old))).toEqual(['ALREADY_RELATED']);
    expect(await refusedWith(relate(old, young))).toEqual(['RELATES_TO_LATER']);
    expect(await refusedWith(relate(young, young))).toEqual(['RELATES_TO_LATER']);
  });

  test('not by who may not record it', async () => {
    const [old, young] = [await adopted({ decidedOn: '2008-01-01' }), await adopted({ decidedOn: '2010-01-01' })];
    expect(await refusedWith(relate(young, old, stage.lead))).toEqual(['FORBIDDEN']);
  });
});

describe('an action item', () => {
  const take = (more: object, by = stage.lead) =>
    stage.write(by, (tx) => actions.create(tx, { title: 'Räkna på taken', ownerId: personId(stage.member), dueOn: day(20), ...more }));

  test('is a deadline of its owner’s, with its ladder, made in one step', async () => {
    const id = await take({ meetingId: await stage.held() });
    const { deadlineId } = await stage.write(stage.lead, (tx) => tx.get(ActionItem, id));
    const deadline = await stage.write(stage.lead, (tx) => tx.get(Deadline, deadlineId));
    expect(deadline).toMatchObject({ obligation: 'actionItem', title: 'Räkna på taken', dueOn: day(20), ownerId: stage.member.personId });
    const steps = await stage.sql<{ step: string }>(`select step from reminder where deadline_id = $1 and state = 'planned'`, [deadlineId]);
    expect(steps.map(({ step }) => step)).toContain('0');
  });

  test('carries out a decision, and stands under its item', async () => {
    const agendaItemId = await stage.item(await stage.held());
    const decisionId = await record({ kind: DecisionKind.decides, agendaItemId }, stage.lead);
    const made = await stage.write(stage.lead, async (tx) => tx.get(ActionItem, await take({ decisionId })));
    expect(made).toMatchObject({ agendaItemId: agendaItemId.slice(4), decisionId: decisionId.slice(4) });
  });

  test('is taken on by members, not by readers, not without a meeting, not of two', async () => {
    const [one, other] = [await stage.held(), await stage.held()];
    await take({ meetingId: one }, stage.member);
    expect(await refusedWith(take({ meetingId: one }, await stage.world.as('reader')))).toEqual(['FORBIDDEN']);
    expect((await refusals(take({})))[0]!.path).toEqual(['input', 'meetingId']);
    expect(await refusedWith(take({ meetingId: one, agendaItemId: await stage.item(other) }))).toEqual(['ACTION_OF_MEETING']);
  });

  test('that was a mistake goes, and its deadline is struck', async () => {
    const uuid = await take({ meetingId: await stage.held() });
    const id = globalId(ActionItem, uuid);
    await stage.write(stage.lead, (tx) => actions.remove(tx, { id, expectedVersion: 1 }));
    expect(await stage.sql('select cancelled_at is not null as struck from deadline where about = $1', [id])).toEqual([{ struck: true }]);
  });

  test('of another tenant’s person is refused', async () => {
    const stranger = await (await newTenant()).as('reader');
    const [refusal] = await refusals(take({ meetingId: await stage.held(), ownerId: personId(stranger) }));
    expect([refusal!.code, ...refusal!.path]).toEqual(['NOT_FOUND', 'input', 'ownerId']);
  });
});
