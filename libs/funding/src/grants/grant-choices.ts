import { registerEnumType } from '@nestjs/graphql';

export enum RuleSet {
  tillvaxtverketNational = 'tillvaxtverketNational',
  eruf2014 = 'eruf2014',
  eruf2021 = 'eruf2021',
  vinnova = 'vinnova',
  energimyndigheten = 'energimyndigheten',
  interregNpa = 'interregNpa',
  lifePlus = 'lifePlus',
  life2014 = 'life2014',
  life2021 = 'life2021',
}
registerEnumType(RuleSet, {
  name: 'RuleSet',
  description: 'Whose rules a decision began with; it keeps a copy of its own, which may differ.',
  valuesMap: {
    tillvaxtverketNational: { description: 'Tillväxtverket’s national funds (nationella projektmedel).' },
    eruf2014: { description: 'The European Regional Development Fund 2014–2020.' },
    eruf2021: { description: 'The European Regional Development Fund 2021–2027.' },
    vinnova: { description: 'Vinnova.' },
    energimyndigheten: { description: 'Energimyndigheten.' },
    interregNpa: { description: 'Interreg Northern Periphery and Arctic 2021–2027.' },
    lifePlus: { description: 'EU LIFE+ 2007–2013.' },
    life2014: { description: 'EU LIFE 2014–2020.' },
    life2021: { description: 'EU LIFE 2021–2027.' },
  },
});

export enum RoundingRule {
  ore = 'ore',
  kronaDown = 'kronaDown',
  kronaNearest = 'kronaNearest',
  kronaNearestEven = 'kronaNearestEven',
}
registerEnumType(RoundingRule, {
  name: 'RoundingRule',
  description: 'How a funder rounds what it pays.',
  valuesMap: {
    ore: { description: 'To the nearest öre, half away from zero.' },
    kronaDown: { description: 'To whole kronor, towards zero.' },
    kronaNearest: { description: 'To the nearest krona, half away from zero.' },
    kronaNearestEven: { description: 'To the nearest krona, half to the even one.' },
  },
});

export enum CostMethod {
  actual = 'actual',
  flatRate = 'flatRate',
  unitCost = 'unitCost',
  excluded = 'excluded',
}
registerEnumType(CostMethod, {
  name: 'CostMethod',
  description: 'How the funder counts the costs of a category.',
  valuesMap: {
    actual: { description: 'As they are booked (faktiska kostnader).' },
    flatRate: { description: 'As a percentage of others; what is booked does not count (schablon).' },
    unitCost: { description: 'Hours at a fixed hourly rate (enhetskostnad).' },
    excluded: { description: 'Not at all (stödberättigar inte).' },
  },
});

export enum FlatRateBase {
  staff = 'staff',
  direct = 'direct',
  directWithoutServices = 'directWithoutServices',
  otherDirect = 'otherDirect',
}
registerEnumType(FlatRateBase, {
  name: 'FlatRateBase',
  description: 'What a flat rate is a percentage of.',
  valuesMap: {
    staff: { description: 'Of the staff costs.' },
    direct: { description: 'Of all direct costs in money.' },
    directWithoutServices: { description: 'Of all direct costs but external services.' },
    otherDirect: { description: 'Of all direct costs but staff.' },
  },
});

export enum GrantRuleKind {
  supportRate = 'supportRate',
  flatRate = 'flatRate',
  unitCost = 'unitCost',
  budgetChange = 'budgetChange',
  coFinancing = 'coFinancing',
  time = 'time',
  claim = 'claim',
  deadline = 'deadline',
  attachment = 'attachment',
  retention = 'retention',
  audit = 'audit',
  publicity = 'publicity',
  eligibility = 'eligibility',
  accounting = 'accounting',
  costCategory = 'costCategory',
  budget = 'budget',
  application = 'application',
  durability = 'durability',
  lumpSum = 'lumpSum',
  stateAid = 'stateAid',
}
registerEnumType(GrantRuleKind, {
  name: 'GrantRuleKind',
  description: 'What a rule of a funder is about.',
  valuesMap: {
    supportRate: { description: 'How much of the costs the funder pays at most (stödandel): `maxBp`.' },
    flatRate: { description: 'Costs as a percentage of others (schablon): `category`, `rateBp`, `of`, `covers`.' },
    unitCost: { description: 'What an hour is worth (timkostnad): `annualMinutes`, `indexBp`, `everyMonths`, `orePerHour` or `maxOrePerHour`.' },
    budgetChange: { description: 'Which deviation needs a new decision (budgetavvikelse): `overBp`, `overOre`.' },
    coFinancing: { description: 'What others must give (medfinansiering): `inKind`.' },
    time: { description: 'How hours are shown (tidredovisning): `daily`, `fixedShare`, `sickDaysNotDeducted`.' },
    claim: { description: 'What a claim is made of (ansökan om utbetalning): `sections`.' },
    deadline: { description: 'When something must be done: `everyMonths`, `dueDays`, `finalDueDays`.' },
    attachment: { description: 'What must be attached to a claim (bilagor): `kinds`.' },
    retention: { description: 'How long documents are kept (arkivering): `years`, `from`.' },
    audit: { description: 'Who may examine (revision): `certificateFromOre`.' },
    publicity: { description: 'How the funder is named (informera om stödet).' },
    eligibility: { description: 'Which costs count (stödberättigande): `vat`, `inPeriod`, `paidInPeriod`.' },
    accounting: { description: 'How costs are booked (särredovisning).' },
    costCategory: { description: 'Which cost categories there are (kostnadsslag): `categories`.' },
    budget: { description: 'Ways to budget (budgetalternativ).' },
    application: { description: 'What belongs to an application (ansökan).' },
    durability: { description: 'How long investments must be kept (varaktighet): `years`.' },
    lumpSum: { description: 'Support as one sum (klumpsumma): `maxOre`.' },
    stateAid: { description: 'State aid (statsstöd): `maxEur`, `years`.' },
  },
});
