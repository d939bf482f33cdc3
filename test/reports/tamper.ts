import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CostCategory } from '@samnav/projects';
import { verifyBundle } from '../../apps/verify/src/bundle.ts';
import { Fault } from '../../apps/verify/src/fault.ts';
import { chance, madeBundle } from './proofs.ts';
import type { ReportStage } from './stage.ts';
import { tamperings } from './tamperings.ts';
import type { Genuine } from './tamperings.ts';

const INDEPENDENT = fileURLToPath(new URL('../verify-independent/verify.py', import.meta.url));

/** What a run found. */
export interface Tampered {
  runs: number;
  /** Tamperings that were verified as valid. */
  missed: string[];
  /** Genuine bundles that were refused. */
  alarms: string[];
  /** Bundles on which the second verifier says something else. */
  disagreed: string[];
  /** Whether this machine has what the second verifier is written in. */
  second: boolean;
  proofs: number;
  /** How often each kind of fault was said. */
  faults: Record<string, number>;
}

/** Reports enough to swap: three claims of one grant. */
export async function sealedReports(stage: ReportStage): Promise<Genuine[]> {
  const grantId = await stage.granted.grant();
  const genuine: Genuine[] = [];
  for (const [from, to] of [
    ['01-01', '03-31'],
    ['04-01', '06-30'],
    ['07-01', '09-30'],
  ] as const) {
    for (const day of [5, 12, 19])
      await stage.spend(CostCategory.travel, `2026-${from.slice(0, 2)}-${String(day).padStart(2, '0')}`, BigInt(day) * 1_000_03n, `${from} ${day}`);
    await stage.spend(CostCategory.externalServices, `2026-${from.slice(0, 2)}-20`, 2_500_000n, `${from} services`);
    const id = await stage.report(grantId, from, to);
    genuine.push({ id, bundle: (await stage.bundle(id))! });
  }
  return genuine;
}

/** Tampers as often as asked, each time with one of all ways in turn, and has both verifiers judge what comes of it, and the genuine bundle too. */
export async function tamper(
  stage: ReportStage,
  asked: { runs: number; proofs: number; seed: number },
  genuine: readonly Genuine[],
): Promise<Tampered> {
  const folder = mkdtempSync(join(tmpdir(), 'samnav-tamper-'));
  const found: Tampered = { runs: 0, missed: [], alarms: [], disagreed: [], second: true, proofs: 0, faults: {} };
  const judge = new Judge(folder, stage, found);
  try {
    await ways({ stage, genuine, ...asked }, judge, found);
    const random = chance(asked.seed + 1);
    for (; found.proofs < asked.proofs; found.proofs++) {
      const bundle = await madeBundle(random, stage.key);
      const spoilt = random(4) === 0;
      if (spoilt) bundle[random(bundle.length)]! ^= 1 << random(8);
      await judge.bundle(`proof ${found.proofs}`, bundle, spoilt);
    }
    judge.compare();
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found;
}

interface Asked {
  stage: ReportStage;
  genuine: readonly Genuine[];
  runs: number;
  seed: number;
}

async function ways({ stage, genuine, runs, seed }: Asked, judge: Judge, found: Tampered): Promise<void> {
  const random = chance(seed);
  const all = Object.entries(tamperings).flatMap(([where, named]) =>
    Object.entries(named).map(([name, way]) => ({ name: `${where}: ${name}`, way })),
  );
  const tables = ['report_part', 'project_report'];
  for (const table of tables) await stage.owner.query(`alter table ${table} disable trigger signed_report_stays`);
  await stage.owner.query('create table tampered_file (id uuid primary key, storage_key uuid)');
  try {
    for (; found.runs < runs; found.runs++) {
      const { name, way } = all[found.runs % all.length]!;
      const one = genuine[random(genuine.length)]!;
      const bundle = await way({ stage, genuine: one, others: genuine.filter(({ id }) => id !== one.id), random });
      if (!bundle || bundle.equals(one.bundle)) found.missed.push(`${name}: nothing came of it`);
      else await judge.bundle(name, bundle, true);
      await judge.bundle(`after ${name}`, (await stage.bundle(one.id))!, false);
    }
  } finally {
    for (const table of tables) await stage.owner.query(`alter table ${table} enable trigger signed_report_stays`);
    await stage.owner.query('drop table tampered_file');
  }
}

class Judge {
  private readonly said: { name: string; file: string; valid: boolean }[] = [];

  constructor(
    private readonly folder: string,
    private readonly stage: ReportStage,
    private readonly found: Tampered,
  ) {}

  /** Has our verifier judge; what it says of a tampered bundle is counted. */
  async bundle(name: string, bundle: Buffer, tampered: boolean): Promise<void> {
    const file = join(this.folder, `${this.said.length}.zip`);
    writeFileSync(file, bundle);
    const fault = await verifyBundle(file, this.stage.key.publicKey).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (fault && !(fault instanceof Fault)) throw fault;
    this.said.push({ name, file, valid: !fault });
    if (fault instanceof Fault && tampered) this.found.faults[fault.kind] = (this.found.faults[fault.kind] ?? 0) + 1;
    if (!fault && tampered) this.found.missed.push(name);
    if (fault instanceof Fault && !tampered) this.found.alarms.push(`${name}: ${fault.message}`);
  }

  /** Asks the second verifier the same, all at once. */
  compare(): void {
    for (let i = 0; i < this.said.length; i += 500) {
      const some = this.said.slice(i, i + 500);
      const answers = answersOf(
        this.stage.keyFile,
        some.map(({ file }) => file),
      );
      this.found.second = answers !== undefined;
      if (!answers) return;
      for (const [j, { name, valid }] of some.entries())
        if ((answers[j] === 'valid') !== valid) this.found.disagreed.push(`${name}: ${answers[j] ?? 'nothing'}`);
    }
  }
}

/** What the second verifier says of each; undefined where this machine has no Python. */
function answersOf(key: string, files: string[]): string[] | undefined {
  try {
    return execFileSync('python3', [INDEPENDENT, '--key', key, ...files], { encoding: 'utf8' })
      .trim()
      .split('\n');
  } catch (error) {
    const { status, stdout, code } = error as { status: number; stdout: string; code?: string };
    if (code === 'ENOENT') return undefined;
    if (status !== 1) throw error;
    return stdout.trim().split('\n');
  }
}
