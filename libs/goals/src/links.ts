import { domainError } from '@samnav/platform';

export const LinkedAlready = domainError('refused', 'LINKED_ALREADY', {
  sv: 'Kopplingen finns redan.',
  en: 'They are linked already.',
});
export const LinkNotThere = domainError('refused', 'LINK_NOT_THERE', {
  sv: 'Det finns ingen sådan koppling att ta bort.',
  en: 'There is no such link to remove.',
});
