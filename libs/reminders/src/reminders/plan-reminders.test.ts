import { afterAll, describe, expect, test } from '@jest/globals';
import { Municipality, Person, Workgroup, WorkgroupMemberService, WorkgroupService } from '@samnav/networks';
import { globalId, RoleAssignment, rolesChanged } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import type { SetDeadlineInput } from '../deadlines/deadline.entity.ts';
import { DeadlineService } from '../deadlines/deadline.service.ts';
import { planReminders } from './plan-reminders.ts';
import { previewReminders } from './preview-reminders.ts';

const deadlines = new DeadlineService();
afterAll(closeTestDatabase);

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

interface Region {
  world: World;
  municipalityId: string;
  people: Record<'coordinator' | 'strategist' | 'chief', Scope>;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  deadline(input: Partial<SetDeadlineInput> & { dueOn: string }): Promise<string>;
}
async function region(): Promise<Region> {
  const world = await newTenant();
  const municipalityId = world.municipalities.Umeå!;
  const coordinator = await world.as('regionCoordinator');
  const strategist = await world.as('strategist', { municipalityId });
  const chief = await world.as('chiefExecutive', { municipalityId });
  const write: Region['write'] = (work) => world.database.write(strategist, work);
  const deadline: Region['deadline'] = (input) =>
    write((tx) =>
      deadlines.create(tx, {
        title: 'Rapportera',
        ownerId: globalId(Person, strategist.personId!),
        municipalityId: globalId(Municipality, municipalityId),
        ...input,
      }),
    );
  return { world, municipalityId, people: { coordinator, strategist, chief }, write, deadline };
}
interface Planned {
  step: string;
  on: string;
  to: string;
  channel: string;
  role: string;
  state: string;
  because: string | null;
}
const rows = ({ world }: Region, id: string, state = 'planned'): Promise<Planned[]> =>
  world.database.write(world.system, (tx) =>
    tx.sql(
      `select step, to_char(send_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as on, recipient_id as to, channel, recipient_role as role, state, withdrawn_because as because
       from reminder where deadline_id = $1 and state = $2 order by send_at, recipient_role <> 'owner', step`,
      [id, state],
    ),
  );
const says = ({ step, on, role, channel }: Planned): string => `${step} ${on} ${role} ${channel}`;

describe('who is reminded', () => {
  test('the owner first, one step higher each time; a role that nobody holds falls to the next', async () => {
    const one = await region();
    const id = await one.deadline({ dueOn: day(20), ownerId: globalId(Person, (await one.world.as('reader')).personId!) });
    expect((await rows(one, id)).map(says)).toEqual([
      `assigned ${day(0)} owner mail`,
      `-7 ${day(13)} owner inbox`,
      `0 ${day(20)} owner mail`,
      `+1 ${day(21)} owner mail`,
      `+1 ${day(21)} groupLead mail`,
      `+7 ${day(27)} owner mail`,
      `+7 ${day(27)} strategist mail`,
      `+30 ${day(50)} owner mail`,
      `+30 ${day(50)} chiefExecutive mail`,
      `+60 ${day(80)} owner mail`,
      `+60 ${day(80)} steeringGroup mail`,
    ]);
    const climbed = (await rows(one, id)).filter(({ role }) => role !== 'owner').map(({ to }) => to);
    const { strategist, chief, coordinator } = one.people;
    expect(climbed).toEqual([strategist, strategist, chief, coordinator].map(({ personId }) => personId));
  });

  test('who is both owner and the next in line gets one letter a step', async () => {
    const one = await region();
    const id = await one.deadline({ dueOn: day(20) });
    expect((await rows(one, id)).filter(({ step }) => step === '+7').map(says)).toEqual([`+7 ${day(27)} owner mail`]);
  });

  test('another municipality’s strategist is never told', async () => {
    const one = await region();
    const sibling = await one.world.as('strategist', { municipalityId: one.world.municipalities.Vindeln! });
    const id = await one.deadline({ dueOn: day(20) });
    expect((await rows(one, id)).map(({ to }) => to)).not.toContain(sibling.personId);
  });

  test('a new owner is told at once, and what waited for the old one is withdrawn', async () => {
    const one = await region();
    const id = await one.deadline({ dueOn: day(20) });
    const owner = await one.world.as('reader');
    const [gid, ownerId] = await one.write(async () => [`ddl_${id}`, globalId(Person, owner.personId!)]);
    await one.write((tx) => deadlines.set(tx, { id: gid, expectedVersion: 1, ownerId }));
    expect((await rows(one, id)).filter(({ to }) => to === owner.personId).map(({ step }) => step)).toEqual([
      'assigned',
      '-7',
      '0',
      '+1',
      '+7',
      '+30',
      '+60',
    ]);
    expect(new Set((await rows(one, id, 'withdrawn')).map(({ because }) => because))).toEqual(new Set(['owner changed']));
  });
});

