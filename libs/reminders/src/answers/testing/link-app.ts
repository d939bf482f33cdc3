import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Database } from '@samnav/platform';
import { testDatabase } from '@samnav/platform/testing';
import { AnswerLinksModule } from '../../index.ts';

@Global()
@Module({ providers: [{ provide: Database, useFactory: testDatabase }], exports: [Database] })
class TestDatabaseModule {}

/** The pages of one-time links, listening; closing it closes the test's database too. */
export async function linkApp(): Promise<NestFastifyApplication> {
  const made = await Test.createTestingModule({ imports: [TestDatabaseModule, AnswerLinksModule] }).compile();
  const app = made.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ trustProxy: true }), { logger: ['fatal', 'error'] });
  await app.init();
  await app.listen(0, '127.0.0.1');
  return app;
}

let calls = 0;
export interface Told {
  status: number;
  body: any;
  headers: IncomingMessage['headers'];
}

/** One request from an address of its own, unless one is given. */
export async function ask(
  app: NestFastifyApplication,
  method: 'GET' | 'HEAD' | 'POST',
  path: string,
  { payload, headers }: { payload?: object; headers?: Record<string, string> } = {},
): Promise<Told> {
  const address = `10.9.${Math.floor(++calls / 250)}.${calls % 250}`;
  const { port } = app.getHttpServer().address() as AddressInfo;
  const sent = { 'x-forwarded-for': address, ...(payload && { 'content-type': 'application/json' }), ...headers };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({ method, host: '127.0.0.1', port, path, headers: sent, agent: false }, resolve).on('error', reject);
    outgoing.end(payload && JSON.stringify(payload));
  });
  const body = await text(answer);
  return { status: answer.statusCode!, body: body ? JSON.parse(body) : null, headers: answer.headers };
}
