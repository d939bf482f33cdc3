import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { JobsDocument, type JobRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { capital, choicesFrom } from '../ui/choose.ts';
import { instantText } from '../ui/dates.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { CancelJob, JobBar } from './job-progress.tsx';
import { isOver, jobTones, kindOf, preparedOf, progressOf } from './job-words.ts';

/** One's own long jobs: how far they have come and what came of them. */
export function JobsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(JobsDocument, 'jobs');
  const rows = pages.data?.nodes ?? [];
  const running = rows.filter((job) => !isOver(job)).length;
  const failed = rows.filter((job) => job.state === 'failed').length;
  const { refetch } = pages;
  useEffect(() => {
    if (running === 0) return;
    const timer = setInterval(refetch, 1500);
    return () => clearInterval(timer);
  }, [running, refetch]);
  const title = running ? t('jobs.finding', { count: running }) : failed ? t('jobs.findingFailed', { count: failed }) : t('jobs.findingNone');
  return (
    <>
      <PageHead crumbs={[{ label: t('economy.title'), to: tenant.path('economy') }, { label: t('jobs.title') }]} title={title} />
      <DataTable
        caption={t('jobs.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={(job) => job.id}
        filters={[
          {
            key: 'state',
            label: t('jobs.state'),
            choices: choicesFrom(t('jobs.states', { returnObjects: true })),
            of: (job) => job.state,
          },
        ]}
        empty={<EmptyState title={t('jobs.emptyTitle')}>{t('jobs.emptyBody')}</EmptyState>}
      />
    </>
  );
}

function useColumns(): Column<JobRowFragment>[] {
  const { t } = useTranslation();
  return [
    { key: 'kind', label: t('jobs.kind'), by: kindOf, cell: kindOf },
    {
      key: 'state',
      label: t('jobs.state'),
      by: (job) => job.state,
      cell: (job) => (
        <Badge plain tone={jobTones[job.state]}>
          {capital(t(`jobs.states.${job.state}`))}
        </Badge>
      ),
    },
    {
      key: 'progress',
      label: t('jobs.progress'),
      cell: (job) => (
        <>
          {isOver(job) ? null : <JobBar job={job} />} <span className="nw">{progressOf(job)}</span>
        </>
      ),
    },
    { key: 'started', label: t('jobs.started'), by: (job) => job.createdAt, cell: (job) => <span className="nw">{instantText(job.createdAt)}</span> },
    {
      key: 'finished',
      label: t('jobs.finished'),
      by: (job) => job.finishedAt,
      cell: (job) => (job.finishedAt ? <span className="nw">{instantText(job.finishedAt)}</span> : <Missing />),
    },
    { key: 'message', label: t('jobs.message'), cell: (job) => <Came of={job} /> },
    { key: 'act', act: true, label: t('ui.act'), cell: (job) => <CancelJob job={job} /> },
  ];
}

/** What a job said last, or the way to what came of it. */
function Came({ of: job }: { of: JobRowFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const prepared = preparedOf(job);
  if (prepared) return <Link to={tenant.path(`reports/${prepared.projectReportId}`)}>{t('jobs.result')}</Link>;
  return <>{job.message ?? <Missing />}</>;
}
