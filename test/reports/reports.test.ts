import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditReports } from '@samnav/funding';
import { globalId, Job, JobState, LongJobService, makeScope } from '@samnav/platform';
import type { JobContext, Scope } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { unzipSync } from 'fflate';
import { PrepareBundle } from '../../libs/funding/src/reports/prepare-bundle.job.ts';
import { ReportBundleService } from '../../libs/funding/src/reports/report-bundle.service.ts';
import { later, laterOn } from './later.ts';
import type { Later } from './later.ts';
import { newKey, openStage, pemOf, sha256 } from './stage.ts';
import type { ReportStage } from './stage.ts';
import { sealedReports, tamper } from './tamper.ts';
import { tamperings } from './tamperings.ts';
import type { Genuine } from './tamperings.ts';

let stage: ReportStage;
let reports: Genuine[];
let folder: string;
let changes: Later;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samnav-reports-test-'));
  stage = await openStage();
  changes = laterOn(stage);
  await changes.hours();
  reports = await sealedReports(stage);
}, 60_000);
afterAll(async () => {
  await stage.close();
  await closeTestDatabase();
  rmSync(folder, { recursive: true });
});

/** A program, and what poppler says of a PDF; undefined where it is not installed. */
const said = (program: string, args: string[]): string | undefined => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
const fileOf = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const partsOf = (bundle: Buffer): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(unzipSync(bundle)).map(([path, bytes]) => [path, Buffer.from(bytes)]));

describe('the PDF of a report', () => {
  test('is tagged PDF/A-2a with its title, its language and the hash of the text', () => {
    const parts = partsOf(reports[0]!.bundle);
    const pdf = parts['report.pdf']!.toString('latin1');
    for (const sign of ['<pdfaid:part>2<', '<pdfaid:conformance>A<', '/Marked true', '/Lang (sv', '/StructTreeRoot']) expect(pdf).toContain(sign);
    const info = said('pdfinfo', [fileOf('report.pdf', parts['report.pdf']!)]);
    const expected = ['Ansökan om utbetalning 1', `sha256:${sha256(parts['report.json']!)}`];
    for (const part of [...expected, /Tagged: +yes/, /JavaScript: +no/, /Encrypted: +no/]) expect(info ?? expected.join()).toMatch(info ? part : /./);
  });

  test('says the same numbers as the text that was signed', () => {
    const parts = partsOf(reports[1]!.bundle);
    const report = JSON.parse(parts['report.json']!.toString()) as { lines: { amount: string }[]; claim: { support: string } };
    const text = said('pdftotext', ['-layout', fileOf('numbers.pdf', parts['report.pdf']!), '-'])?.replace(/[\u00a0\u202f]/g, ' ');
    const kronor = (ore: string): string => `${ore.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ' ')},${ore.slice(-2)}`;
    for (const amount of [...report.lines.map((line) => line.amount), report.claim.support]) expect(text ?? kronor(amount)).toContain(kronor(amount));
  });
});

describe('npm run verify', () => {
  const main = fileURLToPath(new URL('../../apps/verify/src/main.ts', import.meta.url));
  const verify = (args: string[], data = folder): Promise<{ code: number; out: string }> =>
    new Promise((resolve) => {
      const options = { env: { ...process.env, NODE_OPTIONS: '', SAMNAV_DATA: data } };
      execFile(process.execPath, ['--import', '@swc-node/register/esm-register', main, ...args], options, (error, out) =>
        resolve({ code: error ? Number(error.code) : 0, out }),
      );
    });

  test('says valid with the right key, whether given or pinned, and prints its fingerprint', async () => {
    const file = fileOf('bundle.zip', reports[0]!.bundle);
    const [given, pinned] = await Promise.all([verify([file, '--key', stage.keyFile]), verify([file], stage.folder)]);
    expect(given).toMatchObject({ code: 0, out: expect.stringMatching(/^valid\n[^]*SHA256:[A-Za-z0-9+/]{43}\n$/) });
    expect(pinned).toEqual(given);
  });

  test('refuses a bundle of another key, and one for which there is no key', async () => {
    const file = fileOf('bundle.zip', reports[0]!.bundle);
    const other = fileOf('other.pub', Buffer.from(pemOf(newKey())));
    const [forged, keyless] = await Promise.all([verify([file, '--key', other]), verify([file])]);
    expect(forged).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^re-sealed: proof.json: .*another key[^\n]*\.\n$/),
    });
    expect(keyless).toMatchObject({ code: 1, out: expect.stringMatching(/^no key: [^\n]*--key FILE[^\n]*\.\n$/) });
  });

  test('says the first thing that is wrong in one sentence', async () => {
    const parts = Object.entries(partsOf(reports[0]!.bundle));
    const spoilt = Buffer.from(reports[0]!.bundle);
    spoilt[spoilt.indexOf(parts.at(-1)![1])]! ^= 1;
    const { code, out } = await verify([fileOf('spoilt.zip', spoilt), '--key', stage.keyFile]);
    expect({ code, out }).toEqual({ code: 1, out: `changed: the archive: ${parts.at(-1)![0]} does not fit its checksum.\n` });
  });
});

