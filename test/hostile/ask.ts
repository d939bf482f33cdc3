import { send } from './stage.ts';
import type { Answered, Stage } from './stage.ts';
import type { Hostile } from './documents.ts';

const GRAPHQL = '/t/umearegionen/graphql';

export function ask({ world, cookie }: Stage, { body, raw, method = 'POST', path = '', headers = {} }: Hostile): Promise<Answered> {
  const bytes = raw ?? (body === undefined ? '' : JSON.stringify(body));
  const given = { cookie, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...headers };
  return send(world.url, { method, path: path.startsWith('/') ? path : GRAPHQL + path, headers: given, body: bytes });
}

/** What a refusal says of itself: the limit, or the code; what is no refusal says what it is. */
export function refusalIn({ status, text }: Answered): string {
  const { data, errors, code } = JSON.parse(text) as { data?: unknown; errors?: { extensions: Record<string, string> }[]; code?: string };
  const first = errors?.[0]?.extensions;
  if (data || (!first && !code)) return `answered with ${status}: ${text.slice(0, 200)}`;
  if (first && !first.requestId) return `refused without the request's id: ${text.slice(0, 200)}`;
  return first ? (first.limit ?? first.code!) : code!;
}
