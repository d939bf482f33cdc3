import { useTranslation } from 'react-i18next';
import type { DeadlineState } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { daysBetween, distance, today } from '../ui/dates.ts';

const toneOf = (state: DeadlineState, dueOn: string): Tone => {
  if (state === 'met') return 'ok';
  if (state === 'cancelled') return 'mute';
  if (state === 'late') return 'late';
  return daysBetween(today(), dueOn) <= 3 ? 'soon' : 'info';
};

/** How it stands and how far away it is: "6 dagar sen", "I morgon", "Klar". */
export function DeadlineBadge({ state, dueOn, plain }: { state: DeadlineState; dueOn: string; plain?: boolean }) {
  const { t } = useTranslation();
  const settled = state === 'met' || state === 'cancelled';
  return (
    <Badge tone={toneOf(state, dueOn)} plain={plain}>
      {settled ? t(`reminders.states.${state}`) : distance(dueOn)}
    </Badge>
  );
}
