import { deepStrictEqual } from 'node:assert';
import { randomBytes } from 'node:crypto';
import type { Bench } from './cluster.ts';
import { ANY_KEY } from './servers.ts';
import type { Server } from './servers.ts';
import { workloads } from './workloads.ts';
import type { Samples, Workload } from './workloads.ts';

/** How many requests of each workload every server is asked before anything is measured. */
export const CHECKED = 50;

/** One answer in the common shape. */
export async function answerOf(server: Server, workload: Workload, sample: Samples[Workload][number]): Promise<unknown> {
  const { path, headers, body } = server.ask(workload, sample);
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', headers: fresh(headers), body });
  const text = await response.text();
  const answer = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || answer.errors || !answer.data) throw new Error(`${server.name} refuses ${workload}: ${text.slice(0, 500)}`);
  return server.plain(workload, answer.data);
}

const fresh = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === ANY_KEY ? randomBytes(16).toString('hex') : value]));

/** Throws where two servers answer the same request differently; says how large the answers are. */
export async function checkAnswers(servers: readonly Server[], samples: Samples, wanted: readonly Workload[] = workloads): Promise<void> {
  const [first, ...others] = servers;
  for (const workload of wanted) {
    for (const [i, sample] of samples[workload].slice(0, CHECKED).entries()) {
      const expected = await answerOf(first!, workload, sample);
      refuseEmpty(workload, expected);
      for (const other of others)
        deepStrictEqual(await answerOf(other, workload, sample), expected, `${other.name} and ${first!.name} differ in request ${i} of ${workload}`);
    }
  }
}

/** Equal answers of nothing would prove nothing. */
function refuseEmpty(workload: Workload, answer: any): void {
  const rows = { Q1: answer.projects?.nodes.length, Q2: answer.workgroups?.nodes.length, Q3: answer.node?.expenditures.nodes.length, M1: 1 }[
    workload
  ];
  const whole = { Q1: 50, Q2: 20, Q3: 100, M1: 1 }[workload];
  if (rows !== whole) throw new Error(`${workload} should answer ${whole} rows and answers ${rows}`);
}

const COUNTED = ['expenditure', 'audit_event', 'audit_secret', 'audit_unsealed', 'idempotency_key', 'outbox'];

/** Throws where one server's M1 leaves other rows behind than another's: so many in each table, and an audit event that says the same. */
export async function checkWritten(bench: Bench, servers: readonly Server[], samples: Samples): Promise<void> {
  const sample = samples.M1[0]!;
  let expected: unknown;
  for (const server of servers) {
    const before = await rowCounts(bench);
    await answerOf(server, 'M1', sample);
    const after = await rowCounts(bench);
    const written = { rows: after.map((n, i) => n - before[i]!), event: await lastEvent(bench, sample.tenantId) };
    deepStrictEqual(written, (expected ??= written), `${server.name} and ${servers[0]!.name} write other rows in M1`);
  }
}

async function rowCounts({ admin }: Bench): Promise<number[]> {
  const columns = COUNTED.map((table) => `(select count(*)::integer from ${table})`);
  const { rows } = await admin.query<{ counts: number[] }>(`select array[${columns.join()}] as counts`);
  return rows[0]!.counts;
}

/** Without what only ours writes: a voucher for each expenditure, which the rivals are spared. */
async function lastEvent({ admin }: Bench, tenantId: string): Promise<unknown> {
  const { rows } = await admin.query(
    `select action, actor_account_id, actor_person_id, subject_type, municipality_id, changes - 'voucherRowId' as changes from audit_event where tenant_id = $1 order by at desc, id desc limit 1`,
    [tenantId],
  );
  return rows[0];
}
