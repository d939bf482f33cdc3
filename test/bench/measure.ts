import { fork } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench } from './cluster.ts';
import type { Server, ServerName } from './servers.ts';
import type { Samples, Workload } from './workloads.ts';

/** What `--json` writes: one measurement. CPU in milliseconds per request. */
export interface Measurement {
  workload: Workload;
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

/** The load generator's process. */
export class Load {
  private readonly child = fork(fileURLToPath(new URL('load.mjs', import.meta.url)), { execArgv: [], serialization: 'advanced' });
  private runs = 0;

  constructor(private readonly bench: Bench) {}

  /** Hands over the requests of a workload, serialised for the server. */
  keep(server: Server, workload: Workload, samples: Samples): void {
    const requests = samples[workload].map((sample) => wire(server, workload, sample));
    this.child.send({ keep: `${server.name} ${workload}`, requests });
  }

  /** One measurement. */
  async run(
    server: Server,
    workload: Workload,
    { connections, round: number, seconds }: { connections: number; round: number; seconds: number },
  ): Promise<Measurement> {
    const [node, postgres] = [cpuOf(server.pid), postgresCpu(this.bench.postmaster)];
    const result = await this.ask({
      key: `${server.name} ${workload}`,
      port: server.port,
      connections,
      milliseconds: seconds * 1000,
      offset: this.runs++ * 97,
    });
    const each = (ms: number): number => round(ms / Math.max(1, result.requests), 4);
    return {
      workload,
      server: server.name,
      connections,
      round: number,
      requestsPerSecond: round(result.requests / result.seconds, 1),
      p50Ms: round(result.p50Ms, 3),
      p99Ms: round(result.p99Ms, 3),
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
      this.child.once('message', (answer: Result & { failed?: string }) => (answer.failed ? reject(new Error(answer.failed)) : resolve(answer)));
      this.child.send(message);
    });
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function wire(server: Server, workload: Workload, sample: Samples[Workload][number]): Buffer {
  const { path, headers, body } = server.ask(workload, sample);
  const all = { host: `127.0.0.1:${server.port}`, connection: 'keep-alive', ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`POST ${path} HTTP/1.1`, ...head, '', body].join('\r\n'));
}
