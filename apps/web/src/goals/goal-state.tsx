import { useTranslation } from 'react-i18next';
import type { DatePrecision, GoalState } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Record<GoalState, Tone> = { draft: 'mute', noData: 'unsure', onTrack: 'ok', behind: 'warn', reached: 'ok', passed: 'mute' };

/** Where a goal stands: sign, word, colour. */
export function GoalBadge({ state, plain }: { state: GoalState; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[state]} plain={plain}>
      {t(`goals.states.${state}`)}
    </Badge>
  );
}

/** A target day as exactly as it was stated: "2030", "2025-06". */
export function targetText(day: string, precision: DatePrecision | null | undefined): string {
  if (precision === 'year') return day.slice(0, 4);
  if (precision === 'month') return day.slice(0, 7);
  if (precision === 'quarter') return `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return day;
}
