import { useTranslation } from 'react-i18next';
import type { TargetState } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Record<TargetState, Tone> = { MET: 'ok', NOT_MET: 'bad', NOT_YET: 'info', PASSED: 'mute' };

/** Whether a target is met: sign, word, colour. */
export function TargetBadge({ state, plain }: { state: TargetState; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[state]} plain={plain}>
      {t(`targets.states.${state}`)}
    </Badge>
  );
}
