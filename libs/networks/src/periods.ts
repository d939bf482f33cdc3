import { constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';

export const EndsBeforeStart = domainError('invalid', 'ENDS_BEFORE_START', {
  sv: 'Slutdagen ligger före startdagen. Ange en slutdag som är samma dag eller senare.',
  en: 'The last day is before the first. Give a last day that is the same day or later.',
});
for (const table of ['body_member', 'network', 'membership', 'workgroup', 'workgroup_member'])
  constraintError(`${table}_period_check`, () => new EndsBeforeStart({}, ['input', 'endsOn']));

/** Where the region is: its days begin and end by this clock. */
export const ZONE = 'Europe/Stockholm';
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** The day that it is for the transaction, `YYYY-MM-DD`. */
export const today = (tx: Tx): string => days.format(new Date(tx.now));

/** `2026-03-01` → `2026-02-28`. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** SQL: whether a row with a period holds on the day that it is. */
export const holdsNow = (row: { startsOn: string; endsOn: string }, now: string): string =>
  `(${now} at time zone '${ZONE}')::date <@ daterange(${row.startsOn}, ${row.endsOn}, '[]')`;

/** `2020-01-01 – 2021-12-31`; open ends stay open. */
export const periodText = (row: { starts_on: string | null; ends_on: string | null }): string =>
  `${row.starts_on ?? ''} – ${row.ends_on ?? ''}`.trim();
