import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import {
  CloseCommitmentDocument,
  RecordCommitmentDocument,
  UpdateCommitmentDocument,
  type CommitmentKind,
  type CommitmentRowFragment,
  type LineRowFragment,
} from '../generated/graphql.ts';
import { useLineWord } from '../projects/budget-matrix.tsx';
import { writtenAmount } from '../projects/budget-values.ts';
import { choicesFrom } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, MoneyField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { amount, day, filled, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface ActProps {
  onClose: () => void;
  onDone: () => void;
}

/** Says that something was ordered or agreed. */
export function AddCommitment({ lines, onClose, onDone }: ActProps & { lines: readonly LineRowFragment[] }) {
  const { t } = useTranslation();
  const [record] = useVerb(RecordCommitmentDocument, 'recordCommitment');
  const keyOf = useIdempotencyKey();
  const word = useLineWord();
  const rules = z.object({
    supplier: filled(t('followUp.supplier'), 200),
    budgetLineId: filled(t('followUp.line')),
    kind: filled(t('followUp.kind')).transform((value) => value as CommitmentKind),
    amount: amount(t('followUp.amount')),
    agreedOn: day(t('followUp.agreedOn')),
    dueOn: maybeDay(),
    reference: maybe(100),
  });
  const form = useValues(rules, { supplier: '', budgetLineId: '', kind: 'order', amount: '', agreedOn: today(), dueOn: '', reference: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await record(values, { idempotencyKey: keyOf(values) });
    if (!answer.ok) return answer.faults;
    onDone();
    done(t('followUp.added', { supplier: values.supplier }));
  };
  const choices = lines.filter((line) => line.viewerCan.recordExpenditure).map((line) => ({ value: line.id, label: word(line) }));
  return (
    <Dialog opened title={t('followUp.add')} onClose={onClose}>
      <Form form={form} submit={t('followUp.add')} onSubmit={submit} onCancel={onClose}>
        <TextField control={form.control} name="supplier" label={t('followUp.supplier')} />
        <SearchField control={form.control} name="budgetLineId" label={t('followUp.line')} choices={choices} />
        <ChoiceField
          control={form.control}
          name="kind"
          label={t('followUp.kind')}
          choices={choicesFrom(t('followUp.kinds', { returnObjects: true }))}
        />
        <MoneyField control={form.control} name="amount" label={t('followUp.amount')} />
        <DateField control={form.control} name="agreedOn" label={t('followUp.agreedOn')} />
        <DateField control={form.control} name="dueOn" optional label={t('followUp.dueOn')} />
        <TextField control={form.control} name="reference" optional label={t('followUp.reference')} />
      </Form>
    </Dialog>
  );
}

/** Says how much of it is invoiced, or that it became dearer. */
export function ChangeCommitment({ row, onClose, onDone }: ActProps & { row: CommitmentRowFragment }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateCommitmentDocument, 'updateCommitment');
  const rules = z.object({ amount: amount(t('followUp.amount')), invoiced: amount(t('followUp.invoiced')), dueOn: maybeDay() });
  const form = useValues(rules, {
    amount: writtenAmount(row.amount.amount),
    invoiced: writtenAmount(row.invoiced.amount),
    dueOn: row.dueOn ?? '',
  });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await update({ id: row.id, expectedVersion: row.version, ...values });
    if (!answer.ok) return answer.faults;
    onDone();
    done(t('followUp.changed'));
  };
  return (
    <Dialog opened title={t('followUp.changeTitle', { supplier: row.supplier })} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <MoneyField control={form.control} name="invoiced" label={t('followUp.invoiced')} />
        <MoneyField control={form.control} name="amount" label={t('followUp.amount')} />
        <DateField control={form.control} name="dueOn" optional label={t('followUp.dueOn')} />
      </Form>
    </Dialog>
  );
}

/** Says that nothing more will come of it. */
export function CloseCommitment({ row, onClose, onDone }: ActProps & { row: CommitmentRowFragment }) {
  const { t } = useTranslation();
  const [close] = useVerb(CloseCommitmentDocument, 'closeCommitment');
  const form = useValues(z.object({ reason: filled(t('followUp.closeReason'), 1000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await close({ id: row.id, expectedVersion: row.version, reason });
    if (!answer.ok) return answer.faults;
    onDone();
    done(t('followUp.closedDone'));
  };
  return (
    <Dialog opened title={t('followUp.closeTitle', { supplier: row.supplier })} onClose={onClose}>
      <Form form={form} submit={t('followUp.close')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="reason" label={t('followUp.closeReason')} />
      </Form>
    </Dialog>
  );
}
