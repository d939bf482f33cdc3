import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { File, FileState, globalId, ScanState } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Expenditure } from '../expenditures/expenditure.entity.ts';
import { ExpenditureService } from '../expenditures/expenditure.service.ts';
import { Project } from '../projects/project.entity.ts';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { LedgerPeriod } from './ledger-period.entity.ts';
import { LedgerPeriodService } from './ledger-period.service.ts';
import { VoucherFile, VoucherRow } from './voucher.entity.ts';

const expenditures = new ExpenditureService();
const periods = new LedgerPeriodService();
let region: Region;
let id: string;
let line: string;
beforeEach(async () => {
  region = await newRegion();
  id = await region.budgeted(10_000n, 10_000n);
  await region.approve(id);
  line = await region.line(id);
});
afterAll(closeTestDatabase);

const sql = <R>(text: string, params: unknown[] = []): Promise<R[]> => region.write(region.coordinator, (tx) => tx.sql<R>(text, params));
const record = (more: object = {}): Promise<string> =>
  region.write(region.coordinator, (tx) => expenditures.record(tx, { budgetLineId: line, spentOn: '2026-03-31', amount: 2_550n, ...more }));
const rowsOf = (expenditure: string) =>
  region.write(region.coordinator, async (tx) => {
    const { voucherRowId } = await tx.get(Expenditure, expenditure);
    const { voucherId } = await tx.get(VoucherRow, voucherRowId!);
    return tx.rows(VoucherRow).find({ where: { voucherId }, order: { line: 'ASC' } });
  });

describe('what is recorded by hand', () => {
  test('is a row of a voucher that sums to zero; taking it back is one of the opposite rows', async () => {
    const expenditure = await record({ supplier: 'Konsult AB', vat: 510n, bookedOn: '2026-04-02' });
    expect((await rowsOf(expenditure)).map(({ amount, projectId, category }) => [amount, projectId, category])).toEqual([
      [2_550n, id, 'staff'],
      [-2_550n, null, null],
    ]);
    const input = { expenditureId: globalId(Expenditure, expenditure), reason: 'Fel' };
    const back = await region.write(region.coordinator, (tx) => expenditures.reverse(tx, input));
    expect((await rowsOf(back)).map(({ amount }) => amount)).toEqual([-2_550n, 2_550n]);
    const [reversal] = await sql('select v.origin, o.origin as of, v.reason from voucher v join voucher o on o.id = v.reverses_id');
    expect(reversal).toEqual({ origin: 'reversal', of: 'manual', reason: 'Fel' });
  });

  test('may come with what proves it', async () => {
    const values = { ownerAccountId: region.coordinator.accountId!, name: 'kvitto.pdf', size: 1, type: 'application/pdf', sha256: 'a'.repeat(64) };
    const ready = { storageKey: randomUUID(), receivedAt: new Date(), state: FileState.ready, scanState: ScanState.notScanned };
    const file = await region.write(region.coordinator, (tx) => tx.create(File, { ...values, ...ready }, 'file.completed'));
    await record({ fileId: globalId(File, file) });
    expect(await region.write(region.coordinator, (tx) => tx.rows(VoucherFile).countBy({ fileId: file }))).toBe(1);
    // whoever sees the voucher sees it; a reader of the tenant does not
    const [manager, reader] = [await region.world.as('projectManager', { projectId: id }), await region.world.as('reader')];
    await region.write(manager, (tx) => tx.find(File, globalId(File, file)));
    expect(await refusedWith(region.write(reader, (tx) => tx.find(File, globalId(File, file))))).toEqual(['NOT_FOUND']);
  });
});

describe('the database', () => {
  test('takes no voucher that does not sum to zero', async () => {
    const one = `with v as (insert into voucher (fiscal_year, posted_on, origin) values (2026, '2026-01-01', 'manual') returning id)
      insert into voucher_row (voucher_id, line, amount_ore) select v.id, n, $1::bigint * n from v, generate_series(1, 2) n`;
    expect(await refusedWith(sql(one, [5]))).toEqual(['VOUCHER_UNBALANCED']);
  });

  test.each(['update voucher set text = null', 'delete from voucher_row', 'update voucher_row set amount_ore = 1', 'delete from voucher_file'])(
    'lets nobody %s',
    async (statement) => {
      await record();
      await expect(sql(statement)).rejects.toMatchObject({ code: '42501' });
    },
  );

  test('lets no more be taken of a row than it has, and nothing for another project', async () => {
    const [row] = await rowsOf(await record());
    const take = (project: string, budgetLine: string): Promise<unknown> =>
      sql(`insert into expenditure (project_id, budget_line_id, spent_on, amount_ore, voucher_row_id) values ($1, $2, '2026-03-31', 1, $3)`, [
        project,
        budgetLine.slice(4),
        row!.id,
      ]);
    expect(await refusedWith(take(id, line))).toEqual(['VOUCHER_ROW_TAKEN']);
    const other = await region.budgeted(1n, 1n);
    await region.approve(other);
    await expect(take(other, await region.line(other))).rejects.toMatchObject({ constraint: 'expenditure_voucher_project' });
  });
});

describe('a closed period', () => {
  const close = (by = region.coordinator): Promise<string> =>
    region.write(by, (tx) =>
      periods.closeAsked(tx, { projectId: globalId(Project, id), startsOn: '2026-03-01', endsOn: '2026-03-31', reason: 'Rekvisition' }),
    );

  test('takes no posting on its days, and all others; opened again it takes them', async () => {
    const period = await close();
    expect(await refusedWith(record())).toEqual(['PERIOD_CLOSED']);
    await record({ spentOn: '2026-04-01' });
    await record({ spentOn: '2026-02-28' });
    const input = { ledgerPeriodId: globalId(LedgerPeriod, period), expectedVersion: 1, reason: 'Rättelse' };
    await region.write(region.coordinator, (tx) => periods.reopen(tx, input));
    await record();
    expect(await close()).toBe(period);
    expect(await refusedWith(record())).toEqual(['PERIOD_CLOSED']);
  });

  test('is closed by who keeps the money, not by who manages the project', async () => {
    expect(await refusedWith(close(await region.world.as('projectManager', { projectId: id })))).toEqual(['FORBIDDEN']);
  });
});
