import { afterAll, expect, test } from '@jest/globals';
import { ActionItemService, Meeting, MeetingService, nobody } from '@samnav/meetings';
import { Network, NetworkLevel, Person, Workgroup, WorkgroupService } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusedWith } from '@samnav/platform/testing';
import { WorkgroupReport } from './workgroup-report.entity.ts';
import { WorkgroupReportService } from './workgroup-report.service.ts';

afterAll(closeTestDatabase);

const service = new WorkgroupReportService();

/** A group that met twice in the first half of 2026, with a lead and a coordinator. */
async function newGroup() {
  const world = await newTenant();
  const coordinator = await world.as('regionCoordinator');
  const leader = await world.as('reader');
  const write = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(scope, work);
  const groupId = await write(coordinator, (tx) =>
    new WorkgroupService().create(tx, { name: 'Energi', theme: 'Energi', leadId: globalId(Person, leader.personId!), startsOn: '2020-01-01' }),
  );
  const lead = await world.as('workgroupLead', { workgroupId: groupId });
  const workgroupId = globalId(Workgroup, groupId);
  await write(coordinator, async (tx) => {
    const meetings = new MeetingService();
    const held = await meetings.make(tx, { title: 'Möte 1', plannedOn: '2026-02-03' }, { ...nobody, workgroupId: groupId });
    await meetings.hold(tx, { id: globalId(Meeting, held), expectedVersion: 1, heldOn: '2026-02-03' });
    await meetings.make(tx, { title: 'Möte 2', plannedOn: '2026-05-03' }, { ...nobody, workgroupId: groupId });
    const owner = globalId(Person, leader.personId!);
    await new ActionItemService().create(tx, { meetingId: globalId(Meeting, held), title: 'Ring IVL', ownerId: owner, dueOn: '2099-04-01' });
  });
  return { world, coordinator, lead, leader, write, groupId, workgroupId };
}
type Group = Awaited<ReturnType<typeof newGroup>>;

const asked = ({ write, coordinator, workgroupId }: Group): Promise<string> =>
  write(coordinator, (tx) => service.create(tx, { workgroupId, startsOn: '2026-01-01' }));
const lines = ({ write, coordinator }: Group, id: string): Promise<string[]> =>
  write(coordinator, async (tx) =>
    (
      await tx.sql<{ line: string }>(
        `select kind || ': ' || label || ', ' || detail_sv as line from workgroup_report_line where report_id = $1 order by number`,
        [id],
      )
    ).map(({ line }) => line),
  );
const open = ({ write, coordinator }: Group): Promise<string[]> =>
  write(coordinator, async (tx) =>
    (
      await tx.sql<{ obligation: string }>(
        `select obligation from deadline where tenant_id = current_tenant() and about like 'wgp_%' and met_at is null and cancelled_at is null order by 1`,
      )
    ).map(({ obligation }) => obligation),
  );
const of = (id: string, expectedVersion: number) => ({ id: globalId(WorkgroupReport, id), expectedVersion });

test('a report is prefilled from what is recorded, and what is recorded later comes in while it is written', async () => {
  const group = await newGroup();
  const id = await asked(group);
  expect(await lines(group, id)).toEqual([
    'meeting: Möte 1, Hållet 2026-02-03',
    'meeting: Möte 2, Planerat 2026-05-03',
    'attendance: Energi, 0 kvinnor och 0 män',
    'action: Ring IVL, Öppen, sista dag 2099-04-01',
  ]);
  await group.write(group.coordinator, (tx) =>
    tx.create(
      Network,
      { name: 'CIVITAS', level: NetworkLevel.international, joinedAsNew: true, startsOn: '2026-03-01', accountableOwnerId: group.leader.personId! },
      'network.created',
    ),
  );
  await group.write(group.lead, (tx) => service.save(tx, { ...of(id, 1), summary: 'Vi har börjat.' }));
  expect(await lines(group, id)).toContain('network: CIVITAS, Nytt 2026-03-01');
});

