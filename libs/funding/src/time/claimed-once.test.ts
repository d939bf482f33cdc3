import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { Person } from '@samnav/networks';
import { CostCategory } from '@samnav/projects';
import { newGranted } from '../testing/granted.ts';
import type { Granted } from '../testing/granted.ts';
import { CertificationService } from './certification.service.ts';
import { HourlyRateService } from './hourly-rate.service.ts';
import { TimeEntry } from './time-entry.entity.ts';
import { TimeService } from './time.service.ts';

let granted: Granted;
let worker: Scope;
let chief: Scope;
let grant: string;
beforeEach(async () => {
  granted = await newGranted();
  const umea = { municipalityId: granted.world.municipalities.Umeå! };
  [worker, chief] = [await granted.world.as('reader', umea), await granted.world.as('chiefExecutive', umea)];
  const { projectId, coordinator } = granted;
  const rate = { projectId, personId: globalId(Person, worker.personId!), startsOn: '2026-01-01', hourly: 50_000n };
  await granted.write(coordinator, (tx) => new HourlyRateService().set(tx, rate));
  grant = await granted.grant();
});
afterAll(closeTestDatabase);

const certify = (ids: string[]): Promise<string[]> => granted.write(chief, (tx) => new CertificationService().certify(tx, { ids }));
const withdraw = (ids: string[]): Promise<string[]> =>
  granted.write(chief, (tx) => new CertificationService().withdraw(tx, { ids, reason: 'Fel projekt' }));
async function hour(workedOn: string): Promise<string> {
  const input = { projectId: granted.projectId, workedOn, minutes: 60, activity: 'Möte' };
  const id = globalId(TimeEntry, await granted.write(worker, (tx) => new TimeService().record(tx, input)));
  await certify([id]);
  return id;
}
const amounts = async (claim: string): Promise<bigint[]> =>
  (await granted.lines(claim)).filter(({ toSubmission, parkedAt }) => toSubmission === null && !parkedAt).map(({ amount }) => amount);
const sql = <R>(text: string, params: unknown[] = []): Promise<R[]> => granted.write(granted.coordinator, (tx: Tx) => tx.sql<R>(text, params));

describe('an hour that was claimed', () => {
  test('is not claimed again when it is certified anew, before what was claimed is taken back', async () => {
    const id = await hour('2026-02-02');
    const first = await granted.prepare(grant, '01-01', '03-31');
    expect(await amounts(first)).toEqual([50_000n]);
    await withdraw([id]);
    await certify([id]);
    expect(await amounts(await granted.prepare(grant, '04-01', '06-30'))).toEqual([]);
    expect(new Set(await amounts(await granted.prepare(grant, '07-01', '12-31')))).toEqual(new Set([-50_000n, 50_000n]));
  });

  test('stands in one line, however it comes there: the database refuses a second and says where the first is', async () => {
    const id = await hour('2026-02-02');
    const first = await granted.prepare(grant, '01-01', '03-31');
    const second = await granted.prepare(grant, '04-01', '06-30');
    await withdraw([id]);
    await certify([id]);
    const forged = sql(
      `insert into claim_line (claim_id, number, kind, category, expenditure_id, time_entry_id, spent_on, amount_ore, eligible_ore, from_submission)
       select $2, 99, l.kind, l.category, t.expenditure_id, t.id, l.spent_on, l.amount_ore, l.eligible_ore, 1
       from claim_line l join time_entry t on t.tenant_id = l.tenant_id and t.id = l.time_entry_id where l.claim_id = $1`,
      [first.slice(4), second.slice(4)],
    );
    const [refusal] = await refusals(forged);
    expect(refusal!.code).toBe('CLAIMED_ALREADY');
    expect(refusal!.text('sv')).toMatch(/^Det står redan i ansökan 1 till Fonden/);
  });
});

test('of another project’s claim nothing is told but that it is one', async () => {
  await hour('2026-02-02');
  await granted.prepare(grant, '01-01', '03-31');
  const [row] = await sql<{ said: string }>(
    `select claimed_where(current_tenant(), uuidv7(), l.expenditure_id, null) as said from claim_line l where tenant_id = current_tenant()`,
  );
  expect(JSON.parse(row!.said)).toEqual({ elsewhere: true });
});

describe('a voucher row', () => {
  test('is posted once and to its own project: a second posting is refused, and told where the first is', async () => {
    await granted.spend(CostCategory.externalServices, '2026-02-02', 10_000n);
    const again = sql(
      `insert into expenditure (project_id, budget_line_id, spent_on, amount_ore, voucher_row_id)
       select project_id, budget_line_id, spent_on, 1, voucher_row_id from expenditure where tenant_id = current_tenant() limit 1`,
    );
    const [refusal] = await refusals(again);
    expect(refusal!.code).toBe('VOUCHER_ROW_TAKEN');
    expect(refusal!.text('sv')).toMatch(/redan bokförd: verifikat den 2026-02-02, P-2026-\d+ /);
  });

  test('however many post it at once, is taken once', async () => {
    const { id } = (
      await sql<{ id: string }>(
        `with v as (insert into voucher (fiscal_year, posted_on, origin) values (2026, '2026-02-02', 'manual') returning id),
         r as (insert into voucher_row (voucher_id, line, amount_ore, project_id) select v.id, x.line, x.ore, x.project from v,
           (values (1, 5000, $1::uuid), (2, -5000, null)) x (line, ore, project) returning id, line) select id from r where line = 1`,
        [granted.projectId.slice(4)],
      )
    )[0]!;
    const post = (): Promise<unknown> =>
      sql(
        `insert into expenditure (project_id, budget_line_id, spent_on, amount_ore, voucher_row_id)
         select project_id, id, '2026-02-02', 5000, $1 from budget_line where tenant_id = current_tenant() and category = 'externalServices' limit 1`,
        [id],
      );
    const results = await Promise.allSettled(Array.from({ length: 8 }, post));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusedWith(post())).toEqual(['VOUCHER_ROW_TAKEN']);
  });
});
