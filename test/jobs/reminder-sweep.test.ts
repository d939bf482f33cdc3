import { describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import type { World } from '@samnav/platform/testing';
import { claimReminders, Deadline, LIMITS, rescueReminders, sweepReminders } from '@samnav/reminders';
import { deliver } from '../../libs/reminders/src/sweep/deliver-reminders.ts';
import { clock, deadlines, own, testing, worker } from './clocked.ts';

interface Promised {
  world: World;
  owner: Scope;
  /** Global id and uuid of the deadline. */
  id: string;
  uuid: string;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
/** A deadline of Umeå's strategist, made ten days before. */
async function promised(dueOn: string, given?: World): Promise<Promised> {
  const world = given ?? (await testing.newTenant());
  const owner = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const write: Promised['write'] = (work) => world.database.write(owner, work);
  const [ownerId, municipalityId] = [globalId(Person, owner.personId!), globalId(Municipality, world.municipalities.Umeå!)];
  const uuid = await write((tx) => deadlines.create(tx, { title: 'Rapportera', dueOn, ownerId, municipalityId }));
  return { world, owner, id: globalId(Deadline, uuid), uuid, write };
}
const rows = async ({ uuid }: Promised, where = 'true'): Promise<string[]> =>
  (
    await own.admin.query<{ said: string }>(
      `select step || ' ' || state || coalesce(' ' || withdrawn_because, '') as said from reminder where deadline_id = $1 and send_at <= samnav_now() and ${where} order by send_at, created_at`,
      [uuid],
    )
  ).rows.map(({ said }) => said);
const mails = async ({ uuid }: Promised): Promise<{ to: string; params: Record<string, unknown>; tenant: string }[]> =>
  (
    await own.admin.query(
      `select m.to_person_id as to, m.params, m.tenant_id as tenant from mail_message m join reminder r on r.mail_message_id = m.id where r.deadline_id = $1 order by m.id`,
      [uuid],
    )
  ).rows as { to: string; params: Record<string, unknown>; tenant: string }[];

describe('a claimed reminder', () => {
  test('whose job stalls and is started again is delivered once', async () => {
    await clock('2026-02-01 12:00');
    const one = await promised('2026-02-11');
    await clock('2026-02-11 08:00');
    const { jobs } = await claimReminders(worker);
    const { rows: jobRows } = await own.admin.query<{ payload: { ids: string[] } }>('select payload from outbox where id = any($1)', [
      jobs.map(({ id }) => id),
    ]);
    const ids = jobRows.flatMap(({ payload }) => payload.ids);
    const scope = one.world.system;
    await Promise.all([worker.write(scope, (tx) => deliver(tx, ids)), worker.write(scope, (tx) => deliver(tx, ids))]);
    await worker.write(scope, (tx) => deliver(tx, ids));
    expect(await mails(one)).toHaveLength(1);
  });

  test('that no job knows any more goes back, and its id is said', async () => {
    await clock('2026-02-20 12:00');
    const one = await promised('2026-03-02');
    await clock('2026-03-02 08:00');
    await claimReminders(worker);
    await own.admin.query('delete from outbox');
    expect(await rescueReminders(worker)).toEqual([]);
    await own.admin.query(`update reminder set claimed_at = claimed_at - interval '2 minutes' where state = 'due'`);
    const { rows: stuck } = await own.admin.query<{ id: string }>(`select id from reminder where state = 'due' order by id`);
    expect((await rescueReminders(worker)).sort()).toEqual(stuck.map(({ id }) => id));
    await sweepReminders(worker);
    expect(await mails(one)).toHaveLength(1);
  });

  test('is due by the database’s clock, two hours of outage are caught up at once, and nothing comes early', async () => {
    await clock('2026-03-10 12:00');
    const one = await promised('2026-03-20');
    await clock('2026-03-20 07:59');
    await sweepReminders(worker);
    expect(await mails(one)).toEqual([]);
    await clock('2026-03-20 10:00');
    expect(await sweepReminders(worker)).toBeGreaterThan(0);
    expect(await mails(one)).toHaveLength(1);
  });
});

describe('asked once more when it is delivered', () => {
  /** Claims what is due, lets something happen, and delivers. */
  async function meanwhile(one: Promised, happens: () => Promise<unknown>): Promise<void> {
    await clock('2026-04-20 08:00');
    await claimReminders(worker);
    await happens();
    const { rows: held } = await own.admin.query<{ id: string }>(`select id from reminder where state = 'due' and tenant_id = $1`, [
      one.world.tenantId,
    ]);
    await worker.write(one.world.system, (tx) => deliver(tx, held.map(({ id }) => id))); // prettier-ignore
    await own.admin.query('delete from outbox');
    await sweepReminders(worker);
  }
  const open = async (): Promise<Promised> => {
    await clock('2026-04-10 12:00');
    return promised('2026-04-20');
  };

  test('one that is done meanwhile is withdrawn', async () => {
    const one = await open();
    await meanwhile(one, () => one.write((tx) => deadlines.meet(tx, { id: one.id, expectedVersion: 1 })));
    expect(await rows(one)).toContain('0 withdrawn met');
    expect(await mails(one)).toEqual([]);
  });

  test('one that is acknowledged meanwhile is withdrawn, and the climb rests', async () => {
    const one = await open();
    await meanwhile(one, () =>
      own.admin.query(`update deadline set acknowledged_at = samnav_now(), acknowledged_until = '2026-04-25' where id = $1`, [one.uuid]),
    );
    expect(await rows(one)).toContain('0 withdrawn acknowledged');
    expect(await mails(one)).toEqual([]);
  });

  test('whose owner is another meanwhile reaches today’s owner alone', async () => {
    const one = await open();
    const { personId } = await one.world.as('reader');
    await meanwhile(one, () => own.admin.query('update deadline set owner_id = $2 where id = $1', [one.uuid, personId]));
    expect(await rows(one)).toContain('0 withdrawn owner changed');
    expect((await mails(one)).map(({ to }) => to)).toEqual([personId]);
  });

  test('whose recipient has a substitute today reaches that person, who is told why', async () => {
    const one = await open();
    const { personId } = await one.world.as('reader');
    await meanwhile(one, () =>
      own.admin.query(
        `insert into substitute (tenant_id, person_id, substitute_id, starts_on, ends_on) values ($1, $2, $3, '2026-04-19', '2026-04-21')`,
        [one.world.tenantId, one.owner.personId, personId],
      ),
    );
    const [mail, ...more] = await mails(one);
    expect([mail!.to, more]).toEqual([personId, []]);
    expect(mail!.params['insteadOf']).toEqual(expect.any(String));
  });

  test('a step before a day that is over is not sent after a later one', async () => {
    await clock('2026-05-01 12:00');
    const one = await promised('2026-05-11');
    await clock('2026-05-20 09:00');
    await sweepReminders(worker);
    expect(await rows(one, `recipient_id = '${one.owner.personId}'`)).toEqual([
      '-7 withdrawn too late',
      '0 withdrawn too late',
      '+1 withdrawn too late',
      '+7 sending',
    ]);
  });

  test('a repeat less than five days after another is withdrawn', async () => {
    await clock('2026-06-01 12:00');
    const one = await promised('2026-06-11');
    const repeat = (step: string, at: string) =>
      own.admin.query(
        `insert into reminder (tenant_id, deadline_id, recipient_id, recipient_role, channel, due_on, step, is_repeat, place_id, send_at)
         select tenant_id, id, owner_id, 'owner', 'inbox', due_on, $2, true, municipality_id, $3::timestamp at time zone 'Europe/Stockholm' from deadline where id = $1`,
        [one.uuid, step, at],
      );
    await repeat('-9r1', '2026-06-02 08:00');
    await repeat('-9r2', '2026-06-05 08:00');
    await clock('2026-06-02 08:00');
    await sweepReminders(worker);
    await clock('2026-06-05 08:00');
    await sweepReminders(worker);
    expect(await rows(one, 'is_repeat')).toEqual(['-9r1 sent', '-9r2 withdrawn too soon']);
  });
});

describe('many at once', () => {
  test('two regions swept together: nobody hears of the other’s', async () => {
    await clock('2026-07-01 12:00');
    const [one, two] = [await promised('2026-07-11'), await promised('2026-07-11')];
    await clock('2026-07-11 08:00');
    await sweepReminders(worker);
    for (const each of [one, two]) {
      const [mail, ...more] = await mails(each);
      expect([mail!.to, mail!.tenant, mail!.params['tenant'], more]).toEqual([each.owner.personId, each.world.tenantId, each.world.tenant, []]);
    }
  });

  test('a place with very much due takes no more of a turn than another', async () => {
    await clock('2026-08-01 12:00');
    const [flood, few] = [await promised('2026-08-11'), await promised('2026-08-11')];
    await own.admin.query(
      `insert into reminder (tenant_id, deadline_id, recipient_id, recipient_role, channel, due_on, step, place_id, send_at)
       select d.tenant_id, d.id, d.owner_id, 'owner', 'mail', d.due_on, '-' || n || 'w', d.municipality_id, samnav_now() - interval '1 day'
       from deadline d cross join generate_series(100, 599) n where d.id = $1`,
      [flood.uuid],
    );
    await clock('2026-08-11 08:00');
    const before = await own.admin.query(`select from mail_message where state = 'queued' and attempts = 0`);
    await claimReminders(worker, { ...LIMITS, mails: before.rowCount! + 100 });
    const due = async (one: Promised): Promise<number> => (await rows(one, `state = 'due' and channel = 'mail'`)).length;
    expect(await due(few)).toBe(1);
    expect(await due(flood)).toBeLessThanOrEqual(50);
  });
});
