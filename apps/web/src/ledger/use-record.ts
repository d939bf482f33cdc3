import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/idempotency.ts';
import { useVerb, type Fault } from '../api/verb.ts';
import { RecordLedgerRowDocument, ReverseLedgerRowDocument } from '../generated/graphql.ts';
import { useLineWord } from '../projects/budget-matrix.tsx';
import { done } from '../ui/dialog.tsx';
import { exactMoney, fromOre, readAmount, toOre } from '../ui/money.ts';
import { readDay } from './days.ts';
import type { Written } from './rules.ts';
import type { Row, Rows } from './use-rows.ts';

type Recorded = { row: Row; faults: [] } | { row: null; faults: Fault[] };

/**
 * Sends one written row; sent again after a lost answer it is still recorded once, and two rows that look alike are two: `mark` tells
 * them apart. `year` is that of days written without one.
 */
export function useRecord(year: number): (written: Written, mark?: number) => Promise<Recorded> {
  const [record] = useVerb(RecordLedgerRowDocument, 'recordExpenditure');
  const keys = useRef(new Map<string, string>());
  return async (written, mark = 0) => {
    const input = {
      budgetLineId: written.budgetLineId,
      spentOn: readDay(written.spentOn, year) ?? written.spentOn,
      amount: fromOre(readAmount(written.amount) ?? 0n),
      note: written.text.trim() || null,
      supplier: written.supplier.trim() || null,
      vat: written.vat.trim() ? fromOre(readAmount(written.vat) ?? 0n) : null,
    };
    const same = JSON.stringify([mark, input]);
    const key = keys.current.get(same) ?? newKey();
    keys.current.set(same, key);
    const answer = await record(input, { idempotencyKey: key });
    const row = answer.payload?.expenditure;
    if (!answer.ok || !row) return { row: null, faults: answer.faults };
    keys.current.delete(same);
    return { row, faults: [] };
  };
}

interface Undo {
  /** Shows the recorded row and says so, with ten seconds to take it back by the toast or Ctrl Z. */
  recorded: (row: Row) => void;
  failed: string | null;
}

/** Puts what was recorded into the ledger, and takes it back by a reversal. */
export function useUndo(rows: Rows): Undo {
  const { t } = useTranslation();
  const word = useLineWord();
  const [reverse] = useVerb(ReverseLedgerRowDocument, 'reverseExpenditure');
  const [failed, setFailed] = useState<string | null>(null);
  const last = useRef<{ back: () => Promise<void>; until: number } | null>(null);
  const { add } = rows;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      const field = (event.target as HTMLElement).closest('input, textarea') as HTMLInputElement | null;
      if ((field && field.value !== '') || !last.current || Date.now() > last.current.until) return;
      event.preventDefault();
      const { back } = last.current;
      last.current = null;
      void back();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const recorded = useCallback(
    (row: Row) => {
      setFailed(null);
      add(row);
      const undo = async () => {
        last.current = null;
        const answer = await reverse({ expenditureId: row.id, reason: t('ledger.undoReason') }, { idempotencyKey: `undo-${row.id}` });
        const reversal = answer.payload?.expenditure;
        if (answer.ok && reversal) return add(reversal);
        setFailed(t('ledger.undoFailed', { message: answer.faults.map((fault) => fault.message).join(' ') }));
        return false;
      };
      const about = { amount: exactMoney(toOre(row.amount?.amount ?? '0')), line: row.budgetLine ? word(row.budgetLine) : '' };
      last.current = { back: done(t('ledger.recorded', about), undo as () => Promise<unknown>), until: Date.now() + 10_000 };
    },
    [add, reverse, t, word],
  );
  return { recorded, failed };
}
