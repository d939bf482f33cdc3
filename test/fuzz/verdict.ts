import { readFileSync } from 'node:fs';
import type { GraphQLEnumType } from 'graphql';
import { buildSchema } from 'graphql';
import type { Answered } from '../hostile/stage.ts';

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));

/** Every code that an answer may have; INTERNAL is not among them: it says that a fault of ours was masked. */
const codes = new Set([
  ...(schema.getType('ErrorCode') as GraphQLEnumType).getValues().map(({ name }) => name),
  ...['BAD_REQUEST', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'],
  ...['PERSISTED_QUERY_NOT_SUPPORTED', 'DOCUMENT_UNKNOWN', 'FREE_TEXT_OFF', 'LIMIT_EXCEEDED', 'THROTTLED', 'TIMEOUT', 'BUSY', 'UNAVAILABLE'],
  ...['UNAUTHENTICATED', 'SIGN_IN_REFUSED', 'TOO_MANY_ATTEMPTS', 'LINK_NOT_GOOD', 'PASSWORD_REFUSED', 'INVALID', 'FOREIGN_ORIGIN'],
  ...['JSON_EXPECTED', 'NOT_FOUND', 'FORBIDDEN', 'METHOD_NOT_ALLOWED', 'NOT_ACCEPTABLE'],
]);
/** What may be answered with 5xx. */
const passing = new Set(['TIMEOUT', 'BUSY', 'UNAVAILABLE']);

interface Body {
  data?: unknown;
  errors?: { message?: unknown; extensions?: { code?: string; requestId?: string } }[];
  code?: string;
}

/** What of an answer is counted, and what is wrong with it. */
export interface Verdict {
  code: string;
  wrong?: string;
}

export function verdictOn({ status, headers, text }: Answered, graphql: boolean): Verdict {
  const type = String(headers['content-type'] ?? '');
  if (!/json/.test(type))
    return status < 400 ? { code: `${status}` } : { code: `${status}`, wrong: `${status} without a code: ${text.slice(0, 200)}` };
  let body: Body | null;
  try {
    body = JSON.parse(text) as Body | null;
  } catch {
    if (type.includes('jsonl') || type.includes('ndjson')) return { code: `${status}` };
    return { code: 'broken', wrong: `an answer that is no JSON: ${text.slice(0, 200)}` };
  }
  const errors = body?.errors;
  const found = errors ? errors.map((error) => error.extensions?.code ?? '') : status >= 400 ? [body?.code ?? ''] : [];
  if (!found.length)
    return graphql && body?.data === undefined ? { code: 'empty', wrong: `neither data nor errors: ${text.slice(0, 200)}` } : { code: 'answered' };
  const untyped = found.find((code) => !codes.has(code));
  if (untyped !== undefined) return { code: untyped || 'none', wrong: `the code ${untyped || 'is missing'}: ${text.slice(0, 300)}` };
  if (errors?.some((error) => !error.extensions?.requestId)) return { code: found[0]!, wrong: `no request id: ${text.slice(0, 200)}` };
  if (status >= 500 && !found.every((code) => passing.has(code))) return { code: found[0]!, wrong: `${status} for ${found.join()}` };
  return { code: found[0]! };
}
