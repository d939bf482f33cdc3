import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { ProgrammeChoicesDocument, ProjectChoicesDocument } from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import type { Choice } from '../ui/fields.tsx';

export function useProgrammes(): Choice[] {
  const { data } = usePages(ProgrammeChoicesDocument, 'programmes', { all: true });
  return (data?.nodes ?? []).map((each) => ({ value: each.id, label: each.name }));
}

export function useProjects(): Choice[] {
  const { data } = usePages(ProjectChoicesDocument, 'projects', { all: true });
  return (data?.nodes ?? []).map((each) => ({ value: each.id, label: `${each.number} ${each.name}` }));
}

export function usePrecisions(): Choice[] {
  const { t } = useTranslation();
  return choicesFrom(t('projects.precisions', { returnObjects: true }));
}

export function useCategories(): Choice[] {
  const { t } = useTranslation();
  return choicesFrom(t('budgets.categories', { returnObjects: true }));
}

export function useKinds(): Choice[] {
  const { t } = useTranslation();
  return choicesFrom(t('budgets.kinds', { returnObjects: true }));
}
