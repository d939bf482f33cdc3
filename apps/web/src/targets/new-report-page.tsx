import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreateWorkgroupReportDocument } from '../generated/graphql.ts';
import { useWorkgroups } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { done } from '../ui/dialog.tsx';
import { DateField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { day, filled } from '../ui/rules.ts';
import { useListSearch } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';

function useRules() {
  const { t } = useTranslation();
  const whole = (label: string, least: number, most: number) =>
    filled(label)
      .refine((value) => /^\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most, {
        error: () => t('targets.badNumber', { least, most }),
      })
      .transform(Number);
  return z.object({
    workgroupId: filled(t('targets.group')),
    startsOn: day(t('targets.startsOn')),
    months: whole(t('targets.months'), 1, 12),
    times: whole(t('targets.times'), 1, 20),
    dueAfterDays: whole(t('targets.dueAfterDays'), 0, 365),
  });
}

/** Asks a workgroup for a report: prefilled at once, with a last day for the group's lead. */
export function NewReportPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [search] = useListSearch();
  const [create] = useVerb(CreateWorkgroupReportDocument, 'createWorkgroupReport', { forgets: ['workgroupReports', 'deadlines', 'me'] });
  const rules = useRules();
  const form = useValues(rules, { workgroupId: search['group'] ?? '', startsOn: '', months: '6', times: '1', dueAfterDays: '30' });
  const back = () => void navigate({ to: tenant.path('workgroup-reports') });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('targets.reportCreated'));
    const made = answer.payload.workgroupReport;
    await navigate({ to: tenant.path(made ? `workgroup-reports/${made.id}` : 'workgroup-reports') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('targets.reports'), to: tenant.path('workgroup-reports') }, { label: t('targets.newReport') }]}
        title={t('targets.newReportTitle')}
        context={t('targets.newReportBody')}
      />
      <Card>
        <Form form={form} submit={t('targets.createReport')} onSubmit={submit} onCancel={back}>
          <SearchField name="workgroupId" label={t('targets.group')} choices={useWorkgroups()} />
          <DateField name="startsOn" label={t('targets.startsOn')} />
          <TextField name="months" label={t('targets.months')} />
          <TextField name="times" label={t('targets.times')} hint={t('targets.timesHint')} />
          <TextField name="dueAfterDays" label={t('targets.dueAfterDays')} />
        </Form>
      </Card>
    </>
  );
}