describe('a signed report', () => {
  test('cannot be changed or deleted, not even by the owner of the tables', async () => {
    for (const sql of ['update project_report set number = 9', 'delete from report_part', 'truncate report_part']) {
      await expect(stage.owner.query(sql)).rejects.toThrow('never changed');
      await expect(stage.granted.write(stage.granted.coordinator, (tx) => tx.sql(sql))).rejects.toThrow('permission denied');
    }
  });

  test('is given to those who read the lines, to the funder of a live grant, and to nobody else', async () => {
    const { world, finance, funderId } = stage.granted;
    const { id, bundle } = reports[2]!;
    const atFunder = (funder: string): Scope =>
      makeScope({
        kind: 'funder',
        ...{
          tenantId: '00000000-0000-0000-0000-000000000000',
          tenant: 'f',
          funderId: funder,
          accountId: finance.accountId,
          now: world.system.now,
        },
        assignments: [{ role: 'funderAuditor', municipalityId: null, workgroupId: null, projectId: null }],
      });
    const strangers = [await world.as('reader'), await world.as('politician'), atFunder(world.tenantId)];
    expect(await Promise.all(strangers.map((scope) => stage.bundle(id, scope)))).toEqual([null, null, null]);
    const readers = await Promise.all([finance, atFunder(funderId.slice(4))].map((scope) => stage.bundle(id, scope)));
    expect(readers.map((got) => got?.equals(bundle))).toEqual([true, true]);
    const told = await stage.owner.query('select count(*)::int as n from funder_event where tenant_id = $1 and subject_uuid = $2', [
      world.tenantId,
      id.slice(4),
    ]);
    expect(told.rows).toEqual([{ n: 1 }]);
  });

  describe('that is rendered again has', () => {
    test.each(later)('the same hash after %s', async (what) => {
      const { lines } = JSON.parse(partsOf(reports[0]!.bundle)['report.json']!.toString()) as { lines: { minutes?: number }[] };
      expect(lines.filter(({ minutes }) => minutes === 180)).toHaveLength(1); // what the rate is about stands in it
      await changes.changes[what]();
      const again = await auditReports(stage.worker, stage.press, stage.granted.world.tenantId);
      expect(again).toEqual({ tenants: 1, reports: reports.length, differences: [] });
      const bundles = await Promise.all(reports.map(({ id }) => stage.bundle(id)));
      expect(bundles.map((bundle) => sha256(bundle!))).toEqual(reports.map(({ bundle }) => sha256(bundle)));
    });
  });

  test('made again later is the same, whatever has become of the ledger, the rates, the grant and its rules', async () => {
    const { tenantId } = stage.granted.world;
    const before = await auditReports(stage.worker, stage.press, tenantId);
    expect(before).toEqual({ tenants: 1, reports: reports.length, differences: [] });
    for (const sql of [
      `update funding_grant set share_bp = 100, number = number || 'x', beneficiary_name = 'Annan', version = version + 1 where tenant_id = $1`,
      `update grant_rule set rule = 'Annan', params = '{"x": 1}' where tenant_id = $1`,
      `update grant_category set approved_ore = approved_ore + 1 where tenant_id = $1`,
      `update project set name = 'Annat', version = version + 1 where tenant_id = $1`,
      `update tenant set name = name || ' ny' where id = $1`,
      `update file set name = 'annan.pdf' where tenant_id = $1`,
      `update person set name = 'Annan' where tenant_id = $1`,
    ])
      await stage.owner.query(sql, [tenantId]);
    const spent = await stage.owner.query<{ id: string }>('select id from expenditure where tenant_id = $1 order by spent_on limit 2', [tenantId]);
    for (const { id } of spent.rows) await stage.granted.reverse(`exp_${id}`);
    expect(await auditReports(stage.worker, stage.press, tenantId)).toEqual(before);
    expect(await Promise.all(reports.map(({ id }) => stage.bundle(id)))).toEqual(reports.map(({ bundle }) => bundle));
  }, 60_000);

  test('whose claim was changed behind its back is told', async () => {
    const { tenantId } = stage.granted.world;
    const claim = 'where tenant_id = $1 and claim_id = (select claim_id from project_report where id = $2)';
    const change = (by: string): Promise<unknown> =>
      stage.owner.query(`update claim_line set amount_ore = amount_ore ${by}, eligible_ore = eligible_ore ${by} ${claim}`, [
        tenantId,
        reports[0]!.id.slice(4),
      ]);
    await stage.owner.query('alter table claim_line disable trigger claim_part_stays');
    await change('+ 1');
    const { differences } = await auditReports(stage.worker, stage.press, tenantId).finally(() => change('- 1'));
    await stage.owner.query('alter table claim_line enable trigger claim_part_stays');
    expect(differences).toEqual([expect.stringMatching(/the lines of its claim are others$/)]);
  }, 60_000);
});

