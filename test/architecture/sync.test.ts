import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Catalogue, makeScope } from '@samnav/platform';
import { buildSchema, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import pg from 'pg';
import '../../apps/api/src/resolvers.ts';
import { planOperation } from '../../libs/platform/src/read/plan.ts';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.RUNTIME_DATABASE_URL, options: '-c enable_seqscan=off -c enable_bitmapscan=off' });
  await client.connect();
});
afterAll(() => client.end());

const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const assignments = [{ role: 'regionCoordinator' as const, municipalityId: null, workgroupId: null, projectId: null }];
const scope = makeScope({ tenantId: 'x', tenant: 'x', accountId: null, assignments, now: '2026-11-21T00:00:00Z' });

/** How PostgreSQL would read the list, by the role that reads it. */
async function explained(query: string): Promise<string> {
  await client.query('set enable_sort = off'); // of a small region the server would rather sort everything
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  const { text } = planOperation({ schema, catalogue: new Catalogue(), fragments: {}, scope, vars: {}, guarded: true }, operation);
  const { rows } = await client.query<Record<string, string>>(`explain (generic_plan, costs off) ${text}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

// who keeps a copy of a list asks for what has changed since, page by page, in the order of the change
test.each([
  ['deadlines', 'deadline'],
  ['organisations', 'organisation'],
  ['people', 'person'],
  ['projects', 'project'],
])('%s that were changed since are found by an index in their order', async (list, table) => {
  const plan = await explained(
    `{ ${list}(filter: { updatedAt: { gte: "2026-11-01T00:00:00Z" } }, orderBy: { field: updatedAt }, first: 100) { nodes { id updatedAt } pageInfo { endCursor hasNextPage } } }`,
  );
  expect(plan).toMatch(
    new RegExp(String.raw`Index (?:Only )?Scan using ${table}_tenant_id_updated_at_id_idx.*\n.*Index Cond: .*tenant_id.*updated_at`),
  );
  expect(plan).not.toContain('Sort Key');
});
