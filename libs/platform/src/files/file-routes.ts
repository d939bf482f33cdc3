import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../identity/http.ts';
import { answerOf, FileTransfer } from './file-transfer.ts';

type Request = FastifyRequest<{ Params: { token: string } }>;

/** The addresses of file bytes, as routes of Fastify itself: Nest's would parse the body into memory first. */
@Injectable()
export class FileRoutes implements OnModuleInit {
  private readonly log = new Logger('files');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly transfer: FileTransfer,
  ) {}

  async onModuleInit(): Promise<void> {
    const server = this.host.httpAdapter.getInstance() as FastifyInstance;
    await server.register(async (routes) => {
      routes.removeAllContentTypeParsers();
      routes.addContentTypeParser('*', (_request, body, done) => done(null, body)); // the stream as it comes
      routes.put('/files/upload/:token', (request: Request, reply) => this.upload(request, reply));
      routes.get('/files/:token', (request: Request, reply) => this.download(request, reply));
    });
  }

  private async upload(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    try {
      await this.transfer.receive(request.params.token, request, (request.body as Readable | undefined) ?? request.raw);
      return reply.code(204).send();
    } catch (error) {
      void reply.header('connection', 'close'); // what still comes of the body is not waited for
      return this.refuse(request, reply, error);
    }
  }

  private async download(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    try {
      const { file, bytes } = await this.transfer.send(request.params.token, request);
      return reply
        .header('content-type', file.type)
        .header('content-length', file.size)
        .header('content-disposition', attachment(file.name))
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(bytes);
    } catch (error) {
      return this.refuse(request, reply, error);
    }
  }

  private refuse(request: Request, reply: FastifyReply, error: unknown): FastifyReply {
    const { status, answer } = answerOf(error, languageOf(request));
    if (status === 500) this.log.error(`${request.id}: ${error instanceof Error ? error.stack : String(error)}`);
    return reply.code(status).header('cache-control', 'no-store').send(answer);
  }
}

/** RFC 6266: a plain name for old programs, the real one beside it. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const real = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${real}`;
}
