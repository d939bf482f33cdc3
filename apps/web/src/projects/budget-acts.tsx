import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { ApproveBudgetDocument, ReopenBudgetDocument, type BudgetHeadFragment } from '../generated/graphql.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { exactMoney } from '../ui/money.ts';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface ActProps {
  budget: BudgetHeadFragment;
  onClose: () => void;
}

/** Approves a budget; the API refuses whoever saved it last, and a budget that is not financed to the öre. */
export function ApproveDialog({ budget, total, onClose }: ActProps & { total: bigint }) {
  const { t } = useTranslation();
  const [approve] = useVerb(ApproveBudgetDocument, 'approveBudget', { forgets: ['projects'] });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const answer = await approve({ id: budget.id, expectedVersion: budget.version });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('budgets.approved'));
  };
  return (
    <Dialog opened title={t('budgets.approve')} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('budgets.approveBody', { total: exactMoney(total) })}</p>
      <Form form={form} submit={t('budgets.approveAmount', { total: exactMoney(total) })} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}

/** Makes an approved budget a draft again, with the reason. */
export function ReopenDialog({ budget, onClose }: ActProps) {
  const { t } = useTranslation();
  const [reopen] = useVerb(ReopenBudgetDocument, 'reopenBudget', { forgets: ['projects'] });
  const rules = z.object({ reason: filled(t('budgets.reopenReason'), 2000) });
  const form = useValues(rules, { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await reopen({ id: budget.id, expectedVersion: budget.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('budgets.reopened'));
  };
  return (
    <Dialog opened title={t('budgets.reopenTitle')} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('budgets.reopenBody', { revision: budget.revision + 1 })}</p>
      <Form form={form} submit={t('budgets.reopen')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="reason" label={t('budgets.reopenReason')} />
      </Form>
    </Dialog>
  );
}
