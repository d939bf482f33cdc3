import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreviewFragment } from '../generated/graphql.ts';
import { useCategoryWord } from '../projects/budget-matrix.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { capital } from '../ui/choose.ts';
import { count, exactMoney, kronorOre, toOre } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';

export type Sums = NonNullable<ImportPreviewFragment['sums']>;
export type Faults = NonNullable<ImportPreviewFragment['faults']>;
type Rows = NonNullable<ImportPreviewFragment['rows']>;

/** What the file sums to by project and category, beside what can be taken in: to compare with the books. */
export function SumsCard({ sums, kept }: { sums: Sums; kept?: boolean }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const posted = exactMoney(sums.reduce((all, sum) => all + toOre(sum.posted.amount), 0n));
  if (sums.length === 0) return null;
  return (
    <Card flush title={t(kept ? 'books.sumsKept' : 'books.sumsPosted', { amount: posted })}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('books.sums')}>
        <PlainTable
          caption={t('books.sums')}
          rows={sums}
          rowKey={(sum) => `${sum.project} ${sum.category} ${sum.leftOut}`}
          columns={[
            { key: 'project', label: t('books.project'), cell: (sum) => <ProjectOf sum={sum} /> },
            {
              key: 'category',
              label: t('books.category'),
              cell: (sum) => (sum.category ? word(sum.category) : <span className="t2">{t('books.noCategory')}</span>),
            },
            { key: 'rows', label: t('books.rows'), num: true, cell: (sum) => count(sum.rows) },
            { key: 'amount', label: t('books.inFile'), num: true, cell: (sum) => kronorOre(toOre(sum.amount.amount)) },
            { key: 'posted', label: t('books.taken'), num: true, cell: (sum) => kronorOre(toOre(sum.posted.amount)) },
          ]}
        />
      </div>
    </Card>
  );
}

/** The project, or the object of one that is left out. */
function ProjectOf({ sum }: { sum: Sums[number] }) {
  const { t } = useTranslation();
  if (sum.project === null) return <span className="t2">{t('books.noProject')}</span>;
  if (!sum.leftOut) return sum.project;
  return (
    <>
      {sum.project} <span className="sm t2">{t('books.leftOut')}</span>
    </>
  );
}

/** Every fault by its line, those that stop the whole file first; `marked` is where a table is with what is wrong beside its rows. */
export function FaultsCard({ faults, marked }: { faults: Faults; marked?: string | undefined }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  const rows = faults.toSorted((a, b) => Number(b.blocking) - Number(a.blocking) || (a.line ?? 0) - (b.line ?? 0));
  return (
    <Card flush title={t('books.faults', { count: faults.length })}>
      {marked ? (
        <p className="pad">
          <a href={marked} download>
            {t('books.marked')}
          </a>
        </p>
      ) : null}
      <div className="scroll tall" tabIndex={0} role="region" aria-label={t('books.fault')}>
        <PlainTable
          caption={t('books.fault')}
          rows={rows.map((fault, index) => ({ ...fault, index }))}
          rowKey={(fault) => String(fault.index)}
          columns={[
            {
              key: 'line',
              label: t('books.faultLine'),
              cell: (fault) => fault.line ?? <span className="t2">{t('books.wholeFile')}</span>,
            },
            { key: 'message', label: t('books.fault'), cell: (fault) => fault.message },
            {
              key: 'weight',
              label: t('books.weight'),
              cell: (fault) => (
                <Badge plain tone={fault.blocking ? 'bad' : 'warn'}>
                  {t(fault.blocking ? 'books.blocking' : 'books.alone')}
                </Badge>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

const tones: Record<Rows[number]['action'], Tone> = { new: 'ok', changed: 'info', gone: 'warn', unchanged: 'mute' };

/** Every voucher that is about projects, and what becomes of it. */
export function VouchersCard({ rows, faults }: { rows: Rows; faults: Faults }) {
  const { t } = useTranslation();
  const [only, setOnly] = useState(false);
  const [changes, setChanges] = useState(true);
  const shown = rows.filter((row) => (only ? row.refused !== null : !changes || row.action !== 'unchanged' || row.refused !== null));
  const said = (row: Rows[number]) => faults.filter((fault) => fault.code === row.refused && fault.line !== null && fault.line === row.line);
  return (
    <Card flush title={t('books.vouchers')}>
      <div className="pad row wrap" style={{ gap: 20 }}>
        <Checkbox label={t('books.onlyFaults')} checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
        <Checkbox label={t('books.onlyChanges')} checked={changes} onChange={(event) => setChanges(event.currentTarget.checked)} />
        <span className="sm t2" role="status">
          {t('ui.showingAll', { count: shown.length })}
        </span>
        {rows.length >= 2000 ? <span className="sm">{t('books.vouchersFirst', { count: rows.length })}</span> : null}
      </div>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={t('books.vouchers')}>
        <PlainTable
          caption={t('books.vouchers')}
          rows={shown.slice(0, 500).map((row, index) => ({ ...row, index }))}
          rowKey={(row) => String(row.index)}
          rowClass={(row) => (row.refused ? 'gap' : undefined)}
          columns={[
            {
              key: 'voucher',
              label: t('books.voucher'),
              cell: (row) => <span className="nw">{[row.series, row.number].filter(Boolean).join(' ') || '–'}</span>,
            },
            { key: 'day', label: t('books.day'), cell: (row) => <span className="nw">{row.postedOn}</span> },
            { key: 'text', label: t('books.text'), cell: (row) => row.text ?? <Missing /> },
            { key: 'line', label: t('books.faultLine'), num: true, cell: (row) => row.line ?? <Missing /> },
            { key: 'before', label: t('books.before'), num: true, cell: (row) => (row.before ? kronorOre(toOre(row.before.amount)) : <Missing />) },
            { key: 'now', label: t('books.now'), num: true, cell: (row) => kronorOre(toOre(row.amount.amount)) },
            {
              key: 'outcome',
              label: t('books.outcome'),
              cell: (row) => (
                <>
                  <Badge plain tone={row.refused ? 'bad' : tones[row.action]}>
                    {capital(row.refused ? t('books.refused') : t(`books.actions.${row.action}`))}
                  </Badge>
                  {said(row).map((fault) => (
                    <span key={fault.message} className="sm" style={{ display: 'block' }}>
                      {fault.message}
                    </span>
                  ))}
                </>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}
