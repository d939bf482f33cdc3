import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId, JobState } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { LedgerPeriodService, Project, ProjectService, ProjectStatus } from '@samnav/projects';
import { newBooks, sie } from '../testing/books.ts';
import type { Books, SieVoucher } from '../testing/books.ts';
import type { LedgerImport } from './ledger-import.entity.ts';
import { MappingService } from './mapping.service.ts';

let books: Books;
beforeEach(async () => {
  books = await newBooks();
});
afterEach(() => books.close());
afterAll(closeTestDatabase);

const voucher = (number: string, day: string, kronor: string, object = 'P1'): SieVoucher => [
  number,
  day,
  [
    ['7441', object, kronor],
    ['2440', '', `-${kronor}`],
  ],
];
const [first, second] = [voucher('1', '0131', '1000'), voucher('2', '0214', '58000')];
const take = async (...vouchers: SieVoucher[]): Promise<LedgerImport> => (await books.take(sie(...vouchers))).ledgerImport;
const planned = async (...vouchers: SieVoucher[]): Promise<string[]> => {
  const { rows } = await books.import(sie(...vouchers), { dryRun: true });
  return rows.map(({ number, action }) => `${number} ${action}`).sort();
};
const totals = (): Promise<{ spent: string; off: number; unheard: number }> =>
  books.one(
    `select coalesce(sum(amount_ore), 0)::text as spent,
       (select count(*)::int from (select from voucher_row group by voucher_id having sum(amount_ore) <> 0) x) as off,
       count(*) filter (where not exists (select from audit_event a where a.subject_type = 'Expenditure' and a.subject_id = e.id))::int as unheard
     from expenditure e`,
  );
const stays = async ({ id }: LedgerImport): Promise<string | null> =>
  (await books.one<{ why: string | null }>('select ledger_import_stays(current_tenant(), $1) as why', [id])).why;

describe('an import that is undone', () => {
  test('is taken back by reversals, is told, and may be imported anew', async () => {
    await books.spend('travel' as never, '2026-01-02', 7_00n);
    const it = await take(first, second);
    expect([await totals(), await stays(it)]).toEqual([{ spent: '5900700', off: 0, unheard: 0 }, null]);
    expect(await books.undo(it)).toMatchObject({ state: JobState.done, result: { reversed: 2, restored: 0 } });
    expect(await totals()).toEqual({ spent: '700', off: 0, unheard: 0 });
    expect(await books.one('select undone_at is not null as undone, undone_by_id from ledger_import')).toEqual({
      undone: true,
      undone_by_id: books.finance.personId,
    });
    expect(await refusedWith(books.undo(it))).toEqual(['LEDGER_IMPORT_STANDS']);
    expect(await planned(first, second)).toEqual(['1 new', '2 new']);
    await take(first, second);
    expect(await totals()).toMatchObject({ spent: '5900700', off: 0 });
  });

  test('gives back what it had changed or taken away, as it was before', async () => {
    await take(first, second);
    const file = sie(voucher('2', '0214', '60000'), voucher('3', '0101', '5'));
    const { ledgerImport: later } = await books.take(file, { reverseGone: true });
    expect(await totals()).toMatchObject({ spent: '6000500', off: 0 });
    expect(await books.undo(later)).toMatchObject({ result: { reversed: 2, restored: 2 } });
    expect(await totals()).toEqual({ spent: '5900000', off: 0, unheard: 0 });
    expect(await planned(first, second)).toEqual(['1 unchanged', '2 unchanged']);
  });

  test('goes after those that were built upon it', async () => {
    const it = await take(first, second);
    const later = await take(first, voucher('2', '0214', '60000'));
    expect(await stays(it)).toBe('builtUpon');
    expect(await refusedWith(books.undo(it))).toEqual(['LEDGER_IMPORT_STANDS']);
    await books.undo(later);
    expect(await totals()).toMatchObject({ spent: '5900000' });
    await books.undo(it);
    expect(await totals()).toEqual({ spent: '0', off: 0, unheard: 0 });
  });

  test('does not bring back what another import brings back at the same time', async () => {
    await take(first, second);
    const third = voucher('3', '0101', '5');
    const { ledgerImport: later } = await books.take(sie(second, third), { reverseGone: true });
    const held = new Error('let go');
    let both: Promise<unknown>;
    const holding = books.write(books.coordinator, async (tx) => {
      await tx.sql(`insert into voucher (municipality_id, fiscal_year, posted_on, origin, reverses_id, reason)
        select municipality_id, fiscal_year, posted_on, 'reversal', id, 'x' from voucher where tenant_id = current_tenant() and number = '3'`);
      const undone = books.undo(later); // waits for us, before it restores the first
      await setTimeout(300);
      both = Promise.allSettled([undone, take(first, second, third)]);
      await setTimeout(300);
      throw held;
    });
    await expect(holding).rejects.toBe(held);
    await both!;
    expect(await totals()).toMatchObject({ spent: '5900000', off: 0 });
  });

  test('leaves what was taken off the project by hand as it is', async () => {
    const it = await take(first);
    const { id } = await books.one<{ id: string }>('select id from expenditure');
    await books.reverse(`exp_${id}`);
    expect(await books.undo(it)).toMatchObject({ result: { reversed: 1 } });
    expect(await totals()).toEqual({ spent: '0', off: 0, unheard: 0 });
  });
});

