import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './cluster.ts';
import type { Options } from './options.ts';

const FILE = join(root, 'test/bench/RESULTS.md');
const TITLES: Record<Options['command'], string> = {
  reads: 'Reads and the mutation, beside the rivals',
  growth: 'Ten times the rows, ten times the tenants',
  trip: 'One trip under row-level security',
  memory: 'Memory under load',
};
const INTRODUCTION = `# Results of the bench

Written by \`npm run bench -- … --results\`; nothing here is edited by hand. What is measured and how: [README](README.md).
`;

/** How busy the machine was before the bench began. */
const busy = loadavg()[0]!;

/** Puts what a command found in its section of RESULTS.md, with the machine's own words. */
export function writeResults(options: Options, text: string, version: string): void {
  const title = `## ${TITLES[options.command]}`;
  const kept = existsSync(FILE) ? readFileSync(FILE, 'utf8').split(/^(?=## )/m).slice(1) : []; // prettier-ignore
  const sections = new Map(kept.map((section) => [section.split('\n')[0]!, section.trim()]));
  sections.set(title, `${title}\n\n${machine(version)}\n\n\`${commandOf(options)}\`\n\n${text}`);
  const ordered = Object.values(TITLES).flatMap((each) => sections.get(`## ${each}`) ?? []);
  writeFileSync(FILE, `${INTRODUCTION}\n${ordered.join('\n\n')}\n`);
}

function machine(version: string): string {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit} · ${cpu!.model.trim()}, ${cpus().length} cores, ${memory} GB, ${process.platform}, load ${busy.toFixed(1)} before the start · ${version} · Node ${process.versions.node}`;
}

function commandOf({ command, rounds, seconds, connections, servers, workloads, minutes, size, source }: Options): string {
  const shared = `npm run bench -- ${command}${size.tenants === 60 ? '' : ` --scale ${size.tenants / 60}`}${source ? ' --source' : ''}`;
  if (command === 'memory') return `${shared} --minutes ${minutes}`;
  const repeated = `${shared} --rounds ${rounds} --seconds ${seconds}`;
  return command === 'reads'
    ? `${repeated} --connections ${connections.join()} --servers ${servers.join()} --workloads ${workloads.join()}`
    : repeated;
}
