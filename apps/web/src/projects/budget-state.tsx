import { useTranslation } from 'react-i18next';
import type { BudgetHeadFragment } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { dayOf, longDate } from '../ui/dates.ts';

function useWords(budget: BudgetHeadFragment): string[] {
  const { t } = useTranslation();
  const date = (instant: string) => longDate(dayOf(instant));
  const words: string[] = [];
  if (budget.approvedAt)
    words.push(
      budget.approvedBy
        ? t('budgets.approvedBy', { date: date(budget.approvedAt), name: budget.approvedBy.name })
        : t('budgets.approvedOn', { date: date(budget.approvedAt) }),
    );
  if (budget.savedAt)
    words.push(
      budget.savedBy
        ? t('budgets.savedBy', { date: date(budget.savedAt), name: budget.savedBy.name })
        : t('budgets.savedOn', { date: date(budget.savedAt) }),
    );
  else words.push(t('budgets.neverSaved'));
  if (budget.reopenedAt && !budget.approvedAt) {
    const about = { date: date(budget.reopenedAt), reason: budget.reopenedBecause ?? '' };
    words.push(budget.reopenedBy ? t('budgets.reopenedBy', { ...about, name: budget.reopenedBy.name }) : t('budgets.reopenedOn', about));
  }
  if (budget.revision > 1) words.push(t('budgets.revision', { revision: budget.revision }));
  return words;
}

/** Draft or approved, by whom and when. */
export function BudgetState({ budget }: { budget: BudgetHeadFragment | null }) {
  return budget ? <State budget={budget} /> : null;
}

function State({ budget }: { budget: BudgetHeadFragment }) {
  const { t } = useTranslation();
  const words = useWords(budget);
  return (
    <span className="row wrap sm" style={{ gap: '4px 12px' }}>
      <Badge tone={budget.approvedAt ? 'ok' : 'unsure'}>{budget.approvedAt ? t('budgets.approvedState') : t('budgets.draftState')}</Badge>
      <span className="t2">{words.join(' · ')}</span>
    </span>
  );
}
