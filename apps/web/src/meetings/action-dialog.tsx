import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreateActionItemDocument, type AgendaRowFragment, type DecisionOfMeetingFragment } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { labelOf } from '../ui/choose.ts';
import { addDays, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneMeeting } from './meeting-page.tsx';

interface Props {
  meeting: OneMeeting;
  item: AgendaRowFragment | null;
  /** The decision that the task carries out. */
  decision?: DecisionOfMeetingFragment;
  onClose: () => void;
}

/** What shows up again wherever deadlines are shown. */
export const actionForgets = { forgets: ['deadlines', 'actionItems', 'decisions', 'me'] };

/** Somebody takes something on, by a day: it becomes a deadline with its reminders. */
export function ActionDialog({ meeting, item, decision, onClose }: Props) {
  const { t } = useTranslation();
  const [create] = useVerb(CreateActionItemDocument, 'createActionItem', actionForgets);
  const people = usePeople();
  const rules = z.object({ title: filled(t('minutes.actionWhat'), 300), ownerId: filled(t('minutes.owner')), dueOn: day(t('minutes.dueOn')) });
  const form = useValues(rules, { title: decision?.title ?? '', ownerId: decision?.owner?.id ?? '', dueOn: addDays(today(), 14) });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create({ meetingId: meeting.id, agendaItemId: item?.id ?? null, decisionId: decision?.id ?? null, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('minutes.actionMade', { name: labelOf(people, values.ownerId).replace(/,.*/, '') }));
  };
  return (
    <Dialog opened title={decision ? t('minutes.actionOf', { title: decision.title }) : t('minutes.actionTitle')} onClose={onClose}>
      <Form form={form} submit={t('minutes.actionSubmit')} onSubmit={submit} onCancel={onClose}>
        <TextField name="title" label={t('minutes.actionWhat')} />
        <SearchField name="ownerId" label={t('minutes.owner')} choices={people} />
        <DateField name="dueOn" label={t('minutes.dueOn')} hint={t('minutes.dueOnHint')} />
      </Form>
    </Dialog>
  );
}
