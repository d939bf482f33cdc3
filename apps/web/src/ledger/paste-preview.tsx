import { Checkbox, NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import type { Choice } from '../ui/fields.tsx';
import { exactMoney, readAmount } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { Pasted } from './paste.ts';
import { faultsOf, type Bounds, type Faults, type Field } from './rules.ts';
import { useRecord } from './use-record.ts';
import type { Row } from './use-rows.ts';

/** How many rows one may paste; longer lists are read as a file. */
export const mostPasted = 200;

interface Props {
  pasted: Pasted[];
  cut: boolean;
  lines: Choice[];
  bounds: Bounds;
  onRecorded: (row: Row) => void;
  onClose: () => void;
}

/** What was pasted, before anything is recorded: every row with its faults, corrected in place, then recorded one by one; what succeeded stays. */
export function PastePreview({ pasted, cut, lines, bounds, onRecorded, onClose }: Props) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(pasted);
  const [said, setSaid] = useState<Record<number, string>>({});
  const [only, setOnly] = useState(false);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const record = useRecord(bounds.year);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const faults = new Map(rows.map((row) => [row.number, faultsOf(row, bounds)]));
  const faulty = (row: Pasted) => Object.keys(faults.get(row.number) ?? {}).length > 0 || said[row.number] !== undefined;
  const ready = rows.filter((row) => Object.keys(faults.get(row.number) ?? {}).length === 0);
  const change = (number: number, field: Field, value: string) => {
    setRows((old) => old.map((row) => (row.number === number ? { ...row, [field]: value } : row)));
    setSaid(({ [number]: _gone, ...rest }) => rest);
  };
  const recordAll = async () => {
    setProgress({ done: 0, total: ready.length });
    const answered: Record<number, string> = {};
    let count = 0;
    for (const row of ready) {
      const answer = await record(row, row.number);
      if (answer.row) {
        onRecorded(answer.row);
        setRows((old) => old.filter((each) => each.number !== row.number));
        count += 1;
      } else answered[row.number] = answer.faults.map((fault) => fault.message).join(' ');
      setProgress({ done: count, total: ready.length });
    }
    setSaid(answered);
    setProgress(null);
    if (count === rows.length) onClose();
  };
  const sum = ready.reduce((all, row) => all + (readAmount(row.amount) ?? 0n), 0n);
  const count = rows.length - ready.length;
  const words = t('ledger.pasteTitle', { count: ready.length });
  const title = ready.length === 0 ? t('ledger.pasteNone', { count }) : count ? t('ledger.pasteFaults', { ready: words, count }) : words;
  return (
    <div ref={box} tabIndex={-1} style={{ outline: 'none', marginBottom: 16 }}>
      <Card flush title={title}>
        <div className="pad">
          <p>{t('ledger.pasteSum', { amount: exactMoney(sum) })}</p>
          {cut ? <p className="warn-text">{t('ledger.pasteMany', { most: mostPasted })}</p> : null}
          <div className="row wrap" style={{ alignItems: 'end', gap: 16, marginTop: 12 }}>
            <NativeSelect
              label={t('ledger.pasteAll')}
              value=""
              data={[{ value: '', label: t('ledger.chooseLine') }, ...lines]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setRows((old) => old.map((row) => (row.budgetLineId ? row : { ...row, budgetLineId: value })));
              }}
            />
            <Checkbox label={t('ledger.onlyFaults')} checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
          </div>
        </div>
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <PastedTable
            rows={only ? rows.filter(faulty) : rows}
            lines={lines}
            faultsOf={(row) => faults.get(row.number) ?? {}}
            said={said}
            change={change}
            remove={(number) => setRows((old) => old.filter((row) => row.number !== number))}
          />
        </div>
        <div className="pad row wrap" style={{ paddingTop: 12 }}>
          {ready.length ? (
            <Button kind="primary" busy={progress !== null} onClick={() => void recordAll()}>
              {t('ledger.pasteRecord', { count: ready.length })}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <span role="status" className="sm t2">
            {progress ? t('ledger.pasteProgress', progress) : ''}
          </span>
        </div>
      </Card>
    </div>
  );
}

interface TableProps {
  rows: Pasted[];
  lines: Choice[];
  faultsOf: (row: Pasted) => Faults;
  said: Record<number, string>;
  change: (number: number, field: Field, value: string) => void;
  remove: (number: number) => void;
}

function PastedTable({ rows, lines, faultsOf: of, said, change, remove }: TableProps) {
  const { t } = useTranslation();
  const input = (row: Pasted, field: Field, label: string, num = false) => (
    <input
      className={`cell ${num ? 'num' : ''}`}
      aria-label={t('ledger.cellOf', { field: label, number: row.number })}
      aria-invalid={of(row)[field] ? true : undefined}
      value={row[field]}
      onChange={(event) => change(row.number, field, event.currentTarget.value)}
    />
  );
  return (
    <table className="data pasted">
      <caption className="sr-only">{t('ledger.pasteTitle', { count: rows.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ledger.pasteRow')}</th>
          <th scope="col">{t('ledger.day')}</th>
          <th scope="col">{t('ledger.text')}</th>
          <th scope="col">{t('ledger.line')}</th>
          <th scope="col" className="num">
            {t('ledger.amount')}
          </th>
          <th scope="col" className="num">
            {t('ledger.vatColumn')}
          </th>
          <th scope="col">{t('ledger.fault')}</th>
          <th scope="col">
            <span className="sr-only">{t('ui.act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <th scope="row">{row.number}</th>
            <td>{input(row, 'spentOn', t('ledger.day'))}</td>
            <td>{input(row, 'text', t('ledger.text'))}</td>
            <td>
              <select
                className="cell"
                aria-label={t('ledger.cellOf', { field: t('ledger.line'), number: row.number })}
                aria-invalid={of(row).budgetLineId ? true : undefined}
                value={row.budgetLineId}
                onChange={(event) => change(row.number, 'budgetLineId', event.currentTarget.value)}
              >
                <option value="">{t('ledger.chooseLine')}</option>
                {lines.map((line) => (
                  <option key={line.value} value={line.value}>
                    {line.label}
                  </option>
                ))}
              </select>
            </td>
            <td>{input(row, 'amount', t('ledger.amount'), true)}</td>
            <td>{input(row, 'vat', t('ledger.vatColumn'), true)}</td>
            <td>
              <RowFaults of={[...Object.values(of(row)), ...(said[row.number] ? [said[row.number]!] : [])]} />
            </td>
            <td>
              <button
                type="button"
                className="btn quiet"
                aria-label={t('ledger.pasteRemove', { number: row.number })}
                onClick={() => remove(row.number)}
              >
                <IconX aria-hidden size={16} />
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What must be corrected in a row, sign first. */
export function RowFaults({ of }: { of: readonly string[] }) {
  return (
    <ul className="sm bad-text">
      {of.map((fault) => (
        <li key={fault} className="row" style={{ alignItems: 'flex-start', gap: 4 }}>
          <IconAlertTriangle aria-hidden size={15} stroke={2} style={{ flex: 'none', marginTop: 2 }} />
          {fault}
        </li>
      ))}
    </ul>
  );
}
