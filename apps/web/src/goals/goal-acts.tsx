import { useTranslation } from 'react-i18next';
import { useQuery } from '@apollo/client/react';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  AdoptGoalDocument,
  CloseGoalDocument,
  EndGoalDocument,
  FrameworksDocument,
  LinkGoalToFrameworkDocument,
  type GoalOutcome,
} from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { longDate, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { AdoptDialog } from './adopt-dialog.tsx';
import type { OneGoal } from './goal-page.tsx';
import { localName } from './local-name.ts';

export type GoalAct = 'adopt' | 'close' | 'end';

interface Of {
  goal: OneGoal;
  onClose: () => void;
}

const forgets = ['goals', 'node', 'priorityCoverages', 'municipalityOutputs'];

/** The dialog of the act that was chosen. */
export function GoalDialogs({ goal, act, close }: { goal: OneGoal; act: GoalAct | null; close: () => void }) {
  if (act === 'adopt') return <AdoptGoalDialog goal={goal} onClose={close} />;
  if (act === 'close') return <CloseDialog goal={goal} onClose={close} />;
  return act === 'end' ? <EndDialog goal={goal} onClose={close} /> : null;
}

function AdoptGoalDialog({ goal, onClose }: Of) {
  const { t } = useTranslation();
  const [adopt] = useVerb(AdoptGoalDocument, 'adoptGoal', { forgets });
  const words = { title: t('goals.adoptTitle'), act: t('goals.adopt'), done: t('goals.adoptedNow') };
  return <AdoptDialog words={words} adopt={(decisionId) => adopt({ id: goal.id, expectedVersion: goal.version, decisionId })} onClose={onClose} />;
}

function CloseDialog({ goal, onClose }: Of) {
  const { t } = useTranslation();
  const [close] = useVerb(CloseGoalDocument, 'closeGoal', { forgets });
  const rules = z.object({ outcome: filled(t('goals.outcome')), outcomeText: maybe(4000) });
  const form = useValues(rules, { outcome: '', outcomeText: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await close({ id: goal.id, expectedVersion: goal.version, ...values, outcome: values.outcome as GoalOutcome });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('goals.closed'));
  };
  return (
    <Dialog opened title={t('goals.closeTitle')} onClose={onClose}>
      <Form form={form} submit={t('goals.close')} onSubmit={submit} onCancel={onClose}>
        <ChoiceField name="outcome" label={t('goals.outcome')} choices={choicesFrom(t('goals.outcomes', { returnObjects: true }))} />
        <TextAreaField name="outcomeText" optional label={t('goals.outcomeText')} hint={t('goals.outcomeHint')} />
      </Form>
    </Dialog>
  );
}

function EndDialog({ goal, onClose }: Of) {
  const { t } = useTranslation();
  const [end] = useVerb(EndGoalDocument, 'endGoal', { forgets });
  const rules = z.object({ endedOn: day(t('goals.endedOn')), reason: maybe(1000) });
  const form = useValues(rules, { endedOn: today(), reason: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await end({ id: goal.id, expectedVersion: goal.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('goals.ended', { date: longDate(values.endedOn) }));
  };
  return (
    <Dialog opened title={t('goals.endTitle')} onClose={onClose}>
      <Form form={form} submit={t('goals.end')} onSubmit={submit} onCancel={onClose}>
        <DateField name="endedOn" label={t('goals.endedOn')} />
        <TextAreaField name="reason" optional label={t('goals.reason')} />
      </Form>
    </Dialog>
  );
}

/** Says which goal of another framework this one contributes to. */
export function LinkDialog({ goal, onClose }: Of) {
  const { t } = useTranslation();
  const [link] = useVerb(LinkGoalToFrameworkDocument, 'linkGoalToFramework', { forgets: ['goals', 'frameworks', 'node'] });
  const { data } = useQuery(FrameworksDocument);
  const choices = (data?.frameworks.nodes ?? []).flatMap((framework) =>
    framework.items.nodes.map((item) => ({ value: item.id, label: `${localName(framework)}: ${item.code} ${localName(item)}` })),
  );
  const form = useValues(z.object({ frameworkItemId: filled(t('goals.frameworkItem')) }), { frameworkItemId: '' });
  const submit = async ({ frameworkItemId }: { frameworkItemId: string }) => {
    const answer = await link({ goalId: goal.id, frameworkItemId });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('goals.linked'));
  };
  return (
    <Dialog opened title={t('goals.linkTitle')} onClose={onClose}>
      <Form form={form} submit={t('goals.link')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="frameworkItemId" label={t('goals.frameworkItem')} choices={choices} />
      </Form>
    </Dialog>
  );
}
