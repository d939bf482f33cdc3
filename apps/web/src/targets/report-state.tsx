import { useTranslation } from 'react-i18next';
import type { WorkgroupReportState } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Record<WorkgroupReportState, Tone> = { draft: 'mute', submitted: 'info', returned: 'warn', approved: 'ok' };

/** How far a workgroup's report has come: sign, word, colour. */
export function ReportBadge({ state, plain }: { state: WorkgroupReportState; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[state]} plain={plain}>
      {t(`targets.reportStates.${state}`)}
    </Badge>
  );
}
