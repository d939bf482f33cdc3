import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

interface Row {
  label: string;
  reason: string;
}
interface Target {
  id: string;
  title: string;
  kind: string;
  state: string;
  value: string | null;
  required: string | null;
  finding: string;
  counted: { nodes: Row[] };
  notCounted: { nodes: Row[] };
}

// of its own, as these tests change what has been recorded
let own: OwnDatabase;
let world: Furnished;
let coordinator: Visitor;
beforeAll(async () => {
  own = await ownDatabase('test');
  world = await openWorld(own.env);
  coordinator = await world.visit('samordnare@umearegionen.example');
}, 240_000);
afterAll(async () => {
  await world.close();
  await own.drop();
});

const TARGETS = `{ projects(filter: { name: { eq: "Hållbara Umeåregionen" } }) { nodes { targets { nodes {
  id title kind state value required finding counted(first: 50) { nodes { label reason } } notCounted(first: 50) { nodes { label reason } } } } } } }`;

/** The project's targets, as anybody of the region reads them. */
async function targets(headers = {}): Promise<Target[]> {
  const reader = await world.visit('politiker@umea.example');
  const { data, errors } = await reader.ask(TARGETS, {}, headers);
  expect(errors).toBeUndefined();
  return data.projects.nodes[0].targets.nodes as Target[];
}
const target = async (kind: string, title = ''): Promise<Target> => (await targets()).find((t) => t.kind === kind && t.title.includes(title))!;
const labels = ({ nodes }: { nodes: Row[] }): string[] => nodes.map(({ label }) => label);

