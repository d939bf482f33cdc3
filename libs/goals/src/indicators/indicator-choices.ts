import { registerEnumType } from '@nestjs/graphql';

export enum IndicatorDirection {
  ascending = 'ascending',
  descending = 'descending',
}
registerEnumType(IndicatorDirection, {
  name: 'IndicatorDirection',
  description: 'Which way is better.',
  valuesMap: {
    ascending: { description: 'More is better, e.g. the share of trips by bicycle (stigande).' },
    descending: { description: 'Less is better, e.g. emissions (fallande).' },
  },
});

export enum IndicatorAggregation {
  sum = 'sum',
  ratio = 'ratio',
  weighted = 'weighted',
  latest = 'latest',
  text = 'text',
}
registerEnumType(IndicatorAggregation, {
  name: 'IndicatorAggregation',
  description: 'How several municipalities’ measurements become one; never as a mean of means.',
  valuesMap: {
    sum: { description: 'The sum of the values, e.g. tonnes.' },
    ratio: { description: 'The sum of the numerators by the sum of the denominators, times the indicator’s factor.' },
    weighted: { description: 'The mean of the values, weighted by the denominators, e.g. by inhabitants.' },
    latest: { description: 'The value of the latest measurement; nothing is added.' },
    text: { description: 'A quality in words: each municipality’s text side by side.' },
  },
});

export enum Periodicity {
  year = 'year',
  halfYear = 'halfYear',
  quarter = 'quarter',
  month = 'month',
  irregular = 'irregular',
}
registerEnumType(Periodicity, {
  name: 'Periodicity',
  description: 'How long the periods are that something is measured for.',
  valuesMap: {
    year: { description: 'A year (år).' },
    halfYear: { description: 'Half a year (halvår).' },
    quarter: { description: 'A quarter of a year (kvartal).' },
    month: { description: 'A month (månad).' },
    irregular: { description: 'Periods of their own, e.g. a survey every fourth year (oregelbunden).' },
  },
});

export enum IndicatorScopeKind {
  region = 'region',
  municipality = 'municipality',
  city = 'city',
  municipalGroup = 'municipalGroup',
}
registerEnumType(IndicatorScopeKind, {
  name: 'IndicatorScopeKind',
  description: 'What an indicator is measured for.',
  valuesMap: {
    region: { description: 'The whole region, measured as such and not added up (region).' },
    municipality: { description: 'A municipality as an area; these are added up to the region (kommun).' },
    city: { description: 'An urban area within a municipality (tätort).' },
    municipalGroup: { description: 'A municipality with its companies, as an organisation (kommunkoncern).' },
  },
});

export enum ValuePrecision {
  exact = 'exact',
  about = 'about',
  atLeast = 'atLeast',
}
registerEnumType(ValuePrecision, {
  name: 'ValuePrecision',
  description: 'How exactly a figure is known.',
  valuesMap: {
    exact: { description: 'As it stands.' },
    about: { description: 'Approximately (ca).' },
    atLeast: { description: 'That much or more (minst).' },
  },
});

export enum TargetComparator {
  atLeast = 'atLeast',
  atMost = 'atMost',
}
registerEnumType(TargetComparator, {
  name: 'TargetComparator',
  description: 'On which side of its target value a measurement shall be; exactly on it is met.',
  valuesMap: {
    atLeast: { description: 'The target or more (minst): 64.9 does not meet 65.' },
    atMost: { description: 'The target or less (högst).' },
  },
});

export enum TargetValueState {
  met = 'met',
  notMet = 'notMet',
  notYet = 'notYet',
  noData = 'noData',
}
registerEnumType(TargetValueState, {
  name: 'TargetValueState',
  description: 'How it went with a target value, by the approved measurement of its own year.',
  valuesMap: {
    met: { description: 'The year’s measurement meets it (uppfyllt).' },
    notMet: { description: 'The year’s measurement does not meet it (inte uppfyllt).' },
    notYet: { description: 'Its year is not over, and nothing is approved for it (ännu inte).' },
    noData: { description: 'Its year is over, and nothing is approved for it (underlag saknas).' },
  },
});
