import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { Region } from '../testing/region.ts';
import { PriorityService } from './priority.service.ts';
import { Workgroup, WorkgroupMember, WorkgroupRole } from './workgroup.entity.ts';
import { WorkgroupMemberService } from './workgroup-member.service.ts';
import { WorkgroupService } from './workgroup.service.ts';

afterAll(closeTestDatabase);
const groups = new WorkgroupService();
const members = new WorkgroupMemberService();

interface Group {
  region: Region;
  id: string;
  leadId: string;
}
/** A region with a workgroup that goes on since 2020. */
async function group(more: { municipality?: string } = {}): Promise<Group> {
  const region = await Region.create();
  const leadId = await region.person('Maja Prov', { municipalityId: region.municipality('Umeå') });
  const municipalityId = more.municipality && region.municipality(more.municipality);
  const input = { name: 'Energi och klimat', theme: 'Energi', leadId, startsOn: '2020-01-01', municipalityId };
  const id = globalId(Workgroup, await region.write((tx) => groups.create(tx, input)));
  return { region, id, leadId };
}
const join = async ({ region, id }: Group, municipality: string, startsOn = '2020-02-01'): Promise<string> => {
  const personId = await region.person(`Vera från ${municipality}`, { municipalityId: region.municipality(municipality) });
  return globalId(WorkgroupMember, await region.write((tx) => members.add(tx, { workgroupId: id, personId, startsOn })));
};
const coverage = ({ region }: Group): Promise<{ name: string; member_count: number }[]> =>
  region.write((tx) =>
    tx.sql(
      'select m.name, c.member_count from workgroup_coverage c join municipality m on m.tenant_id = c.tenant_id and m.id = c.municipality_id order by m.code',
    ),
  );

test('a workgroup begins with exactly one lead, who is its first member', async () => {
  const { region, id, leadId } = await group();

  expect(await region.row(Workgroup, id)).toMatchObject({ leadId: leadId.slice(4), theme: 'Energi', version: 1 });
  expect(await region.rows(WorkgroupMember)).toMatchObject([{ role: 'lead', personId: leadId.slice(4), startsOn: '2020-01-01', endsOn: null }]);
});

test('a municipality with nobody in the group today is a gap', async () => {
  const made = await group();
  expect(await coverage(made)).toEqual([
    { name: 'Vindeln', member_count: 0 },
    { name: 'Umeå', member_count: 1 },
  ]);

  const id = await join(made, 'Vindeln');
  expect(await coverage(made)).toEqual([
    { name: 'Vindeln', member_count: 1 },
    { name: 'Umeå', member_count: 1 },
  ]);

  await made.region.write((tx) => members.end(tx, { id, expectedVersion: 1, endsOn: '2021-12-31' }));
  expect(await coverage(made)).toEqual([
    { name: 'Vindeln', member_count: 0 },
    { name: 'Umeå', member_count: 1 },
  ]);
});

test('a municipality’s own group is meant for that municipality only', async () => {
  expect(await coverage(await group({ municipality: 'Umeå' }))).toEqual([{ name: 'Umeå', member_count: 1 }]);
});

test('a person is in a group once at a time; the answer names the period', async () => {
  const { region, id } = await group();
  const personId = await region.person();
  await region.write((tx) => members.add(tx, { workgroupId: id, personId, startsOn: '2020-02-01' }));

  const [error] = await refusals(
    region.write((tx) => members.add(tx, { workgroupId: id, personId, role: WorkgroupRole.deputy, startsOn: '2024-01-01' })),
  );

  expect(error!.code).toBe('WORKGROUP_MEMBER_OVERLAPS');
  expect(error!.text('en')).toContain('2020-02-01 –');
});

test('of two who add the same person at once, one is told', async () => {
  const { region, id } = await group();
  const personId = await region.person();
  const add = () => region.write((tx) => members.add(tx, { workgroupId: id, personId, startsOn: '2020-02-01' }));

  const results = await Promise.allSettled([add(), add()]);

  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  expect(results.map((r) => (r.status === 'rejected' ? (r.reason as { code: string }).code : null))).toContain('WORKGROUP_MEMBER_OVERLAPS');
});

