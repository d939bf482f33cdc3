import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages, type Pages } from '../api/connection.ts';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb, type Fault } from '../api/verb.ts';
import { CertifyTimeDocument, TimeCertifiedDocument, WithdrawCertificationDocument, type TimeRowFragment } from '../generated/graphql.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { rowDate } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { kronorOre, toOre } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { PlainTable, type Column } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { hours } from './week-grid.tsx';
import { minutesOf } from './week.ts';

const forgets = ['timeEntries', 'timeSheets', 'grants', 'projects'];

/** Whether the reader may certify a row: never one's own, nor what one wrote down. */
export const mayCertify = (row: TimeRowFragment, me: string | null): boolean =>
  row.viewerCan.certify && row.person?.id !== me && (row.recordedBy === null || row.recordedBy.id !== me);

function useColumns(): Column<TimeRowFragment>[] {
  const { t } = useTranslation();
  return [
    { key: 'person', label: t('time.person'), cell: (row) => row.person?.name },
    { key: 'day', label: t('time.day'), cell: (row) => <span className="nw">{rowDate(row.workedOn)}</span> },
    {
      key: 'what',
      label: t('time.row'),
      cell: (row) => (
        <>
          {row.project?.number} {row.project?.name} <span className="sm t2 block">{row.activity}</span>
        </>
      ),
    },
    { key: 'hours', label: t('time.hours'), num: true, cell: (row) => hours(row.minutes) },
  ];
}

/** What waits for one's certificate: chosen, and certified together. */
export function CertifyCard({ rows, pages }: { rows: readonly TimeRowFragment[]; pages: Pages<TimeRowFragment> }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [certify, busy] = useVerb(CertifyTimeDocument, 'certifyTime', { forgets });
  const key = useIdempotencyKey();
  const columns = useColumns();
  const picked = rows.filter(({ id }) => chosen.has(id));
  if (!pages.data) return pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows rows={3} />;
  if (!rows.length) return <EmptyState title={t('time.certifyNone')}>{t('time.certifyNoneBody')}</EmptyState>;
  const toggle = (id: string, on: boolean) => setChosen((old) => new Set(on ? [...old, id] : [...old].filter((each) => each !== id)));
  const send = async () => {
    const input = { ids: picked.slice(0, 500).map(({ id }) => id) };
    const answer = await certify(input, { idempotencyKey: key(input) });
    setFaults(answer.faults);
    setAttempt((value) => value + 1);
    if (!answer.ok) return;
    setChosen(new Set());
    done(t('time.certified', { count: input.ids.length }));
  };
  const tick: Column<TimeRowFragment> = {
    key: 'tick',
    label: t('time.certifyNothing'),
    act: true,
    cell: (row) => (
      <input
        type="checkbox"
        className="tick"
        checked={chosen.has(row.id)}
        aria-label={t('time.choose', { name: row.person?.name ?? '', day: rowDate(row.workedOn), hours: hours(row.minutes) })}
        onChange={(event) => toggle(row.id, event.currentTarget.checked)}
      />
    ),
  };
  return (
    <Card flush title={t('time.certifyTitle', { count: rows.length, hours: hours(minutesOf(rows)) })}>
      <ErrorSummary problems={faults.map(({ message }) => ({ message }))} attempt={attempt} />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('time.certifyTitle', { count: rows.length, hours: hours(minutesOf(rows)) })}>
        <PlainTable caption={t('time.title')} rows={rows} rowKey={(row) => row.id} columns={[...columns, tick]} />
      </div>
      <div className="row wrap pad week-acts">
        <Button onClick={() => setChosen(new Set(rows.map(({ id }) => id)))}>{t('time.chooseAll')}</Button>
        <Button kind="primary" busy={busy} disabled={!picked.length} onClick={() => void send()}>
          {picked.length ? t('time.certify', { count: picked.length, hours: hours(minutesOf(picked)) }) : t('time.certifyNothing')}
        </Button>
      </div>
    </Card>
  );
}

/** What is certified, newest first; each certificate can be taken back by whoever may give it. */
export function CertifiedCard() {
  const { t } = useTranslation();
  const pages = usePages(TimeCertifiedDocument, 'timeEntries', { first: 10 });
  const [taking, setTaking] = useState<TimeRowFragment | null>(null);
  const columns = useColumns();
  const more: Column<TimeRowFragment>[] = [
    { key: 'value', label: t('time.value'), num: true, cell: (row) => (row.value ? kronorOre(toOre(row.value.amount)) : <Missing />) },
    { key: 'by', label: t('time.by'), cell: (row) => row.certifiedBy?.name ?? <Missing /> },
    {
      key: 'act',
      label: t('time.withdraw'),
      act: true,
      cell: (row) =>
        row.viewerCan.certify ? (
          <LinkAct aria-label={t('time.withdrawOf', { name: row.person?.name ?? '', day: rowDate(row.workedOn) })} onClick={() => setTaking(row)}>
            {t('time.withdraw')}
          </LinkAct>
        ) : null,
    },
  ];
  if (!pages.data) return pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows rows={3} />;
  return (
    <Card flush title={t('time.certifiedTitle')} aside={t('ui.showingOf', { shown: pages.data.nodes.length, total: pages.data.total })}>
      {pages.data.nodes.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('time.certifiedTitle')}>
          <PlainTable caption={t('time.certifiedTitle')} rows={pages.data.nodes} rowKey={(row) => row.id} columns={[...columns, ...more]} />
        </div>
      ) : (
        <p className="pad t2">{t('time.certifiedNone')}</p>
      )}
      {pages.more ? (
        <div className="pad week-acts">
          <Button onClick={pages.more} busy={pages.loading}>
            {t('ui.showMore')}
          </Button>
        </div>
      ) : null}
      {taking ? <WithdrawDialog row={taking} onClose={() => setTaking(null)} /> : null}
    </Card>
  );
}

function WithdrawDialog({ row, onClose }: { row: TimeRowFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const [withdraw] = useVerb(WithdrawCertificationDocument, 'withdrawCertification', { forgets });
  const key = useIdempotencyKey();
  const rules = z.object({ reason: filled(t('time.reason'), 1000) });
  const form = useValues(rules, { reason: '' });
  const submit = async ({ reason }: z.output<typeof rules>) => {
    const input = { ids: [row.id], reason };
    const answer = await withdraw(input, { idempotencyKey: key(input) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('time.withdrawn'));
  };
  return (
    <Dialog opened title={t('time.withdrawTitle', { hours: hours(row.minutes) })} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('time.withdrawBody')}</p>
      <Form form={form} submit={t('time.withdraw')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('time.reason')} />
      </Form>
    </Dialog>
  );
}
