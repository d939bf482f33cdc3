import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Database, languageOf, systemScope } from '@samnav/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FetchLimit } from '../fetch-limit.ts';
import { signedPerson } from '../signed-person.ts';
import { NotificationSettingService } from './notification-setting.service.ts';

type Request = FastifyRequest<{ Params: { token: string } }>;

const words = {
  sv: {
    title: 'Veckobrevet från Samnav',
    ask: 'Vill du inte få veckobrevet längre?',
    button: 'Avsluta veckobrevet',
    done: 'Du får inte veckobrevet längre. Du kan slå på det igen under dina inställningar i Samnav.',
    none: 'Länken gäller inte.',
  },
  en: {
    title: 'The weekly digest from Samnav',
    ask: 'Do you not want the weekly digest any more?',
    button: 'Stop the weekly digest',
    done: 'You get the weekly digest no more. You can turn it on again in your settings in Samnav.',
    none: 'The link is not valid.',
  },
};

/** The address that a digest's List-Unsubscribe names (RFC 8058): a POST unsubscribes, a GET only asks. */
@Injectable()
export class UnsubscribeRoutes implements OnModuleInit {
  private readonly log = new Logger('unsubscribe');
  private readonly limit = new FetchLimit(300, 15 * 60_000);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly database: Database,
    private readonly settings: NotificationSettingService,
  ) {}

  async onModuleInit(): Promise<void> {
    const server = this.host.httpAdapter.getInstance() as FastifyInstance;
    await server.register(async (routes) => {
      routes.removeAllContentTypeParsers();
      routes.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1024 }, (_request, _body, done) => done(null)); // what it says is known
      routes.get('/api/unsubscribe/:token', (request: Request, reply) => this.ask(request, reply));
      routes.post('/api/unsubscribe/:token', (request: Request, reply) => this.unsubscribe(request, reply));
    });
  }

  private ask(request: Request, reply: FastifyReply): FastifyReply {
    const w = words[languageOf(request)];
    if (!signedPerson(request.params.token)) return this.page(request, reply, 404, `<p>${w.none}</p>`);
    return this.page(request, reply, 200, `<p>${w.ask}</p><form method="post"><button>${w.button}</button></form>`);
  }

  private async unsubscribe(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const w = words[languageOf(request)];
    const wait = this.limit.take(request.ip);
    if (wait) return reply.code(429).header('retry-after', String(wait)).send();
    const who = signedPerson(request.params.token);
    if (!who) return this.page(request, reply, 404, `<p>${w.none}</p>`);
    try {
      await this.database.write(systemScope(who.tenantId, '', 'unsubscribe', await this.database.now()), (tx) =>
        this.settings.unsubscribe(tx, who.personId),
      );
      return this.page(request, reply, 200, `<p>${w.done}</p>`);
    } catch (error) {
      this.log.error(`${request.id}: ${error instanceof Error ? error.message : String(error)}`);
      return reply.code(503).header('retry-after', '60').send();
    }
  }

  private page(request: Request, reply: FastifyReply, status: number, body: string): FastifyReply {
    const language = languageOf(request);
    const { title } = words[language];
    return reply
      .code(status)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      .send(
        `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`,
      );
  }
}
