import { afterAll, describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { DeadlineService } from '../deadlines/deadline.service.ts';
import { Channel, RecipientRole } from '../reminders/reminder.entity.ts';
import { previewReminders } from '../reminders/preview-reminders.ts';
import { Ladder, QuietDays, StepUnit } from './ladder.entity.ts';
import type { LadderStepInput, SetLadderInput } from './ladder.inputs.ts';
import { LadderService } from './ladder.service.ts';

const deadlines = new DeadlineService();
const ladders = new LadderService();
afterAll(closeTestDatabase);

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
const step = (offsetDays: number, more: Partial<LadderStepInput> = {}): LadderStepInput => ({
  offsetDays,
  recipientRole: RecipientRole.owner,
  ...more,
});

interface Region {
  world: World;
  strategist: Scope;
  umeå: string;
  vindeln: string;
  as<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  set(input: Partial<SetLadderInput> & { steps: LadderStepInput[] }, scope?: Scope): Promise<string>;
  deadline(dueOn: string, municipalityId?: string): Promise<string>;
  planned(id: string): Promise<string[]>;
}
async function region(): Promise<Region> {
  const world = await newTenant();
  const strategist = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const [umeå, vindeln] = [globalId(Municipality, world.municipalities.Umeå!), globalId(Municipality, world.municipalities.Vindeln!)];
  const as: Region['as'] = (scope, work) => world.database.write(scope, work);
  const ownerId = globalId(Person, strategist.personId!);
  return {
    world,
    strategist,
    umeå,
    vindeln,
    as,
    set: (input, scope = strategist) => as(scope, (tx) => ladders.set(tx, { obligation: 'any', municipalityId: umeå, ...input })),
    deadline: (dueOn, municipalityId = umeå) =>
      as(
        {
          ...world.system,
          assignments: [{ role: 'regionCoordinator', municipalityId: null, workgroupId: null, projectId: null }],
          roles: ['regionCoordinator'],
        },
        (tx) => deadlines.create(tx, { title: 'Rapportera', dueOn, ownerId, municipalityId }),
      ),
    planned: async (id) =>
      (
        await as(world.system, (tx) =>
          tx.sql<{ at: string }>(
            `select step || ' ' || to_char(send_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as at from reminder where deadline_id = $1 and state = 'planned' order by send_at`,
            [id],
          ),
        )
      ).map(({ at }) => at),
  };
}

describe('which ladder counts', () => {
  test('a municipality’s own goes before the region’s, for what is open at once and not for its sibling', async () => {
    const one = await region();
    const [own, sibling] = [await one.deadline(day(20)), await one.deadline(day(20), one.vindeln)];
    await one.set({ sendTime: '09:30', steps: [step(-2), step(3)] });
    expect(await one.planned(own)).toEqual([`-2 ${day(18)} 09:30`, `+3 ${day(23)} 09:30`]);
    expect((await one.planned(sibling))[0]).toBe(`-7 ${day(13)} 08:00`);
  });

  test('one for the very obligation goes before the municipality’s for all', async () => {
    const one = await region();
    const coordinator = await one.world.as('regionCoordinator');
    await one.set({ steps: [step(-2)] });
    await one.set({ obligation: 'task', municipalityId: null, steps: [step(-4)] }, coordinator);
    expect(await one.planned(await one.deadline(day(20)))).toEqual([`-4 ${day(16)} 08:00`]);
  });

  test('taken away, the region’s counts again', async () => {
    const one = await region();
    const id = await one.deadline(day(20));
    const uuid = await one.set({ steps: [step(-2)] });
    const instead = await one.as(one.strategist, (tx) => ladders.remove(tx, { id: globalId(Ladder, uuid), expectedVersion: 2 }));
    expect((await one.planned(id))[0]).toBe(`-7 ${day(13)} 08:00`);
    expect(await one.as(one.strategist, (tx) => tx.get(Ladder, instead))).toMatchObject({ obligation: 'any', municipalityId: null });
  });
});

describe('repeats', () => {
  test('three are planned ahead, each counted from the one before', async () => {
    const one = await region();
    await one.set({ steps: [step(1, { repeatEvery: 5 })] });
    expect(await one.planned(await one.deadline(day(2)))).toEqual(
      [`+1 ${day(3)}`, `+1r1 ${day(8)}`, `+1r2 ${day(13)}`, `+1r3 ${day(18)}`].map((text) => `${text} 08:00`),
    );
  });

  test('a later step that repeats speaks for the earlier', async () => {
    const one = await region();
    await one.set({ steps: [step(0, { repeatEvery: 5, repeatTimes: 4 }), step(12, { repeatEvery: 7, repeatTimes: 1 })] });
    expect((await one.planned(await one.deadline(day(2)))).map((text) => text.slice(0, -6))).toEqual([
      `0 ${day(2)}`,
      `0r1 ${day(7)}`,
      `0r2 ${day(12)}`,
      `+12 ${day(14)}`,
      `+12r1 ${day(21)}`,
    ]);
  });
});

describe('what a ladder may be', () => {
  test('every fault is told with its place', async () => {
    const one = await region();
    const faults = await refusals(
      one.set({
        steps: [
          step(1),
          step(1),
          step(2, { repeatEvery: 4 }),
          step(-261, { unit: StepUnit.workingDays }),
          step(3, { repeatTimes: 2 }),
          step(4, { minPeriod: 9, maxPeriod: 8 }),
        ],
      }),
    );
    expect(faults.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`)).toEqual([
      'LADDER_STEP_TWICE 1.offsetDays',
      'LADDER_REPEAT_TOO_SOON 2.repeatEvery',
      'LADDER_STEP_TOO_FAR 3.offsetDays',
      'LADDER_REPEAT_UNKNOWN 4.repeatEvery',
      'LADDER_PERIOD_EMPTY 5.maxPeriod',
    ]);
    expect(await refusedWith(one.set({ steps: [] }))).toEqual(['LADDER_EMPTY']);
  });

  test('what is there is replaced only by who has seen it', async () => {
    const one = await region();
    await one.set({ steps: [step(1)] });
    expect(await refusedWith(one.set({ steps: [step(2)] }))).toEqual(['LADDER_EXISTS']);
    expect(await refusedWith(one.set({ steps: [step(2)], expectedVersion: 1 }))).toEqual(['VERSION_CONFLICT']);
    const uuid = await one.set({ steps: [step(2)], expectedVersion: 2 });
    expect(await one.as(one.strategist, (tx) => tx.get(Ladder, uuid))).toMatchObject({ version: 3, quiet: QuietDays.none });
  });

  test('the region’s ladder for all is changed, never taken away', async () => {
    const one = await region();
    const coordinator = await one.world.as('regionCoordinator');
    const [ladder] = await one.as(coordinator, (tx) => tx.sql<{ id: string }>('select id from ladder'));
    const remove = one.as(coordinator, (tx) => ladders.remove(tx, { id: globalId(Ladder, ladder!.id), expectedVersion: 1 }));
    expect(await refusedWith(remove)).toEqual(['LADDER_IS_DEFAULT']);
  });

  test('a strategist sets the own municipality’s, and nobody else’s', async () => {
    const one = await region();
    expect(await refusedWith(one.set({ municipalityId: one.vindeln, steps: [step(1)] }))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(one.set({ municipalityId: null, steps: [step(1)] }))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(one.set({ steps: [step(1)] }, await one.world.as('reader')))).toEqual(['FORBIDDEN']);
  });

  test('another tenant’s ladder does not exist', async () => {
    const [one, other] = [await region(), await region()];
    const uuid = await one.set({ steps: [step(1)] });
    const remove = other.as(await other.world.as('regionCoordinator'), (tx) =>
      ladders.remove(tx, { id: globalId(Ladder, uuid), expectedVersion: 2 }),
    );
    expect(await refusedWith(remove)).toEqual(['NOT_FOUND']);
  });
});

test('a ladder is tried on a deadline before it is saved', async () => {
  const one = await region();
  const id = await one.deadline(day(20));
  const input = {
    obligation: 'any',
    sendTime: '07:15',
    steps: [step(-1, { channel: Channel.inbox }), step(2, { recipientRole: RecipientRole.coordinator })],
  };
  const coordinator = await one.world.as('regionCoordinator');
  const before = await one.planned(id);
  const shown = await one.as(one.strategist, (tx) => previewReminders(tx, id, input));
  expect(shown.map(({ step, channel, recipient }) => [step, channel, recipient])).toEqual([
    ['-1', 'inbox', one.strategist.personId],
    ['+2', 'mail', coordinator.personId],
  ]);
  expect(await one.planned(id)).toEqual(before);
});
