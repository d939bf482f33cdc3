import { constraintError, dayAt, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';

export const EndsBeforeStart = domainError('invalid', 'ENDS_BEFORE_START', {
  sv: 'Slutdagen ligger före startdagen. Ange en slutdag som är samma dag eller senare.',
  en: 'The last day is before the first. Give a last day that is the same day or later.',
});
for (const table of ['body_member', 'network', 'membership', 'workgroup', 'workgroup_member'])
  constraintError(`${table}_period_check`, () => new EndsBeforeStart({}, ['input', 'endsOn']));

/** The day that it is for the transaction, `YYYY-MM-DD`. */
export const today = (tx: Tx): string => dayAt(tx.now);

/** `2026-03-01` → `2026-02-28`. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** SQL: whether a row with a period, open where an end is null, holds on that day. */
export const holdsOn = (row: { startsOn: string; endsOn: string }, day: string): string =>
  `((${row.startsOn} is null or ${row.startsOn} <= ${day}) and (${row.endsOn} is null or ${row.endsOn} >= ${day}))`;

/** `2020-01-01 – 2021-12-31`; open ends stay open. */
export const periodText = (row: { starts_on: string | null; ends_on: string | null }): string =>
  `${row.starts_on ?? ''} – ${row.ends_on ?? ''}`.trim();
