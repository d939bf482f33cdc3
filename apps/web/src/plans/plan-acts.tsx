import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { AdoptPlanDocument } from '../generated/graphql.ts';
import { useAdoptingDecisions } from '../goals/decision-choices.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

/** Makes a plan hold, by a decision of a body that may adopt. */
export function AdoptPlanDialog({ plan, onClose }: { plan: { id: string; version: number }; onClose: () => void }) {
  const { t } = useTranslation();
  const [adopt] = useVerb(AdoptPlanDocument, 'adoptPlan', { forgets: ['actionPlans', 'municipalityOutputs', 'targets'] });
  const form = useValues(z.object({ decisionId: filled(t('plans.decision')) }), { decisionId: '' });
  const submit = async ({ decisionId }: { decisionId: string }) => {
    const answer = await adopt({ id: plan.id, expectedVersion: plan.version, decisionId });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('plans.adoptedNow'));
  };
  return (
    <Dialog opened title={t('plans.adoptTitle')} onClose={onClose}>
      <Form form={form} submit={t('plans.adopt')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="decisionId" label={t('plans.decision')} hint={t('plans.decisionHint')} choices={useAdoptingDecisions()} />
      </Form>
    </Dialog>
  );
}
