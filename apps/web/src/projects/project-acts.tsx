import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { ChangeProjectStatusDocument, type ProjectStatus } from '../generated/graphql.ts';
import { capital } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneProject } from './project-page.tsx';
import { nextStatuses } from './statuses.ts';

/** Gives a project its next status, from a day. */
export function ChangeStatusDialog({ project, onClose }: { project: OneProject; onClose: () => void }) {
  const { t } = useTranslation();
  const [change] = useVerb(ChangeProjectStatusDocument, 'changeProjectStatus', { forgets: ['projects'] });
  const rules = z.object({
    status: filled(t('projects.newStatus')).transform((value) => value as ProjectStatus),
    validFrom: day(t('projects.validFrom')),
    note: maybe(2000),
  });
  const next = nextStatuses[project.status].map((status) => ({ value: status, label: capital(t(`projects.statuses.${status}`)) }));
  const form = useValues(rules, { status: next.length === 1 ? next[0]!.value : '', validFrom: today(), note: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await change({ id: project.id, expectedVersion: project.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('projects.statusChanged', { status: t(`projects.statuses.${values.status}`) }));
  };
  return (
    <Dialog opened title={t('projects.changeStatusTitle', { name: project.name })} onClose={onClose}>
      <Form form={form} submit={t('projects.changeStatus')} onSubmit={submit} onCancel={onClose}>
        <ChoiceField control={form.control} name="status" label={t('projects.newStatus')} choices={next} />
        <DateField control={form.control} name="validFrom" label={t('projects.validFrom')} hint={t('projects.validFromHint')} />
        <TextAreaField control={form.control} name="note" optional label={t('projects.note')} />
      </Form>
    </Dialog>
  );
}
