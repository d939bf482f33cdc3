import { amountOf } from '@samnav/platform';
import type { Language, Money } from '@samnav/platform';
import type { CostCategory } from '@samnav/projects';
import type { BookFault } from './books/books.ts';
import { leaveOut, leftOf } from './import-plan.ts';
import type { ImportPlan, Left, PlannedVoucher } from './import-plan.ts';
import { LedgerImportAction as Action } from './ledger-choices.ts';
import type { LedgerImportFault, LedgerImportRow, LedgerImportSum } from './ledger-choices.ts';

/** No more vouchers than these are answered one by one; sums and counts are of all. */
const MOST_ROWS = 2000;

const money = (ore: bigint): Money => ({ amount: amountOf(ore), currency: 'SEK' });

/** What an import would do, voucher by voucher: first what is not as it should be, what is unchanged last. */
export function answerRows(vouchers: readonly PlannedVoucher[]): LedgerImportRow[] {
  const order = (one: PlannedVoucher): number => (one.fault ? 0 : ORDER.indexOf(one.action));
  return [...vouchers]
    .sort((a, b) => order(a) - order(b))
    .slice(0, MOST_ROWS)
    .map(({ action, voucher: { line, series, number, postedOn, text }, amount, before, rows, fault }) => {
      const said = { line, action, series, number, postedOn, text, rows: rows.length };
      return { ...said, amount: money(amount), before: before === null ? null : money(before), refused: fault?.code ?? null };
    });
}
const ORDER = [Action.changed, Action.gone, Action.new, Action.unchanged];

/** What the file’s rows come to by project and category; what is no project’s in one sum, last. */
export function answerSums({ vouchers, others, elsewhere, ground }: ImportPlan): LedgerImportSum[] {
  const sums = new Map<string, { project: string; category: CostCategory | null; rows: number; ore: bigint; posted: bigint }>();
  const rest = { ...others };
  const away = new Map([...elsewhere].map(([object, left]) => [object, { ...left }]));
  for (const { rows, fault } of vouchers)
    for (const { project, category, ore, objects } of rows) {
      if (project === null || !ground.reaches(project)) {
        leaveOut(project === null ? rest : leftOf(away, ground.objectOf({ objects })), BigInt(ore));
        continue;
      }
      const key = `${project} ${category}`;
      const sum = sums.get(key) ?? { project, category, rows: 0, ore: 0n, posted: 0n };
      sum.rows++;
      sum.ore += BigInt(ore);
      if (!fault && category) sum.posted += BigInt(ore);
      sums.set(key, sum);
    }
  const told = [...sums.values()].map(({ project, category, rows, ore, posted }) => {
    return { project: ground.project(project).name, category, rows, amount: money(ore), posted: money(posted), leftOut: false };
  });
  const left = (project: string | null, { rows, ore }: Left, leftOut: boolean): LedgerImportSum => {
    return { project, category: null, rows, amount: money(ore), posted: money(0n), leftOut };
  };
  const aways = [...away].map(([object, sum]) => left(object, sum, true));
  const all = [...told, ...aways, ...(rest.rows ? [left(null, rest, false)] : [])];
  return all.sort(
    (a, b) =>
      Number(a.project === null) - Number(b.project === null) ||
      Number(a.leftOut) - Number(b.leftOut) ||
      (a.project ?? '').localeCompare(b.project ?? '', 'sv'),
  );
}

/** What is wrong, in the reader’s language. */
export const answerFaults = (faults: readonly BookFault[], language: Language): LedgerImportFault[] =>
  faults.map(({ line, error, blocking }) => ({ line, code: error.code, message: error.text(language), blocking }));

/** How many vouchers an import does what with. */
export function countsOf({ vouchers, summary }: ImportPlan): Record<string, number> {
  const count = (is: (one: PlannedVoucher) => boolean): number => vouchers.filter(is).length;
  const done = (action: Action) => count((one) => !one.fault && one.action === action);
  return {
    voucherCount: summary.vouchers,
    rowCount: summary.rows,
    newCount: done(Action.new),
    changedCount: done(Action.changed),
    goneCount: done(Action.gone),
    unchangedCount: done(Action.unchanged),
    refusedCount: count((one) => one.fault !== null),
  };
}
