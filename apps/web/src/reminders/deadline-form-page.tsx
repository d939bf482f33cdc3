import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { SetDeadlineDocument } from '../generated/graphql.ts';
import { useMunicipalities, usePeople, useWorkgroups } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { done } from '../ui/dialog.tsx';
import { DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

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
  const [create] = useVerb(SetDeadlineDocument, 'setDeadline', { forgets: ['deadlines', 'me'] });
  const rules = z.object({
    title: filled(t('reminders.what'), 300),
    description: maybe(5000),
    dueOn: day(t('reminders.dueOn')),
    ownerId: filled(t('reminders.owner')),
    municipalityId: maybe(),
    workgroupId: maybe(),
  });
  const form = useValues(rules, { title: '', description: '', dueOn: '', ownerId: '', municipalityId: '', workgroupId: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    const made = answer.payload.deadline;
    done(t('reminders.created', { name: made?.owner?.name ?? '' }));
    await navigate({ to: made ? tenant.path(`deadlines/${made.id}`) : tenant.path('deadlines') });
  };
  return (
    <Card>
      <Form form={form} submit={t('reminders.createSubmit')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('deadlines') })}>
        <TextField control={form.control} name="title" label={t('reminders.what')} hint={t('reminders.whatHint')} />
        <DateField control={form.control} name="dueOn" label={t('reminders.dueOn')} />
        <SearchField control={form.control} name="ownerId" label={t('reminders.owner')} choices={usePeople()} />
        <SearchField
          control={form.control}
          name="municipalityId"
          optional
          label={t('reminders.municipality')}
          hint={t('reminders.wholeRegionHint')}
          choices={useMunicipalities()}
        />
        <SearchField control={form.control} name="workgroupId" optional label={t('reminders.workgroup')} choices={useWorkgroups()} />
        <TextAreaField control={form.control} name="description" optional label={t('reminders.more')} />
      </Form>
    </Card>
  );
}
