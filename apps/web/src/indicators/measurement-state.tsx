import { useTranslation } from 'react-i18next';
import type { MeasurementState } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Record<MeasurementState, Tone> = { draft: 'mute', submitted: 'info', returned: 'warn', approved: 'ok' };

/** How far a value has come: sign, word, colour. */
export function MeasurementBadge({ state }: { state: MeasurementState }) {
  const { t } = useTranslation();
  return (
    <Badge plain tone={tones[state]}>
      {t(`indicators.measurementStates.${state}`)}
    </Badge>
  );
}
