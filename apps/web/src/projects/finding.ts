import { useTranslation } from 'react-i18next';
import { exactMoney, toOre } from '../ui/money.ts';
import type { OneProject } from './project-page.tsx';

/** What a project's figures say, as its heading. */
export function useFinding({ name, budget, budgetTotal, spentTotal }: OneProject): string {
  const { t } = useTranslation();
  const [total, spent] = [toOre(budgetTotal.amount), toOre(spentTotal.amount)];
  const difference = budget ? toOre(budget.financingDifference.amount) : 0n;
  if (total === 0n && spent === 0n) return t('projects.titleNoBudget', { name });
  if (difference < 0n) return t('projects.titleMissing', { amount: exactMoney(-difference) });
  if (difference > 0n) return t('projects.titleExcess', { amount: exactMoney(difference) });
  if (!budget?.approvedAt && spent === 0n) return t('projects.titleDraft', { total: exactMoney(total) });
  if (spent === 0n) return t('projects.titleUnused', { total: exactMoney(total) });
  if (spent > total) return t('projects.titleOver', { over: exactMoney(spent - total) });
  if (spent === total) return t('projects.titleSpentAll', { total: exactMoney(total) });
  return t('projects.titleSpent', { spent: exactMoney(spent), total: exactMoney(total) });
}
