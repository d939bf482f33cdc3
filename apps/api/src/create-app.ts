import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database, limits, readConfig, refuseDrift, refuseUncounted, ScopeSource } from '@samnav/platform';
import { AppModule } from './app.module.ts';
import { nameFaults, refuseAddress, refuseBrokenHttp } from './faults.ts';
import { jsonReader } from './json-body.ts';
import { serveBoard } from './queue-board.ts';
import { serveWeb } from './web.ts';

/** How many proxies before us add to X-Forwarded-For; what stands in it beyond theirs, anybody may have written. */
function trustedProxies(given = 'false'): false | ((address: string, hop: number) => boolean) {
  const proxies = given === 'true' ? 1 : Number(given) || 0;
  return proxies > 0 && ((_address, hop) => hop < proxies);
}

/** The API with the web app on one origin, not yet listening. */
export async function createApp(): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: limits.bodyBytes,
    trustProxy: trustedProxies(process.env.TRUST_PROXY),
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseBrokenHttp,
    frameworkErrors: refuseAddress,
    // the operators' door has no slug
    rewriteUrl: (request: IncomingMessage) => (request.url === '/platform/graphql' ? '/platform/-/graphql' : request.url!),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, { logger: ['fatal', 'error', 'warn'], abortOnError: false });
  await refuseDrift(app.get(Database).pool);
  await refuseUncounted(app.get(Database).pool);
  adapter.useBodyParser('application/json', false, { bodyLimit: limits.bodyBytes }, jsonReader(adapter.getInstance()));
  nameFaults(adapter.getInstance());
  await serveWeb(adapter.getInstance(), readConfig().PUBLIC_URL);
  await serveBoard(adapter.getInstance(), app.get(ScopeSource, { strict: false }));
  return app;
}
