import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { allowed } from '../access/index.ts';
import { Database } from '../database/database.ts';
import { makeScope, NIL } from '../database/scope.ts';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { localId, modelOf } from '../read/index.ts';
import { domainError, Forbidden, NotFound, userFaults } from './errors.ts';
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
      const scope = await this.inTenant(request.scope, verb, input);
      const payload = await this.once(scope, request, verb, asked, () => lastValueFrom(next.handle()) as Promise<Payload>);
      return { ...payload, errors: [], clientMutationId };
    } catch (error) {
      const faults = userFaults(error);
      if (!faults) throw error;
      return { errors: faults.map((fault) => answerError(fault, request.scope.language)), clientMutationId };
    }
  }

  /** The scope to write in: of a funder's, the tenant of the row that is named, which its own database role must see. */
  private async inTenant(scope: Scope, { inTenantOf }: VerbMetadata, input: Payload | undefined): Promise<Scope> {
    if (!inTenantOf || scope.kind !== 'funder') return scope;
    const model = modelOf(inTenantOf.type());
    const id = localId(model, input?.[inTenantOf.field]);
    const find = `select r.tenant_id as "tenantId", t.slug as tenant from ${model.table} r join tenant t on t.id = r.tenant_id where r.id = $1`;
    const [place] = id ? await this.database.asFunder(scope, (sql) => sql<Pick<Scope, 'tenantId' | 'tenant'>>(find, [id])) : [];
    if (!place) throw new NotFound({}, ['input', inTenantOf.field]);
    return makeScope({ ...scope, ...place });
  }

  /** With an idempotency key the first answer is kept in the verb's own transaction; the same request again gets that answer. */
  private async once(scope: Scope, request: RequestContext, verb: VerbMetadata, asked: string, work: () => Promise<Payload>): Promise<Payload> {
    const inTx = (tx: Tx): Promise<Payload> => {
      request.tx = tx;
      return work();
    };
    const key = verb.secret || scope.tenantId === NIL ? undefined : request.idempotencyKey; // keys are kept in the tenant; other rooms have none
    if (!key) return this.database.write(scope, inTx);
    const kept: Kept = {
      owner: scope.tokenId ?? scope.accountId,
      key,
      hash: createHash('sha256').update(`${verb.name}\n${asked}`).digest('base64url'),
    };
    try {
      return await this.database.write(scope, async (tx) => keep(tx, kept, await inTx(tx)));
    } catch (error) {
      // whatever stopped it: where the key is taken, the first answer counts
      const answer = await this.database.write(scope, (tx) => keptAnswer(tx, kept));
      if (!answer) throw error;
      return answer;
    }
  }
}

interface Kept {
  owner: string | null;
  key: string;
  hash: string;
}

/**
 * The key is the last that is written: whoever comes second waits there for the first to commit, and then nothing of the second stays.
 * So a verb changes only the database; all else goes by jobs.
 */
function keep(tx: Tx, { owner, key, hash }: Kept, answer: Payload): Payload {
  tx.send('insert into idempotency_key (owner_id, key, request_hash, answer) values ($1, $2, $3, $4)', [owner, key, hash, JSON.stringify(answer)]);
  return answer;
}

async function keptAnswer(tx: Tx, { owner, key, hash }: Kept): Promise<Payload | null> {
  const [row] = await tx.sql<{ request_hash: string; answer: Payload }>(
    'select request_hash, answer from idempotency_key where tenant_id = current_tenant() and owner_id = $1 and key = $2',
    [owner, key],
  );
  if (row && row.request_hash !== hash) throw new IdempotencyKeyReused();
  return row?.answer ?? null;
}
