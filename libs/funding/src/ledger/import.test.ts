import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId, Job, JobState } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { LedgerPeriodService, Project, ProjectService, ProjectStatus } from '@samnav/projects';
import { newBooks, sie } from '../testing/books.ts';
import type { Books, SieVoucher } from '../testing/books.ts';
import { LedgerFormat, LedgerImportAction as Action, LedgerImportState } from './ledger-choices.ts';
import type { LedgerImportAnswer } from './ledger-import.service.ts';
import { MappingService } from './mapping.service.ts';

let books: Books;
beforeEach(async () => {
  books = await newBooks();
});
afterEach(() => books.close());
afterAll(closeTestDatabase);

const salary: SieVoucher = [
  '1',
  '0131',
  [
    ['5011', 'P1', '32000.00'],
    ['5611', 'P1', '10054.40'],
    ['2990', '', '-42054.40'],
  ],
];
const consultant = (kronor = '58000'): SieVoucher => [
  '2',
  '0214',
  [
    ['7441', 'P1', kronor],
    ['2440', '', `-${kronor}`],
  ],
];
const others: SieVoucher = [
  '3',
  '0301',
  [
    ['7441', '', '999'],
    ['2440', '', '-999'],
  ],
];
const actions = ({ rows }: LedgerImportAnswer): string[] => rows.map(({ number, action }) => `${number} ${action}`).sort();
const dryRun = (...vouchers: SieVoucher[]): Promise<LedgerImportAnswer> => books.import(sie(...vouchers), { dryRun: true });
/** What counts: what is spent of the project, what its vouchers sum to, and how many rows there are. */
const totals = (): Promise<{ spent: string; vouchers: number; rows: number; off: number }> =>
  books.one(
    `select coalesce(sum(amount_ore), 0)::text as spent, (select count(*)::int from voucher) as vouchers, count(*)::int as rows,
       (select count(*)::int from (select from voucher_row group by voucher_id having sum(amount_ore) <> 0) x) as off from expenditure`,
  );

