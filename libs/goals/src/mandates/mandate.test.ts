import { afterAll, expect, test } from '@jest/globals';
import { BodyStanding, Organisation, OrganisationKind, OrganisationService } from '@samnav/networks';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Deadline } from '@samnav/reminders';
import { GoalRegion } from '../testing/region.ts';
import { Mandate, MandateReceiver, MandateStatus } from './mandate.entity.ts';
import type { CreateMandateInput } from './mandate.inputs.ts';
import { MandateService } from './mandate.service.ts';

afterAll(closeTestDatabase);
const mandates = new MandateService();
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function given(region: GoalRegion, more: Partial<CreateMandateInput> = {}): Promise<string> {
  const bodyId = more.bodyId ?? (await region.body(BodyStanding.deciding, 'Umeå'));
  return globalId(Mandate, await region.write((tx) => mandates.create(tx, { number: '12', title: 'Ta fram en metod', bodyId, ...more })));
}
const receivers = (region: GoalRegion, mandateId: string): Promise<string[]> =>
  region.write(async (tx) =>
    (await tx.rows(MandateReceiver).find({ where: { mandateId: mandateId.slice(4) }, order: { id: 'ASC' } })).map((r) =>
      globalId(MandateReceiver, r.id),
    ),
  );
const report = (region: GoalRegion, mandateId: string, status: MandateStatus, receiverId?: string, scope = region.coordinator) =>
  region.write((tx) => mandates.report(tx, { mandateId, status, receiverId, text: 'Så här långt' }), scope);
const status = async (region: GoalRegion, id: string): Promise<unknown> => (await region.computed(Mandate, id, ['status']))[0];
const deadlines = (region: GoalRegion): Promise<Deadline[]> =>
  region.write((tx) => tx.rows(Deadline).find({ where: { tenantId: region.world.tenantId }, order: { id: 'ASC' } }));

test('a mandate is done when all who received it say so', async () => {
  const region = await GoalRegion.create();
  const [board, technical] = [await region.body(BodyStanding.deciding, 'Umeå'), await region.body(BodyStanding.deciding, 'Umeå')];
  const id = await given(region, { number: '15', receiverBodyIds: [board, technical] });
  const [one, other] = await receivers(region, id);

  expect(await status(region, id)).toBe('notStarted');
  await report(region, id, MandateStatus.done, one);
  expect(await status(region, id)).toBe('underway');
  expect(await region.computed(MandateReceiver, other!, ['status'])).toEqual(['notStarted']);
  await report(region, id, MandateStatus.stopped, other);
  expect(await status(region, id)).toBe('stopped');
  await report(region, id, MandateStatus.done);
  expect(await status(region, id)).toBe('done');
});

test('a mandate that nobody received is as far as its latest report', async () => {
  const region = await GoalRegion.create();
  const id = await given(region);

  await report(region, id, MandateStatus.underway);
  expect(await status(region, id)).toBe('underway');
});

test('reports are added, never rewritten', async () => {
  const region = await GoalRegion.create();
  const id = await given(region);
  await report(region, id, MandateStatus.underway);

  await expect(region.write((tx) => tx.sql(`update mandate_report set status = 'done'`))).rejects.toThrow(/permission denied/);
  expect(await refusedWith(region.write((tx) => mandates.report(tx, { mandateId: id, status: MandateStatus.done, reportedOn: day(2) })))).toEqual([
    'REPORTED_LATER',
  ]);
});

