import { afterAll, expect, test } from '@jest/globals';
import { AgendaItem, AgendaService, Meeting, MeetingService } from '@samnav/meetings';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { GoalRegion } from '../testing/region.ts';
import { AgendaItemGoal } from './agenda-item-goal.entity.ts';
import { AgendaItemGoalService } from './agenda-item-goal.service.ts';

afterAll(closeTestDatabase);
const agendas = new AgendaItemGoalService();

async function agenda(region: GoalRegion, municipality?: string): Promise<{ meetingId: string; agendaItemId: string }> {
  const called = { title: 'Möte', plannedOn: '2026-03-04', municipalityId: municipality && region.municipality(municipality) };
  const meetingId = globalId(Meeting, await region.write((tx) => new MeetingService().create(tx, called)));
  const item = await region.write((tx) => new AgendaService().add(tx, { meetingId, title: 'Målet' }));
  return { meetingId, agendaItemId: globalId(AgendaItem, item) };
}

test('an item of an agenda is about a goal once, until the link is removed', async () => {
  const region = await GoalRegion.create();
  const [{ agendaItemId }, goalId] = [await agenda(region), await region.goal()];
  const link = () => region.write((tx) => agendas.link(tx, { agendaItemId, goalId }));
  const unlink = () => region.write((tx) => agendas.unlink(tx, { agendaItemId, goalId }));

  expect(await region.row(AgendaItemGoal, globalId(AgendaItemGoal, await link()))).toMatchObject({ goalId: goalId.slice(4) });
  expect(await refusedWith(link())).toEqual(['LINKED_ALREADY']);
  await unlink();
  expect(await refusedWith(unlink())).toEqual(['LINK_NOT_THERE']);
});

test('approved minutes hold the goals of their agenda fast', async () => {
  const region = await GoalRegion.create();
  const [{ meetingId, agendaItemId }, goalId] = [await agenda(region), await region.goal()];
  const minutes = `insert into minutes (id, prepared_at, approve_by_on, approved_at) values ($1, samnav_now(), current_date, samnav_now())
    on conflict (tenant_id, id) do update set prepared_at = excluded.prepared_at, approve_by_on = excluded.approve_by_on, approved_at = excluded.approved_at`;
  await region.write((tx) => tx.sql(minutes, [meetingId.slice(4)]));

  expect(await refusedWith(region.write((tx) => agendas.link(tx, { agendaItemId, goalId })))).toEqual(['MINUTES_APPROVED']);
});

test('whoever writes the agenda links it, and another tenant’s goal or item does not exist', async () => {
  const [region, other] = [await GoalRegion.create(), await GoalRegion.create()];
  const [{ agendaItemId }, goalId] = [await agenda(region, 'Umeå'), await region.goal()];
  const foreign = { ...(await agenda(other)), goalId: await other.goal() };
  const link = async (input: { agendaItemId: string; goalId: string }, by?: string) =>
    region.write((tx) => agendas.link(tx, input), by ? await region.strategist(by) : undefined);

  expect(await refusedWith(link({ agendaItemId, goalId }, 'Vindeln'))).toEqual(['FORBIDDEN']);
  await expect(link({ agendaItemId, goalId: foreign.goalId })).rejects.toBeInstanceOf(NotFound);
  await expect(link({ agendaItemId: foreign.agendaItemId, goalId })).rejects.toBeInstanceOf(NotFound);
  await link({ agendaItemId, goalId }, 'Umeå');
});
