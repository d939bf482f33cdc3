import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreateReportingPeriodDocument, LockPeriodDocument, UnlockPeriodDocument, type Periodicity } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { Button } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { addDays, endOfDay, instantText, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { day, filled, inOrder, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { PeriodRow } from './periods-page.tsx';

const forgets = ['reportingPeriods', 'me', 'measurements'];

/** A period to report for; with a last day, whoever reports is asked and reminded. */
export function NewPeriodDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [create] = useVerb(CreateReportingPeriodDocument, 'createReportingPeriod', { forgets });
  const rules = z
    .object({
      name: filled(t('measuring.name'), 100),
      periodicity: z.custom<Periodicity>(),
      startsOn: day(t('measuring.startsOn')),
      endsOn: day(t('measuring.endsOn')),
      dueOn: maybeDay(),
    })
    .superRefine(inOrder);
  const form = useValues(rules, { name: '', periodicity: 'year', startsOn: '', endsOn: '', dueOn: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('measuring.periodCreated', { name: values.name }));
  };
  return (
    <Dialog opened title={t('measuring.newPeriodTitle')} onClose={onClose}>
      <Form form={form} submit={t('measuring.createPeriod')} onSubmit={submit} onCancel={onClose}>
        <TextField name="name" label={t('measuring.name')} />
        <ChoiceField
          name="periodicity"
          label={t('measuring.periodicity')}
          choices={choicesFrom(t('indicators.periodicities', { returnObjects: true }))}
        />
        <DateField name="startsOn" label={t('measuring.startsOn')} />
        <DateField name="endsOn" label={t('measuring.endsOn')} />
        <DateField name="dueOn" optional label={t('measuring.dueOn')} hint={t('measuring.dueOnHint')} />
      </Form>
    </Dialog>
  );
}

interface OfPeriod {
  period: PeriodRow;
  onClose: () => void;
}

/** Locks a period: nothing in it changes any more. */
export function LockDialog({ period, onClose }: OfPeriod) {
  const { t } = useTranslation();
  const [lock, busy] = useVerb(LockPeriodDocument, 'lockPeriod', { forgets });
  const [problems, setProblems] = useState<{ message: string }[]>([]);
  const run = async () => {
    const answer = await lock({ id: period.id, expectedVersion: period.version });
    if (!answer.ok) return setProblems(answer.faults.map(({ message }) => ({ message })));
    onClose();
    done(t('measuring.lockedNow', { name: period.name }));
  };
  return (
    <Dialog opened title={t('measuring.lockTitle', { name: period.name })} onClose={onClose}>
      <ErrorSummary problems={problems} attempt={problems.length} />
      <p style={{ marginBottom: 16 }}>{t('measuring.lockBody')}</p>
      <div className="row wrap">
        <Button kind="bad" busy={busy} onClick={() => void run()}>
          {t('measuring.lockNow')}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** Opens a lock for one person and some hours; it stays as a trace. */
export function UnlockDialog({ period, onClose }: OfPeriod) {
  const { t } = useTranslation();
  const [unlock] = useVerb(UnlockPeriodDocument, 'unlockPeriod', { forgets });
  const rules = z.object({
    personId: filled(t('measuring.person')),
    until: day(t('measuring.until')),
    reason: filled(t('measuring.unlockReason'), 2000),
  });
  const form = useValues(rules, { personId: '', until: addDays(today(), 7), reason: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await unlock({ periodId: period.id, ...values, until: endOfDay(values.until) });
    if (!answer.ok) return answer.faults;
    onClose();
    const until = answer.payload.periodUnlock?.until;
    done(t('measuring.unlockedNow', { name: period.name, date: until ? instantText(until) : '' }));
  };
  return (
    <Dialog opened title={t('measuring.unlockTitle', { name: period.name })} onClose={onClose}>
      <Form form={form} submit={t('measuring.unlockNow')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="personId" label={t('measuring.person')} choices={usePeople()} />
        <DateField name="until" label={t('measuring.until')} hint={t('measuring.untilHint')} />
        <TextAreaField name="reason" label={t('measuring.unlockReason')} hint={t('measuring.unlockHint')} />
      </Form>
    </Dialog>
  );
}
