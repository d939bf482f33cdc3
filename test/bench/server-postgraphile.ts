import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cluster.ts';
import type { Bench } from './cluster.ts';
import { addresses, ANY_KEY, json, kronor, startServer } from './servers.ts';
import type { Ask, Server } from './servers.ts';
import type { Sample, Workload } from './workloads.ts';

const FOLDER = 'test/bench/rivals';

const operations: Record<Workload, string> = {
  Q1: `query Q1($after: Cursor) { projects: allVisibleProjects(first: 50, after: $after, orderBy: [NUMBER_ASC]) { nodes {
    id: rowId number name status startsOn endsOn municipality { id: rowId name } } } }`,
  Q2: `query Q2($after: Cursor) { workgroups: allWorkgroups(first: 20, after: $after, orderBy: [NAME_ASC]) { nodes {
    id: rowId name lead { id: rowId name email } currentMemberCount
    projects(first: 5, orderBy: [NUMBER_ASC]) { nodes { id: rowId name status budgetTotal spentTotal
      lead { deadlines(first: 3, condition: { metAt: null }, orderBy: [DUE_ON_ASC]) { nodes { id: rowId title dueOn } } } } } } } }`,
  Q3: `query Q3($tenantId: UUID!, $id: UUID!) { node: visibleProjectByTenantIdAndRowId(tenantId: $tenantId, rowId: $id) { id: rowId name status
    budgetMatrix { nodes { category year planned spent } }
    expenditures(first: 100, orderBy: [SPENT_ON_DESC, CREATED_AT_DESC, ROW_ID_DESC]) { nodes { id: rowId amount: amountOre spentOn note } } } }`,
  M1: `mutation M1($input: RecordExpenditureInput!) { recordExpenditure(input: $input) { expenditure: result { id: rowId amount: amountOre spentOn note } } }`,
};

/** PostGraphile 5 under the Node that it needs; its view and functions are made in the run's copy of the database. */
export async function startPostgraphile(bench: Bench): Promise<Server> {
  await bench.admin.query(readFileSync(join(root, FOLDER, 'postgraphile/setup.sql'), 'utf8'));
  const env = { RUNTIME_DATABASE_URL: addresses(bench).RUNTIME_DATABASE_URL! };
  const started = await startServer(join(root, FOLDER, 'node_modules/node/bin/node'), [`${FOLDER}/postgraphile/main.mjs`], env);
  const ask = async (sample: Sample, query: string): Promise<any> => {
    const { path, headers, body } = request(sample, query, {});
    const answer = (await (await fetch(`http://127.0.0.1:${started.port}${path}`, { method: 'POST', headers, body })).json()) as any;
    if (!answer.data) throw new Error(JSON.stringify(answer));
    return answer.data;
  };
  const lists = { Q1: 'allVisibleProjects(orderBy: [NUMBER_ASC])', Q2: 'allWorkgroups(orderBy: [NAME_ASC])' };
  const cursors = { Q1: await cursorsOf(bench, lists.Q1, ask), Q2: await cursorsOf(bench, lists.Q2, ask) };
  return {
    name: 'postgraphile',
    ...started,
    ask: (workload, sample) => request(sample, operations[workload], variablesOf(workload, sample, cursors)),
    plain,
  };
}

function request({ tenantId, expenditure }: Sample, query: string, variables: object): Ask {
  const who = {
    'x-tenant': tenantId,
    'x-sees-drafts': 'true',
    ...(expenditure && { 'x-account': expenditure.accountId, 'x-person': expenditure.personId }),
  };
  return json(
    '/graphql',
    { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': ANY_KEY, ...who },
    { query, variables },
  );
}

async function cursorsOf({ admin }: Bench, list: string, ask: (sample: Sample, query: string) => Promise<any>): Promise<Map<string, string>> {
  const cursors = new Map<string, string>();
  const { rows } = await admin.query<{ id: string; slug: string }>('select id, slug from tenant');
  for (const { id, slug } of rows) {
    const { list: found } = await ask({ tenantId: id, tenant: slug }, `{ list: ${list} { edges { cursor node { rowId } } } }`);
    for (const { cursor, node } of found.edges) cursors.set(node.rowId, cursor);
  }
  return cursors;
}

function variablesOf(
  workload: Workload,
  { tenantId, after, projectId, expenditure }: Sample,
  cursors: Record<'Q1' | 'Q2', Map<string, string>>,
): object {
  if (workload === 'Q1' || workload === 'Q2') return { after: cursors[workload].get(after!.id)! };
  if (workload === 'Q3') return { tenantId, id: projectId };
  const { budgetLineId, amount, spentOn, note } = expenditure!;
  return { input: { budgetLineId, amount: String(amount), spentOn, note } };
}

/** Öre into kronor; the rest is said by aliases. */
function plain(workload: Workload, data: any): unknown {
  if (workload === 'M1') {
    const { amount, spentOn, note } = data.recordExpenditure.expenditure;
    return { recordExpenditure: { expenditure: { amount: kronor(amount), spentOn, note }, errors: [] } };
  }
  const answer = JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    ['budgetTotal', 'spentTotal', 'amount', 'planned', 'spent'].includes(key) && typeof value === 'string' ? kronor(value) : value,
  );
  if (workload === 'Q3') answer.node.budgetMatrix = answer.node.budgetMatrix.nodes;
  return answer;
}
