import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { PrepareBundleDocument, type JobRowFragment } from '../generated/graphql.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { preparedOf } from '../jobs/job-words.ts';
import { Button } from '../ui/button.tsx';
import { shortDecimal } from '../ui/decimals.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { count } from '../ui/money.ts';
import { Fingerprint } from './fingerprint.tsx';

/** Prepares the bundle as a job: how far it has come, the way to stop it, and what the file that is fetched must be. */
export function BundleJob({ reportId }: { reportId: string }) {
  const { t } = useTranslation();
  const [prepare, busy] = useVerb(PrepareBundleDocument, 'prepareBundle', { forgets: ['jobs'] });
  const [job, setJob] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const answer = await prepare({ projectReportId: reportId });
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok && answer.payload.job) setJob(answer.payload.job.id);
  };
  return (
    <div style={{ marginBottom: 16 }}>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      {job ? (
        <JobProgress key={job} id={job}>
          {(over) => <Prepared job={over} />}
        </JobProgress>
      ) : (
        <p className="sm t2" style={{ marginBottom: 8 }}>
          {t('claims.prepareBundleBody')}
        </p>
      )}
      {job ? null : (
        <Button busy={busy} onClick={() => void run()}>
          {t('claims.prepareBundle')}
        </Button>
      )}
    </div>
  );
}

/** What a prepared bundle is, and whether all of its evidence is there. */
function Prepared({ job }: { job: JobRowFragment }) {
  const { t } = useTranslation();
  const made = preparedOf(job);
  if (!made) return null;
  const size = shortDecimal(made.bytes / 1_000_000, 1);
  return (
    <>
      <p>
        {made.missing
          ? t('claims.bundleMissing', { count: made.missing, shown: count(made.missing) })
          : t('claims.bundleWhole', { count: made.evidence, shown: count(made.evidence) })}{' '}
        {t('claims.bundleSize', { size })}
      </p>
      <p className="sm">
        {t('claims.bundleSum')} <Fingerprint of={made.sha256} whole />
      </p>
    </>
  );
}