test('a second lead is not added and the lead does not just leave; the lead is changed', async () => {
  const { region, id } = await group();
  const personId = await region.person();
  const [lead] = await region.rows(WorkgroupMember);

  const add = region.write((tx) => members.add(tx, { workgroupId: id, personId, role: WorkgroupRole.lead }));
  expect(await refusedWith(add)).toEqual(['WORKGROUP_HAS_LEAD']);
  const end = region.write((tx) => members.end(tx, { id: globalId(WorkgroupMember, lead!.id), expectedVersion: 1, endsOn: '2024-01-01' }));
  expect(await refusedWith(end)).toEqual(['WORKGROUP_HAS_LEAD']);
});

test('a new lead takes over: the one before leaves the day before, and a member stops being one', async () => {
  const made = await group();
  const member = await join(made, 'Vindeln');
  const { personId } = await made.region.row(WorkgroupMember, member);

  await made.region.write((tx) => members.changeLead(tx, { id: made.id, expectedVersion: 1, personId: `per_${personId}`, startsOn: '2024-03-01' }));

  expect(await made.region.row(Workgroup, made.id)).toMatchObject({ leadId: personId, version: 2 });
  expect((await made.region.rows(WorkgroupMember)).map((m) => [m.role, m.startsOn, m.endsOn])).toEqual([
    ['lead', '2020-01-01', '2024-02-29'],
    ['member', '2020-02-01', '2024-02-29'],
    ['lead', '2024-03-01', null],
  ]);
});

test('the lead is not changed before the present one began, nor in the future', async () => {
  const { region, id } = await group();
  const personId = await region.person();
  const change = (startsOn: string) => region.write((tx) => members.changeLead(tx, { id, expectedVersion: 1, personId, startsOn }));

  expect(await refusedWith(change('2020-01-01'))).toEqual(['LEAD_CHANGE_TOO_EARLY']);
  expect(await refusedWith(change('2199-01-01'))).toEqual(['LEAD_CHANGE_IN_FUTURE']);
});

test('who takes part for a time only becomes lead without an end', async () => {
  const { region, id } = await group();
  const personId = await region.person();
  await region.write((tx) => members.add(tx, { workgroupId: id, personId, startsOn: '2024-01-01', endsOn: '2099-12-31' }));

  await region.write((tx) => members.changeLead(tx, { id, expectedVersion: 1, personId, startsOn: '2024-03-01' }));

  expect((await region.rows(WorkgroupMember)).map((m) => [m.role, m.startsOn, m.endsOn])).toEqual([
    ['lead', '2020-01-01', '2024-02-29'],
    ['member', '2024-01-01', '2024-02-29'],
    ['lead', '2024-03-01', null],
  ]);
});

test('a time in the group is not ended into the next one, nor beyond the group’s end', async () => {
  const made = await group();
  const { region, id } = made;
  const first = await join(made, 'Vindeln', '2021-01-01');
  const { personId } = await region.row(WorkgroupMember, first);
  const end = (expectedVersion: number, endsOn: string) => region.write((tx) => members.end(tx, { id: first, expectedVersion, endsOn }));
  await end(1, '2021-12-31');
  await region.write((tx) => members.add(tx, { workgroupId: id, personId: `per_${personId}`, startsOn: '2023-01-01' }));

  expect(await refusedWith(end(2, '2023-05-01'))).toEqual(['WORKGROUP_MEMBER_OVERLAPS']);
  await region.write((tx) => groups.end(tx, { id, expectedVersion: 1, endsOn: '2024-01-01' }));
  expect(await refusedWith(end(2, '2024-05-01'))).toEqual(['WORKGROUP_ENDED']);
});

test('the database itself refuses a second lead at the same time', async () => {
  const { region } = await group();
  const personId = await region.person();
  const copy = `insert into workgroup_member (workgroup_id, person_id, role, starts_on) select workgroup_id, $1, 'lead', '2023-01-01' from workgroup_member`;

  await expect(region.write((tx) => tx.sql(copy, [personId.slice(4)]))).rejects.toThrow('workgroup_member_one_lead');
});

