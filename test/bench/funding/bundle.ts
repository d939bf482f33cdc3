import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '@samnav/platform';
import { BudgetLine, CostCategory, ExpenditureService } from '@samnav/projects';
import { verifyBundle } from '../../../apps/verify/src/bundle.ts';
import { ReportFiles } from '../../../libs/funding/src/reports/report-files.ts';
import { ReportSeal } from '../../../libs/funding/src/reports/report-seal.service.ts';
import setup from '../../global-setup.ts';
import teardown from '../../global-teardown.ts';
import type { ReportStage } from '../../reports/stage.ts';
import { table } from '../table.ts';

/** How much a claim holds. */
export interface BundleSize {
  lines: number;
  /** Bytes of each voucher's picture. */
  picture: number;
}

/** From the signature of a large claim to its verified bundle, step by step, with the memory that each took. Answers Markdown. */
export async function benchBundle({ lines, picture }: BundleSize, say: (line: string) => void): Promise<string> {
  await setup();
  const { openStage, sha256 } = await import('../../reports/stage.ts'); // reads the environment when it is loaded
  const { closeTestDatabase } = await import('@samnav/platform/testing');
  const stage = await openStage();
  try {
    return await steps(stage, say, async () => {
      say(`posting ${lines} expenditures with their vouchers`);
      await spend(stage, lines, picture, sha256);
    });
  } finally {
    await stage.close();
    await closeTestDatabase();
    await teardown();
  }
}

async function steps(stage: ReportStage, say: (line: string) => void, spent: () => Promise<void>): Promise<string> {
  const { granted } = stage;
  const rows: string[][] = [];
  const step = async <T>(name: string, counts: boolean, work: () => Promise<T>): Promise<T> => {
    const before = process.memoryUsage.rss();
    const watch = new Watch();
    const from = performance.now();
    const result = await work();
    const seconds = (performance.now() - from) / 1000;
    rows.push([name, seconds.toFixed(1), counts ? 'yes' : '', `${Math.round((watch.end() - before) / 1e6)} MB`]);
    say(rows.at(-1)!.join('  '));
    if (counts) whole += seconds;
    return result;
  };
  let whole = 0;
  const grantId = await granted.grant({ ceiling: 100_000_000_00n });
  const claimId = await granted.prepare(grantId, '01-01', '10-31');
  await stage.attach(claimId);
  await granted.complete(claimId);
  await spent();
  await fill(stage, claimId.slice(4));
  await step('what it rests on is frozen', true, () => granted.write(granted.signatory, (tx) => freeze(tx, claimId.slice(4))));
  await step('the PDF is set, the log sealed, the proof made', true, () => stage.seal());
  const press = pressMemory(stage);
  const [report] = await stage.reports();
  const file = join(stage.folder, 'bundle.zip');
  await step('the bundle is sent', true, async () => {
    const bytes = await new ReportFiles(granted.world.database, stage.store).bundle(granted.coordinator, `prp_${report!.id}`);
    await pipeline(Readable.from(bytes as AsyncIterable<Buffer>), createWriteStream(file));
  });
  const sound = await step('it is verified', false, () => verifyBundle(file, stage.key.publicKey));
  const { size } = await stat(file);
  const goal = `Goal: at most 15 s for 10 000 lines. Measured: ${whole.toFixed(1)} s for ${sound.report.lines.length} lines, ${whole <= 15 ? 'reached' : 'missed'}.`;
  const weight = `The bundle has ${(size / 1e6).toFixed(0)} MB and ${sound.report.evidence.length} pieces of evidence; the press took ${press} at most.`;
  return `${table(['step', 'seconds', 'counts', 'memory on top'], rows)}\n\n${goal} ${weight}`;
}

