import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { RecordExpenditureDocument, type LineRowFragment } from '../generated/graphql.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, MoneyField, SearchField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { exactMoney, toOre } from '../ui/money.ts';
import { amount, day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useLineWord } from './budget-matrix.tsx';
import { categories } from './sums.ts';

interface DoneProps {
  onClose: () => void;
  onDone: () => void;
}

function useLineChoices(lines: readonly LineRowFragment[]) {
  const { t } = useTranslation();
  const word = useLineWord();
  return lines
    .filter((line) => line.viewerCan.recordExpenditure)
    .toSorted((a, b) => b.year - a.year || categories.indexOf(a.category) - categories.indexOf(b.category))
    .map((line) => {
      const left = toOre(line.remaining.amount);
      const label =
        left < 0n
          ? t('budgets.lineOver', { line: word(line), over: exactMoney(-left) })
          : t('budgets.lineLeft', { line: word(line), left: exactMoney(left) });
      return { value: line.id, label };
    });
}

/** Records what was spent of a budget line; sent again after a lost answer it is still recorded once. */
export function RecordDialog({ lines, onClose, onDone }: DoneProps & { lines: readonly LineRowFragment[] }) {
  const { t } = useTranslation();
  const [record] = useVerb(RecordExpenditureDocument, 'recordExpenditure', { forgets: ['projects'] });
  const keyOf = useIdempotencyKey();
  const word = useLineWord();
  const rules = z.object({
    budgetLineId: filled(t('budgets.budgetLine')),
    spentOn: day(t('budgets.spentOn')),
    amount: amount(t('budgets.amount')),
    note: maybe(2000),
  });
  const form = useValues(rules, { budgetLineId: '', spentOn: today(), amount: '', note: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await record(values, { idempotencyKey: keyOf(values) });
    if (!answer.ok) return answer.faults;
    onClose();
    onDone();
    const line = lines.find((each) => each.id === values.budgetLineId);
    const remaining = answer.payload.expenditure?.budgetLine?.remaining;
    const left = remaining ? toOre(remaining.amount) : 0n;
    const about = { amount: exactMoney(toOre(values.amount)), line: line ? word(line) : '' };
    done(left < 0n ? t('budgets.recordedOver', { ...about, over: exactMoney(-left) }) : t('budgets.recorded', about));
  };
  return (
    <Dialog opened title={t('budgets.record')} onClose={onClose}>
      <Form form={form} submit={t('budgets.recordSubmit')} onSubmit={submit} onCancel={onClose}>
        <SearchField control={form.control} name="budgetLineId" label={t('budgets.budgetLine')} choices={useLineChoices(lines)} />
        <DateField control={form.control} name="spentOn" label={t('budgets.spentOn')} hint={t('budgets.spentOnHint')} />
        <MoneyField control={form.control} name="amount" label={t('budgets.amount')} hint={t('budgets.amountHint')} />
        <TextAreaField control={form.control} name="note" optional label={t('budgets.note')} hint={t('budgets.noteHint')} />
      </Form>
    </Dialog>
  );
}