test('it is asked for by a deadline, handed in, given back with the reason, and approved by somebody else', async () => {
  const group = await newGroup();
  const { write, lead, coordinator } = group;
  const id = await asked(group);
  expect(await open(group)).toEqual(['workgroupReport']);
  await write(lead, (tx) => service.submit(tx, of(id, 1)));
  expect(await open(group)).toEqual(['approval']);
  expect(await refusedWith(write(lead, (tx) => service.save(tx, { ...of(id, 2), summary: 'Nej' })))).toEqual(['REPORT_HANDED_IN']);
  expect(await refusedWith(write(lead, (tx) => service.approve(tx, of(id, 2))))).toEqual(['FORBIDDEN']);
  await write(coordinator, (tx) => service.giveBack(tx, { ...of(id, 2), reason: 'Vad kom ut av det?' }));
  expect(await open(group)).toEqual(['returned']);
  await write(lead, (tx) => service.save(tx, { ...of(id, 3), results: 'Fem nya laddplatser.' }));
  await write(lead, (tx) => service.submit(tx, of(id, 4)));
  await write(coordinator, (tx) => service.approve(tx, of(id, 5)));
  expect(await open(group)).toEqual([]);
  expect(await write(coordinator, (tx) => tx.get(WorkgroupReport, id))).toMatchObject({ submittedById: group.lead.personId });
  // the database holds it too
  const change = `update workgroup_report set summary = 'x' where id = $1`;
  await expect(write(coordinator, (tx) => tx.sql(change, [id]))).rejects.toThrow('the report has been handed in');
  const line = 'delete from workgroup_report_line where report_id = $1';
  await expect(write(coordinator, (tx) => tx.sql(line, [id]))).rejects.toThrow('the report has been handed in');
});

test('reports of periods that follow each other are asked for at once, each period once', async () => {
  const group = await newGroup();
  const { write, coordinator, workgroupId } = group;
  await write(coordinator, (tx) => service.create(tx, { workgroupId, startsOn: '2026-01-01', months: 3, times: 2, dueAfterDays: 14 }));
  const periods = await write(coordinator, (tx) =>
    tx.sql(`select starts_on::text, ends_on::text, due_on::text from workgroup_report where tenant_id = current_tenant() order by 1`),
  );
  expect(periods).toEqual([
    { starts_on: '2026-01-01', ends_on: '2026-03-31', due_on: '2026-04-14' },
    { starts_on: '2026-04-01', ends_on: '2026-06-30', due_on: '2026-07-14' },
  ]);
  const again = write(coordinator, (tx) => service.create(tx, { workgroupId, startsOn: '2026-01-01', months: 3 }));
  expect(await refusedWith(again)).toEqual(['REPORT_OF_PERIOD_THERE']);
});

test('a coordinator who leads the group as well does not approve what they handed in, and what is given back waits for nobody', async () => {
  const group = await newGroup();
  const { write, coordinator, world } = group;
  const id = await asked(group);
  await write(coordinator, (tx) => service.submit(tx, of(id, 1)));
  expect(await refusedWith(write(coordinator, (tx) => service.approve(tx, of(id, 2))))).toEqual(['REPORT_BY_SOMEBODY_ELSE']);
  const direct = `update workgroup_report set approved_at = now(), approved_by_id = submitted_by_id where id = $1`;
  expect(await refusedWith(write(coordinator, (tx) => tx.sql(direct, [id])))).toEqual(['REPORT_BY_SOMEBODY_ELSE']);
  const second = await world.as('regionCoordinator');
  const [approved, given] = await Promise.allSettled([
    write(second, (tx) => service.approve(tx, of(id, 2))),
    write(second, (tx) => service.giveBack(tx, { ...of(id, 2), reason: 'Kort' })),
  ]);
  expect([approved.status, given.status].sort()).toEqual(['fulfilled', 'rejected']);
  const row = await write(second, (tx) => tx.get(WorkgroupReport, id));
  expect([row.submittedById !== null, row.approvedAt !== null]).toEqual(approved.status === 'fulfilled' ? [true, true] : [false, false]);
});

test('another tenant’s report is not there, and whoever is not of the group writes in none', async () => {
  const group = await newGroup();
  const id = await asked(group);
  const other = await newGroup();
  expect(await refusedWith(other.write(other.coordinator, (tx) => service.submit(tx, of(id, 1))))).toEqual(['NOT_FOUND']);
  const stranger = await group.world.as('reader');
  expect(await refusedWith(group.write(stranger, (tx) => service.save(tx, of(id, 1))))).toEqual(['FORBIDDEN']);
});
