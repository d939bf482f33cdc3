import { registerEnumType } from '@nestjs/graphql';
import { constraintError, domainError } from '@samnav/platform';
import { EndsBeforeStart } from '@samnav/networks';

export enum Precision {
  day = 'day',
  month = 'month',
  year = 'year',
}
registerEnumType(Precision, {
  name: 'Precision',
  description: 'How exactly a date is known.',
  valuesMap: {
    day: { description: 'To the day.' },
    month: { description: 'To the month; the day is the first or last of it.' },
    year: { description: 'To the year; the day is the first or last of it.' },
  },
});

export const PrecisionWithoutDay = domainError('invalid', 'PRECISION_WITHOUT_DAY', {
  sv: 'Ange också datumet; utan datum finns ingen noggrannhet.',
  en: 'Give the date too; without a date there is no precision.',
});
for (const table of ['programme', 'project', 'project_partner', 'phase'])
  constraintError(`${table}_period_check`, () => new EndsBeforeStart({}, ['input', 'endsOn']));

/** A first and a last day, each with how exactly it is known; both null where nobody knows. */
export interface Period {
  startsOn: string | null;
  startsPrecision: Precision | null;
  endsOn: string | null;
  endsPrecision: Precision | null;
}
export type PeriodInput = { [K in keyof Period]?: Period[K] };

/** What inputs and types say of a period's four fields. */
export const periodSays = {
  startsOn: 'First day; null where it is not known.',
  startsPrecision: 'How exactly the first day is known; `day` where nothing is said.',
  endsOn: 'Last day; null where it is not known.',
  endsPrecision: 'How exactly the last day is known; `day` where nothing is said.',
};

interface Known {
  day: string | null;
  precision: Precision | null;
}
const unknown: Period = { startsOn: null, startsPrecision: null, endsOn: null, endsPrecision: null };

/** What an input says of a period, over what was known before: the year 2009 as first day is 2009-01-01, as last day 2009-12-31. */
export function periodOf(input: PeriodInput, before: Period = unknown): Period {
  const starts = told(input.startsOn, input.startsPrecision, { day: before.startsOn, precision: before.startsPrecision }, 'startsPrecision');
  const ends = told(input.endsOn, input.endsPrecision, { day: before.endsOn, precision: before.endsPrecision }, 'endsPrecision');
  return {
    startsOn: starts.day && firstOf(starts.day, starts.precision),
    startsPrecision: starts.precision,
    endsOn: ends.day && lastOf(ends.day, ends.precision),
    endsPrecision: ends.precision,
  };
}

function told(day: string | null | undefined, precision: Precision | null | undefined, before: Known, field: string): Known {
  if (day === undefined && precision == null) return before;
  const known = day === undefined ? before.day : day;
  if (known === null && precision) throw new PrecisionWithoutDay({}, ['input', field]);
  return { day: known, precision: known === null ? null : (precision ?? Precision.day) };
}

const firstOf = (day: string, precision: Precision | null): string =>
  precision === Precision.year ? `${day.slice(0, 4)}-01-01` : precision === Precision.month ? `${day.slice(0, 7)}-01` : day;

function lastOf(day: string, precision: Precision | null): string {
  if (precision === Precision.year) return `${day.slice(0, 4)}-12-31`;
  if (precision !== Precision.month) return day;
  const [year, month] = day.split('-').map(Number) as [number, number];
  return `${day.slice(0, 7)}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}
