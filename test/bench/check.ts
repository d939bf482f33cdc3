import { deepStrictEqual } from 'node:assert';
import { randomBytes } from 'node:crypto';
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
