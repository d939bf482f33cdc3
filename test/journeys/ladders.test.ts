import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

let world: Furnished;
let johan: Visitor;
beforeAll(async () => {
  world = await openWorld();
  johan = await world.visit('samordnare@umearegionen.example');
}, 300_000);
afterAll(() => world.close());

const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
const SET = 'mutation ($input: SetDeadlineInput!) { setDeadline(input: $input) { deadline { id } errors { code } } }';
const COMING = 'sendAt channel step recipientRole recipient { name email }';

async function deadline(): Promise<string> {
  const { data } = await johan.ask('{ people(first: 1, filter: { email: { eq: "samordnare@umearegionen.example" } }) { nodes { id } } }');
  const made = await johan.ask(SET, { input: { title: 'Trappan', dueOn: later(40), ownerId: data.people.nodes[0].id } });
  return made.data.setDeadline.deadline.id as string;
}

describe('who gets what when', () => {
  test('is answered for one deadline, to the coordinator in the end, and nothing is written', async () => {
    const deadlineId = await deadline();
    const count = 'query ($id: ID!) { node(id: $id) { ... on Deadline { reminders { totalCount } } } }';
    const before = await johan.ask(count, { id: deadlineId });
    const { data, errors } = await johan.ask(`query ($deadlineId: ID!) { reminderPreview(deadlineId: $deadlineId) { ${COMING} } }`, { deadlineId });
    expect(errors).toBeUndefined();
    expect(data.reminderPreview[0]).toMatchObject({
      step: '-28',
      channel: 'inbox',
      recipientRole: 'owner',
      recipient: { email: 'samordnare@umearegionen.example' },
      sendAt: expect.stringContaining(later(12)),
    });
    expect(data.reminderPreview.map(({ step }: { step: string }) => step)).toEqual(expect.arrayContaining(['-28', '0', '+1', '+7', '+30', '+60']));
    expect(await johan.ask(count, { id: deadlineId })).toEqual(before);
  });

  test('can be tried with a ladder that nobody has saved; a fault in it is told with its place', async () => {
    const ask = 'query ($deadlineId: ID!, $input: SetLadderInput!) { ladderPreview(deadlineId: $deadlineId, input: $input) { step sendAt } }';
    const deadlineId = await deadline();
    const step = { offsetDays: -5, unit: 'workingDays', recipientRole: 'owner' };
    const { data } = await johan.ask(ask, { deadlineId, input: { obligation: 'any', quiet: 'weekends', sendTime: '09:15', steps: [step] } });
    expect(data.ladderPreview).toEqual([{ step: '-5w', sendAt: expect.stringMatching(/:15:00/) }]);
    const refused = await johan.ask(ask, { deadlineId, input: { obligation: 'any', steps: [step, { ...step, repeatEvery: 3 }] } });
    expect(refused.errors![0]!.extensions).toMatchObject({ code: expect.stringMatching(/^LADDER_/) });
  });

  test('of another tenant’s deadline is not answered', async () => {
    const deadlineId = await deadline();
    const kiruna = await world.visit('strateg@kiruna.example', 'kiruna');
    const { data, errors } = await kiruna.ask(`query ($deadlineId: ID!) { reminderPreview(deadlineId: $deadlineId) { step } }`, { deadlineId });
    expect([data, errors![0]!.extensions.code]).toEqual([null, 'NOT_FOUND']);
  });
});

test('a region’s ladders are listed with their steps in order', async () => {
  const { data } = await johan.ask(
    '{ ladders { nodes { obligation municipality { name } quiet sendTime viewerCan { update } steps { nodes { offsetDays recipientRole } } } } }',
  );
  const regional = data.ladders.nodes.find((ladder: any) => ladder.obligation === 'any' && !ladder.municipality);
  expect(regional).toMatchObject({ quiet: 'none', sendTime: '08:00', viewerCan: { update: true } });
  expect(regional.steps.nodes.map(({ offsetDays }: any) => offsetDays)).toEqual([-28, -7, 0, 1, 1, 7, 7, 30, 30, 60, 60]);
});
