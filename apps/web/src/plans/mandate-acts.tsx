import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { ReportMandateDocument, type MandateStatus } from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneMandate } from './mandate-page.tsx';

/** Reports back how far a mandate has come. */
export function ReportMandateDialog({ mandate, onClose }: { mandate: OneMandate; onClose: () => void }) {
  const { t } = useTranslation();
  const [report] = useVerb(ReportMandateDocument, 'reportMandate', { forgets: ['mandates', 'node', 'me'] });
  const receivers = mandate.receivers.nodes.map((each) => ({ value: each.id, label: each.body?.name ?? each.organisation?.name ?? '' }));
  const rules = z.object({ receiverId: maybe(), status: filled(t('plans.status')), text: maybe(5000), reportedOn: day(t('plans.reportedOn')) });
  const form = useValues(rules, { receiverId: receivers.length === 1 ? receivers[0]!.value : '', status: '', text: '', reportedOn: today() });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await report({ mandateId: mandate.id, ...values, status: values.status as MandateStatus });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('plans.reported', { number: mandate.number }));
  };
  return (
    <Dialog opened title={t('plans.reportTitle', { number: mandate.number })} onClose={onClose}>
      <Form form={form} submit={t('plans.report')} onSubmit={submit} onCancel={onClose}>
        {receivers.length > 1 ? <ChoiceField name="receiverId" optional label={t('plans.receiver')} choices={receivers} /> : null}
        <ChoiceField name="status" label={t('plans.status')} choices={choicesFrom(t('plans.statuses', { returnObjects: true }))} />
        <TextAreaField name="text" optional label={t('plans.text')} />
        <DateField name="reportedOn" label={t('plans.reportedOn')} />
      </Form>
    </Dialog>
  );
}