/** Puts what was posted into the claim as its owner would find it: how it is assembled is measured elsewhere. */
async function fill({ owner, granted }: ReportStage, claimId: string): Promise<void> {
  await owner.query('alter table claim_line disable trigger user');
  await owner.query(
    `insert into claim_line (tenant_id, claim_id, number, kind, category, expenditure_id, expenditure_version, voucher_id, voucher_row_id, spent_on, booked_on,
       amount_ore, eligible_ore, voucher_number, supplier, text, from_submission, evidence)
     select e.tenant_id, $2, row_number() over (order by e.spent_on, e.id), 'cost', 'travel', e.id, e.version, r.voucher_id, r.id, e.spent_on, e.spent_on,
       e.amount_ore, e.amount_ore, 'M ' || row_number() over (order by e.spent_on, e.id), e.supplier, e.note, 1,
       jsonb_build_object('meetings', '[]'::jsonb, 'files', jsonb_build_array(jsonb_build_object('name', f.name, 'sha256', f.sha256)))
     from expenditure e join voucher_row r on r.tenant_id = e.tenant_id and r.id = e.voucher_row_id
     join voucher_file v on v.tenant_id = r.tenant_id and v.voucher_id = r.voucher_id join file f on f.tenant_id = v.tenant_id and f.id = v.file_id
     where e.tenant_id = $1`,
    [granted.world.tenantId, claimId],
  );
  await owner.query('alter table claim_line enable trigger user');
}

/** What signing does beside asking whether it may. */
async function freeze(tx: Tx, claimId: string): Promise<void> {
  await tx.sql(
    `update payment_claim set state = 'submitted', submission = 1, signed_at = samnav_now(), signed_by_name = 'Anna Berg', claimed_support_ore = 1, claimed_cash_ore = 2,
       claimed_in_kind_ore = 0 where id = $1`,
    [claimId],
  );
  await new ReportSeal().freeze(tx, { id: claimId });
}

/** Expenditures with a picture each, over the year's days. */
async function spend({ granted, folder }: ReportStage, lines: number, picture: number, sha256: (bytes: Uint8Array) => string): Promise<void> {
  const { coordinator, write, world, projectId } = granted;
  const files = join(folder, 'files', world.tenantId);
  await mkdir(files, { recursive: true });
  const { id: budgetLineId } = await write(coordinator, (tx) =>
    tx.rows(BudgetLine).findOneByOrFail({ projectId: projectId.slice(4), category: CostCategory.travel }),
  );
  for (let from = 0; from < lines; from += 1_000) {
    const some = Array.from({ length: Math.min(1_000, lines - from) }, (_, i) => from + i);
    const pictures = some.map(() => randomBytes(picture));
    const kept = pictures.map((bytes) => ({ key: randomUUID(), sha256: sha256(bytes), size: bytes.length }));
    await Promise.all(kept.map(({ key }, i) => writeFile(join(files, key), pictures[i]!)));
    await write(coordinator, async (tx) => {
      const posted = await new ExpenditureService().post(
        tx,
        some.map((i) => ({
          projectId: projectId.slice(4),
          budgetLineId,
          spentOn: dayOf(i),
          amount: BigInt(1_000 + (i % 1_000)),
          note: `Resa till möte ${i}`,
          supplier: `Leverantör ${i % 97} AB`,
        })),
      );
      const given = posted.map(({ voucherId }, i) => ({ voucher: voucherId, n: some[i], ...kept[i]! }));
      await tx.sql(
        `with g as (select * from jsonb_to_recordset($1::jsonb) as g (voucher uuid, n int, key uuid, sha256 text, size int)),
           f as (insert into file (owner_account_id, name, size, type, state, scan_state, sha256, storage_key, received_at)
             select $2, 'kvitto-' || n || '.pdf', size, 'application/pdf', 'ready', 'clean', sha256, key, samnav_now() from g returning id, storage_key)
         insert into voucher_file (voucher_id, file_id) select g.voucher, f.id from f join g on g.key = f.storage_key`,
        [JSON.stringify(given), coordinator.accountId],
      );
    });
  }
}

const dayOf = (i: number): string => new Date(Date.UTC(2026, 0, 1 + (i % 300))).toISOString().slice(0, 10);

/** The most memory that the press's process has taken. */
function pressMemory({ press }: ReportStage): string {
  const { child } = press as unknown as { child?: { pid: number } };
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child!.pid}/status`, 'utf8'))!;
    return `${Math.round(Number(kilobytes) / 1000)} MB`;
  } catch {
    return 'an unknown amount'; // it ends by itself where it has grown
  }
}

/** Looks at this process's memory now and then. */
class Watch {
  private most = process.memoryUsage.rss();
  private readonly timer = setInterval(() => (this.most = Math.max(this.most, process.memoryUsage.rss())), 20);

  end(): number {
    clearInterval(this.timer);
    return Math.max(this.most, process.memoryUsage.rss());
  }
}