/** A mutation of the coordinator's that must succeed; answers its payload. */
async function does(name: string, input: object, answer: string): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await coordinator.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code message } } }`, {
    input,
  });
  expect([errors, data?.[name].errors]).toEqual([undefined, []]);
  return data[name];
}

test('what came of the project of 2008–2010 is counted, and nobody has typed it', async () => {
  expect((await targets()).map(({ kind, state, value, required }) => [kind, state, value, required]).sort()).toEqual([
    ['genderBalance', 'MET', '40.0', '40.0'],
    ['genderBalance', 'MET', '49.7', '40.0'],
    ['networksJoined', 'NOT_MET', '3', '5'],
    ['plansAdopted', 'MET', '7', '7'],
    ['projectsPerMunicipality', 'NOT_MET', '6', '6'],
    ['regionWideWorkshops', 'MET', '3', '3'],
    ['workgroupsEngaged', 'MET', '10', '10'],
  ]);
}, 120_000);

test('three of five new networks count, each with its reason, in the reader’s language', async () => {
  const { counted, notCounted } = await target('networksJoined');
  expect(counted.nodes).toEqual([
    { label: 'CIVITAS', reason: 'Internationellt, nytt 2010-01-01.' },
    { label: 'Nationella samrådsgruppen för EU-samarbete om stadsutveckling', reason: 'Nationellt, nytt 2010-01-01.' },
    { label: 'SIS TK 522', reason: 'Nationellt, nytt 2010-01-01.' },
  ]);
  const regional = 'Nätverket är regionalt, inte nationellt eller internationellt.';
  expect(notCounted.nodes).toEqual([
    { label: 'Nätverket för hållbart byggande och förvaltande i kallt klimat', reason: regional },
    { label: 'Umeåregionens arbetsgrupp för folkhälsa', reason: regional },
  ]);
  const english = (await targets({ 'accept-language': 'en' })).find(({ kind }) => kind === 'networksJoined')!;
  expect(english.notCounted.nodes[0]!.reason).toBe('The network is regional, neither national nor international.');
  expect(english.finding).toBe('3 of 5 count; at least 5 are needed.');
}, 120_000);

test('six projects are enough in number, but three municipalities have none; they are named', async () => {
  const { counted, notCounted, finding } = await target('projectsPerMunicipality');
  expect(counted.nodes).toHaveLength(6);
  expect(labels(notCounted)).toEqual(['Bjurholm', 'Nordmaling', 'Robertsfors']);
  expect(finding).toBe('6 projekt av minst 6. Kommuner utan projekt: Bjurholm, Nordmaling, Robertsfors.');
});

test('with one meeting fewer nine workgroups are engaged, and the target is not met; held again, it is', async () => {
  const title = 'Jämställdhetsarbete, möte 1';
  const { data } = await coordinator.ask(`{ meetings(query: "${title}") { nodes { id version heldOn title } } }`);
  const meeting = data.meetings.nodes.find((m: { title: string }) => m.title === title);
  const { meeting: open } = await does('reopenMeeting', { id: meeting.id, expectedVersion: meeting.version }, 'meeting { id version }');
  const nine = await target('workgroupsEngaged');
  expect([nine.state, nine.value, nine.required]).toEqual(['NOT_MET', '9', '10']);
  expect(nine.notCounted.nodes).toContainEqual({ label: 'Jämställdhetsarbete', reason: 'Möten är planerade, men inget är hållet.' });
  await does('holdMeeting', { id: open.id, expectedVersion: open.version, heldOn: meeting.heldOn }, 'meeting { id }');
  expect((await target('workgroupsEngaged')).state).toBe('MET');
}, 120_000);

test('three workshops count, one in each of the phases 1–3; without one the phase is named', async () => {
  const three = await target('regionWideWorkshops');
  expect(three.counted.nodes.map(({ reason }) => reason)).toEqual([
    'Hållen 2008-06-11, fas 1.',
    'Hållen 2009-02-18, fas 2.',
    'Hållen 2009-11-25, fas 3.',
  ]);
  await own.admin.query(`update meeting set held_on = null where title = 'Workshop: hållbar utveckling'`);
  const two = await target('regionWideWorkshops');
  expect([two.state, two.value]).toEqual(['NOT_MET', '2']);
  expect(labels(two.notCounted)).toEqual(['Workshop: hållbar utveckling', 'Lokala delmål']);
  await own.admin.query(`update meeting set held_on = planned_on where title = 'Workshop: hållbar utveckling'`);
}, 120_000);

test('exactly 40.0 % women by the lists is met; one man more who came is 39.9 %, and is not', async () => {
  expect((await target('genderBalance', 'workshops')).finding).toBe('40,0 % kvinnor och 60,0 % män av 90 närvaron; båda ska vara minst 40 %.');
  const shop = `select tenant_id, id from meeting where title = 'Workshop: nuläget i kommunerna'`;
  const come = (gender: string, many: number): Promise<unknown> =>
    own.admin.query(
      `insert into attendance (tenant_id, meeting_id, guest_name, guest_gender, status, attendee)
       select m.tenant_id, m.id, $1 || ' ' || n, $1, 'present', '' from (${shop}) m, generate_series(1, $2::integer) n`,
      [gender, many],
    );
  await come('woman', 164);
  await come('man', 246);
  expect(await target('genderBalance', 'workshops')).toMatchObject({ state: 'MET', value: '40.0' }); // 200 of 500
  await own.admin.query(`update attendance set status = 'present' where status = 'absent' and meeting_id = (select id from (${shop}) m) and ctid in
    (select ctid from attendance where status = 'absent' and meeting_id = (select id from (${shop}) m) limit 1)`);
  expect(await target('genderBalance', 'workshops')).toMatchObject({ state: 'NOT_MET', value: '39.9' }); // 200 of 501
}, 120_000);

test('the plan is met only while all six local plans are linked and adopted and the regional one is adopted', async () => {
  const { data } = await coordinator.ask('{ actionPlans(first: 50) { nodes { id version title partOf { id } } } }');
  const local = data.actionPlans.nodes.find((p: { title: string }) => p.title.includes('Vindelns'));
  const unlinked = await does('updateActionPlan', { id: local.id, expectedVersion: local.version, partOfId: null }, 'actionPlan { id version }');
  const six = await target('plansAdopted');
  expect([six.state, six.value, six.required]).toEqual(['NOT_MET', '6', '7']);
  expect(six.notCounted.nodes).toEqual([{ label: local.title, reason: 'Inte kopplad till den regionala planen.' }]);
  const again = { id: local.id, expectedVersion: unlinked.actionPlan.version, partOfId: local.partOf.id };
  await does('updateActionPlan', again, 'actionPlan { id }');
  expect((await target('plansAdopted')).state).toBe('MET');
  await own.admin.query(`update action_plan set decision_id = null where title like 'Regionalt handlingsprogram%'`);
  expect(await target('plansAdopted')).toMatchObject({ state: 'NOT_MET', notCounted: { nodes: [{ reason: 'Ingen har antagit den.' }] } });
}, 120_000);

test('what was frozen for the final report says what it was then, row by row in its version', async () => {
  const { data } = await coordinator.ask(
    `{ targets(first: 50) { nodes { kind snapshots { nodes { frozenAt note state value rows(first: 50) { nodes { counted label subjectVersion } } } } } } }`,
  );
  const plans = data.targets.nodes.find((t: { kind: string }) => t.kind === 'plansAdopted').snapshots.nodes[0];
  expect(plans).toMatchObject({ frozenAt: '2010-06-30T11:00:00.000Z', note: 'Slutrapport', state: 'MET', value: '7' });
  expect(plans.rows.nodes.map((row: { counted: boolean; subjectVersion: number }) => [row.counted, row.subjectVersion])).toEqual(
    Array(7).fill([true, 2]),
  );
});
