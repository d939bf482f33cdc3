import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CancelDeadlineDocument, MoveDeadlineDocument, ReopenDeadlineDocument } from '../generated/graphql.ts';
import { rowDate } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface Target {
  id: string;
  version: number;
  title: string;
  dueOn: string;
}

interface ActProps {
  deadline: Target;
  onClose: () => void;
}

/** Opens a deadline again; the way back from "klart" and "struken". */
export function useReopen(): (deadline: { id: string; version: number }) => Promise<void> {
  const [reopen] = useVerb(ReopenDeadlineDocument, 'reopenDeadline', { forgets: ['deadlines', 'me'] });
  return async ({ id, version }) => {
    await reopen({ id, expectedVersion: version });
  };
}

/** Gives a deadline another last day. */
export function MoveDialog({ deadline, onClose }: ActProps) {
  const { t } = useTranslation();
  const [move] = useVerb(MoveDeadlineDocument, 'moveDeadline');
  const rules = z.object({ dueOn: day(t('reminders.dueOn')), reason: maybe(1000) });
  const form = useValues(rules, { dueOn: deadline.dueOn, reason: '' });
  const submit = async (values: { dueOn: string; reason: string | null }) => {
    const answer = await move({ id: deadline.id, expectedVersion: deadline.version, ...values });
    if (!answer.ok) return answer.faults;
    const moved = answer.payload.deadline;
    onClose();
    const back = moved ? () => move({ id: moved.id, expectedVersion: moved.version, dueOn: deadline.dueOn }) : undefined;
    done(t('reminders.moved', { date: rowDate(values.dueOn) }), back);
  };
  return (
    <Dialog opened title={t('reminders.moveTitle')} onClose={onClose}>
      <Form form={form} submit={t('reminders.move')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="dueOn" label={t('reminders.dueOn')} hint={t('reminders.moveHint')} />
        <TextAreaField control={form.control} name="reason" optional label={t('reminders.reason')} hint={t('reminders.reasonHint')} />
      </Form>
    </Dialog>
  );
}

/** Strikes a deadline: nobody is reminded any more. */
export function CancelDialog({ deadline, onClose }: ActProps) {
  const { t } = useTranslation();
  const [cancel] = useVerb(CancelDeadlineDocument, 'cancelDeadline');
  const reopen = useReopen();
  const form = useValues(z.object({ reason: maybe(1000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string | null }) => {
    const answer = await cancel({ id: deadline.id, expectedVersion: deadline.version, reason });
    if (!answer.ok) return answer.faults;
    const struck = answer.payload.deadline;
    onClose();
    done(t('reminders.cancelled'), struck ? () => reopen(struck) : undefined);
  };
  return (
    <Dialog opened title={t('reminders.cancelTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('reminders.cancelHint')}</p>
      <Form form={form} submit={t('reminders.cancel')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="reason" optional label={t('reminders.reason')} hint={t('reminders.reasonHint')} />
      </Form>
    </Dialog>
  );
}
