import type { Bench } from './cluster.ts';
import { plain } from './server-samnav.ts';
import { addresses, ANY_KEY, json, startServer } from './servers.ts';
import type { Server } from './servers.ts';

/** node:http and one hand-written statement per request. */
export async function startLimit(bench: Bench): Promise<Server> {
  const { RUNTIME_DATABASE_URL } = addresses(bench);
  const started = await startServer(process.execPath, ['test/bench/rivals/limit.mjs'], { RUNTIME_DATABASE_URL: RUNTIME_DATABASE_URL! });
  return {
    name: 'limit',
    ...started,
    ask: (operation, { tenantId, after, projectId, expenditure }) =>
      json(
        '/',
        { 'content-type': 'application/json', 'idempotency-key': ANY_KEY, 'x-tenant': tenantId },
        { operation, variables: { after, projectId, expenditure } },
      ),
    plain,
  };
}
