import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Municipality, Person } from '@samnav/networks';
import { Database, globalId, renderLetter } from '@samnav/platform';
import type { Scope, WrittenMail } from '@samnav/platform';
import { newTenant, testDatabase } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { randomBytes } from 'node:crypto';
import { DeadlineService } from '../../deadlines/deadline.service.ts';
import { ChannelRoutesModule } from '../channels.module.ts';
import { signPerson } from '../signed-person.ts';
import { NotificationSettingService } from './notification-setting.service.ts';
import { weeklyDigestLetter } from './weekly-digest.letter.ts';
import { writeTenantDigests } from './write-digests.ts';

@Global()
@Module({ providers: [{ provide: Database, useFactory: testDatabase }], exports: [Database] })
class TestDatabaseModule {}

let app: NestFastifyApplication;
let base: string;
let worker: Database;
beforeAll(async () => {
  const made = await Test.createTestingModule({ imports: [TestDatabaseModule, ChannelRoutesModule] }).compile();
  app = made.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: ['fatal', 'error'] });
  await app.init();
  await app.listen(0, '127.0.0.1');
  base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 1, reads: 1 });
});
afterAll(async () => {
  await worker.onApplicationShutdown();
  await app.close();
});

const deadlines = new DeadlineService();
const settings = new NotificationSettingService();

interface Somebody {
  world: World;
  scope: Scope;
}
async function strategist(): Promise<Somebody> {
  const world = await newTenant();
  return { world, scope: await world.as('strategist', { municipalityId: world.municipalities['Umeå']! }) };
}
const sql = <R>({ world }: Somebody, text: string, params: unknown[] = []): Promise<R[]> =>
  world.database.write(world.system, (tx) => tx.sql<R>(text, params));
/** A deadline so many days from the Monday of the test's week. */
async function deadline({ world, scope }: Somebody, title: string, dueOn: string): Promise<void> {
  const input = { title, dueOn, ownerId: globalId(Person, scope.personId!), municipalityId: globalId(Municipality, world.municipalities['Umeå']!) };
  await world.database.write(scope, (tx) => deadlines.create(tx, input));
}
const MONDAY = '2030-06-03';
/** Writes digests as at that moment of Stockholm's clock. */
const at = ({ world }: Somebody, local: string): Promise<number> => writeTenantDigests(worker, world.system, `${local} Europe/Stockholm`);
const mails = ({ world }: Somebody) =>
  worker.write(world.system, (tx) =>
    tx.sql<{ occurrence: string; params: any; to_person_id: string }>(
      `select occurrence, params, to_person_id from mail_message where tenant_id = current_tenant() and letter = 'weekly-digest'`,
    ),
  );