test('ending a group ends who takes part, says how many, and lets nobody join after', async () => {
  const made = await group();
  const { region, id } = made;
  await join(made, 'Vindeln');

  const { endedMembers } = await region.write((tx) => groups.end(tx, { id, expectedVersion: 1, endsOn: '2024-06-30' }));

  expect(endedMembers).toBe(2);
  expect(await refusedWith(join(made, 'Umeå', '2024-07-01'))).toEqual(['WORKGROUP_ENDED']);
  expect(await refusedWith(region.write((tx) => groups.end(tx, { id, expectedVersion: 2, endsOn: '2024-07-31' })))).toEqual(['WORKGROUP_ENDED']);
});

test('the lead changes the group, and does not give it to a municipality', async () => {
  const { region, id } = await group();
  const lead = await region.world.as('workgroupLead', { workgroupId: id.slice(4) });
  const update = (municipalityId?: string) =>
    region.write((tx) => groups.update(tx, { id, expectedVersion: 1, purpose: 'Mer sol.', municipalityId }), lead);

  expect(await refusedWith(update(region.municipality('Umeå')))).toEqual(['FORBIDDEN']);
  await update();
  expect((await region.row(Workgroup, id)).purpose).toBe('Mer sol.');
});

test('a municipality’s people fill its own gap in the region’s group, not another’s', async () => {
  const { region, id } = await group();
  const vindeln = await region.strategist('Vindeln');
  const personId = await region.person();
  const add = (name: string) =>
    region.write((tx) => members.add(tx, { workgroupId: id, personId, municipalityId: region.municipality(name) }), vindeln);

  expect(await refusedWith(add('Umeå'))).toEqual(['FORBIDDEN']);
  await add('Vindeln');
});

test('a name is taken once, and a number among the priorities too', async () => {
  const { region, leadId } = await group();
  const priorities = new PriorityService();
  await region.write((tx) => priorities.create(tx, { number: 1, name: 'God hälsa på lika villkor' }));

  expect(await refusedWith(region.write((tx) => groups.create(tx, { name: 'Energi och klimat', theme: 'Energi', leadId })))).toEqual([
    'WORKGROUP_NAME_TAKEN',
  ]);
  expect(await refusedWith(region.write((tx) => priorities.create(tx, { number: 1, name: 'En annan' })))).toEqual(['PRIORITY_NUMBER_TAKEN']);
});

test('stale versions are conflicts', async () => {
  const { region, id } = await group();
  const personId = await region.person();
  await region.write((tx) => groups.update(tx, { id, expectedVersion: 1, theme: 'Energi och klimat' }));

  expect(await refusedWith(region.write((tx) => groups.update(tx, { id, expectedVersion: 1, theme: 'Annat' })))).toEqual(['VERSION_CONFLICT']);
  expect(await refusedWith(region.write((tx) => members.changeLead(tx, { id, expectedVersion: 1, personId })))).toEqual(['VERSION_CONFLICT']);
  expect(await refusedWith(region.write((tx) => groups.end(tx, { id, expectedVersion: 1, endsOn: '2024-01-01' })))).toEqual(['VERSION_CONFLICT']);
});

test('another tenant’s group, person, municipality and member do not exist', async () => {
  const [made, other] = [await group(), await group()];
  const { region, id } = made;
  const personId = await region.person();

  const notFound = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(NotFound);
  const foreign = await join(other, 'Vindeln');
  await notFound(region.write((tx) => groups.update(tx, { id: other.id, expectedVersion: 1, theme: 'Vår' })));
  await notFound(region.write((tx) => members.add(tx, { workgroupId: other.id, personId })));
  await notFound(region.write((tx) => members.add(tx, { workgroupId: id, personId: other.leadId })));
  await notFound(region.write((tx) => members.add(tx, { workgroupId: id, personId, municipalityId: other.region.municipality('Umeå') })));
  await notFound(region.write((tx) => members.end(tx, { id: foreign, expectedVersion: 1, endsOn: '2024-01-01' })));
  await notFound(region.write((tx) => members.changeLead(tx, { id, expectedVersion: 1, personId: other.leadId })));
  expect(await coverage(made)).toHaveLength(2);
});
