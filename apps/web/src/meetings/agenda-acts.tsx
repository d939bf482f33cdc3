import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { AddAgendaItemDocument, RemoveAgendaItemDocument, UpdateAgendaItemDocument, type AgendaRowFragment } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { Button } from '../ui/button.tsx';
import { labelOf } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { CheckField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useLatestMeeting } from './latest.ts';
import type { OneMeeting } from './meeting-page.tsx';
import { maybeWhole } from './meeting-rules.ts';

interface Props {
  meeting: OneMeeting;
  onClose: () => void;
}

function useRules() {
  const { t } = useTranslation();
  return z.object({
    title: filled(t('meetings.itemTitle'), 300),
    minutesPlanned: maybeWhole(1, 600, () => t('meetings.badMinutes')),
    presenterId: maybe(),
    description: maybe(5000),
  });
}

/** An item that exists can also be put off. */
const useEditRules = () => useRules().extend({ postponed: z.boolean() });

type Values = z.input<ReturnType<typeof useEditRules>>;

const valuesOf = (item: AgendaRowFragment): Values => ({
  title: item.title,
  minutesPlanned: item.minutesPlanned ? String(item.minutesPlanned) : '',
  presenterId: item.presenter?.id ?? '',
  description: item.description ?? '',
  postponed: item.postponedAt !== null,
});

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="title" label={t('meetings.itemTitle')} />
      <TextField name="minutesPlanned" optional label={t('meetings.itemMinutes')} />
      <SearchField name="presenterId" optional label={t('meetings.presenter')} choices={usePeople()} />
      <TextAreaField name="description" optional label={t('meetings.itemDescription')} />
    </>
  );
}

/** A new item at the end of the agenda. */
export function AddItemDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation();
  const [add] = useVerb(AddAgendaItemDocument, 'addAgendaItem');
  const rules = useRules();
  const form = useValues(rules, { title: '', minutesPlanned: '', presenterId: '', description: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add({ meetingId: meeting.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('meetings.itemAdded', { title: values.title }));
  };
  return (
    <Dialog opened title={t('meetings.addItemTitle')} onClose={onClose}>
      <Form form={form} submit={t('meetings.addItem')} onSubmit={submit} onCancel={onClose}>
        <Fields />
      </Form>
    </Dialog>
  );
}

/** Changes an item, or takes it off the agenda. */
export function EditItemDialog({ meeting, item, onClose }: Props & { item: AgendaRowFragment }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateAgendaItemDocument, 'updateAgendaItem');
  const [remove, busy] = useVerb(RemoveAgendaItemDocument, 'removeAgendaItem', { forgets: ['node'] });
  const people = usePeople();
  const form = useValues(useEditRules(), valuesOf(item));
  const latestMeeting = useLatestMeeting(meeting.id);
  const latest = async () => {
    const now = (await latestMeeting())?.agenda.nodes.find((each) => each.id === item.id);
    return now ? { version: now.version, values: valuesOf(now) } : null;
  };
  const saved = () => {
    onClose();
    done(t('meetings.saved'));
  };
  const takeOff = async () => {
    const answer = await remove({ id: item.id, expectedVersion: item.version });
    if (!answer.ok) return form.setError('root.server', { message: answer.faults.map((fault) => fault.message).join(' ') });
    onClose();
    done(t('meetings.itemRemoved', { title: item.title }));
  };
  return (
    <Dialog opened title={t('meetings.editItemTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={item.version}
        save={(values, expectedVersion) => update({ id: item.id, expectedVersion, ...values })}
        latest={latest}
        words={{
          title: t('meetings.itemTitle'),
          minutesPlanned: t('meetings.itemMinutes'),
          presenterId: t('meetings.presenter'),
          description: t('meetings.itemDescription'),
        }}
        show={(name, value) => (name === 'presenterId' && value ? labelOf(people, value) : undefined)}
        onSaved={saved}
        onCancel={onClose}
      >
        <Fields />
        <CheckField name="postponed" label={t('meetings.postpone')} hint={t('meetings.postponeHint')} />
      </EditForm>
      <div style={{ paddingTop: 12 }}>
        <Button kind="bad" busy={busy} onClick={() => void takeOff()}>
          {t('meetings.removeItem')}
        </Button>
      </div>
    </Dialog>
  );
}