describe('a bundle that is prepared', () => {
  test('is a job that says how far it has come, and whose result is the file that the door sends', async () => {
    const report = reports[1]!;
    const { job, jobId } = await ask(report.id);
    await job.handle({ jobId, reportId: report.id.slice(4) }, contextOf());
    const files = Object.keys(partsOf(report.bundle)).filter((path) => path.startsWith('evidence/')).length;
    expect(await jobRow(jobId)).toMatchObject({
      ...{ state: JobState.done, done: files, total: files },
      result: { projectReportId: report.id, sha256: sha256(report.bundle), bytes: report.bundle.length, evidence: files, missing: 0 },
    });
  });

  test('stops where it is cancelled, and is refused to those who may not read what it holds', async () => {
    const { world, coordinator, write } = stage.granted;
    const { job, jobId } = await ask(reports[0]!.id);
    await write(coordinator, (tx) => new LongJobService().cancel(tx, { jobId: globalId(Job, jobId) }));
    await job.handle({ jobId, reportId: reports[0]!.id.slice(4) }, contextOf());
    expect(await jobRow(jobId)).toMatchObject({ state: JobState.cancelled, result: null });
    const reader = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
    const refused = write(reader, (tx) => new ReportBundleService().prepare(tx, { projectReportId: reports[0]!.id }));
    expect(await refusedWith(refused)).toEqual(['FORBIDDEN']);
  });
});

const jobRow = (id: string): Promise<Job> => stage.granted.write(stage.granted.coordinator, (tx) => tx.get(Job, id));
/** A worker's context, with its own database role. */
function contextOf(): JobContext {
  const { system } = stage.granted.world;
  const finish: JobContext['finish'] = (effect) => stage.worker.write(system, effect);
  return { id: 'bundle', scope: system, attempt: 1, signal: new AbortController().signal, hold: () => Promise.resolve(), finish };
}
async function ask(projectReportId: string): Promise<{ job: PrepareBundle; jobId: string }> {
  const { coordinator, write } = stage.granted;
  const answer = await write(coordinator, (tx) => new ReportBundleService().prepare(tx, { projectReportId }));
  return { job: new PrepareBundle(stage.worker, stage.store), jobId: answer.job };
}

test('each way to tamper with a bundle, its rows or its files is found, and nothing else is; a second verifier says the same', async () => {
  const runs = Object.values(tamperings).flatMap((ways) => Object.keys(ways)).length;
  const found = await tamper(stage, { runs, proofs: 30, seed: 1 }, reports);
  expect(found).toMatchObject({ runs, missed: [], alarms: [], disagreed: [], proofs: 30 });
}, 300_000);

test('an edition of the layout is never changed: another look is another file', () => {
  const editions = readdirSync(new URL('../../libs/funding/papers/', import.meta.url)).filter((name) => name.startsWith('report.'));
  const hashes = editions.map((name) => [name, sha256(readFileSync(new URL(`../../libs/funding/papers/${name}`, import.meta.url)))]);
  expect(Object.fromEntries(hashes)).toEqual({ 'report.1.typ': 'c18acfaa699ead61ff8e0304b17f461c46e2f4d37d5f08c1f3a94abda3a2715e' });
});
