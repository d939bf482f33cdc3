import { useTranslation } from 'react-i18next';
import type { MandateRowFragment, MandateStatus } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Record<MandateStatus, Tone> = { notStarted: 'unsure', underway: 'info', done: 'ok', stopped: 'bad' };

type Placed = Pick<MandateRowFragment, 'status' | 'clarifiedBy' | 'supersededBy'>;

/** Which later mandates have taken it over: those that replace it, or, where nothing has been reported on it, those that make it clearer. */
export function takenOver({ status, clarifiedBy, supersededBy }: Placed): { how: 'clarifiedByOther' | 'supersededByOther'; numbers: string } | null {
  const numbers = (of: Placed['clarifiedBy']) => of.nodes.map((each) => each.number).join(', ');
  if (supersededBy.nodes.length) return { how: 'supersededByOther', numbers: numbers(supersededBy) };
  if (clarifiedBy.nodes.length && status === 'notStarted') return { how: 'clarifiedByOther', numbers: numbers(clarifiedBy) };
  return null;
}

/** Where a mandate stands in words: how far it is, or by which other it has been taken over. */
export function useStanding(): (mandate: Placed) => string {
  const { t } = useTranslation();
  return (mandate) => {
    const over = takenOver(mandate);
    return over ? t(`plans.${over.how}`, { numbers: over.numbers }) : t(`plans.statuses.${mandate.status}`);
  };
}

/** The same as a mark. */
export function StandingBadge({ mandate }: { mandate: Placed }) {
  const standing = useStanding()(mandate);
  return (
    <Badge plain tone={takenOver(mandate) ? 'mute' : tones[mandate.status]}>
      {standing}
    </Badge>
  );
}

/** How far a mandate is: sign, word, colour. */
export function MandateBadge({ status, plain }: { status: MandateStatus; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[status]} plain={plain}>
      {t(`plans.statuses.${status}`)}
    </Badge>
  );
}
