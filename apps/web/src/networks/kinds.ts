import { useTranslation } from 'react-i18next';
import type { OrganisationKind } from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import type { Choice } from '../ui/fields.tsx';

const kinds: OrganisationKind[] = [
  'municipality',
  'municipalCompany',
  'company',
  'authority',
  'regionalAuthority',
  'university',
  'researchInstitute',
  'association',
  'funder',
  'incubator',
  'bank',
  'network',
  'other',
];

/** The kinds of organisations with their words. */
export function useKinds(): Choice[] {
  const { t } = useTranslation();
  return choicesFrom(Object.fromEntries(kinds.map((kind) => [kind, t(`organisations.kinds.${kind}`)])) as Record<OrganisationKind, string>);
}
