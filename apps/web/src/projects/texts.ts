import type { SameKeys } from '../i18n/shape.ts';

export const sv = {
  statuses: { draft: 'utkast', planned: 'planerat', running: 'pågående', closed: 'avslutat', stopped: 'avbrutet' },
  partnerRoles: {
    unspecified: 'roll ej angiven',
    owner: 'projektägare',
    partner: 'partner',
    funder: 'finansiär',
    funderAndPartner: 'finansiär och partner',
    reference: 'referens',
  },
} as const;

export const en: SameKeys<typeof sv> = {
  statuses: { draft: 'draft', planned: 'planned', running: 'running', closed: 'closed', stopped: 'stopped' },
  partnerRoles: {
    unspecified: 'role not given',
    owner: 'project owner',
    partner: 'partner',
    funder: 'funder',
    funderAndPartner: 'funder and partner',
    reference: 'reference',
  },
};
