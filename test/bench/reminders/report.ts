import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../cluster.ts';
import { goalTable, row } from '../goals.ts';
import { spreadOf, table } from '../table.ts';
import type { Spread } from '../table.ts';
import type { Fairness } from './fairness.ts';
import type { Lateness } from './lateness.ts';
import type { Options } from './options.ts';
import type { Round } from './sweep.ts';

/** What `--json` holds. */
export interface Findings {
  due: number;
  waiting: number;
  backend: string;
  channel: string;
  rounds: Round[];
  /** Ours against each rival, round by round. */
  ratios?: { sql: Spread; oneJob: Spread };
  /** Milliseconds per thousand reminders, ours. */
  msPerThousand?: Spread;
  workerMb?: number;
  lateness?: Lateness;
  fairness?: Fairness;
}

const of = (rounds: readonly Round[], value: (round: Round) => number): Spread => spreadOf(rounds.map(value));

export function findings({ due, waiting, backend, channel }: Options, rounds: Round[], lateness?: Lateness, fairness?: Fairness): Findings {
  const swept = rounds.length && {
    ratios: { sql: of(rounds, (r) => r.samnav / r.sql), oneJob: of(rounds, (r) => r.samnav / r.oneJob) },
    msPerThousand: of(rounds, (r) => 1e6 / r.samnav),
    workerMb: Math.max(...rounds.map((r) => r.workerMb)),
  };
  return { due, waiting, backend, channel, rounds, ...swept, ...(lateness && { lateness }), ...(fairness && { fairness }) };
}

/** Markdown: what was measured, and the goals. */
export function said(found: Findings): string {
  const { rounds, ratios, msPerThousand, workerMb, lateness, fairness } = found;
  const one = (value: number): Spread => ({ median: value, least: value, most: value });
  const ways = [
    ['samnav', 'claims of up to 20 000, jobs of up to 500', (r: Round) => r.samnav],
    ['SQL alone', 'claim, questions and mark in one statement per tenant', (r: Round) => r.sql],
    ['one job each', 'a job and a transaction per reminder', (r: Round) => r.oneJob],
  ] as const;
  const text = ({ median, least, most }: Spread): string => `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`;
  const parts: string[] = [];
  if (rounds.length) parts.push(table(['', 'how', 'reminders/s'], ways.map(([name, how, value]) => [name, how, text(of(rounds, value))]))); // prettier-ignore
  if (lateness)
    parts.push(
      `At a steady ${lateness.perSecond}/s (${lateness.count} reminders): p50 ${lateness.p50.toFixed(0)} ms, p99 ${lateness.p99.toFixed(0)} ms, at most ${lateness.most.toFixed(0)} ms late.`,
    );
  if (fairness)
    parts.push(
      `One municipality has ${fairness.flood} mails due, a mail server takes ${fairness.smtpMs} ms for each (${fairness.mailsPerSecond}/s were sent). Others waited at most: ${fairness.others
        .map(({ when, reminders, most }) => `${most.toFixed(1)} s (${reminders}, ${when})`)
        .join(', ')}.`,
    );
  const goals = [
    ...(ratios ? [row('samnav ÷ one job per reminder', { least: 15 }, ratios.oneJob), row('samnav ÷ SQL alone', { least: 0.5 }, ratios.sql)] : []),
    ...(workerMb ? [row('worker’s memory (RSS) in MB, at most', { most: 250 }, one(workerMb))] : []),
    ...(lateness ? [row('lateness p99 in ms', { most: 250 }, one(lateness.p99))] : []),
    ...(fairness ? [row('others’ delay in s', { most: 60 }, one(Math.max(...fairness.others.map(({ most }) => most))))] : []),
  ];
  if (msPerThousand) parts.push(`${msPerThousand.median.toFixed(1)} ms per thousand reminders.`);
  return [...parts, goalTable(goals)].join('\n\n');
}

const FILE = join(root, 'test/bench/RESULTS-REMINDERS.md');
const INTRODUCTION = `# Results of the bench of reminders

Written by \`npm run bench -- reminders … --results\`; nothing here is edited by hand. What is measured and how: [README](README.md#reminders).
`;

/** Puts what was found in its section of RESULTS-REMINDERS.md. */
export function writeResults({ due, backend, channel, rounds, parts }: Options, text: string, version: string): void {
  const title = `## ${parts.join(' and ')}: ${due} due, ${backend}, ${channel}`;
  const kept = existsSync(FILE) ? readFileSync(FILE, 'utf8').split(/^(?=## )/m).slice(1) : []; // prettier-ignore
  const sections = new Map(kept.map((section) => [section.split('\n')[0]!, section.trim()]));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const machine = `${new Date().toISOString().slice(0, 10)}, commit ${commit} · ${cpus()[0]!.model.trim()}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, load ${loadavg()[0]!.toFixed(1)} · ${version} · Node ${process.versions.node}`;
  const command = `npm run bench -- reminders --due ${due} --backend ${backend} --channel ${channel} --rounds ${rounds} --parts ${parts.join()}`;
  sections.set(title, `${title}\n\n${machine}\n\n\`${command}\`\n\n${text}`);
  writeFileSync(FILE, `${INTRODUCTION}\n${[...sections.values()].join('\n\n')}\n`);
}