describe('an import stays', () => {
  test('where some of it is claimed, until the claim is taken back', async () => {
    const it = await take(first);
    const claim = await books.signed(await books.grant(), '01-01', '03-31');
    expect(await stays(it)).toBe('claimed');
    expect(await refusedWith(books.undo(it))).toEqual(['LEDGER_IMPORT_STANDS']);
    await books.withdraw(claim);
    expect(await stays(it)).not.toBe('claimed');
  });

  test('where some of it lies in a closed period', async () => {
    const it = await take(first, second);
    await books.write(books.coordinator, (tx) => new LedgerPeriodService().close(tx, books.projectId.slice(4), '2026-01-01', '2026-01-31', 'Klart'));
    expect(await stays(it)).toBe('closed');
    expect(await refusedWith(books.undo(it))).toEqual(['LEDGER_IMPORT_STANDS']);
    expect(await totals()).toMatchObject({ spent: '5900000' });
  });

  test('when it is a week old, or took nothing in', async () => {
    const it = await take(first);
    expect(await stays(await take(first))).toBe('nothing');
    await books.one(`update ledger_import set created_at = samnav_now() - interval '7 days 1 minute' where id = $1 returning id`, [it.id]);
    expect(await stays(it)).toBe('tooLate');
    expect(await refusedWith(books.undo(it))).toEqual(['LEDGER_IMPORT_STANDS']);
  });

  test('for those who may not import all that it holds', async () => {
    const it = await take(first);
    const manager = await books.world.as('projectManager', { projectId: books.projectId.slice(4) });
    const reader = await books.world.as('reader', { municipalityId: books.world.municipalities.Umeå! });
    const abroad = await books.world.as('financeOfficer', { municipalityId: books.world.municipalities.Vindeln! });
    for (const one of [manager, reader, abroad]) expect(await refusedWith(books.undo(it, one))).toEqual(['NOT_FOUND']);
    const own = await books.take(sie(first, second), {}, manager);
    expect(await books.undo(own.ledgerImport, manager)).toMatchObject({ state: JobState.done, result: { reversed: 1 } });
    expect(await totals()).toMatchObject({ spent: '100000' });
  });

  test('a manager’s own, when it would change another project', async () => {
    const other = await books.write(books.coordinator, (tx) => {
      const at = { leadId: globalId(Person, books.coordinator.personId!), municipalityId: globalId(Municipality, books.world.municipalities.Umeå!) };
      const status = { status: ProjectStatus.running, statusFrom: '2026-01-01' };
      return new ProjectService().create(tx, { name: 'Ett annat', ...at, ...status, startsOn: '2026-01-01', endsOn: '2026-12-31' });
    });
    const named = { municipalityId: globalId(Municipality, books.world.municipalities.Umeå!), dimension: '6', object: 'P2' };
    await books.write(books.coordinator, (tx) => new MappingService().setObject(tx, { ...named, projectId: globalId(Project, other) }));
    const manager = await books.world.as('projectManager', { projectId: other });
    const it = await take(first);
    await books.one('update ledger_import set requested_by_id = $2 where id = $1 returning id', [it.id, manager.personId]);
    expect(await refusedWith(books.undo(it, manager))).toEqual(['FORBIDDEN']);
    expect(await totals()).toMatchObject({ spent: '100000' });
  });
});
