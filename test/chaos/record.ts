import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './chaos.ts';
import type { Backend } from './schedule.ts';

const FILE = join(import.meta.dirname, 'RESULTS.md');
const HEAD = `# Recorded chaos

\`npm run chaos -- --seed … --kills … --backend … --record\` adds a line. Kills are real ones: kill -9 of a process, FLUSHALL, a dropped queue schema; bad links, a bad
mail server and skewed clocks come on top.

| date | commit | backend | seed | kills | of which | reminders | letters | lost | early | misdirected | duplicates | drained s | clean |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
`;

/** Adds one run to the report. */
export function record({ seed, backend, outcome, clean }: { seed: number; backend: Backend; outcome: Outcome; clean: boolean }): void {
  if (!existsSync(FILE)) writeFileSync(FILE, HEAD);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const kills = [...outcome.kills];
  const cells = [
    new Date().toISOString().slice(0, 10),
    commit,
    backend,
    seed,
    kills.reduce((sum, [, times]) => sum + times, 0),
    kills.map(([kill, times]) => `${times} ${kill}`).join(', '),
    outcome.reminders,
    outcome.letters,
    outcome.lost.length,
    outcome.early.length,
    outcome.misdirected.length,
    outcome.duplicates,
    outcome.drainedSeconds.toFixed(1),
    clean ? 'yes' : 'no',
  ];
  appendFileSync(FILE, `| ${cells.join(' | ')} |\n`);
}