test('a day to report by is the owner’s deadline, moved with the mandate and met by the last report', async () => {
  const region = await GoalRegion.create();
  const id = await given(region, { dueOn: day(30), ownerId: region.owner });
  const [first] = await deadlines(region);

  expect(first).toMatchObject({ obligation: 'mandateReport', dueOn: day(30), ownerId: region.coordinator.personId, about: id });
  await region.write((tx) => mandates.update(tx, { id, expectedVersion: 1, dueOn: day(60) }));
  const [struck, moved] = await deadlines(region);
  expect([struck?.cancelledAt !== null, moved]).toMatchObject([true, { dueOn: day(60), metAt: null }]);
  await report(region, id, MandateStatus.underway);
  expect((await deadlines(region))[1]).toMatchObject({ metAt: null });
  await report(region, id, MandateStatus.done);
  expect((await deadlines(region))[1]!.metAt).not.toBeNull();
  expect(await refusedWith(given(region, { number: '13', dueOn: day(30) }))).toEqual(['MANDATE_OWNER_MISSING']);
});

test('one more who receives a mandate has it to report, and nobody receives it twice', async () => {
  const region = await GoalRegion.create();
  const bodyId = await region.body();
  const companies = { name: 'Umeå kommunföretag AB', kind: OrganisationKind.municipalCompany };
  const organisationId = globalId(Organisation, await region.write((tx) => new OrganisationService().create(tx, companies)));
  const id = await given(region, { number: '13', receiverBodyIds: [bodyId] });
  const add = (more: object) => region.write((tx) => mandates.addReceiver(tx, { mandateId: id, ...more }));
  await report(region, id, MandateStatus.done, (await receivers(region, id))[0]);

  await add({ organisationId });
  expect(await status(region, id)).toBe('underway');
  expect(await refusedWith(add({ organisationId }))).toEqual(['MANDATE_RECEIVED_ALREADY']);
  expect(await refusedWith(add({}))).toEqual(['RECEIVER_NEEDED']);
  expect(await refusedWith(add({ organisationId, bodyId }))).toEqual(['RECEIVER_NEEDED']);
});

test('a mandate clarifies an earlier one, and its number is the body’s own of that day', async () => {
  const region = await GoalRegion.create();
  const bodyId = await region.body();
  const former = await given(region, { number: '49', bodyId });
  const id = await given(region, { bodyId, startsOn: '2021-01-01', clarifiesId: former });

  expect(await region.row(Mandate, id)).toMatchObject({ number: '12', clarifiesId: former.slice(4) });
  expect(await refusedWith(given(region, { bodyId, startsOn: '2021-01-01' }))).toEqual(['MANDATE_NUMBER_TAKEN']);
  await given(region, { bodyId, startsOn: '2025-01-01' });
});

test('who received it reports in its own municipality; another municipality’s people do not', async () => {
  const region = await GoalRegion.create();
  const bodyId = await region.body(BodyStanding.steering);
  const id = await given(region, { bodyId, receiverBodyIds: [await region.body(BodyStanding.deciding, 'Vindeln')] });
  const [receiver] = await receivers(region, id);
  const other = await given(region, { number: '1', receiverBodyIds: [bodyId] });

  expect(await refusedWith(report(region, id, MandateStatus.done, receiver, await region.strategist('Umeå')))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(report(region, id, MandateStatus.done, undefined, await region.strategist('Vindeln')))).toEqual(['FORBIDDEN']);
  await report(region, id, MandateStatus.done, receiver, await region.strategist('Vindeln'));
  expect(await refusedWith(report(region, other, MandateStatus.done, receiver))).toEqual(['RECEIVER_OF_ANOTHER']);
});

test('another tenant’s mandate, body and receiver do not exist', async () => {
  const [region, other] = [await GoalRegion.create(), await GoalRegion.create()];
  const [id, foreign] = [await given(region), await given(other, { receiverBodyIds: [await other.body()] })];
  const [receiver] = await receivers(other, foreign);

  await expect(report(region, foreign, MandateStatus.done)).rejects.toBeInstanceOf(NotFound);
  await expect(report(region, id, MandateStatus.done, receiver)).rejects.toBeInstanceOf(NotFound);
  await expect(given(region, { number: '2', receiverBodyIds: [await other.body()] })).rejects.toBeInstanceOf(NotFound);
});
