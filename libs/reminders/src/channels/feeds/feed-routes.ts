import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FetchLimit } from '../fetch-limit.ts';
import { FeedReader } from './feed-reader.ts';
import { tenantOfToken } from './feed-token.ts';

type Request = FastifyRequest<{ Params: { file: string } }>;
const QUARTER = 15 * 60_000;

/** The address from which calendar programs fetch. Revoked, foreign and invented ones answer alike; a GET changes nothing. */
@Injectable()
export class FeedRoutes implements OnModuleInit {
  private readonly log = new Logger('calendar');
  private readonly perFeed = new FetchLimit(60, QUARTER);
  /** Many people fetch from one address of a municipality, so only what leads nowhere counts. */
  private readonly astray = new FetchLimit(100, QUARTER);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly feeds: FeedReader,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance() as FastifyInstance;
    server.get('/calendar/:file', (request: Request, reply) => this.answer(request, reply));
  }

  private async answer(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const token = /^([\w-]{64})\.ics$/.exec(request.params.file)?.[1];
    if (!token || !tenantOfToken(token)) return this.nothing(request, reply);
    const wait = this.perFeed.take(createHash('sha256').update(token).digest('base64url'));
    if (wait) return this.tooOften(reply, wait);
    try {
      const text = await this.feeds.read(token);
      return text === null ? this.nothing(request, reply) : this.send(request, reply, text);
    } catch (error) {
      this.log.error(`${request.id}: ${error instanceof Error ? error.stack : String(error)}`);
      return reply.code(503).header('retry-after', '300').header('cache-control', 'no-store').send();
    }
  }

  private send(request: Request, reply: FastifyReply, text: string): FastifyReply {
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' });
    const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known.includes(etag)) return reply.code(304).send();
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="samnav.ics"')
      .header('x-content-type-options', 'nosniff')
      .send(text);
  }

  private nothing(request: Request, reply: FastifyReply): FastifyReply {
    const wait = this.astray.take(request.ip);
    if (wait) return this.tooOften(reply, wait);
    return reply.code(404).header('cache-control', 'no-store').send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' });
  }

  private tooOften(reply: FastifyReply, seconds: number): FastifyReply {
    const message = 'This address is fetched too often. Every fifteen minutes is enough.';
    return reply.code(429).header('retry-after', String(seconds)).header('cache-control', 'no-store').send({ code: 'TOO_MANY_ATTEMPTS', message });
  }
}
