import { createHash, randomBytes } from 'node:crypto';
import { build } from '../../../tools/build.mjs';
import type { Entrant } from '../measure.ts';
import { addresses, json, startServer } from '../servers.ts';
import type { Ask } from '../servers.ts';
import type { Sample } from '../workloads.ts';
import { COORDINATOR } from './database.ts';
import type { Regions, RegionsBench } from './database.ts';

/** One of the two that are measured, and what its answer says in the common shape. */
export interface Contestant {
  server: Entrant<'G1'>['server'];
  plain(data: any): unknown;
}

const PAGE = 100; // the most that one list answers
const NODES = 'id name unit points(first: $years, filter: { rolledUp: { eq: true } }) { nodes { year value complete missingCount } }';

/** The dashboard as one operation: pages of a hundred indicators, each with what it was in the region year by year. */
export function dashboard(pages: number): string {
  const names = Array.from({ length: pages }, (_, i) => `p${i}`);
  const after = names.slice(1).map((name) => `$${name}: String`);
  const fields = names.map(
    (name, i) => `${name}: indicators(first: ${PAGE}${i ? `, after: $${name}` : ''}) { nodes { ${NODES} } pageInfo { endCursor } }`,
  );
  return `query Dashboard(${['$years: Int!', ...after].join(', ')}) { ${fields.join(' ')} }`;
}

/** Our API as a deployment runs it, asked by a coordinator who is signed in. */
export async function startSamnav(bench: RegionsBench, size: Regions, source: boolean): Promise<Contestant> {
  if (!source) await build(['@samnav/api']);
  const loader = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const program = source ? [...loader, 'apps/api/src/main.ts'] : ['apps/api/dist/main.js'];
  const env = { ...addresses(bench), SAMNAV_SECRET: bench.secret, SAMNAV_MODE: 'production', SAMNAV_COST_PER_MINUTE: '0' };
  const [started, cookie] = [await startServer(process.execPath, program, env), await signIn(bench)];
  const pages = Math.ceil(size.indicators / PAGE);
  const query = dashboard(pages);
  const request = (tenant: string, after: Record<string, string>): Ask =>
    json(
      `/t/${tenant}/graphql`,
      { 'content-type': 'application/json', 'accept-language': 'sv', cookie },
      { query, variables: { years: size.years, ...after } },
    );
  const cursors = await cursorsOf(bench, pages, (tenant, after) => answer(started.port, request(tenant, after)));
  return {
    server: { name: 'samnav', ...started, ask: (_workload, { tenant }) => request(tenant, cursors.get(tenant)!) },
    plain: (data) => Object.values<any>(data).flatMap(({ nodes }) => nodes.map((node: any) => ({ ...node, points: node.points.nodes }))),
  };
}

/** node:http and one hand-written statement. */
export async function startLimit(bench: RegionsBench, size: Regions): Promise<Contestant> {
  const { RUNTIME_DATABASE_URL } = addresses(bench);
  const started = await startServer(process.execPath, ['test/bench/rivals/limit.mjs'], { RUNTIME_DATABASE_URL: RUNTIME_DATABASE_URL! });
  const variables = { indicators: size.indicators, years: size.years };
  const ask = (_workload: 'G1', { tenantId }: Sample): Ask =>
    json('/', { 'content-type': 'application/json', 'x-tenant': tenantId }, { operation: 'G1', variables });
  return {
    server: { name: 'limit', ...started, ask },
    plain: (data) => data.indicators.nodes.map((node: any) => ({ ...node, points: node.points.nodes })),
  };
}

/** `data` of an answer; throws where it is none. */
export async function answer(port: number, { path, headers, body }: Ask): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (!data || errors) throw new Error(`A server refuses the dashboard: ${text.slice(0, 500)}`);
  return data;
}

/** Where each region's later pages begin, as somebody who pages has it from the page before. */
async function cursorsOf({ admin }: RegionsBench, pages: number, ask: (tenant: string, after: Record<string, string>) => Promise<any>) {
  const cursors = new Map<string, Record<string, string>>();
  const { rows } = await admin.query<{ slug: string }>('select slug from tenant');
  for (const { slug } of rows) {
    const after: Record<string, string> = {};
    for (let page = 1; page < pages; page++) after[`p${page}`] = (await ask(slug, after))[`p${page - 1}`].pageInfo.endCursor;
    cursors.set(slug, after);
  }
  return cursors;
}

/** A session of the coordinator's, made as signing in makes it. */
async function signIn({ admin }: RegionsBench): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await admin.query(
    `insert into session (token_hash, account_id, last_seen_at, expires_at)
     select $1, id, samnav_now(), samnav_now() + interval '1 day' from account where email = $2`,
    [createHash('sha256').update(secret).digest(), COORDINATOR],
  );
  return `samnav_session=${secret}`;
}
