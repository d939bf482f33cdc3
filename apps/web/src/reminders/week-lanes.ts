import { useTranslation } from 'react-i18next';
import type { MyWeekQuery } from '../generated/graphql.ts';
import { addDays, today } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';

export type Me = Extract<NonNullable<MyWeekQuery['me']['person']>, { __typename: 'Person' }>;
export type Mine = Me['deadlines']['nodes'][number];

export const laneNames = ['late', 'week', 'approve', 'answer', 'later'] as const;
export type LaneName = (typeof laneNames)[number];
export type Lanes = Record<LaneName, Mine[]>;

const laneOf = (deadline: Mine, soon: string): LaneName => {
  if (deadline.state === 'late') return 'late';
  if (!deadline.acceptedAt) return 'answer';
  if (deadline.obligation === 'approval') return 'approve';
  return deadline.dueOn <= soon ? 'week' : 'later';
};

/** What waits for somebody, in the order in which it must be done. */
export function inLanes(deadlines: readonly Mine[]): Lanes {
  const soon = addDays(today(), 7);
  const lanes: Lanes = { late: [], week: [], approve: [], answer: [], later: [] };
  const waiting = deadlines.filter((each) => each.state === 'open' || each.state === 'late').toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  for (const deadline of waiting) lanes[laneOf(deadline, soon)].push(deadline);
  return lanes;
}

/** How one's week stands, in one or two sentences. */
export function useWeekFinding(lanes: Lanes): string {
  const { t } = useTranslation();
  const count = (lane: LaneName) => ({ count: lanes[lane].length, word: atStart(lanes[lane].length) });
  const parts = [
    lanes.late.length ? t('reminders.weekLate', count('late')) : null,
    lanes.week.length ? t('reminders.weekNow', count('week')) : null,
    lanes.approve.length ? t('reminders.weekApprove', count('approve')) : null,
    lanes.answer.length ? t('reminders.weekAnswer', count('answer')) : null,
  ].filter(Boolean);
  if (parts.length) return parts.join(' ');
  const nothing = `${t('reminders.weekNothing')}.`;
  return lanes.later.length ? `${nothing} ${t('reminders.weekLater', count('later'))}` : nothing.slice(0, -1);
}
