import { registerEnumType } from '@nestjs/graphql';
import type { Texts } from '@samnav/platform';

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

/** What the categories are called in sentences. */
export const categoryWords: Readonly<Record<CostCategory, Texts>> = {
  staff: { sv: 'personal', en: 'staff' },
  ownWorkTime: { sv: 'egen arbetstid', en: 'own work time' },
  externalServices: { sv: 'externa tjänster', en: 'external services' },
  meetings: { sv: 'möten och workshoppar', en: 'meetings and workshops' },
  travel: { sv: 'resor', en: 'travel' },
  information: { sv: 'information', en: 'information' },
  equipment: { sv: 'utrustning', en: 'equipment' },
  indirectCosts: { sv: 'indirekta kostnader', en: 'indirect costs' },
  other: { sv: 'övrigt', en: 'other' },
};

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
