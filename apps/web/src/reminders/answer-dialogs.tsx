import { useApolloClient } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { conflictIn, useVerb, type Fault, type Outcome } from '../api/verb.ts';
import {
  AcknowledgeDeadlineDocument,
  DeadlineDocument,
  DeclineHandOverDocument,
  HandOverDeadlineDocument,
  RefuseDeadlineDocument,
  SnoozeDeadlineDocument,
} from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { addDays, plainDate, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, SearchField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

/** What an answer is about. */
export interface Target {
  id: string;
  version: number;
  title: string;
}

interface Props {
  deadline: Target;
  onClose: () => void;
}

/** The lists that an answer changes. */
export const answerForgets = { forgets: ['node', 'deadlines', 'me', 'handOvers', 'ownerLoads', 'inbox'] };

/**
 * Faults of an answer as the form shows them. Where somebody else was first, the deadline is read again, so that the page behind shows what
 * they did and a second try goes by the new version.
 */
export function useFaultsOf(): (answer: Outcome<unknown>, deadlineId: string) => Promise<readonly Fault[]> {
  const client = useApolloClient();
  return async ({ faults }, id) => {
    if (conflictIn(faults)) await client.query({ query: DeadlineDocument, variables: { id }, fetchPolicy: 'network-only' }).catch(() => null);
    return faults;
  };
}

function AnswerDialog({ title, deadline, onClose, children }: Props & { title: string; children: ReactNode }) {
  return (
    <Dialog opened title={title} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{deadline.title}</p>
      {children}
    </Dialog>
  );
}

/** Known and in hand until a day: nobody is reminded before it. */
export function AcknowledgeDialog({ deadline, onClose }: Props) {
  const { t } = useTranslation();
  const [acknowledge] = useVerb(AcknowledgeDeadlineDocument, 'acknowledgeDeadline', answerForgets);
  const faultsOf = useFaultsOf();
  const form = useValues(z.object({ until: day(t('answers.until.acknowledge')), note: maybe() }), { until: addDays(today(), 14), note: '' });
  const submit = async (values: { until: string; note: string | null }) => {
    const answer = await acknowledge({ id: deadline.id, expectedVersion: deadline.version, ...values });
    if (!answer.ok) return faultsOf(answer, deadline.id);
    onClose();
    done(t('reminders.acknowledgedDone', { date: plainDate(values.until) }));
  };
  return (
    <AnswerDialog title={t('reminders.acknowledgeTitle')} deadline={deadline} onClose={onClose}>
      <Form form={form} submit={t('reminders.acknowledge')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="until" label={t('answers.until.acknowledge')} hint={t('answers.untilHint.acknowledge')} />
        <TextAreaField control={form.control} name="note" optional label={t('answers.note.acknowledge')} />
      </Form>
    </AnswerDialog>
  );
}

/** One's own next reminder on another day. */
export function SnoozeDialog({ deadline, onClose }: Props) {
  const { t } = useTranslation();
  const [snooze] = useVerb(SnoozeDeadlineDocument, 'snoozeDeadline', answerForgets);
  const faultsOf = useFaultsOf();
  const form = useValues(z.object({ until: day(t('answers.until.snooze')) }), { until: addDays(today(), 3) });
  const submit = async ({ until }: { until: string }) => {
    const answer = await snooze({ id: deadline.id, expectedVersion: deadline.version, until });
    if (!answer.ok) return faultsOf(answer, deadline.id);
    onClose();
    done(t('reminders.snoozedDone', { date: plainDate(until) }));
  };
  return (
    <AnswerDialog title={t('reminders.snoozeTitle')} deadline={deadline} onClose={onClose}>
      <Form form={form} submit={t('reminders.snooze')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="until" label={t('answers.until.snooze')} hint={t('answers.untilHint.snooze')} />
      </Form>
    </AnswerDialog>
  );
}

/** Asks somebody to take it over; whoever answers for it does so until that somebody accepts. */
export function HandOverDialog({ deadline, onClose }: Props) {
  const { t } = useTranslation();
  const people = usePeople();
  const [handOver] = useVerb(HandOverDeadlineDocument, 'handOverDeadline', answerForgets);
  const faultsOf = useFaultsOf();
  const form = useValues(z.object({ toId: filled(t('answers.to')), note: maybe() }), { toId: '', note: '' });
  const submit = async (values: { toId: string; note: string | null }) => {
    const answer = await handOver({ id: deadline.id, expectedVersion: deadline.version, ...values });
    if (!answer.ok) return faultsOf(answer, deadline.id);
    onClose();
    done(t('reminders.handedOverDone', { name: people.find((each) => each.value === values.toId)?.label ?? '' }));
  };
  return (
    <AnswerDialog title={t('reminders.handOverTitle')} deadline={deadline} onClose={onClose}>
      <Form form={form} submit={t('reminders.handOver')} onSubmit={submit} onCancel={onClose}>
        <SearchField control={form.control} name="toId" label={t('answers.to')} hint={t('reminders.toHint')} choices={people} />
        <TextAreaField control={form.control} name="note" optional label={t('answers.note.handOver')} />
      </Form>
    </AnswerDialog>
  );
}

/** Says that it is not one's own; the next in turn is asked. */
export function RefuseDialog({ deadline, onClose }: Props) {
  const { t } = useTranslation();
  const [refuse] = useVerb(RefuseDeadlineDocument, 'refuseDeadline', answerForgets);
  const faultsOf = useFaultsOf();
  const form = useValues(z.object({ note: maybe() }), { note: '' });
  const submit = async ({ note }: { note: string | null }) => {
    const answer = await refuse({ id: deadline.id, expectedVersion: deadline.version, note });
    if (!answer.ok) return faultsOf(answer, deadline.id);
    onClose();
    done(t('reminders.refusedDone'));
  };
  return (
    <AnswerDialog title={t('reminders.refuseTitle')} deadline={deadline} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('reminders.refuseBody')}</p>
      <Form form={form} submit={t('reminders.refuse')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="note" optional label={t('answers.note.notMine')} />
      </Form>
    </AnswerDialog>
  );
}

/** Does not take over what one was asked to. */
export function DeclineDialog({ deadline, handOver, onClose }: Props & { handOver: { id: string; version: number } }) {
  const { t } = useTranslation();
  const [decline] = useVerb(DeclineHandOverDocument, 'declineHandOver', answerForgets);
  const faultsOf = useFaultsOf();
  const form = useValues(z.object({ note: maybe() }), { note: '' });
  const submit = async ({ note }: { note: string | null }) => {
    const answer = await decline({ id: handOver.id, expectedVersion: handOver.version, note });
    if (!answer.ok) return faultsOf(answer, deadline.id);
    onClose();
    done(t('reminders.declinedDone'));
  };
  return (
    <AnswerDialog title={t('reminders.declineTitle')} deadline={deadline} onClose={onClose}>
      <Form form={form} submit={t('reminders.decline')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="note" optional label={t('answers.note.decline')} />
      </Form>
    </AnswerDialog>
  );
}
