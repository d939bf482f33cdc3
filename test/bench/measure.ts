import { fork } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench } from './cluster.ts';
import type { Ask, Server, ServerName } from './servers.ts';
import type { Samples, Workload } from './workloads.ts';

/** What `--json` writes: one measurement. CPU in milliseconds per request. */
export interface Measurement<W extends string = Workload> {
  workload: W;
  server: ServerName;
  connections: number;
  round: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  nodeCpuMs: number;
  postgresCpuMs: number;
  errors: number;
}

const TICK_MS = 10; // USER_HZ is 100 on every Linux that Node runs on

interface Times {
  parent: number;
  own: number;
  /** Of children that have ended and were waited for. */
  ended: number;
}
function timesOf(pid: number | string): Times | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number) as number[];
    const at = (i: number): number => fields[i]! * TICK_MS;
    return { parent: fields[1]!, own: at(11) + at(12), ended: at(13) + at(14) };
  } catch {
    return null; // gone between the listing and the look
  }
}

export const cpuOf = (pid: number): number => timesOf(pid)?.own ?? 0;

/** The postmaster, its living children, and those that have ended, whose time it inherits. */
export function postgresCpu(postmaster: number): number {
  const own = timesOf(postmaster)!;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => timesOf(pid))
    .reduce((sum, times) => (times?.parent === postmaster ? sum + times.own : sum), own.own + own.ended);
}

/** Resident memory in MB. */
export const memoryOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

interface Result {
  requests: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  errors: number;
}

/** Who is measured, with what it is asked. */
export interface Entrant<W extends string = Workload> {
  server: Pick<Server, 'name' | 'pid' | 'port' | 'stop'> & { ask(workload: W, sample: Samples[Workload][number]): Ask };
  samples: Record<W, readonly Samples[Workload][number][]>;
}

/** The load generator's process. */
export class Load {
  private readonly child = fork(fileURLToPath(new URL('load.mjs', import.meta.url)), { execArgv: [], serialization: 'advanced' });
  private readonly kept = new Set<string>();
  private runs = 0;

  constructor(private readonly bench: Bench) {}

  /** One measurement. The first hands over the workload's requests, serialised for the server. */
  async run<W extends string>(
    { server, samples }: Entrant<W>,
    workload: W,
    { connections, seconds, round = 0 }: { connections: number; seconds: number; round?: number },
  ): Promise<Measurement<W>> {
    const key = `${server.port} ${workload}`;
    if (!this.kept.has(key))
      this.child.send({ keep: key, requests: samples[workload].map((sample) => wire(server.port, server.ask(workload, sample))) });
    this.kept.add(key);
    const [node, postgres] = [cpuOf(server.pid), postgresCpu(this.bench.postmaster)];
    const result = await this.ask({ key, port: server.port, connections, milliseconds: seconds * 1000, offset: this.runs++ * 97 });
    const each = (ms: number): number => rounded(ms / Math.max(1, result.requests), 4);
    return {
      workload,
      server: server.name,
      connections,
      round,
      requestsPerSecond: rounded(result.requests / result.seconds, 1),
      p50Ms: rounded(result.p50Ms, 3),
      p99Ms: rounded(result.p99Ms, 3),
      nodeCpuMs: each(cpuOf(server.pid) - node),
      postgresCpuMs: each(postgresCpu(this.bench.postmaster) - postgres),
      errors: result.errors,
    };
  }

  stop(): void {
    this.child.disconnect();
  }

  private ask(message: object): Promise<Result> {
    return new Promise((resolve, reject) => {
      const died = (): void => reject(new Error('The load generator ended.'));
      this.child.once('exit', died);
      this.child.once('message', (answer: Result & { failed?: string }) => {
        this.child.off('exit', died);
        if (answer.failed) reject(new Error(answer.failed));
        else resolve(answer);
      });
      this.child.send(message);
    });
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function wire(port: number, { path, headers, body }: Ask): Buffer {
  const all = { host: `127.0.0.1:${port}`, connection: 'keep-alive', ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`POST ${path} HTTP/1.1`, ...head, '', body].join('\r\n'));
}
