import { useTranslation } from 'react-i18next';
import type { ProjectStatus } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { capital } from '../ui/choose.ts';

const tones: Record<ProjectStatus, Tone> = { draft: 'unsure', planned: 'info', running: 'ok', closed: 'mute', stopped: 'bad' };

/** How far a project has come: sign, word, colour. */
export function StatusBadge({ status, plain }: { status: ProjectStatus; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[status]} plain={plain}>
      {capital(t(`projects.statuses.${status}`))}
    </Badge>
  );
}
