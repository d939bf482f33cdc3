import { domainError } from '@samnav/platform';
import { GraphQLScalarType } from 'graphql';

export const PeriodInvalid = domainError('invalid', 'PERIOD_INVALID', {
  sv: '"{period}" är ingen tid. Skriv ett heltal och en enhet, till exempel "3 months", "3 weeks", "10 days", "1 year" eller "5 working days".',
  en: '"{period}" is no period. Write a whole number and a unit, e.g. "3 months", "3 weeks", "10 days", "1 year" or "5 working days".',
});

/** A length of time in the calendar. */
export interface Period {
  months: number;
  days: number;
  workingDays: number;
}

/** What is read is only text: whoever uses it says by `periodOf` which field is wrong. */
export const PeriodScalar = new GraphQLScalarType<string, string>({
  name: 'Period',
  description: 'A length of time: a whole number and a unit, e.g. "3 months", "3 weeks", "10 days", "1 year", "5 working days".',
});

const UNITS: Record<string, (n: number) => Partial<Period>> = {
  day: (n) => ({ days: n }),
  week: (n) => ({ days: 7 * n }),
  month: (n) => ({ months: n }),
  year: (n) => ({ months: 12 * n }),
  'working day': (n) => ({ workingDays: n }),
};

/** "3 months" as numbers; null = no time at all. Throws PeriodInvalid at `path`. */
export function periodOf(text: unknown, path: readonly string[]): Period {
  const none = { months: 0, days: 0, workingDays: 0 };
  if (text == null) return none;
  const [, count, unit] = typeof text === 'string' ? (/^\s*(\d{1,4})\s+(day|week|month|year|working\s+day)s?\s*$/i.exec(text) ?? []) : [];
  if (!count || !unit) throw new PeriodInvalid({ period: String(text).slice(0, 50) }, path);
  return { ...none, ...UNITS[unit.toLowerCase().replace(/\s+/, ' ')]!(Number(count)) };
}
