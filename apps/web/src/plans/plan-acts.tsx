import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { AdoptPlanDocument } from '../generated/graphql.ts';
import { AdoptDialog } from '../goals/adopt-dialog.tsx';

/** Makes a plan hold. */
export function AdoptPlanDialog({ plan, onClose }: { plan: { id: string; version: number }; onClose: () => void }) {
  const { t } = useTranslation();
  const [adopt] = useVerb(AdoptPlanDocument, 'adoptPlan', { forgets: ['actionPlans', 'municipalityOutputs', 'targets'] });
  const words = { title: t('plans.adoptTitle'), act: t('plans.adopt'), done: t('plans.adoptedNow') };
  return <AdoptDialog words={words} adopt={(decisionId) => adopt({ id: plan.id, expectedVersion: plan.version, decisionId })} onClose={onClose} />;
}
