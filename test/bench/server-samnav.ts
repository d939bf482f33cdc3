import { createHash, randomBytes } from 'node:crypto';
import { build } from '../../tools/build.mjs';
import type { Bench } from './cluster.ts';
import { addresses, ANY_KEY, json, startServer } from './servers.ts';
import type { Ask, Server, StartOptions } from './servers.ts';
import type { Sample, Workload } from './workloads.ts';

const PROJECT = 'id number name status startsOn endsOn municipality { id name }';
/** What the web app's pages would send. A project's deadlines are those of its lead, the one person who answers for it. */
export const operations: Record<Workload, string> = {
  Q1: `query Q1($after: String) { projects(first: 50, after: $after) { nodes { ${PROJECT} } } }`,
  Q2: `query Q2($after: String) { workgroups(first: 20, after: $after) { nodes { id name lead { id name email } currentMemberCount
    projects(first: 5) { nodes { id name status budgetTotal { amount } spentTotal { amount }
      lead { deadlines(first: 3, filter: { metAt: { isNull: true } }, orderBy: [{ field: dueOn }]) { nodes { id title dueOn } } } } } } } }`,
  Q3: `query Q3($id: ID!) { node(id: $id) { ... on Project { id name status
    budgetMatrix { category year planned { amount } spent { amount } }
    expenditures(first: 100) { nodes { id amount { amount } spentOn note } } } } }`,
  M1: `mutation M1($input: RecordExpenditureInput!) { recordExpenditure(input: $input) {
    expenditure { id amount { amount } spentOn note } errors { code message path } } }`,
};

/** Our API as a deployment runs it, asked by somebody who is signed in. */
export async function startSamnav(bench: Bench, { source = false, profile }: StartOptions): Promise<Server> {
  if (!source) await build(['@samnav/api']);
  const loader = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const program = source ? [...loader, 'apps/api/src/main.ts'] : ['apps/api/dist/main.js'];
  const profiler = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const env = { ...addresses(bench), SAMNAV_SECRET: bench.secret, SAMNAV_MODE: 'production', SAMNAV_COST_PER_MINUTE: '0' };
  const [started, cookie] = [await startServer(process.execPath, [...profiler, ...program], env), await signIn(bench)];
  const ask = async (tenant: string, query: string, variables: object): Promise<any> => {
    const { path, headers, body } = request(cookie, tenant, query, variables);
    const answer = (await (await fetch(`http://127.0.0.1:${started.port}${path}`, { method: 'POST', headers, body })).json()) as any;
    if (!answer.data) throw new Error(JSON.stringify(answer));
    return answer.data;
  };
  const cursors = { Q1: await cursorsOf(bench, 'projects', ask), Q2: await cursorsOf(bench, 'workgroups', ask) };
  return {
    name: 'samnav',
    ...started,
    ask: (workload, sample) => request(cookie, sample.tenant, operations[workload], variablesOf(workload, sample, cursors)),
    plain: (workload, data) => plain(workload, data),
  };
}

/** A session of the coordinator's, made as signing in makes it. */
async function signIn({ admin }: Bench): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await admin.query(
    `insert into session (token_hash, account_id, last_seen_at, expires_at)
     select $1, id, samnav_now(), samnav_now() + interval '1 day' from account where email = 'samordnare@bench.example'`,
    [createHash('sha256').update(secret).digest()],
  );
  return `samnav_session=${secret}`;
}

const request = (cookie: string, tenant: string, query: string, variables: object): Ask =>
  json(
    `/t/${tenant}/graphql`,
    { 'content-type': 'application/json', 'idempotency-key': ANY_KEY, 'accept-language': 'sv', cookie },
    { query, variables },
  );

type Asking = (tenant: string, query: string, variables: object) => Promise<any>;

/** The cursors of all rows of a list, by global id: whoever pages has them from the page before. */
async function cursorsOf({ admin }: Bench, list: string, ask: Asking): Promise<Map<string, string>> {
  const cursors = new Map<string, string>();
  const query = `query($after: String) { list: ${list}(first: 100, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
  const { rows } = await admin.query<{ slug: string }>('select slug from tenant');
  for (const { slug } of rows) {
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo }: any = (await ask(slug, query, { after })).list;
      for (const { cursor, node } of edges) cursors.set(uuid(node.id), cursor);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
  }
  return cursors;
}

function variablesOf(workload: Workload, sample: Sample, cursors: { Q1: Map<string, string>; Q2: Map<string, string> }): object {
  if (workload === 'Q1' || workload === 'Q2') return { after: cursors[workload].get(sample.after!.id)! };
  if (workload === 'Q3') return { id: `prj_${sample.projectId}` };
  const { budgetLineId, amount, spentOn, note } = sample.expenditure!;
  return { input: { budgetLineId: `bli_${budgetLineId}`, amount: (amount / 100).toFixed(2), spentOn, note } };
}

export const uuid = (id: string): string => id.slice(id.indexOf('_') + 1);

/** Our answers and the limit's: the common shape but for the prefixes of ids. */
export function plain(workload: Workload, data: any): unknown {
  const text = JSON.stringify(data, (key, value: unknown) => (key === 'id' ? uuid(String(value)) : value));
  const answer = JSON.parse(text);
  if (workload === 'M1') delete answer.recordExpenditure.expenditure.id;
  return answer;
}
