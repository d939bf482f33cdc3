import { registerEnumType } from '@nestjs/graphql';

export enum DeadlineKind {
  STATUTORY = 'STATUTORY',
  FUNDER = 'FUNDER',
  MUNICIPAL = 'MUNICIPAL',
  AGREED = 'AGREED',
}
registerEnumType(DeadlineKind, {
  name: 'DeadlineKind',
  description: 'By which calendar a deadline’s last day is found.',
  valuesMap: {
    STATUTORY: { description: 'Set by law (lagstadgad): a day off moves to the next working day, as law 1930:173 says.' },
    FUNDER: { description: 'Set by a funder (finansiärens): never moves.' },
    MUNICIPAL: { description: 'Set by the municipality (kommunens): moves past days off and past the municipality’s own extra days.' },
    AGREED: { description: 'Agreed among those concerned (överenskommen): never moves.' },
  },
});

export enum DatePrecision {
  day = 'day',
  month = 'month',
  quarter = 'quarter',
  year = 'year',
}
registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How exactly a day was stated. "During 2021" is stated with the precision of a year, and its last day is the deadline.',
  valuesMap: {
    day: { description: 'A day.' },
    month: { description: 'Some time in a month: its last day.' },
    quarter: { description: 'Some time in a quarter: its last day.' },
    year: { description: 'Some time in a year: its last day.' },
  },
});
