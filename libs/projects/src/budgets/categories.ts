import { registerEnumType } from '@nestjs/graphql';

export enum CostCategory {
  staff = 'staff',
  ownWorkTime = 'ownWorkTime',
  externalServices = 'externalServices',
  meetings = 'meetings',
  travel = 'travel',
  information = 'information',
  equipment = 'equipment',
  indirectCosts = 'indirectCosts',
  other = 'other',
}
registerEnumType(CostCategory, {
  name: 'CostCategory',
  description: 'What money is for (kostnadsslag).',
  valuesMap: {
    staff: { description: 'Staff of the project, e.g. its manager (personal, projektledning).' },
    ownWorkTime: { description: 'Own staff’s recorded time, which is no money (egen arbetstid).' },
    externalServices: { description: 'Consultants, licences and other services that are bought (externa tjänster).' },
    meetings: { description: 'Meetings and workshops (möten och workshoppar).' },
    travel: { description: 'Travel and accommodation (resor och logi).' },
    information: { description: 'Information and publishing (information).' },
    equipment: { description: 'Investments, materials and premises (utrustning, material, lokaler).' },
    indirectCosts: { description: 'Overhead (indirekta kostnader).' },
    other: { description: 'Other direct costs (övrigt).' },
  },
});

export enum FinancingKind {
  cash = 'cash',
  inKind = 'inKind',
}
registerEnumType(FinancingKind, {
  name: 'FinancingKind',
  description: 'Money, or something else than money.',
  valuesMap: {
    cash: { description: 'Money (kontant).' },
    inKind: { description: 'Not money, e.g. own work time (bidrag i annat än pengar).' },
  },
});
