import { useTranslation } from 'react-i18next';
import type { MandateStatus } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Record<MandateStatus, Tone> = { notStarted: 'unsure', underway: 'info', done: 'ok', stopped: 'bad' };

/** How far a mandate is: sign, word, colour. */
export function MandateBadge({ status, plain }: { status: MandateStatus; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[status]} plain={plain}>
      {t(`plans.statuses.${status}`)}
    </Badge>
  );
}
