import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../api/verb.ts';
import { Button } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import type { Choice } from '../ui/fields.tsx';
import { focusGrid, type GridEntry } from '../ui/grid.tsx';
import { faultsOf, type Bounds, type Faults, type Field, type Written } from './rules.ts';
import { useRecord } from './use-record.ts';
import type { Row } from './use-rows.ts';

interface Props {
  lines: Choice[];
  bounds: Bounds;
  onRecorded: (row: Row) => void;
}

/** The fields of the new row by the column they stand in. */
const fields: Partial<Record<string, Field>> = { day: 'spentOn', text: 'text', line: 'budgetLineId', amount: 'amount', vat: 'vat' };

const empty = (): Written => ({ spentOn: today(), text: '', supplier: '', budgetLineId: '', amount: '', vat: '' });

/** Where the API put its faults, as the new row's fields; what fits none of them stands at the amount. */
const placed = (faults: readonly Fault[]): Faults =>
  Object.fromEntries(
    faults.map(({ path, message }) => {
      const name = path?.at(-1);
      return [name === 'note' ? 'text' : name && name in empty() ? name : 'amount', message];
    }),
  );

/** The new row at the top of the ledger: Enter begins, Enter goes on and records, Esc leaves it. */
export function useEntry({ lines, bounds, onRecorded }: Props): { entry: GridEntry; faults: Faults; begin: () => void } {
  const { t } = useTranslation();
  const record = useRecord(bounds.year);
  const [written, setWritten] = useState(empty);
  const [faults, setFaults] = useState<Faults>({});
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const wanted = useRef<Field | null>(null);
  useEffect(() => {
    if (!editing || !wanted.current) return;
    const field = document.getElementById(`entry-${wanted.current}`) as HTMLInputElement | null;
    wanted.current = null;
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  });
  const begin = (column?: string) => {
    wanted.current = fields[column ?? ''] ?? 'spentOn';
    setEditing(true);
  };
  const leave = () => {
    setEditing(false);
    setWritten(empty());
    setFaults({});
    setTimeout(focusGrid);
  };
  const send = async () => {
    const found = faultsOf(written, bounds);
    setFaults(found);
    wanted.current = (Object.keys(found)[0] as Field | undefined) ?? null;
    if (wanted.current || busy) return;
    setBusy(true);
    const answer = await record(written);
    setBusy(false);
    const refused = placed(answer.faults);
    setFaults(refused);
    wanted.current = (Object.keys(refused)[0] as Field | undefined) ?? 'spentOn';
    if (!answer.row) return;
    // Day and line stay: the next row is often of the same.
    setWritten((old) => ({ ...old, text: '', supplier: '', amount: '', vat: '' }));
    onRecorded(answer.row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const order: Field[] = ['spentOn', 'text', 'budgetLineId', 'amount'];
      const at = order.findIndex((field) => `entry-${field}` === (event.target as HTMLElement).id);
      if (at >= 0 && at < order.length - 1) document.getElementById(`entry-${order[at + 1]}`)?.focus();
      else void send();
    }
  };
  const look = (field: Field, label: string) => ({
    id: `entry-${field}`,
    'aria-label': label,
    'aria-invalid': faults[field] ? true : undefined,
    'aria-describedby': faults[field] ? 'entry-faults' : undefined,
    value: written[field],
    onKeyDown,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setWritten((old) => ({ ...old, [field]: value }));
    },
  });
  const inputs: Record<string, () => ReactNode> = {
    day: () => <input className="cell" {...look('spentOn', t('ledger.day'))} autoComplete="off" />,
    text: () => <input className="cell" {...look('text', t('ledger.text'))} maxLength={1000} autoComplete="off" />,
    line: () => (
      <select className="cell" {...look('budgetLineId', t('ledger.line'))}>
        <option value="">{t('ledger.chooseLine')}</option>
        {lines.map((line) => (
          <option key={line.value} value={line.value}>
            {line.label}
          </option>
        ))}
      </select>
    ),
    amount: () => <input className="cell num" {...look('amount', t('ledger.amount'))} inputMode="decimal" autoComplete="off" />,
    // most rows have none: Enter records from the amount, Tab leads here
    vat: () => <input className="cell num" {...look('vat', t('ledger.vatColumn'))} inputMode="decimal" autoComplete="off" />,
    state: () => (
      <Button kind="primary" busy={busy} className="small" onClick={() => void send()}>
        {t('ledger.record')}
      </Button>
    ),
  };
  const asleep: Record<string, ReactNode> = {
    day: (
      <span className="row strong" style={{ gap: 4, color: 'var(--link)' }}>
        <IconPlus aria-hidden size={16} stroke={2} />
        {t('ledger.newRow')}
      </span>
    ),
    text: <span className="sm t2">{t('ledger.newRowHint')}</span>,
  };
  const cell = (column: string) => (editing ? inputs[column]?.() : asleep[column]);
  return { entry: { editing, cell, onEnter: begin }, faults, begin: () => begin() };
}
