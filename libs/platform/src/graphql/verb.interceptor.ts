import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { allowed } from '../access/index.ts';
import { Database } from '../database/database.ts';
import type { Tx } from '../database/tx.ts';
import { domainError, Forbidden, userFaults } from './errors.ts';
import { checkInput } from './inputs.ts';
import { answerError } from './payloads.ts';
import { VERB } from './verb.ts';
import type { RequestContext, VerbMetadata } from './verb.ts';

export const IdempotencyKeyMissing = domainError('invalid', 'IDEMPOTENCY_KEY_MISSING', {
  sv: 'Skicka rubriken Idempotency-Key med ett eget värde för varje ny begäran, så att en omsändning inte gör samma sak två gånger.',
  en: 'Send the header Idempotency-Key with a fresh value for each new request, so that sending it again does not do it twice.',
});
export const IdempotencyKeyReused = domainError('conflict', 'IDEMPOTENCY_KEY_REUSED', {
  sv: 'Nyckeln i Idempotency-Key är redan använd till något annat. Använd en ny.',
  en: 'The Idempotency-Key has been used for something else. Use a new one.',
});

type Payload = Record<string, unknown>;

/** Runs every verb: permission, input rules, one transaction, one answer per idempotency key, domain errors into the payload. */
@Injectable()
export class VerbInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const verb = this.reflector.get<VerbMetadata | undefined>(VERB, context.getHandler());
    return verb ? from(this.run(verb, GqlExecutionContext.create(context), next)) : next.handle();
  }

  private async run(verb: VerbMetadata, context: GqlExecutionContext, next: CallHandler): Promise<Payload> {
    const request = context.getContext<RequestContext>();
    const { input } = context.getArgs<{ input?: Payload }>();
    const clientMutationId = input?.clientMutationId ?? null;
    try {
      if (!allowed(request.scope, verb.operation)) throw new Forbidden({ requires: verb.operation }, [], { requires: verb.operation });
      if (verb.idempotent && !request.idempotencyKey) throw new IdempotencyKeyMissing();
      const asked = JSON.stringify(input ?? null);
      if (verb.input && input) checkInput(verb.input, input);
      const payload = await this.once(request, verb, asked, () => lastValueFrom(next.handle()) as Promise<Payload>);
      return { ...payload, errors: [], clientMutationId };
    } catch (error) {
      const faults = userFaults(error);
      if (!faults) throw error;
      return { errors: faults.map((fault) => answerError(fault, request.scope.language)), clientMutationId };
    }
  }

  /** With an idempotency key the first answer is kept in the verb's own transaction; the same request again gets that answer. */
  private async once(request: RequestContext, verb: VerbMetadata, asked: string, work: () => Promise<Payload>): Promise<Payload> {
    const { scope } = request;
    const inTx = (tx: Tx): Promise<Payload> => {
      request.tx = tx;
      return work();
    };
    const key = verb.secret || scope.kind !== 'tenant' ? undefined : request.idempotencyKey; // keys are kept in the tenant; other rooms have none
    if (!key) return this.database.write(scope, inTx);
    const kept: Kept = {
      owner: scope.tokenId ?? scope.accountId,
      key,
      hash: createHash('sha256').update(`${verb.name}\n${asked}`).digest('base64url'),
    };
    try {
      return await this.database.write(scope, (tx) => keeping(tx, kept, inTx));
    } catch (error) {
      if (!(error instanceof AnsweredBefore)) throw error;
      return this.database.write(scope, (tx) => keptAnswer(tx, kept));
    }
  }
}

interface Kept {
  owner: string | null;
  key: string;
  hash: string;
}
class AnsweredBefore extends Error {}

/**
 * The work does not wait for the key: both travel together, and whoever comes second waits in the database for the first to commit.
 * What its own work did or met then counts for nothing, so a verb changes only the database; all else goes by jobs.
 */
async function keeping(tx: Tx, { owner, key, hash }: Kept, work: (tx: Tx) => Promise<Payload>): Promise<Payload> {
  const insert = 'insert into idempotency_key (owner_id, key, request_hash) values ($1, $2, $3) on conflict do nothing returning id';
  const [mine, done] = await Promise.allSettled([tx.sql<{ id: string }>(insert, [owner, key, hash]), work(tx)]);
  if (mine.status === 'rejected') throw mine.reason;
  if (!mine.value.length) throw new AnsweredBefore();
  if (done.status === 'rejected') throw done.reason;
  const keep = 'update idempotency_key set answer = $2 where tenant_id = current_tenant() and id = $1';
  tx.send(keep, [mine.value[0]!.id, JSON.stringify(done.value)]);
  return done.value;
}

async function keptAnswer(tx: Tx, { owner, key, hash }: Kept): Promise<Payload> {
  const [row] = await tx.sql<{ request_hash: string; answer: Payload }>(
    'select request_hash, answer from idempotency_key where tenant_id = current_tenant() and owner_id = $1 and key = $2',
    [owner, key],
  );
  if (row?.request_hash !== hash) throw new IdempotencyKeyReused();
  return row.answer;
}
