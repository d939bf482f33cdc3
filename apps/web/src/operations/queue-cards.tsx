import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/badge.tsx';
import { instantText } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable, type Column } from '../ui/table.tsx';
import type { Health } from './queues-page.tsx';

const at = (instant: string | null | undefined) => (instant ? <span className="nw">{instantText(instant)}</span> : <Missing />);
const number = (of: number, bad = false) => (bad && of > 0 ? <strong style={{ color: 'var(--bad)' }}>{of}</strong> : of);

function TableCard<R>(props: { title: string; hint?: string; rows: readonly R[]; rowKey: (row: R) => string; columns: Column<R>[]; none: string }) {
  const { title, hint, rows, none } = props;
  if (rows.length === 0)
    return (
      <Card title={title}>
        <p className="t2">{none}</p>
      </Card>
    );
  return (
    <Card flush title={title} aside={hint}>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <PlainTable {...props} caption={title} />
      </div>
    </Card>
  );
}

export function Workers({ workers }: { workers: Health['workers'] }) {
  const { t } = useTranslation();
  const alive = workers.filter((worker) => worker.alive).length;
  return (
    <TableCard
      title={t('operations.workers', { count: alive, word: atStart(alive) })}
      none={t('operations.workersHint')}
      rows={workers}
      rowKey={(worker) => `${worker.host} ${worker.pid} ${worker.startedAt ?? ''}`}
      columns={[
        { key: 'worker', label: t('operations.worker'), cell: (worker) => `${worker.host} · ${worker.pid}` },
        { key: 'backend', label: t('operations.backend'), cell: (worker) => (worker.queueBackend === 'redis' ? 'Redis' : 'PostgreSQL') },
        { key: 'started', label: t('operations.started'), cell: (worker) => at(worker.startedAt) },
        { key: 'seen', label: t('operations.seen'), cell: (worker) => at(worker.seenAt) },
        {
          key: 'state',
          label: t('operations.state'),
          cell: ({ alive: lives }) => (
            <Badge plain tone={lives ? 'ok' : 'bad'}>
              {t(lives ? 'operations.alive' : 'operations.silent')}
            </Badge>
          ),
        },
      ]}
    />
  );
}

export function Jobs({ jobs }: { jobs: Health['jobs'] }) {
  const { t } = useTranslation();
  const count = jobs.reduce((sum, job) => sum + job.due + job.later, 0);
  return (
    <TableCard
      title={t('operations.jobs', { count })}
      none={t('operations.jobsNone')}
      rows={jobs}
      rowKey={(job) => job.job}
      columns={[
        { key: 'job', label: t('operations.job'), cell: (job) => job.job },
        { key: 'queue', label: t('operations.backend'), cell: (job) => job.queue },
        { key: 'due', label: t('operations.due'), num: true, cell: (job) => job.due },
        { key: 'held', label: t('operations.held'), num: true, cell: (job) => job.held },
        { key: 'retried', label: t('operations.retried'), num: true, cell: (job) => job.retried },
        { key: 'later', label: t('operations.later'), num: true, cell: (job) => job.later },
        { key: 'oldest', label: t('operations.oldest'), cell: (job) => at(job.oldestDueAt) },
      ]}
    />
  );
}

export function Tenants({ tenants }: { tenants: Health['tenants'] }) {
  const { t } = useTranslation();
  return (
    <TableCard
      title={t('operations.tenants')}
      hint={t('operations.tenantsHint')}
      none=""
      rows={tenants}
      rowKey={(tenant) => tenant.slug ?? ''}
      columns={[
        { key: 'tenant', label: t('operations.tenant'), cell: (tenant) => tenant.name ?? t('operations.noTenant') },
        { key: 'due', label: t('operations.remindersDue'), num: true, cell: (tenant) => tenant.remindersDue },
        { key: 'late', label: t('operations.remindersLate'), num: true, cell: (tenant) => number(tenant.remindersLate, true) },
        { key: 'oldest', label: t('operations.oldest'), cell: (tenant) => at(tenant.oldestReminderAt) },
        { key: 'waiting', label: t('operations.mailsWaiting'), num: true, cell: (tenant) => tenant.mailsWaiting },
        { key: 'unknown', label: t('operations.mailsUnknown'), num: true, cell: (tenant) => number(tenant.mailsUnknown, true) },
        { key: 'failed', label: t('operations.mailsFailed'), num: true, cell: (tenant) => number(tenant.mailsFailed, true) },
      ]}
    />
  );
}

type Line = Health['schedule'][number];
const runs = (line: Line): boolean => !line.finishedAt || (line.startedAt ?? '') > line.finishedAt;

export function Schedule({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  const took = (line: Line) => {
    if (runs(line)) return <Missing />;
    const ms = Date.parse(line.finishedAt!) - Date.parse(line.startedAt!);
    return <span className="nw">{ms < 10_000 ? t('operations.ms', { ms }) : t('operations.seconds', { s: Math.round(ms / 1000) })}</span>;
  };
  return (
    <TableCard
      title={t('operations.schedule')}
      none={t('operations.workersHint')}
      rows={lines}
      rowKey={(line) => line.name}
      columns={[
        { key: 'what', label: t('operations.what'), cell: (line) => <span lang="en">{line.name}</span> },
        { key: 'last', label: t('operations.lastRun'), cell: (line) => at(line.startedAt) },
        { key: 'took', label: t('operations.took'), num: true, cell: took },
        { key: 'state', label: t('operations.state'), cell: (line) => <LineState line={line} /> },
      ]}
    />
  );
}

function LineState({ line }: { line: Line }) {
  const { t } = useTranslation();
  if (line.error)
    return (
      <>
        <Badge plain tone="bad">
          {t('operations.bad')}
        </Badge>{' '}
        <span lang="en">{line.error}</span>
      </>
    );
  return (
    <Badge plain tone={runs(line) ? 'info' : 'ok'}>
      {t(runs(line) ? 'operations.running' : 'operations.good')}
    </Badge>
  );
}
