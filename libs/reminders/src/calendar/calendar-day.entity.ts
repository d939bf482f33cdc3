import { registerEnumType } from '@nestjs/graphql';
import { Municipality } from '@samnav/networks';
import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';

export enum CalendarDayKind {
  extraDay = 'extraDay',
  bridgeDay = 'bridgeDay',
  halfDay = 'halfDay',
  quiet = 'quiet',
}
registerEnumType(CalendarDayKind, {
  name: 'CalendarDayKind',
  description: 'What an own day of a municipality’s calendar means.',
  valuesMap: {
    extraDay: { description: 'Closed (extra ledig dag): deadlines of the kind MUNICIPAL move past it, and it is no working day.' },
    bridgeDay: { description: 'A working day between two days off, on which nobody works (klämdag): as an extra day.' },
    halfDay: { description: 'Half a day (halvdag), e.g. valborgsmässoafton. Told only: nothing moves.' },
    quiet: { description: 'Nothing is sent on it (tyst dag), e.g. in the municipality’s holiday weeks. It stays a working day.' },
  },
});

@Table<CalendarDay>('calendar_day', {
  id: 'cal',
  list: 'calendarDays',
  allow: 'calendarDay.read',
  order: ['day'],
  description: 'A day of a municipality’s own calendar, or of the region’s, beside the public holidays.',
})
export class CalendarDay extends TenantRow {
  @Col('day', { description: 'The day.' }) day: string;
  @Col('text', { description: 'What it is called, e.g. klämdag.' }) name: string;
  @Col('choice', { enum: CalendarDayKind, description: 'What it means.' }) kind: CalendarDayKind;
  @Col('text', { nullable: true, description: 'Where it is known from; `demo` = invented for the demo.' }) source: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose day it is; null = the region’s, for all its municipalities.',
    reverse: { name: 'calendarDays', description: 'The days of the municipality’s own calendar.' },
  })
  municipality: Ref<Municipality>;
  @Can<CalendarDay>({ set: 'calendarDay.set', remove: 'calendarDay.remove' }, (d) => ({ municipalityId: d.municipalityId })) viewerCan: ViewerCan;
}

const WHOSE = 'The municipality whose day it is; left out = the region’s, for all its municipalities.';

@Inputs('A day of a municipality’s or the region’s own calendar. One of the same kind on the same day gets the new name.')
export class SetCalendarDayInput {
  @Is.id({ nullable: true, description: WHOSE }) municipalityId?: string | null;
  @Is.day('The day.') day: string;
  @Is.text({ max: 200, description: 'What it is called, e.g. klämdag.' }) name: string;
  @Is.choice(() => CalendarDayKind, 'What it means.') kind: CalendarDayKind;
}

@Inputs('A year whose bridge days are days off.')
export class AddBridgeDaysInput {
  @Is.id({ nullable: true, description: WHOSE }) municipalityId?: string | null;
  @Is.int({ min: 2000, max: 2100, description: 'The year, e.g. 2027.' }) year: number;
}

@Inputs('A day to take out of the calendar.')
export class RemoveCalendarDayInput {
  @Is.id('The day.') id: string;
  @Is.version() expectedVersion: number;
}
