import { useTranslation } from 'react-i18next';
import { atStart, inWords } from '../ui/money.ts';

/** What goals say together, in one sentence without its full stop; visions are no goals of their own. That most of them tell nothing comes first. */
export function useGoalsFinding(goals: readonly { level: string; state: string }[]): string {
  const { t } = useTranslation();
  const counted = goals.filter((goal) => goal.level !== 'vision');
  const of = (...states: string[]) => counted.filter((goal) => states.includes(goal.state)).length;
  const [behind, passed, silent] = [of('behind'), of('passed'), of('noData', 'draft')];
  if (counted.length === 0) return t('goals.findingNone');
  const total = inWords(counted.length);
  if (behind === 0 && silent * 2 > counted.length) return t('goals.findingSilent', { count: silent, word: atStart(silent), total });
  const first = behind ? t('goals.findingBehind', { count: behind, word: atStart(behind), total }) : t('goals.findingOn', { total });
  return passed ? `${first}, ${t('goals.passedToo', { count: passed, word: inWords(passed) })}` : first;
}