describe('an import of books', () => {
  test('tells what it would do, and changes nothing', async () => {
    const answer = await dryRun(salary, consultant(), others);
    expect(actions(answer)).toEqual(['1 new', '2 new']);
    expect(answer.sums.map(({ project, category, rows, posted }) => [project, category, rows, posted.amount])).toEqual([
      ['P-2026-001', 'staff', 2, '42054.40'],
      ['P-2026-001', 'externalServices', 1, '58000.00'],
      [null, null, 4, '0.00'],
    ]);
    expect(answer).toMatchObject({ faults: [], job: null, ledgerImport: null });
    expect(await totals()).toMatchObject({ vouchers: 0, rows: 0 });
  });

  test('posts what is about projects, keeps whole vouchers of it, and only counts the others', async () => {
    const { job, ledgerImport } = await books.take(sie(salary, consultant(), others));
    expect(job).toMatchObject({ state: JobState.done, done: 2, total: 2, result: { made: 2, reversed: 0, refused: 0 } });
    expect(ledgerImport).toMatchObject({ state: LedgerImportState.done, voucherCount: 3, rowCount: 7, newCount: 2, refusedCount: 0 });
    expect(await totals()).toEqual({ spent: '10005440', vouchers: 2, rows: 3, off: 0 });
    const events = await books.one<{ n: number }>(`select count(*)::int as n from audit_event where action = 'expenditure.recorded'`);
    expect(events.n).toBe(3);
  });

  test('of the same file again changes nothing', async () => {
    await books.take(sie(salary, consultant()));
    expect(actions(await dryRun(salary, consultant()))).toEqual(['1 unchanged', '2 unchanged']);
    await books.take(sie(salary, consultant()));
    expect(await totals()).toMatchObject({ spent: '10005440', vouchers: 2, rows: 3 });
  });

  test('of a corrected file takes back what changed and posts it anew; what is gone stays until asked', async () => {
    await books.take(sie(salary, consultant()));
    const again = await dryRun(consultant('57000'), [...others.slice(0, 2), consultant()[2]] as never);
    expect(actions(again)).toEqual(['2 changed', '3 new']);

    await books.take(sie(['1', '0131', salary[2], 'Annan text'], consultant('57000')));
    expect(await totals()).toEqual({ spent: '9905440', vouchers: 6, rows: 9, off: 0 });

    const gone = sie(consultant('57000'), ['4', '0101', consultant()[2]]);
    expect(actions(await books.import(gone, { dryRun: true }))).toEqual(['1 gone', '2 unchanged', '4 new']);
    await books.take(gone);
    expect(await totals()).toMatchObject({ spent: '15705440' });
    await books.take(gone, { reverseGone: true });
    expect(await totals()).toMatchObject({ spent: '11500000', off: 0 });
    // and comes back when the books have it again
    expect(actions(await dryRun(salary))).toEqual(['1 new']);
    await books.take(sie(salary));
    expect(await totals()).toMatchObject({ spent: '15705440', off: 0 });
  });

  test('takes a voucher that stands for something else now as changed', async () => {
    await books.take(sie(consultant()));
    const municipalityId = globalId(Municipality, books.world.municipalities.Umeå!);
    const input = { municipalityId, accountFrom: 7400, accountTo: 7499, category: null };
    await books.write(books.finance, (tx) => new MappingService().setAccount(tx, input));
    expect(actions(await dryRun(consultant()))).toEqual(['2 changed']);
    await books.take(sie(consultant()));
    expect(await totals()).toMatchObject({ spent: '0', off: 0 });
  });

  test('leaves out what cannot be posted, says why, and takes it when it can', async () => {
    const unmapped: SieVoucher = [
      '9',
      '0301',
      [
        ['6100', 'P1', '50'],
        ['2440', '', '-50'],
      ],
    ];
    const { rows, faults } = await dryRun(unmapped, consultant());
    expect(rows.map(({ number, refused }) => [number, refused])).toEqual([
      ['9', 'LEDGER_ACCOUNT_UNMAPPED'],
      ['2', null],
    ]);
    expect(faults).toMatchObject([{ line: 4, blocking: false, message: expect.stringMatching(/konto 6100/) }]);
    const { ledgerImport } = await books.take(sie(unmapped, consultant()));
    expect(ledgerImport).toMatchObject({ refusedCount: 1, faults: [{ code: 'LEDGER_ACCOUNT_UNMAPPED' }] });
    expect(await totals()).toMatchObject({ spent: '5800000', vouchers: 1 });
  });

  test('a closed period takes nothing, neither new nor changed', async () => {
    await books.take(sie(consultant()));
    const project = books.projectId.slice(4);
    await books.write(books.coordinator, (tx) => new LedgerPeriodService().close(tx, project, '2026-01-01', '2026-02-28', 'Rekvisition 1'));
    const { rows } = await dryRun(salary, consultant('1'));
    expect(rows.map(({ refused }) => refused)).toEqual(['PERIOD_CLOSED', 'PERIOD_CLOSED']);
    await books.take(sie(salary, consultant('1')));
    expect(await totals()).toMatchObject({ spent: '5800000', vouchers: 1 });
  });

  test('refuses a file that is not whole, with line and reason, and takes nothing of it', async () => {
    const broken = sie(salary).replace('32000.00', '32000.001');
    expect(await refusedWith(books.import(broken))).toEqual(['LEDGER_LINE_WRONG']);
    expect((await books.import(broken, { dryRun: true })).faults).toMatchObject([{ line: 6, blocking: true }]);
    expect(await refusedWith(books.import('hej', { format: LedgerFormat.XLSX }))).toEqual(['LEDGER_UNREADABLE']);
  });

  test('reads a table: rows of one number are one voucher, and what the extract lacks is added', async () => {
    const csv =
      'Serie;Ver;Datum;Konto;Belopp;Projekt;Leverantör\nA;7;2026-03-01;7410;1 234,50;P1;Konsult AB\nA;7;2026-03-01;7420;-34,50;P1;Konsult AB\n';
    await books.take(csv, { format: LedgerFormat.CSV });
    expect(await totals()).toEqual({ spent: '120000', vouchers: 1, rows: 2, off: 0 });
    const { supplier } = await books.one<{ supplier: string }>('select supplier from expenditure limit 1');
    expect(supplier).toBe('Konsult AB');
  });

  test('is done by the municipality’s finance officer; a project’s manager takes that project alone', async () => {
    const reader = await books.world.as('reader');
    expect(await refusedWith(books.import(sie(salary), {}, reader))).toEqual(['FORBIDDEN']);
    const manager = await books.world.as('projectManager', { projectId: books.projectId.slice(4) });
    expect(actions(await books.import(sie(salary), { dryRun: true }, manager))).toEqual(['1 new']);
    expect(await refusedWith(books.import(sie(salary), { municipalityCode: '9999' }))).toEqual(['NOT_FOUND']);
  });

  test('by a project’s manager is of its own municipality’s books, or of books that name the project', async () => {
    const manager = await books.world.as('projectManager', { projectId: books.projectId.slice(4) });
    const elsewhere = { dryRun: true, municipalityCode: '2404' };
    expect(await refusedWith(books.import(sie(salary), elsewhere, manager))).toEqual(['FORBIDDEN']);
    const named = { municipalityId: globalId(Municipality, books.world.municipalities.Vindeln!), dimension: '6', object: 'P1' };
    await books.write(books.coordinator, (tx) => new MappingService().setObject(tx, { ...named, projectId: books.projectId }));
    expect(actions(await books.import(sie(salary), elsewhere, manager))).toEqual(['1 new']);
  });

  test('an object that two map at once stands for the project once', async () => {
    const municipalityId = globalId(Municipality, books.world.municipalities.Vindeln!);
    const set = (object: string) =>
      books.write(books.coordinator, (tx) =>
        new MappingService().setObject(tx, { municipalityId, dimension: '6', object, projectId: books.projectId }),
      );
    for (const object of ['P2', 'P3', 'P4', 'P5', 'P6'])
      expect(new Set(await Promise.all([set(object), set(object), set(object), set(object)])).size).toBe(1);
  });

  test('by a project’s manager never takes back what another project has of a voucher', async () => {
    await books.take(sie(consultant()));
    const other = await books.write(books.coordinator, (tx) => {
      const at = { leadId: globalId(Person, books.coordinator.personId!), municipalityId: globalId(Municipality, books.world.municipalities.Umeå!) };
      const status = { status: ProjectStatus.running, statusFrom: '2026-01-01' };
      return new ProjectService().create(tx, { name: 'Ett annat', ...at, ...status, startsOn: '2026-01-01', endsOn: '2026-12-31' });
    });
    const municipalityId = globalId(Municipality, books.world.municipalities.Umeå!);
    const named = { municipalityId, dimension: '6', object: 'P2', projectId: globalId(Project, other) };
    await books.write(books.coordinator, (tx) => new MappingService().setObject(tx, named));
    const manager = await books.world.as('projectManager', { projectId: other });
    const same: SieVoucher = ['2', '0214', [['1930', 'P2', '1'], ['2440', '', '-1']]]; // prettier-ignore
    const { rows } = await books.import(sie(same), { dryRun: true }, manager);
    expect(rows).toMatchObject([{ refused: 'LEDGER_OTHER_PROJECT', before: null }]);
    await books.import(sie(same), {}, manager).then((answer) => books.work(answer, undefined, [other]));
    expect(await totals()).toMatchObject({ spent: '5800000', vouchers: 1 });
  });

  test('by a project’s manager names what is about other projects, and leaves it out', async () => {
    const other = await books.write(books.coordinator, (tx) => {
      const at = { leadId: globalId(Person, books.coordinator.personId!), municipalityId: globalId(Municipality, books.world.municipalities.Umeå!) };
      return new ProjectService().create(tx, { name: 'Hemligt utkast', ...at, startsOn: '2026-01-01', endsOn: '2026-12-31' });
    });
    const municipalityId = globalId(Municipality, books.world.municipalities.Umeå!);
    const named = { municipalityId, dimension: '6', object: 'P2', projectId: globalId(Project, other) };
    await books.write(books.coordinator, (tx) => new MappingService().setObject(tx, named));
    const manager = await books.world.as('projectManager', { projectId: books.projectId.slice(4) });
    const theirs: SieVoucher = ['4', '0302', [['7441', 'P2', '70'], ['2440', '', '-70']]]; // prettier-ignore
    const both: SieVoucher = ['5', '0303', [['7441', 'P1', '30'], ['7441', 'P2', '10'], ['2440', '', '-40']]]; // prettier-ignore
    const file = sie(consultant(), theirs, both);
    const { rows, sums } = await books.import(file, { dryRun: true }, manager);
    expect(rows.map(({ number, refused }) => [number, refused])).toEqual([
      ['5', 'LEDGER_OTHER_PROJECT'],
      ['2', null],
    ]);
    expect(sums.map(({ project, rows: count, amount, posted, leftOut }) => [project, count, amount.amount, posted.amount, leftOut])).toEqual([
      ['P-2026-001', 2, '58030.00', '58000.00', false],
      ['P2', 2, '80.00', '0.00', true],
      [null, 3, '-58110.00', '0.00', false],
    ]);
    await books.import(file, {}, manager).then((answer) => books.work(answer, undefined, [books.projectId.slice(4)]));
    expect(await totals()).toMatchObject({ spent: '5800000', vouchers: 1 });
    const { sums: kept } = await books.one<{ sums: { project: string; leftOut: boolean }[] }>('select sums from ledger_import');
    expect(kept.filter(({ leftOut }) => leftOut)).toMatchObject([{ project: 'P2' }]);
  });

  test('stops where its job is cancelled, and goes on when it is asked again', async () => {
    const many = sie(...Array.from({ length: 4000 }, (_v, i): SieVoucher => [String(i + 1), '0301', consultant('1')[2]]));
    const answer = await books.import(many);
    await books.write(books.world.system, (tx) => tx.sql('update long_job set cancel_requested_at = samnav_now() where id = $1', [answer.job]));
    await books.work(answer);
    const job = await books.write(books.world.system, (tx) => tx.get(Job, answer.job!));
    expect(job.state).toBe(JobState.cancelled);
    expect(await books.one('select state from ledger_import')).toEqual({ state: 'cancelled' });
    const { job: next } = await books.take(many);
    expect(next).toMatchObject({ state: JobState.done, total: 4000 });
    expect(await totals()).toMatchObject({ spent: '400000', vouchers: 4000, off: 0 });
  });

  test('two at once of the same file post it once', async () => {
    const file = sie(salary, consultant());
    const both = await Promise.all([books.import(file), books.import(file)]);
    const worked = await Promise.allSettled(both.map((answer) => books.work(answer)));
    // whoever came second is tried again by its queue, and finds nothing to do
    for (const [i, result] of worked.entries()) if (result.status === 'rejected') await books.work(both[i]!);
    expect(await totals()).toEqual({ spent: '10005440', vouchers: 2, rows: 3, off: 0 });
    expect(actions(await dryRun(salary, consultant()))).toEqual([`1 ${Action.unchanged}`, `2 ${Action.unchanged}`]);
  });
});
