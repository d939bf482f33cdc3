import { useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb, type Fault } from '../api/verb.ts';
import { CreateActionItemDocument, RecordDecisionDocument, type AgendaRowFragment, type DecisionKind } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { addDays, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { CheckField, ChoiceField, DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { actionForgets } from './action-dialog.tsx';
import type { OneMeeting } from './meeting-page.tsx';
import { dayOfMeeting } from './meeting-words.ts';

interface Props {
  meeting: OneMeeting;
  item: AgendaRowFragment | null;
  onClose: () => void;
}

/** Only a body that decides can adopt. */
const kindsOf = (meeting: OneMeeting): DecisionKind[] =>
  meeting.body?.mayAdopt ? ['decides', 'adopts', 'recommends', 'notes'] : ['decides', 'recommends', 'notes'];

function useRules() {
  const { t } = useTranslation();
  return z
    .object({
      kind: filled(t('minutes.kind')).transform((value) => value as DecisionKind),
      paragraph: maybe(40),
      title: filled(t('minutes.what'), 300),
      text: maybe(10_000),
      registryNumber: maybe(100),
      withAction: z.boolean(),
      ownerId: z.string(),
      dueOn: z.string(),
    })
    .superRefine(({ withAction, ownerId, dueOn }, context) => {
      if (!withAction) return;
      const checks = [
        ['ownerId', filled(t('minutes.owner')).safeParse(ownerId)],
        ['dueOn', day(t('minutes.dueOn')).safeParse(dueOn)],
      ] as const;
      for (const [path, checked] of checks)
        if (!checked.success) context.addIssue({ code: 'custom', path: [path], message: checked.error.issues[0]!.message });
    });
}

type Checked = z.output<ReturnType<typeof useRules>>;

/** A decision, and in the same step the task that carries it out. */
export function DecisionDialog({ meeting, item, onClose }: Props) {
  const { t } = useTranslation();
  const people = usePeople();
  const record = useRecord(meeting, item);
  const kinds = kindsOf(meeting);
  const form = useValues(useRules(), {
    ...{ kind: kinds[0]!, paragraph: '', title: '', text: '', registryNumber: '' },
    ...{ withAction: false, ownerId: '', dueOn: addDays(today(), 14) },
  });
  const submit = async (values: Checked) => {
    const faults = await record(values);
    if (faults.length) return faults;
    onClose();
    done(values.withAction ? t('minutes.actionMade', { name: labelOf(people, values.ownerId).replace(/,.*/, '') }) : t('minutes.decided'));
  };
  const withAction = form.watch('withAction');
  return (
    <Dialog opened title={t('minutes.decisionTitle')} onClose={onClose}>
      <Form form={form} submit={withAction ? t('minutes.bothSubmit') : t('minutes.decisionSubmit')} onSubmit={submit} onCancel={onClose}>
        <TextField name="title" label={t('minutes.what')} />
        <div className="pair">
          <ChoiceField
            name="kind"
            label={t('minutes.kind')}
            choices={choicesFrom(t('minutes.kinds', { returnObjects: true })).filter((each) => kinds.includes(each.value as DecisionKind))}
          />
          <TextField name="paragraph" optional={!meeting.body} label={t('minutes.paragraph')} />
        </div>
        <TextAreaField name="text" optional label={t('minutes.text')} />
        {meeting.body ? <TextField name="registryNumber" optional label={t('minutes.registryNumber')} /> : null}
        <CheckField name="withAction" label={t('minutes.withAction')} hint={t('minutes.withActionHint')} />
        <ActionFields people={people} />
      </Form>
    </Dialog>
  );
}

function ActionFields({ people }: { people: ReturnType<typeof usePeople> }) {
  const { t } = useTranslation();
  const { watch } = useFormContext();
  if (!watch('withAction')) return null;
  return (
    <>
      <SearchField name="ownerId" label={t('minutes.owner')} choices={people} />
      <DateField name="dueOn" label={t('minutes.dueOn')} hint={t('minutes.dueOnHint')} />
    </>
  );
}

/** Records the decision, then its task. Where the task is refused the decision stays, and trying again makes the task alone. */
function useRecord(meeting: OneMeeting, item: AgendaRowFragment | null): (values: Checked) => Promise<readonly Fault[]> {
  const [record] = useVerb(RecordDecisionDocument, 'recordDecision', { forgets: ['decisions'] });
  const [create] = useVerb(CreateActionItemDocument, 'createActionItem', actionForgets);
  const recorded = useRef<string | null>(null);
  const place = { meetingId: meeting.id, agendaItemId: item?.id ?? null };
  return async ({ withAction, ownerId, dueOn, ...decision }) => {
    if (!recorded.current) {
      const answer = await record({ ...place, ...decision, decidedOn: dayOfMeeting(meeting), ...(withAction ? { ownerId } : {}) });
      if (!answer.ok) return answer.faults;
      recorded.current = answer.payload.decision?.id ?? null;
    }
    if (!withAction) return [];
    return (await create({ ...place, decisionId: recorded.current, title: decision.title, ownerId, dueOn })).faults;
  };
}
