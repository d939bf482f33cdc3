import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { Database } from '../../database/database.ts';
import { Col, Table, TenantRow } from '../../read/index.ts';
import type { World } from '../../testing/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { furnishAccount } from '../furnishing.ts';
import { IdentityModule } from '../identity.module.ts';

@Global()
@Module({ providers: [{ provide: Database, useFactory: testDatabase }], exports: [Database] })
class TestDatabaseModule {}

/** Municipalities belong to a higher context, which identity knows by name. */
@Table<Municipality>('municipality', { id: 'mun', description: 'A municipality, as far as roles are concerned.' })
export class Municipality extends TenantRow {
  @Col('text', { description: 'Its name.' }) name: string;
}

/** Identity alone, listening; closing it closes the test's database too. */
export async function identityApp(): Promise<NestFastifyApplication> {
  const made = await Test.createTestingModule({ imports: [TestDatabaseModule, IdentityModule] }).compile();
  const app = made.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ trustProxy: true }), { logger: ['fatal', 'error'] });
  await app.init();
  await app.listen(0, '127.0.0.1');
  return app;
}

interface Answer {
  status: number;
  body: any;
  text: string;
  headers: Record<string, string | string[] | undefined>;
  /** The session's cookie, ready to be sent back. */
  cookie: string;
}

/** One request; every test calls from an address of its own, for addresses are throttled. */
export async function call(
  app: NestFastifyApplication,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const address = `10.${randomBytes(3).join('.')}`;
  const { port } = app.getHttpServer().address() as AddressInfo;
  const sent = { 'x-forwarded-for': address, ...(payload && { 'content-type': 'application/json' }), ...headers };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({ method, host: '127.0.0.1', port, path: url, headers: sent, agent: false }, resolve).on('error', reject);
    outgoing.end(payload && JSON.stringify(payload));
  });
  const body = await text(answer);
  const json = String(answer.headers['content-type']).includes('json');
  const { date: _date, ...told } = answer.headers;
  const cookie = String(told['set-cookie'] ?? '').split(';')[0]!;
  return { status: answer.statusCode!, body: json ? JSON.parse(body) : null, text: body, headers: told, cookie };
}

export const PASSWORD = 'blå hästar simmar';

/** An account with PASSWORD that nobody else knows. */
export async function newAccount(database: Database, name = 'Anna Exempel'): Promise<{ id: string; email: string }> {
  const email = `a${randomBytes(6).toString('hex')}@test.example`;
  return { id: await furnishAccount(database, { email, name, password: PASSWORD }), email };
}

/** Gives the account a role in the world's tenant. */
export async function giveRole(
  world: World,
  accountId: string,
  role: string,
  more: { municipalityId?: string; startsOn?: string; endsOn?: string } = {},
): Promise<void> {
  await world.database.write(world.system, (tx) =>
    tx.sql('insert into role_assignment (account_id, role, municipality_id, starts_on, ends_on) values ($1, $2, $3, $4, $5)', [
      accountId,
      role,
      more.municipalityId ?? null,
      more.startsOn ?? '2000-01-01',
      more.endsOn ?? null,
    ]),
  );
}

/** What only the owner of the tables may see or do: mails with their links, clocks of sessions. */
export async function asOwner<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The one-time secret in the newest letter to the address. */
export async function mailedSecret(email: string): Promise<string> {
  const [mail] = await asOwner<{ params: { url: string } }>('select params from mail_message where to_address = $1 order by id desc limit 1', [
    email,
  ]);
  if (!mail) throw new Error(`nothing was mailed to ${email}`);
  return mail.params.url.split('/').at(-1)!;
}
