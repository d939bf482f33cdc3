import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { ReverseLedgerRowDocument } from '../generated/graphql.ts';
import { useLineWord } from '../projects/budget-matrix.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { instantText } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { focusGrid } from '../ui/grid.tsx';
import { exactMoney, toOre } from '../ui/money.ts';
import { Facts } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { stateOf } from './state.ts';
import type { Row } from './use-rows.ts';
import { VoucherPart } from './voucher-part.tsx';

interface Props {
  row: Row | null;
  /** Grows each time Enter asks for the pane; it then takes the focus. */
  asked: number;
  onReversed: (row: Row) => void;
  mayAttach: boolean;
}

/** What the chosen row rests on: its voucher, who recorded it, and the act on it. */
export function RowPane({ row, asked, onReversed, mayAttach }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked > 0) heading.current?.focus();
  }, [asked]);
  const titleOf = ({ amount, spentOn: day }: Row): string =>
    amount ? t('ledger.rowTitle', { amount: exactMoney(toOre(amount.amount)), day }) : t('ledger.wageTitle', { day });
  return (
    <aside
      className="card pane"
      aria-label={t('ledger.voucher')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) focusGrid();
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {row ? titleOf(row) : t('ledger.choose')}
      </h2>
      {row ? <About key={row.id} row={row} onReversed={onReversed} mayAttach={mayAttach} /> : <p className="t2">{t('ledger.chooseBody')}</p>}
    </aside>
  );
}

function About({ row, onReversed, mayAttach }: { row: Row } & Pick<Props, 'onReversed' | 'mayAttach'>) {
  const { t } = useTranslation();
  const word = useLineWord();
  const [reversing, setReversing] = useState(false);
  const state = stateOf(row);
  return (
    <>
      <p>
        <Badge tone={state.tone}>{t(`budgets.${state.key}`)}</Badge>
      </p>
      {row.note ? <p className="whole">{row.note}</p> : null}
      {row.amount ? null : <p className="sm t2">{t('ledger.wage')}</p>}
      <Facts
        of={[
          [t('ledger.line'), row.budgetLine ? word(row.budgetLine) : null],
          ...(row.supplier ? [[t('ledger.supplier'), row.supplier] as [string, string]] : []),
          ...(toOre(row.vat.amount) ? [[t('ledger.vat'), exactMoney(toOre(row.vat.amount))] as [string, string]] : []),
          ...(row.bookedOn && row.bookedOn !== row.spentOn ? [[t('ledger.bookedOn'), row.bookedOn] as [string, string]] : []),
          ...(row.reverses ? [[t('ledger.reason'), row.reason] as [string, string | null]] : []),
          [t('ledger.recordedBy'), row.recordedBy?.name],
          [t('ledger.recordedAt'), instantText(row.createdAt)],
        ]}
      />
      {row.reverses ? <p className="sm t2">{t('ledger.reversal', { day: row.reverses.spentOn })}</p> : null}
      {state.key === 'isReversed' ? <p className="sm t2">{t('ledger.reversedRow')}</p> : null}
      <div className="row wrap no-print">
        {row.viewerCan.reverse && state.key === 'stands' ? <Button onClick={() => setReversing(true)}>{t('budgets.reverse')}</Button> : null}
        <Button kind="quiet" onClick={focusGrid}>
          {t('ledger.toGrid')}
        </Button>
      </div>
      {row.voucherRow?.voucher ? <VoucherPart id={row.voucherRow.voucher.id} here={row.voucherRow.id} mayAttach={mayAttach} /> : null}
      {reversing ? <ReverseDialog row={row} onClose={() => setReversing(false)} onReversed={onReversed} /> : null}
    </>
  );
}

/** Takes an expenditure back by a second row, with the reason. */
function ReverseDialog({ row, onClose, onReversed }: { row: Row; onClose: () => void; onReversed: (row: Row) => void }) {
  const { t } = useTranslation();
  const [reverse] = useVerb(ReverseLedgerRowDocument, 'reverseExpenditure', { forgets: ['projects'] });
  const keyOf = useIdempotencyKey();
  const form = useValues(z.object({ reason: filled(t('budgets.reverseReason'), 1000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const input = { expenditureId: row.id, reason };
    const answer = await reverse(input, { idempotencyKey: keyOf(input) });
    if (!answer.ok) return answer.faults;
    onClose();
    if (answer.payload.expenditure) onReversed(answer.payload.expenditure);
    done(t('budgets.reversed'));
  };
  const about = { amount: exactMoney(toOre(row.amount?.amount ?? '0')), date: row.spentOn };
  return (
    <Dialog opened title={t('budgets.reverseTitle')} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('budgets.reverseBody', about)}</p>
      <Form form={form} submit={t('budgets.reverse')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="reason" label={t('budgets.reverseReason')} />
      </Form>
    </Dialog>
  );
}
