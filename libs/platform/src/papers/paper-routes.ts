import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { languageOf } from '../identity/http.ts';
import { NotAllowed, NothingHere, Refusal } from '../identity/refusals.ts';
import { ScopeSource } from '../identity/scope-source.ts';
import { Caller } from '../read/caller.ts';
import { CallerGone, conditionOf } from '../read/faults.ts';
import { definedPapers } from './paper.ts';
import type { Paper } from './paper.ts';
import { Papers } from './papers.ts';
import { PressBusy } from './refusals.ts';

type Request = FastifyRequest<{ Params: { tenant: string; id: string }; Querystring: { lang?: unknown; standard?: unknown } }>;

/** The addresses of the papers: whoever may read the thing may have its paper; to everybody else there is none. */
@Injectable()
export class PaperRoutes implements OnModuleInit {
  private readonly log = new Logger('papers');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly scopes: ScopeSource,
    private readonly papers: Papers,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance() as FastifyInstance;
    for (const paper of definedPapers())
      server.get(`/t/:tenant/${paper.path}`, (request: Request, reply) =>
        this.send(paper, request, reply).catch((e) => this.refuse(request, reply, e)),
      );
  }

  private async send(paper: Paper, request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const caller = new Caller();
    reply.raw.once('close', () => caller.leave());
    const { tenant, id } = request.params;
    const scope = await this.scopes.tenantScope(request, tenant);
    if (!scope) throw new NothingHere();
    const language = request.query.lang === 'en' || request.query.lang === 'sv' ? request.query.lang : scope.language;
    const standard = request.query.standard === 'a-2a' ? 'a-2a' : 'ua-1';
    const pdf = await this.papers.make(paper, id, { scope, caller }, { language, standard });
    if (!pdf) throw new NothingHere();
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${paper.path.split('/').at(-1)}"`)
      .header('content-language', language)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  }

  private refuse(request: Request, reply: FastifyReply, error: unknown): FastifyReply {
    const refusal = refusalOf(error);
    if (!refusal) this.log.error(`${request.id}: ${error instanceof Error ? error.stack : String(error)}`);
    const { status, retryAfter, answer } = refusal
      ? { status: refusal.getStatus(), retryAfter: refusal.retryAfter, answer: refusal.answer(languageOf(request)) }
      : { status: 500, retryAfter: undefined, answer: { code: 'INTERNAL', message: 'Something went wrong here. It has been logged.' } };
    if (retryAfter) void reply.header('retry-after', String(retryAfter));
    return reply.code(status).header('cache-control', 'no-store').send(answer);
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (conditionOf(error) || error instanceof CallerGone) return new PressBusy();
  if (error instanceof GraphQLError) return error.extensions.code === 'FORBIDDEN' ? new NotAllowed() : new NothingHere();
  return undefined;
}