describe('the weekly digest', () => {
  test('comes on Monday at eight, once, and says what is late and what is due this week and next', async () => {
    const anna = await strategist();
    await deadline(anna, 'Redan sen', '2030-05-20');
    await deadline(anna, 'Den här veckan', '2030-06-05');
    await deadline(anna, 'Nästa vecka', '2030-06-16');
    await deadline(anna, 'Om tre veckor', '2030-06-17');
    expect([await at(anna, `${MONDAY} 07:59`), await at(anna, `${MONDAY} 08:00`), await at(anna, `${MONDAY} 08:01`)]).toEqual([0, 1, 0]);
    const [mail] = await mails(anna);
    expect(mail!.occurrence).toBe(`week of ${MONDAY}`);
    expect(mail!.params.late).toMatchObject({ count: 1, items: [{ title: 'Redan sen', dueOn: '2030-05-20' }] });
    expect(mail!.params.due.items.map(({ title }: { title: string }) => title)).toEqual(['Den här veckan', 'Nästa vecka']);
  });

  test('is not written for whom there is nothing', async () => {
    const anna = await strategist();
    await deadline(anna, 'Långt fram', '2030-09-01');
    expect(await at(anna, `${MONDAY} 09:00`)).toBe(0);
  });

  test('is caught up on Monday and Tuesday after an outage, and not on Wednesday', async () => {
    const [anna, bo] = [await strategist(), await strategist()];
    for (const who of [anna, bo]) await deadline(who, 'Något', '2030-06-05');
    expect([await at(anna, '2030-06-04 23:59'), await at(bo, '2030-06-05 00:00')]).toEqual([1, 0]);
    expect(await at(anna, '2030-06-04 23:59')).toBe(0);
    expect(await at(anna, '2030-06-10 08:00')).toBe(1); // the next week is another
  });

  test('does not come twice, though the run was cut off before it was marked done', async () => {
    const anna = await strategist();
    await deadline(anna, 'Något', '2030-06-05');
    await at(anna, `${MONDAY} 08:00`);
    await sql(anna, `update municipality set time_zone = 'Europe/Oslo'`); // a zone that nothing says is done
    expect(await at(anna, `${MONDAY} 08:00`)).toBe(0);
    expect(await mails(anna)).toHaveLength(1);
  });

  test('follows the clock of the place, also where it is not Stockholm’s', async () => {
    const anna = await strategist();
    await deadline(anna, 'Något', '2030-06-05');
    await sql(anna, `update municipality set time_zone = 'Europe/Helsinki' where name = 'Umeå'`);
    expect(await at(anna, `${MONDAY} 07:00`)).toBe(1);
  });

  test('lists reminders that only lie in the inbox, and hand-overs that wait for an answer', async () => {
    const anna = await strategist();
    const bo = { world: anna.world, scope: await anna.world.as('strategist', { municipalityId: anna.world.municipalities['Umeå']! }) };
    await deadline(bo, 'Bos sena', '2030-05-20');
    await deadline(bo, 'Bos andra', '2030-08-20');
    await sql(
      anna,
      `insert into reminder (deadline_id, recipient_id, due_on, step, recipient_role, place_id, channel, send_at, state, sent_at)
       select d.id, $1, d.due_on, '+7', 'strategist', d.municipality_id, 'inbox', '2030-05-27', 'sent', '2030-05-28' from deadline d where title = 'Bos sena'`,
      [anna.scope.personId],
    );
    await sql(
      anna,
      `insert into hand_over (deadline_id, from_id, to_id, reason) select d.id, d.owner_id, $1, 'handOver' from deadline d where title = 'Bos andra'`,
      [anna.scope.personId],
    );
    await at(anna, `${MONDAY} 08:00`);
    const own = (await mails(anna)).find(({ to_person_id }) => to_person_id === anna.scope.personId)!;
    expect(own.params.reminded).toMatchObject({ count: 1, items: [{ title: 'Bos sena', of: 'Test strategist' }] });
    expect(own.params.handOvers).toMatchObject({ count: 1, items: [{ title: 'Bos andra' }] });
  });

  test('goes to nobody whose account is shut, though the person’s own address is known', async () => {
    const anna = await strategist();
    await deadline(anna, 'Något', '2030-06-05');
    await sql(anna, `update person set email = 'anna@umea.example' where id = $1`, [anna.scope.personId]);
    const about = { about: anna.scope.personId! } as WrittenMail<never>;
    const wanted = () => worker.write(anna.world.system, (tx) => weeklyDigestLetter.wanted!(tx, about));
    expect(await wanted()).toBe(true);
    const owner = await Database.connect({ url: process.env.OWNER_DATABASE_URL!, transactions: 1, reads: 1 });
    await owner.outside('test', (tx) => tx.sql('update account set disabled_at = samnav_now() where id = $1', [anna.scope.accountId]));
    await owner.onApplicationShutdown();
    expect(await at(anna, `${MONDAY} 08:00`)).toBe(0);
    expect(await wanted()).toBe('not permitted'); // nor is one sent that has waited for its mail server
  });

  test('goes to nobody who has turned it off, who has left, or whose address takes no mail', async () => {
    const anna = await strategist();
    await deadline(anna, 'Något', '2030-06-05');
    await anna.world.database.write(anna.scope, (tx) => settings.change(tx, { digest: false }));
    expect(await at(anna, `${MONDAY} 08:00`)).toBe(0);
    const bo = await strategist();
    await deadline(bo, 'Något', '2030-06-05');
    await sql(bo, `insert into channel_fault (person_id, address, reason) values ($1, 'x@y.example', 'no')`, [bo.scope.personId]);
    expect(await at(bo, `${MONDAY} 08:00`)).toBe(0);
  });

  test('is written for two thousand people in chunks, within seconds', async () => {
    const anna = await strategist();
    await sql(
      anna,
      `with p as (insert into person (name, email) select 'Person ' || n, 'p' || n || $1 from generate_series(1, 2000) n returning id)
       insert into deadline (obligation, title, due_on, owner_id, starts_on) select 'task', 'Uppgift', '2030-06-05', id, '2030-05-01' from p`,
      [`${randomBytes(4).toString('hex')}@test.example`],
    );
    const started = performance.now();
    expect(await at(anna, `${MONDAY} 08:00`)).toBe(2000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const nothing = { count: 0, items: [] };
const params = (who: { tenantId: string; personId: string }) => ({
  ...who,
  tenant: 'umea',
  region: 'Umeåregionen',
  monday: MONDAY,
  handOvers: nothing,
  approvals: nothing,
  reminded: nothing,
  late: { count: 23, items: [{ id: 'ddl_1', title: '<b>Rapport</b>', dueOn: '2030-05-20', of: null }] },
  due: nothing,
});

describe('the digest’s letter', () => {
  test('says it in text and HTML, in Swedish and English, and shows titles as text', () => {
    const p = params({ tenantId: '0', personId: '0' });
    const sv = renderLetter(weeklyDigestLetter, p, 'sv', 'https://samnav.example');
    expect(sv.subject).toBe('Din vecka: 23 att göra, 23 försenat');
    expect(sv.text).toContain('Försenat (23):\n- 2030-05-20 <b>Rapport</b>\n  https://samnav.example/t/umea/deadlines/ddl_1\n- … och 22 till');
    expect(sv.html).toContain('2030-05-20 &lt;b&gt;Rapport&lt;/b&gt;</a>');
    expect(renderLetter(weeklyDigestLetter, p, 'en', 'https://samnav.example').text).toContain('Late (23):');
  });

  test('can be unsubscribed from with one click, as RFC 8058 says: a GET asks, a POST does it', async () => {
    const { world, scope } = await strategist();
    const who = { tenantId: world.tenantId, personId: scope.personId! };
    const headers = weeklyDigestLetter.headers!(params(who), base);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const url = headers['List-Unsubscribe']!.slice(1, -1);
    const asked = await fetch(url);
    expect([asked.status, (await asked.text()).includes('<form method="post">')]).toEqual([200, true]);
    const isOn = async () =>
      (await sql<{ digest: boolean }>({ world, scope }, 'select digest from notification_setting')).map(({ digest }) => digest);
    expect(await isOn()).toEqual([]);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await fetch(url, { method: 'POST', headers: type, body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
    expect((await fetch(url, { method: 'POST', headers: type, body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
    expect(await isOn()).toEqual([false]);
  });

  test('is not unsubscribed from by an address that nobody was given', async () => {
    const { world, scope } = await strategist();
    const token = signPerson({ tenantId: world.tenantId, personId: scope.personId! });
    const other = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`;
    const paths = [other, token.slice(0, 40), '%00', 'x'.repeat(3000), `${token}=`];
    const answers = await Promise.all(paths.map((path) => fetch(`${base}/api/unsubscribe/${path}`, { method: 'POST', body: 'x'.repeat(500) })));
    expect(answers.map(({ status }) => status >= 400 && status < 500)).toEqual(paths.map(() => true));
    expect((await fetch(`${base}/api/unsubscribe/${token}`, { method: 'POST', body: 'x'.repeat(5000) })).status).toBe(413);
    expect(await sql({ world, scope }, 'select from notification_setting')).toEqual([]);
  });
});
