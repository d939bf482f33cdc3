import { describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId, NotYet } from '@samnav/platform';
import type { JobContext, Scope, Tx } from '@samnav/platform';
import type { World } from '@samnav/platform/testing';
import { claimReminders, Deadline, sweepReminders } from '@samnav/reminders';
import { begin } from '../../libs/platform/src/mail/mail-rows.ts';
import { replanAll, ReplanReminders } from '../../libs/reminders/src/reminders/replan-reminders.ts';
import { deliver } from '../../libs/reminders/src/sweep/deliver-reminders.ts';
import { DeliverReminders } from '../../libs/reminders/src/sweep/deliver-reminders.job.ts';
import { clock, deadlines, own, testing, worker } from './clocked.ts';

interface Promised {
  world: World;
  owner: Scope;
  strategist: Scope;
  coordinator: Scope;
  id: string;
  uuid: string;
}
/** A deadline that the coordinator gives to somebody in Umeå. */
async function promised(dueOn: string): Promise<Promised> {
  const world = await testing.newTenant();
  const municipalityId = world.municipalities.Umeå!;
  const owner = await world.as('reader');
  const strategist = await world.as('strategist', { municipalityId });
  const coordinator = await world.as('regionCoordinator');
  const input = { title: 'Rapportera', dueOn, ownerId: globalId(Person, owner.personId!), municipalityId: globalId(Municipality, municipalityId) };
  const uuid = await world.database.write(coordinator, (tx) => deadlines.create(tx, input));
  return { world, owner, strategist, coordinator, id: globalId(Deadline, uuid), uuid };
}
const said = async ({ uuid }: Promised, to: Scope): Promise<string[]> =>
  (
    await own.admin.query<{ said: string }>(
      `select step || ' ' || due_on || ' ' || state || coalesce(' ' || withdrawn_because, '') as said from reminder
       where deadline_id = $1 and recipient_id = $2 and send_at <= samnav_now() order by send_at, created_at, due_on`,
      [uuid, to.personId],
    )
  ).rows.map(({ said }) => said);
const ids = async ({ uuid }: Promised, state: string): Promise<string[]> =>
  (await own.admin.query<{ id: string }>('select id from reminder where deadline_id = $1 and state = $2', [uuid, state])).rows.map(({ id }) => id);
/** Begins to send the mail of a step, as a worker does when the server takes mails again. */
async function sendMail({ world, uuid }: Promised, step: string, to: Scope): Promise<ReturnType<typeof begin>> {
  const { rows } = await own.admin.query<{ id: string }>(
    'select mail_message_id as id from reminder where deadline_id = $1 and step = $2 and recipient_id = $3 and mail_message_id is not null',
    [uuid, step, to.personId],
  );
  return worker.write(world.system, (tx) => begin(tx, rows[0]!.id));
}
const move = ({ world, coordinator, id }: Promised, dueOn: string) =>
  world.database.write(coordinator, (tx) => deadlines.move(tx, { id, expectedVersion: 1, dueOn }));
/** The strategist's role goes over to somebody else, without anybody's saying so. */
async function another({ world, strategist }: Promised): Promise<Scope> {
  await own.admin.query('update role_assignment set ended_at = samnav_now() where tenant_id = $1 and account_id = $2', [
    world.tenantId,
    strategist.accountId,
  ]);
  return world.as('strategist', { municipalityId: world.municipalities.Umeå! });
}

describe('a deadline that is moved', () => {
  test('while a worker holds the first word to its owner: the owner hears of the new day', async () => {
    await clock('2026-02-01 12:00');
    const one = await promised('2026-03-20');
    await claimReminders(worker);
    const held = await ids(one, 'due');
    await move(one, '2026-03-25');
    await worker.write(one.world.system, (tx) => deliver(tx, held));
    await sweepReminders(worker);
    expect(await said(one, one.owner)).toEqual(['assigned 2026-03-20 withdrawn moved', 'assigned 2026-03-25 sending']);
  });

  test('while the mail waits for its server: the owner hears of the new day', async () => {
    await clock('2026-02-01 12:00');
    const one = await promised('2026-03-20');
    await sweepReminders(worker);
    await move(one, '2026-03-25');
    expect(await sendMail(one, 'assigned', one.owner)).toBe('withdrawn: moved');
    await sweepReminders(worker);
    expect(await said(one, one.owner)).toEqual(['assigned 2026-03-20 withdrawn moved', 'assigned 2026-03-25 sending']);
  });
});

describe('whoever holds the role today is told', () => {
  test('where it changed hands while the mail waited over midnight', async () => {
    await clock('2026-02-01 12:00');
    const one = await promised('2026-02-20');
    await clock('2026-02-21 08:00');
    await sweepReminders(worker);
    await clock('2026-02-22 09:00');
    const successor = await another(one);
    expect(await sendMail(one, '+1', one.strategist)).toBe('withdrawn: recipient left');
    await sweepReminders(worker);
    expect(await said(one, successor)).toEqual(['+1 2026-02-20 sending']);
  });

  test('where it changed hands while the workers were away', async () => {
    await clock('2026-02-01 12:00');
    const one = await promised('2026-02-20');
    await clock('2026-02-22 09:00');
    const successor = await another(one);
    await one.world.database.write(one.world.system, (tx) => replanAll(tx, {}));
    await sweepReminders(worker);
    expect(await said(one, one.strategist)).toEqual(['+1 2026-02-20 withdrawn recipient left']);
    expect(await said(one, successor)).toEqual(['+1 2026-02-20 sending']);
  });
});

