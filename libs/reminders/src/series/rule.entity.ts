import { registerEnumType } from '@nestjs/graphql';
import { InputPart, Is } from '@samnav/platform';

export enum RecurrencePattern {
  yearly = 'yearly',
  quarterly = 'quarterly',
  monthly = 'monthly',
  everyMonths = 'everyMonths',
  weekday = 'weekday',
  periodEnd = 'periodEnd',
  bodyDate = 'bodyDate',
}
registerEnumType(RecurrencePattern, {
  name: 'RecurrencePattern',
  description: 'How something comes back.',
  valuesMap: {
    yearly: { description: 'Once a year, on `dayOfMonth` of `month` (left out: as the first day).' },
    quarterly: { description: 'Every third month, on `dayOfMonth`.' },
    monthly: { description: 'Every month, on `dayOfMonth`.' },
    everyMonths: { description: 'Every `interval` months, on `dayOfMonth`.' },
    weekday: {
      description: 'On the `nth` `weekday` of every `interval`-th month (left out: every month), or of `month` each year; −1 is the month’s last.',
    },
    periodEnd: { description: 'The end of every `period`, and `offset` after it, e.g. three months after the end of the year.' },
    bodyDate: { description: 'The dispatch or meeting dates of a body, and `offset` after (negative: before) them. It moves when they do.' },
  },
});

export enum Weekday {
  monday = 'monday',
  tuesday = 'tuesday',
  wednesday = 'wednesday',
  thursday = 'thursday',
  friday = 'friday',
  saturday = 'saturday',
  sunday = 'sunday',
}
registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesMap: {
    monday: { description: 'Måndag.' },
    tuesday: { description: 'Tisdag.' },
    wednesday: { description: 'Onsdag.' },
    thursday: { description: 'Torsdag.' },
    friday: { description: 'Fredag.' },
    saturday: { description: 'Lördag.' },
    sunday: { description: 'Söndag.' },
  },
});

export enum CalendarPeriod {
  month = 'month',
  quarter = 'quarter',
  halfYear = 'halfYear',
  year = 'year',
}
registerEnumType(CalendarPeriod, {
  name: 'CalendarPeriod',
  description: 'A period of the calendar.',
  valuesMap: {
    month: { description: 'A calendar month.' },
    quarter: { description: 'January–March, April–June, July–September, October–December.' },
    halfYear: { description: 'January–June, July–December.' },
    year: { description: 'A calendar year.' },
  },
});

export enum OffsetUnit {
  days = 'days',
  workingDays = 'workingDays',
  weeks = 'weeks',
  months = 'months',
}
registerEnumType(OffsetUnit, {
  name: 'OffsetUnit',
  description: 'What an offset counts.',
  valuesMap: {
    days: { description: 'Days.' },
    workingDays: { description: 'Working days; of the municipality’s own calendar where the deadline is MUNICIPAL or AGREED.' },
    weeks: { description: 'Weeks.' },
    months: { description: 'Months: the same number in the month, else its last day.' },
  },
});

export enum BodyDateKind {
  dispatch = 'dispatch',
  meeting = 'meeting',
}
registerEnumType(BodyDateKind, {
  name: 'BodyDateKind',
  description: 'What a body does on a date.',
  valuesMap: {
    dispatch: { description: 'Its documents are sent out (kallelse och handlingar).' },
    meeting: { description: 'It meets (sammanträde).' },
  },
});

@InputPart('How something comes back. Each pattern says in its description which of the fields it uses.')
export class RecurrenceInput {
  @Is.choice(() => RecurrencePattern, 'How it comes back.') pattern: RecurrencePattern;
  @Is.int({ nullable: true, min: 1, max: 120, description: 'Every so many months.' }) interval?: number | null;
  @Is.int({ nullable: true, min: 1, max: 31, description: 'The day of the month; in a shorter month its last day. Left out: as the first day.' })
  dayOfMonth?: number | null;
  @Is.int({ nullable: true, min: 1, max: 12, description: 'The month of the year, 1 = January.' }) month?: number | null;
  @Is.int({ nullable: true, min: -1, max: 5, description: 'Which weekday of the month: 1–5, or −1 for the last.' }) nth?: number | null;
  @Is.choice(() => Weekday, { nullable: true, description: 'The day of the week.' }) weekday?: Weekday | null;
  @Is.choice(() => CalendarPeriod, { nullable: true, description: 'The period whose end counts.' }) period?: CalendarPeriod | null;
  @Is.choice(() => BodyDateKind, { nullable: true, description: 'Which dates of the body count.' }) bodyDate?: BodyDateKind | null;
  @Is.id({ nullable: true, description: 'The body whose dates count.' }) bodyId?: string | null;
  @Is.int({ nullable: true, min: -1000, max: 1000, description: 'How much later than that (negative: earlier); 0 by default.' }) offset?:
    number | null;
  @Is.choice(() => OffsetUnit, { nullable: true, description: 'What `offset` counts; days by default.' }) offsetUnit?: OffsetUnit | null;
}
