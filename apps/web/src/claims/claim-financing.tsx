import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { SetClaimFinancingDocument, type ClaimFinancingRowFragment, type FinancingKind } from '../generated/graphql.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, MoneyField, TextField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { columnOf, exactMoney, toOre } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { amount, filled, maybeDay } from '../ui/rules.ts';
import { PlainTable } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { forgets } from './claim-acts.tsx';
import type { OneClaim } from './claim-page.tsx';
import { anchorOf } from './claim-tasks-card.tsx';

type Row = ClaimFinancingRowFragment;
const asInput = ({ financierName, kind, amount: { amount }, paidOn, note }: Row) => ({ financierName, kind, amount, paidOn, note });

/** What others than the funder have paid in or contributed. */
export function FinancingCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const rows = claim.financing.nodes;
  const total = rows.reduce((sum, row) => sum + toOre(row.amount.amount), 0n);
  const writes = claim.open && claim.viewerCan.prepare;
  return (
    <Card id={anchorOf('financing')} title={rows.length ? t('claims.financingFinding', { amount: exactMoney(total) }) : t('claims.financing')}>
      {rows.length ? <Rows claim={claim} rows={rows} writes={writes} /> : <p className="t2">{t('claims.financingEmpty')}</p>}
      {writes ? (
        <div style={{ paddingTop: 12 }}>
          <Button onClick={() => setAdding(true)}>{t('claims.addFinancing')}</Button>
        </div>
      ) : null}
      {adding ? <AddDialog claim={claim} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

function Rows({ claim, rows, writes }: { claim: OneClaim; rows: readonly Row[]; writes: boolean }) {
  const { t } = useTranslation();
  const [set] = useVerb(SetClaimFinancingDocument, 'setClaimFinancing', { forgets });
  const [problem, setProblem] = useState<string | null>(null);
  const written = columnOf(rows.map((row) => toOre(row.amount.amount)));
  const remove = async (row: Row) => {
    const financing = rows.filter((each) => each !== row).map(asInput);
    const answer = await set({ claimId: claim.id, financing });
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t('claims.financingSaved'));
  };
  return (
    <>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('claims.financing')}>
        <PlainTable
          caption={t('claims.financing')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'who', label: t('claims.financier'), cell: (row) => row.financierName },
            { key: 'kind', label: t('claims.financingKind'), cell: (row) => t(`budgets.kinds.${row.kind}`) },
            { key: 'day', label: t('claims.day'), cell: (row) => row.paidOn ?? <Missing /> },
            { key: 'amount', label: t('claims.amount'), num: true, cell: (row) => written(toOre(row.amount.amount)) },
            {
              key: 'act',
              act: true,
              label: t('ui.act'),
              cell: (row) =>
                writes ? (
                  <LinkAct aria-label={t('claims.removeFinancingLong', { name: row.financierName })} onClick={() => void remove(row)}>
                    {t('claims.removeFinancing')}
                  </LinkAct>
                ) : null,
            },
          ]}
        />
      </div>
    </>
  );
}

function AddDialog({ claim, onClose }: { claim: OneClaim; onClose: () => void }) {
  const { t } = useTranslation();
  const [set] = useVerb(SetClaimFinancingDocument, 'setClaimFinancing', { forgets });
  const rules = z.object({
    financierName: filled(t('claims.financierName'), 200),
    kind: filled(t('claims.financingKind')),
    amount: amount(t('claims.financingAmount')),
    paidOn: maybeDay(),
  });
  const form = useValues(rules, { financierName: '', kind: 'cash', amount: '', paidOn: '' });
  const submit = async ({ kind, ...values }: z.output<typeof rules>) => {
    const added = { ...values, kind: kind as FinancingKind };
    const answer = await set({ claimId: claim.id, financing: [...claim.financing.nodes.map(asInput), added] });
    if (!answer.ok) return answer.faults.map((fault) => ({ ...fault, path: fault.path?.slice(-1) ?? null }));
    onClose();
    done(t('claims.financingSaved'));
  };
  return (
    <Dialog opened title={t('claims.addFinancing')} onClose={onClose}>
      <Form form={form} submit={t('claims.addFinancing')} onSubmit={submit} onCancel={onClose}>
        <TextField name="financierName" label={t('claims.financierName')} />
        <ChoiceField name="kind" label={t('claims.financingKind')} choices={choicesFrom(t('budgets.kinds', { returnObjects: true }))} />
        <MoneyField name="amount" label={t('claims.financingAmount')} />
        <DateField name="paidOn" optional label={t('claims.day')} />
      </Form>
    </Dialog>
  );
}
