import { useTranslation } from 'react-i18next';
import type { ReportRowFragment } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';

/** "Delrapport 2, inlämning 1" */
export function useReportName(): (report: Pick<ReportRowFragment, 'kind' | 'number' | 'submission'>) => string {
  const { t } = useTranslation();
  return ({ kind, number, submission }) => t('claims.reportOf', { kind: t(`claims.reportKinds.${kind}`), number, submission });
}

/** Whether the proof is there. */
export function SealBadge({ sealed, plain }: { sealed: boolean; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={sealed ? 'ok' : 'info'} plain={plain}>
      {t(sealed ? 'claims.sealed' : 'claims.sealing')}
    </Badge>
  );
}
