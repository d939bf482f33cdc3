import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../cluster.ts';
import { goalTable, row } from '../goals.ts';
import { Load, memoryOf } from '../measure.ts';
import type { Measurement } from '../measure.ts';
import { cpu, median, ratio, table } from '../table.ts';
import type { Sample } from '../workloads.ts';
import { openRegions } from './database.ts';
import type { RegionsBench } from './database.ts';
import { answer, startLimit, startSamnav } from './servers.ts';
import type { Contestant } from './servers.ts';

const FILE = join(root, 'test/bench/RESULTS-GOALS.md');
const say = (line: string): void => console.log(line);

function readOptions(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      regions: { ...text, default: '5' },
      municipalities: { ...text, default: '6' },
      indicators: { ...text, default: '200' },
      years: { ...text, default: '10' },
      rounds: { ...text, default: '5' },
      seconds: { ...text, default: '6' },
      connections: { ...text, default: '1,4' },
      json: text,
      database: text,
      results: flag,
      source: flag,
    },
  });
  const number = (name: 'regions' | 'municipalities' | 'indicators' | 'years' | 'rounds' | 'seconds'): number => {
    if (!(Number(values[name]) > 0)) throw new Error(`--${name} must be a number above 0.`);
    return Number(values[name]);
  };
  return {
    size: { regions: number('regions'), municipalities: number('municipalities'), indicators: number('indicators'), years: number('years') },
    rounds: number('rounds'),
    seconds: number('seconds'),
    connections: values.connections.split(',').map(Number),
    json: values.json,
    database: values.database,
    results: values.results,
    source: values.source,
  };
}
type Options = ReturnType<typeof readOptions>;

/** The region's dashboard by our API beside one hand-written statement, round by round. Measures nothing before both say the same. */
export async function benchDashboard(args: string[]): Promise<void> {
  const options = readOptions(args);
  const bench = await openRegions(options.size, options.database);
  const contestants: Contestant[] = [];
  const load = new Load(bench);
  let stopping: Promise<unknown> | undefined;
  const stop = (): Promise<unknown> =>
    (stopping ??= Promise.all([load.stop(), ...contestants.map(({ server }) => server.stop())]).then(() => bench.close()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(1)));
  try {
    contestants.push(await startSamnav(bench, options.size, options.source), await startLimit(bench, options.size));
    const samples = await samplesOf(bench);
    await check(contestants, samples, options);
    const measured = await rounds(load, contestants, samples, options, bench);
    const memory = contestants.map(({ server }) => `${server.name} ${memoryOf(server.pid).toFixed(0)} MB`).join(', ');
    const said = `${tableOf(measured)}\n\nMemory (RSS) at the end: ${memory}.\n\n${goalsOf(measured)}`;
    say(`\n${said}`);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 1)}\n`);
    if (options.results) writeFileSync(FILE, results(options, said, bench.version));
  } finally {
    await stop();
  }
}

async function samplesOf({ admin }: RegionsBench): Promise<Sample[]> {
  const { rows } = await admin.query<Sample>('select id as "tenantId", slug as tenant from tenant order by slug');
  return rows;
}

/** The same figures to the last decimal, in every region. */
async function check(contestants: readonly Contestant[], samples: readonly Sample[], { size }: Options): Promise<void> {
  for (const sample of samples) {
    const [ours, theirs] = await Promise.all(
      contestants.map(async ({ server, plain }) => plain(await answer(server.port, server.ask('G1', sample))) as { points: unknown[] }[]),
    );
    deepStrictEqual(ours, theirs);
    if (ours!.length !== size.indicators || ours!.some(({ points }) => points.length !== size.years)) throw new Error('The dashboard is not whole.');
  }
  say('Both give the same answers.');
}

type Measured = Measurement<'G1'>;

async function rounds(
  load: Load,
  contestants: readonly Contestant[],
  samples: Sample[],
  options: Options,
  { admin }: RegionsBench,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  const entrants = contestants.map(({ server }) => ({ server, samples: { G1: samples } }));
  const most = Math.max(...options.connections);
  for (const entrant of entrants) await load.run(entrant, 'G1', { connections: most, seconds: Math.min(2, options.seconds) });
  for (let round = 1; round <= options.rounds; round++) {
    await admin.query('vacuum (analyze)');
    for (const connections of options.connections)
      for (const i of entrants.keys()) {
        const one = await load.run(entrants[(i + round) % entrants.length]!, 'G1', { connections, seconds: options.seconds, round });
        if (one.errors) throw new Error(`${one.server} refused ${one.errors} requests.`);
        measured.push(one);
      }
    say(`Round ${round} of ${options.rounds} is done.`);
  }
  return measured;
}

function tableOf(measured: readonly Measured[]): string {
  const keys = [...new Set(measured.map((one) => `${one.connections} ${one.server}`))].sort();
  const rows = keys.map((key) => {
    const these = measured.filter((one) => `${one.connections} ${one.server}` === key);
    const of = (value: (one: Measured) => number, digits: number): string => {
      const all = these.map(value);
      return `${median(all).toFixed(digits)} (${Math.min(...all).toFixed(digits)}–${Math.max(...all).toFixed(digits)})`;
    };
    return [...key.split(' '), of((one) => one.requestsPerSecond, 1), of((one) => one.p50Ms, 1), of((one) => one.nodeCpuMs, 2), of((one) => one.postgresCpuMs, 2), of(cpu, 2)]; // prettier-ignore
  });
  return table(['conn.', 'server', 'req/s', 'p50 ms', 'CPU node', 'CPU pg', 'CPU ms/req'], rows);
}

function goalsOf(measured: readonly Measured[]): string {
  const rows = [...new Set(measured.map((one) => one.connections))].map(
    (connections) =>
    row(`CPU per dashboard at ${connections} connections, samnav ÷ limit`, { most: 1.3 }, ratio(measured, cpu, { connections, server: 'samnav' }, { connections, server: 'limit' })!), // prettier-ignore
  );
  return `Medians and spread of the rounds:\n\n${goalTable(rows)}`;
}

function results({ size, rounds: count, seconds, connections, source }: Options, said: string, version: string): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const machine = `${new Date().toISOString().slice(0, 10)}, commit ${commit} · ${cpus()[0]!.model.trim()}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} at the end · ${version} · Node ${process.versions.node}`;
  const command = `npm run bench -- goals --rounds ${count} --seconds ${seconds} --connections ${connections.join()}${source ? ' --source' : ''}`;
  const what = `${size.indicators} indicators × ${size.municipalities} municipalities × ${size.years} years in each of ${size.regions} regions`;
  return `# Results of the region's dashboard

Written by \`npm run bench -- goals --results\`; nothing here is edited by hand. What is measured and how: [README](README.md).

${machine}

\`${command}\` (${what})

${said}
`;
}