test('a step to a group’s lead whose account is shut falls to the next higher', async () => {
  await clock('2026-02-01 12:00');
  const one = await promised('2026-02-20');
  const lead = await one.world.as('reader');
  await own.admin.query(
    `with w as (insert into workgroup (tenant_id, name, theme, starts_on, lead_id) values ($1, 'Energi', 'Energi', '2020-01-01', $2) returning id)
     update deadline set workgroup_id = (select id from w) where id = $3`,
    [one.world.tenantId, lead.personId, one.uuid],
  );
  await one.world.database.write(one.world.system, (tx) => replanAll(tx, {}));
  await own.admin.query('update account set disabled_at = now() where id = $1', [lead.accountId]);
  await clock('2026-02-21 08:00');
  await sweepReminders(worker);
  expect(await said(one, lead)).toEqual(['+1 2026-02-20 withdrawn recipient left']);
  expect(await said(one, one.strategist)).toEqual(['+1 2026-02-20 sending']);
});

test('a substitute who cannot be written to takes nothing from the owner', async () => {
  await clock('2026-02-01 12:00');
  const one = await promised('2026-02-20');
  await own.admin.query(
    `with silent as (insert into person (tenant_id, name) values ($1, 'Utan adress') returning id)
     insert into substitute (tenant_id, person_id, substitute_id, starts_on, ends_on) select $1, $2, id, '2026-02-01', '2026-02-28' from silent`,
    [one.world.tenantId, one.owner.personId],
  );
  await sweepReminders(worker);
  expect(await said(one, one.owner)).toEqual(['assigned 2026-02-20 sending']);
});

test('a mail that waited over midnight speaks of today, and goes to the address of today', async () => {
  await clock('2026-02-01 12:00');
  const one = await promised('2026-02-20');
  await clock('2026-02-20 08:00');
  await sweepReminders(worker);
  await clock('2026-02-21 07:00');
  await own.admin.query(`update account set email = 'ny@adress.example' where id = $1`, [one.owner.accountId]);
  const sending = await sendMail(one, '0', one.owner);
  expect(sending).toMatchObject({ outgoing: { to: 'ny@adress.example', subject: expect.stringContaining('i går') } });
});

test('repeats that begin long before the last day are written on every night', async () => {
  await clock('2026-09-01 12:00');
  const one = await promised('2027-02-01');
  const planned = async (): Promise<string[]> =>
    (
      await own.admin.query<{ step: string }>(`select step from reminder where deadline_id = $1 and step like '-90%' order by send_at`, [one.uuid])
    ).rows.map(({ step }) => step);
  await own.admin.query(
    `insert into ladder_step (tenant_id, ladder_id, position, offset_days, recipient_role, repeat_every)
     select tenant_id, id, 50, -90, 'owner', 7 from ladder where tenant_id = $1 and municipality_id is null`,
    [one.world.tenantId],
  );
  await one.world.database.write(one.world.system, (tx) => replanAll(tx, {}));
  expect(await planned()).toEqual(['-90', '-90r1', '-90r2', '-90r3']);
  await clock('2026-11-12 00:20');
  const finish = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => worker.write(one.world.system, work);
  await new ReplanReminders().handle({ near: true }, { finish } as JobContext);
  expect(await planned()).toEqual(['-90', '-90r1', '-90r2', '-90r3', '-90r4']);
});

describe('a job of reminders', () => {
  /** Fails once as it ends. */
  const failing = (world: World, sql: string): JobContext => {
    let left = 1;
    return {
      scope: world.system,
      finish: (work) =>
        worker.write(world.system, async (tx) => {
          const done = await work(tx);
          if (left-- > 0) await tx.sql(sql);
          return done;
        }),
    } as JobContext;
  };
  const claimed = async (): Promise<Promised & { held: string[] }> => {
    await clock('2026-02-01 12:00');
    const one = await promised('2026-03-20');
    await claimReminders(worker);
    return { ...one, held: await ids(one, 'due') };
  };

  test('that the database leaves is tried again at once, however often, and counts no try', async () => {
    const one = await claimed();
    const broken = failing(one.world, 'select pg_terminate_backend(pg_backend_pid())');
    await expect(new DeliverReminders().handle({ ids: one.held }, broken)).rejects.toBeInstanceOf(NotYet);
    expect(await ids(one, 'due')).toEqual(one.held);
  });

  test('that waited too long for another’s lock is tried again, and its reminder is not given up', async () => {
    const one = await claimed();
    const locked = failing(one.world, `do $$ begin raise lock_not_available; end $$`);
    await expect(new DeliverReminders().handle({ ids: one.held }, locked)).rejects.toMatchObject({ code: '55P03' });
    expect(await ids(one, 'due')).toEqual(one.held);
  });
});
