import type { ApolloCache, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { i18next } from '../i18n/index.ts';
import { isOldPage } from './client.ts';
import { caseOf } from '../ui/states.tsx';

/** A reason the API gave for changing nothing. */
export interface Fault {
  code: string;
  message: string;
  path?: readonly string[] | null;
  index?: number | null;
  currentVersion?: number | null;
  allowed?: readonly string[] | null;
}

interface Payload {
  errors: readonly Fault[];
}

/** What a verb answered: the payload, or why not. */
export type Outcome<P> = { ok: true; payload: P; faults: [] } | { ok: false; payload: P | null; faults: Fault[] };

export interface Verb<I, P> {
  (input: I, options?: { idempotencyKey?: string }): Promise<Outcome<P>>;
}

const conflict = (fault: Fault) => fault.code === 'VERSION_CONFLICT';

/** The conflict among the faults, if somebody else saved first. */
export const conflictIn = (faults: readonly Fault[]): Fault | undefined => faults.find(conflict);

/** Fields that hold lists: read again wherever they are shown after a change. */
export interface VerbOptions {
  /** Root fields of the cache to forget, e.g. 'networks', so that lists are fetched again. */
  forgets?: readonly string[];
}

/**
 * A mutation as a function of its input. It never throws: a lost connection or a masked error is a fault with words,
 * so every form shows every failure in the same place. `busy` is true while it is on its way.
 */
export function useVerb<D extends Record<string, unknown>, I, K extends keyof D & string>(
  document: TypedDocumentNode<D, { input: I } & OperationVariables>,
  field: K,
  options: VerbOptions = {},
): [Verb<I, NonNullable<D[K]>>, boolean] {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const forgets = options.forgets?.join(' ') ?? '';
  const run = useCallback<Verb<I, NonNullable<D[K]>>>(
    async (input, { idempotencyKey } = {}) => {
      setBusy(true);
      try {
        const context = idempotencyKey ? { headers: { 'idempotency-key': idempotencyKey } } : {};
        const { data } = await client.mutate({ mutation: document, variables: { input } as never, context });
        const payload = (data as D | undefined)?.[field] as (NonNullable<D[K]> & Payload) | null | undefined;
        if (payload && payload.errors.length === 0) {
          await forget(client, forgets);
          return { ok: true, payload, faults: [] };
        }
        return { ok: false, payload: payload ?? null, faults: payload ? [...payload.errors] : [unknownFault(null)] };
      } catch (error) {
        return { ok: false, payload: null, faults: [unknownFault(error)] };
      } finally {
        setBusy(false);
      }
    },
    [client, document, field, forgets],
  );
  return [run, busy];
}

function unknownFault(error: unknown): Fault {
  if (isOldPage(error)) return { code: 'DOCUMENT_UNKNOWN', message: (error as Error).message };
  const id = caseOf(error);
  const message = i18next.t('ui.saveFailed') + (id ? ` ${i18next.t('ui.errorCase', { id })}.` : '');
  return { code: 'UNKNOWN', message };
}

async function forget(client: ReturnType<typeof useApolloClient>, fields: string): Promise<void> {
  const names = fields.split(' ').filter(Boolean);
  if (names.length === 0) return;
  const updateCache = (cache: ApolloCache) => names.forEach((fieldName) => cache.evict({ id: 'ROOT_QUERY', fieldName }));
  // What has been saved stays saved when reading it again fails; the page then shows that by itself.
  await client.refetchQueries({ updateCache }).catch(() => undefined);
}
