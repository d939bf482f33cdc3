import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { SetDeadlineDocument } from '../generated/graphql.ts';
import { useMunicipalities, usePeople, useWorkgroups } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { done } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { useValues } from '../ui/use-values.ts';
import { DeadlineFields, emptyDeadline, inputOfDeadline, useDeadlineRules } from './deadline-fields.tsx';

/** Something for somebody to have done by a day. */
export function NewDeadlinePage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <>
      <PageHead crumbs={[{ label: t('reminders.title'), to: tenant.path('deadlines') }, { label: t('reminders.new') }]} title={t('reminders.new')} />
      <NewDeadline />
    </>
  );
}

function NewDeadline() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [set] = useVerb(SetDeadlineDocument, 'setDeadline', { forgets: ['deadlines', 'me'] });
  const rules = useDeadlineRules();
  const form = useValues(rules, emptyDeadline);
  const places = { municipalities: useMunicipalities(), workgroups: useWorkgroups() };
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await set(inputOfDeadline(values));
    if (!answer.ok) return answer.faults;
    const made = answer.payload.deadline;
    done(t('reminders.created', { name: made?.owner?.name ?? '' }));
    await navigate({ to: made ? tenant.path(`deadlines/${made.id}`) : tenant.path('deadlines') });
  };
  return (
    <Card>
      <Form form={form} submit={t('reminders.createSubmit')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('deadlines') })}>
        <DeadlineFields people={usePeople()} places={places} />
      </Form>
    </Card>
  );
}