describe('others hold the roles', () => {
  const strategistsTold = async (one: Region, id: string): Promise<string[]> =>
    (await rows(one, id)).filter(({ step, role }) => step === '+7' && role === 'strategist').map(({ to }) => to);

  test('a strategist who gets the role is told instead of nobody, and not after it has ended', async () => {
    const world = await newTenant();
    const coordinator = await world.as('regionCoordinator');
    const [reader, write] = [await world.as('reader'), <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(coordinator, work)];
    const municipalityId = world.municipalities.Umeå!;
    const input = {
      title: 'Rapportera',
      dueOn: day(20),
      ownerId: globalId(Person, coordinator.personId!),
      municipalityId: globalId(Municipality, municipalityId),
    };
    const id = await write((tx) => deadlines.create(tx, input));
    const told = (): Promise<string[]> => strategistsTold({ world } as Region, id);
    expect(await told()).toEqual([]);

    const assigned = await write((tx) =>
      tx.create(RoleAssignment, { accountId: reader.accountId!, role: 'strategist', municipalityId, startsOn: day(0) }, 'test.granted'),
    );
    await write((tx) => rolesChanged(tx, { municipalityId, role: 'strategist' }));
    expect(await told()).toEqual([reader.personId]);

    await write((tx) => tx.change(RoleAssignment, assigned, 1, { endedAt: new Date() }, 'test.ended'));
    await write((tx) => rolesChanged(tx, { municipalityId, role: 'strategist' }));
    expect(await told()).toEqual([]);
  });

  test('a workgroup’s new lead is told', async () => {
    const one = await region();
    const [before, after] = [await one.world.as('reader'), await one.world.as('reader')];
    const coordinator = one.people.coordinator;
    const groups = new WorkgroupService();
    const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => one.world.database.write(coordinator, work);
    const group = await as((tx) =>
      groups.create(tx, { name: 'Energi', theme: 'Energi', leadId: globalId(Person, before.personId!), startsOn: day(-9) } as never),
    );
    const id = await one.deadline({ dueOn: day(20), workgroupId: globalId(Workgroup, group) });
    const told = async (): Promise<string[]> => (await rows(one, id)).filter(({ role }) => role === 'groupLead').map(({ to }) => to);
    expect(await told()).toEqual([before.personId]);
    const input = { id: globalId(Workgroup, group), expectedVersion: 1, personId: globalId(Person, after.personId!) };
    await as((tx) => new WorkgroupMemberService().changeLead(tx, input));
    expect(await told()).toEqual([after.personId]);
  });
});

describe('answers', () => {
  const answer = (one: Region, id: string, set: string): Promise<unknown> =>
    one.write(async (tx) => {
      await tx.sql(`update deadline set ${set} where id = $1`, [id]);
      await planReminders(tx, [id]);
    });

  test('acknowledged, nothing is sent until the day, and the climb goes on as many days later', async () => {
    const one = await region();
    const id = await one.deadline({ dueOn: day(3) });
    await answer(one, id, `acknowledged_at = now(), acknowledged_until = '${day(10)}', paused_days = 7`);
    expect((await rows(one, id)).filter(({ role }) => role === 'owner').map(says)).toEqual(
      [`+1 ${day(11)}`, `+7 ${day(17)}`, `+30 ${day(40)}`, `+60 ${day(70)}`].map((text) => `${text} owner mail`),
    );
  });

  test('snoozed, the owner hears again on the day, and nobody else is kept from hearing', async () => {
    const one = await region();
    const reader = await one.world.as('reader');
    const id = await one.deadline({ dueOn: day(1), ownerId: globalId(Person, reader.personId!) });
    await answer(one, id, `snoozed_until = '${day(5)}'`);
    const planned = await rows(one, id);
    expect(planned.filter(({ role }) => role === 'owner').map(({ step, on }) => `${step} ${on}`)).toEqual([
      `assigned ${day(0)}`,
      `snooze ${day(5)}`,
      `+7 ${day(8)}`,
      `+30 ${day(31)}`,
      `+60 ${day(61)}`,
    ]);
    expect(planned.find(({ role }) => role === 'groupLead')).toMatchObject({ step: '+1', on: day(2) });
  });

  test('planning again changes nothing', async () => {
    const one = await region();
    const id = await one.deadline({ dueOn: day(0) });
    const all = (): Promise<unknown[]> =>
      one.write((tx) => tx.sql('select id, version, send_at, state from reminder where deadline_id = $1 order by id', [id]));
    const before = await all();
    await one.write((tx) => planReminders(tx, [id]));
    expect(await all()).toEqual(before);
  });

  test('what was sent is not sent again when the day moves there and back', async () => {
    const one = await region();
    const id = await one.deadline({ dueOn: day(0) });
    await one.world.database.write(one.world.system, (tx) =>
      tx.sql(`update reminder set state = 'sent' where deadline_id = $1 and step = '0'`, [id]),
    );
    for (const [version, dueOn] of [
      [1, day(9)],
      [2, day(0)],
    ] as const)
      await one.write((tx) => deadlines.move(tx, { id: `ddl_${id}`, expectedVersion: version, dueOn }));
    expect((await rows(one, id)).map(({ step }) => step)).toEqual(['+1', '+7', '+30', '+30', '+60', '+60']);
  });
});

test('the preview says what is planned, and writes nothing', async () => {
  const one = await region();
  const id = await one.deadline({ dueOn: day(20) });
  const shown = await one.write((tx) => previewReminders(tx, id));
  const planned = await one.write((tx) =>
    tx.sql('select send_at as "sendAt", recipient_id as recipient, step, channel from reminder where deadline_id = $1', [id]),
  );
  expect(shown).toHaveLength(planned.length);
  for (const row of planned) expect(shown).toContainEqual({ ...(row as object), recipientRole: expect.any(String) });
});

test('another tenant’s deadline has no preview', async () => {
  const id = await (await region()).deadline({ dueOn: day(20) });
  const other = await region();
  expect(await other.write((tx) => previewReminders(tx, id))).toEqual([]);
});
