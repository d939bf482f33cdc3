import { useTranslation } from 'react-i18next';
import type { MyWeekQuery, WaitingDeadlineFragment } from '../generated/graphql.ts';
import { addDays, today } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';

export type Me = Extract<NonNullable<MyWeekQuery['me']['person']>, { __typename: 'Person' }>;
export type Waiting = WaitingDeadlineFragment;

export const laneNames = ['late', 'week', 'approve', 'answer', 'later'] as const;
export type LaneName = (typeof laneNames)[number];
export type Lanes = Record<LaneName, Waiting[]>;

const laneOf = (deadline: Waiting, soon: string): LaneName => {
  if (deadline.state === 'late') return 'late';
  if (!deadline.acceptedAt) return 'answer';
  if (deadline.obligation === 'approval') return 'approve';
  return deadline.dueOn <= soon ? 'week' : 'later';
};

/** What waits for somebody, in the order in which it must be done; what one is asked to take over waits for an answer. */
export function inLanes(own: readonly Waiting[], asked: readonly Waiting[]): Lanes {
  const soon = addDays(today(), 7);
  const lanes: Lanes = { late: [], week: [], approve: [], answer: [], later: [] };
  const askedIds = new Set(asked.map((each) => each.id));
  lanes.answer.push(...asked);
  for (const deadline of own) if (!askedIds.has(deadline.id)) lanes[laneOf(deadline, soon)].push(deadline);
  for (const name of laneNames) lanes[name].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
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
