import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommitmentsDocument, type CommitmentRowFragment, type LineRowFragment } from '../generated/graphql.ts';
import { useLineWord } from '../projects/budget-matrix.tsx';
import type { OneProject } from '../projects/project-page.tsx';
import { useWhole } from '../projects/whole.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { columnOf, exactMoney, toOre } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { PlainTable, type Column } from '../ui/table.tsx';
import { AddCommitment, ChangeCommitment, CloseCommitment } from './commitment-acts.tsx';

type Row = CommitmentRowFragment;
type Act = 'add' | { change: Row } | { close: Row };

/** What is ordered or agreed and not yet invoiced: money that is spoken for. */
export function CommitmentsCard({ project, lines }: { project: OneProject; lines: readonly LineRowFragment[] }) {
  const { t } = useTranslation();
  const whole = useWhole<Row>(CommitmentsDocument, 'commitments', project.id);
  const [act, setAct] = useState<Act | null>(null);
  const columns = useColumns(setAct);
  const may = lines.some((line) => line.viewerCan.recordExpenditure);
  const onDone = () => {
    setAct(null);
    whole.refetch();
  };
  const props = { onClose: () => setAct(null), onDone };
  return (
    <Loaded of={whole} rows={3}>
      {({ nodes }) => {
        const open = nodes.filter((row) => row.closedAt === null && toOre(row.outstanding.amount) > 0n);
        const amount = exactMoney(open.reduce((sum, row) => sum + toOre(row.outstanding.amount), 0n));
        return (
          <Card
            flush={nodes.length > 0}
            title={open.length ? t('followUp.commitmentsFinding', { count: open.length, amount }) : t('followUp.commitmentsNone')}
          >
            {nodes.length ? (
              <div className="scroll" tabIndex={0} role="region" aria-label={t('followUp.commitments')}>
                <PlainTable caption={t('followUp.commitments')} rows={nodes} rowKey={(row) => row.id} columns={columns(nodes)} />
              </div>
            ) : (
              <p className="t2">{t('followUp.commitmentsBody')}</p>
            )}
            {may ? (
              <div className={nodes.length ? 'pad' : undefined} style={{ paddingTop: 12 }}>
                <Button onClick={() => setAct('add')}>{t('followUp.add')}</Button>
              </div>
            ) : null}
            {act === 'add' ? <AddCommitment lines={lines} {...props} /> : null}
            {act && act !== 'add' && 'change' in act ? <ChangeCommitment row={act.change} {...props} /> : null}
            {act && act !== 'add' && 'close' in act ? <CloseCommitment row={act.close} {...props} /> : null}
          </Card>
        );
      }}
    </Loaded>
  );
}

function useColumns(choose: (act: Act) => void): (rows: readonly Row[]) => Column<Row>[] {
  const { t } = useTranslation();
  const word = useLineWord();
  return (rows) => {
    const written = columnOf(rows.flatMap((row) => [toOre(row.amount.amount), toOre(row.outstanding.amount)]));
    return [
      {
        key: 'supplier',
        label: t('followUp.supplier'),
        cell: (row) => (
          <>
            {row.supplier}
            <span className="sm t2" style={{ display: 'block' }}>
              {[
                capital(t(`followUp.kinds.${row.kind}`)),
                row.reference,
                row.closedAt ? t('followUp.closed', { reason: row.closedBecause ?? '' }) : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </>
        ),
      },
      { key: 'line', label: t('followUp.line'), cell: (row) => (row.budgetLine ? word(row.budgetLine) : <Missing />) },
      { key: 'agreed', label: t('followUp.agreedOn'), cell: (row) => <span className="nw">{row.agreedOn}</span> },
      { key: 'due', label: t('followUp.dueOn'), cell: (row) => (row.dueOn ? <span className="nw">{row.dueOn}</span> : <Missing />) },
      { key: 'amount', label: `${t('followUp.amount')}, ${t('followUp.unitNote')}`, num: true, cell: (row) => written(toOre(row.amount.amount)) },
      { key: 'outstanding', label: t('followUp.outstanding'), num: true, cell: (row) => written(toOre(row.outstanding.amount)) },
      {
        key: 'act',
        act: true,
        label: t('ui.act'),
        cell: (row) =>
          row.viewerCan.update && row.closedAt === null ? (
            <span className="row" style={{ gap: 12 }}>
              <LinkAct aria-label={t('followUp.changeLong', { supplier: row.supplier })} onClick={() => choose({ change: row })}>
                {t('ui.change')}
              </LinkAct>
              <LinkAct aria-label={t('followUp.closeLong', { supplier: row.supplier })} onClick={() => choose({ close: row })}>
                {t('followUp.close')}
              </LinkAct>
            </span>
          ) : null,
      },
    ];
  };
}
