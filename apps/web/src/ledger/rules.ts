import { i18next } from '../i18n/index.ts';
import { readAmount } from '../ui/money.ts';
import { readDay } from './days.ts';

/** A new row of the ledger as it is written. */
export interface Written {
  spentOn: string;
  text: string;
  supplier: string;
  budgetLineId: string;
  amount: string;
  /** What of the amount is value added tax; empty where none is. */
  vat: string;
}

export type Field = keyof Written;
export type Faults = Partial<Record<Field, string>>;

/** What the ledger knows that a row must fit. */
export interface Bounds {
  startsOn: string | null;
  endsOn: string | null;
  /** The year of a day that is written without one. */
  year: number;
  /** Why nothing may be posted on that day; null where it may. */
  closed: (day: string) => string | null;
}

/** What is wrong with a row before it is sent, by field, each with the fix; what holds is decided by the API. */
export function faultsOf(row: Written, bounds: Bounds): Faults {
  const faults: Faults = {};
  const day = readDay(row.spentOn, bounds.year);
  const { startsOn, endsOn } = bounds;
  const locked = day === null ? null : bounds.closed(day);
  if (day === null) faults.spentOn = i18next.t('ledger.dayFault');
  else if ((startsOn && day < startsOn) || (endsOn && day > endsOn))
    faults.spentOn = i18next.t('ledger.dayOutside', { startsOn: startsOn ?? '–', endsOn: endsOn ?? '–' });
  else if (locked) faults.spentOn = locked;
  if (!row.budgetLineId) faults.budgetLineId = i18next.t('ledger.lineFault');
  const ore = readAmount(row.amount);
  if (ore === null) faults.amount = i18next.t('ledger.amountFault');
  else if (ore === 0n) faults.amount = i18next.t('ledger.amountZero');
  const fault = vatFault(row.vat, ore);
  if (fault) faults.vat = fault;
  return faults;
}

/** The tax is a part of the amount: at most as much, and of the same sign. */
function vatFault(text: string, ore: bigint | null): string | null {
  if (!text.trim()) return null;
  const vat = readAmount(text);
  if (vat === null) return i18next.t('ledger.vatFault');
  const above = ore !== null && vat !== 0n && (vat > 0n !== ore > 0n || (vat < 0n ? vat < ore : vat > ore));
  return above ? i18next.t('ledger.vatAbove') : null;
}
