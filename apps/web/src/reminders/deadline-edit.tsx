import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { SetDeadlineDocument } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled, maybe } from '../ui/rules.ts';
import type { OneDeadline } from './deadline-page.tsx';
import { useValues } from '../ui/use-values.ts';

/** Changes what a deadline asks and who answers for it. */
export function EditDialog({ deadline, onClose }: { deadline: OneDeadline; onClose: () => void }) {
  const { t } = useTranslation();
  const people = usePeople();
  const [update] = useVerb(SetDeadlineDocument, 'setDeadline');
  const rules = z.object({ title: filled(t('reminders.what'), 300), description: maybe(5000), ownerId: filled(t('reminders.owner')) });
  const form = useValues(rules, { title: deadline.title, description: deadline.description ?? '', ownerId: deadline.owner?.id ?? '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await update({ id: deadline.id, expectedVersion: deadline.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('reminders.saved'));
  };
  return (
    <Dialog opened title={t('reminders.editTitle')} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <TextField control={form.control} name="title" label={t('reminders.what')} />
        <SearchField control={form.control} name="ownerId" label={t('reminders.owner')} choices={people} />
        <TextAreaField control={form.control} name="description" optional label={t('reminders.more')} />
      </Form>
    </Dialog>
  );
}
