import './jobs.css';
import { useQuery } from '@apollo/client/react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { CancelJobDocument, JobStateDocument, type JobRowFragment } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { done } from '../ui/dialog.tsx';
import { Loaded } from '../ui/states.tsx';
import { isOver, jobTones, kindOf, progressOf } from './job-words.ts';

/** A job while it runs: how far it has come, and the way to stop it; `children` draws what came of it. Asks once a second until it is over. */
export function JobProgress({
  id,
  onOver,
  children,
}: {
  id: string;
  onOver?: (job: JobRowFragment) => void;
  children?: (job: JobRowFragment) => ReactNode;
}) {
  const { t } = useTranslation();
  const query = useQuery(JobStateDocument, { variables: { id }, pollInterval: 1000, fetchPolicy: 'cache-and-network' });
  const job = query.data?.node?.__typename === 'Job' ? query.data.node : undefined;
  const over = job !== undefined && isOver(job);
  const { stopPolling } = query;
  useEffect(() => {
    if (!over) return;
    stopPolling();
    onOver?.(job);
    // Told once, when it is over.
  }, [over, stopPolling]);
  return (
    <Loaded of={query} rows={2}>
      {() => (job ? <Shown job={job}>{over ? children?.(job) : null}</Shown> : <p>{t('jobs.gone')}</p>)}
    </Loaded>
  );
}

function Shown({ job, children }: { job: JobRowFragment; children: ReactNode }) {
  const { t } = useTranslation();
  const over = isOver(job);
  return (
    <div className="job">
      <p className="row wrap">
        <Badge tone={jobTones[job.state]}>{capital(t(`jobs.states.${job.state}`))}</Badge>
        <span role="status">{progressOf(job)}</span>
      </p>
      {over ? null : <JobBar job={job} />}
      {job.message ? <p>{job.message}</p> : null}
      {over ? null : (
        <div className="row wrap">
          <span className="t2">{t(job.state === 'waiting' ? 'jobs.waiting' : 'jobs.running')}</span>
          <CancelJob job={job} />
        </div>
      )}
      {children}
    </div>
  );
}

/** How far a job has come, as a bar with its words for the ear. */
export function JobBar({ job }: { job: JobRowFragment }) {
  return (
    <progress
      className="job-bar"
      max={job.total ?? undefined}
      value={job.total === null ? undefined : job.done}
      aria-label={`${kindOf(job)}: ${progressOf(job)}`}
    />
  );
}

/** Asks a job to stop, once. */
export function CancelJob({ job }: { job: JobRowFragment }) {
  const { t } = useTranslation();
  const [cancel, busy] = useVerb(CancelJobDocument, 'cancelJob');
  if (isOver(job) || !job.viewerCan.cancel) return null;
  if (job.cancelRequestedAt) return <span className="t2">{t('jobs.cancelling')}</span>;
  const ask = async () => {
    const answer = await cancel({ jobId: job.id });
    if (answer.ok) done(t('jobs.cancelled'));
  };
  return (
    <Button kind="bad" busy={busy} aria-label={t('jobs.cancelLong', { kind: kindOf(job) })} onClick={() => void ask()}>
      {t('jobs.cancel')}
    </Button>
  );
}
