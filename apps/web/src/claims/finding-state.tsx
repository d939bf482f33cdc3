import { useTranslation } from 'react-i18next';
import type { FindingState } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';

const tones = { open: 'unsure', answered: 'info', closed: 'ok' } as const;

/** How far a question of the funder has come. */
export function FindingBadge({ state, late }: { state: FindingState; late?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge plain tone={late ? 'late' : tones[state]}>
      {t(`claims.findingStates.${state}`)}
    </Badge>
  );
}
