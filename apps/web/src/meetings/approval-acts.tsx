import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { AddMinutesAdditionDocument, PrepareMinutesDocument, ReturnMinutesDocument } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ManyField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneMeeting } from './meeting-page.tsx';

interface Props {
  minutes: NonNullable<OneMeeting['minutes']>;
  onClose: () => void;
}

/** Hands the minutes over to those who approve them; nothing of the meeting changes meanwhile. */
export function PrepareDialog({ meeting, minutes, onClose }: Props & { meeting: OneMeeting }) {
  const { t } = useTranslation();
  const [prepare] = useVerb(PrepareMinutesDocument, 'prepareMinutes', { forgets: ['meetings', 'deadlines', 'me'] });
  const rules = z.object({ approverIds: z.array(z.string()).min(1, { error: () => t('minutes.chooseApprovers') }) });
  const form = useValues(rules, { approverIds: minutes.approvers.nodes.flatMap((each) => (each.person ? [each.person.id] : [])) });
  const submit = async ({ approverIds }: z.output<typeof rules>) => {
    const answer = await prepare({ id: minutes.id, expectedVersion: minutes.version, approverIds });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('minutes.prepared'));
  };
  return (
    <Dialog opened title={t('minutes.prepareTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{meeting.title}</p>
      <Form form={form} submit={t('minutes.prepare')} onSubmit={submit} onCancel={onClose}>
        <ManyField name="approverIds" label={t('minutes.approvers')} hint={t('minutes.prepareHint')} choices={usePeople()} />
      </Form>
    </Dialog>
  );
}

/** Gives the minutes back, with what is to be changed. */
export function ReturnDialog({ minutes, onClose }: Props) {
  const { t } = useTranslation();
  const [giveBack] = useVerb(ReturnMinutesDocument, 'returnMinutes', { forgets: ['meetings', 'me'] });
  const rules = z.object({ reason: filled(t('minutes.reason'), 2000) });
  const form = useValues(rules, { reason: '' });
  const submit = async ({ reason }: z.output<typeof rules>) => {
    const answer = await giveBack({ id: minutes.id, expectedVersion: minutes.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('minutes.returnedDone'));
  };
  return (
    <Dialog opened title={t('minutes.returnTitle')} onClose={onClose}>
      <Form form={form} submit={t('minutes.return')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('minutes.reason')} />
      </Form>
    </Dialog>
  );
}

/** A dated correction to approved minutes; what was approved stays as it is. */
export function AdditionDialog({ minutes, onClose }: Props) {
  const { t } = useTranslation();
  const [add] = useVerb(AddMinutesAdditionDocument, 'addMinutesAddition');
  const rules = z.object({ text: filled(t('minutes.additionText'), 10_000) });
  const form = useValues(rules, { text: '' });
  const submit = async ({ text }: z.output<typeof rules>) => {
    const answer = await add({ minutesId: minutes.id, text });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('minutes.added'));
  };
  return (
    <Dialog opened title={t('minutes.addition')} onClose={onClose}>
      <Form form={form} submit={t('minutes.addition')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="text" label={t('minutes.additionText')} />
      </Form>
    </Dialog>
  );
}
