import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { allowed, configureQueues, definedJobs, readConfig, Refusal } from '@samnav/platform';
import type { Queues, ScopeSource } from '@samnav/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where operators look into BullMQ itself. What can be done about a job is done in the outbox, on the operators' own page. */
export const BOARD = '/platform/queues';

const ofBoard = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // its parts set style attributes
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Opens this process's view of the queues when an operator first asks for it. */
class Board {
  private queues: Queues | undefined;
  private opening: Promise<void> | undefined;
  readonly adapter = new FastifyAdapter();
  private readonly bulls = createBullBoard({ queues: [], serverAdapter: this.adapter, options: { uiConfig: { boardTitle: 'Samnav' } } });

  /** Once, however many ask at the same time; where the queue is away the next one asks again. */
  open(): Promise<void> {
    this.opening ??= this.openQueues().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  private async openQueues(): Promise<void> {
    const names = [...new Set(definedJobs().map(({ queue }) => queue))];
    this.queues ??= configureQueues(readConfig(), names);
    await this.queues.repair();
    for (const name of names) this.bulls.addQueue(new BullMQAdapter(this.queues.queue(name), { readOnlyMode: true }));
  }

  async close(): Promise<void> {
    await this.queues?.close();
  }
}

/**
 * bull-board for operators with a session, to read and not to change: whoever is none gets the answer of an address where nothing is. Its pages
 * load nothing from elsewhere.
 */
export async function serveBoard(server: FastifyInstance, scopes: ScopeSource): Promise<void> {
  const board = new Board();
  board.adapter.setBasePath(BOARD);
  server.addHook('onClose', () => board.close());
  await server.register(async (pages) => {
    pages.addHook('onRequest', async (request, reply) => {
      if (!(await isOperator(scopes, request)) || !['GET', 'HEAD'].includes(request.method)) return nothingHere(reply);
      void reply.headers({ 'content-security-policy': ofBoard, 'cache-control': 'no-store' });
      await board.open();
    });
    pages.addHook('onSend', async (_request, _reply, payload) => (typeof payload === 'string' ? withoutStrangers(payload) : payload));
    await pages.register(board.adapter.registerPlugin(), { prefix: BOARD, basePath: BOARD } as never);
  });
}

async function isOperator(scopes: ScopeSource, request: FastifyRequest): Promise<boolean> {
  if (request.headers.authorization) return false; // a session, never a token
  const scope = await scopes.platformScope(request).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  return scope !== null && allowed(scope, 'queue.read');
}

const nothingHere = (reply: FastifyReply): FastifyReply => reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' });

/** Its page asks another site for letters to write with; ours asks nobody. */
const withoutStrangers = (page: string): string => page.replace(/<link href="https:[^>]*>/g, '');
