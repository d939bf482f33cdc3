import { EndsBeforeStart } from '@samnav/networks';
import { domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';

export const SpanTooLong = domainError('invalid', 'SPAN_TOO_LONG', {
  sv: 'Högst {years} år kan läsas åt gången. Ange en tidigare slutdag.',
  en: 'At most {years} years can be read at a time. Give an earlier last day.',
});

/** What a calendar shows at a time, with room to spare. */
const YEARS = 5;

interface Holiday {
  day: string;
  name: string;
}

/** The country's days off, with the eves that law 1930:173 equates with them, named in the reader's language. */
export async function publicHolidays(tx: Tx, from: string, to: string): Promise<Holiday[]> {
  if (to < from) throw new EndsBeforeStart({}, ['to']);
  const [span] = await tx.sql<{ long: boolean }>(`select $2::date > $1::date + make_interval(years => $3::int) as long`, [from, to, YEARS]);
  if (span!.long) throw new SpanTooLong({ years: String(YEARS) }, ['to']);
  const name = tx.scope.language === 'sv' ? 'name_sv' : 'name_en';
  return tx.sql<Holiday>(`select day::text, ${name} as name from public_holiday where day between $1 and $2 order by day`, [from, to]);
}
