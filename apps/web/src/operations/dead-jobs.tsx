import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { useVerb } from '../api/verb.ts';
import { RetryDeadJobDocument } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkAct } from '../ui/button.tsx';
import { instantText } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';
import type { Health } from './queues-page.tsx';

type Dead = Health['dead'][number];

/** What was given up, each with why and a second chance. */
export function DeadJobs({ dead, count }: { dead: readonly Dead[]; count: number }) {
  const { t } = useTranslation();
  const [retry] = useVerb(RetryDeadJobDocument, 'retryDeadJob', { forgets: ['queueHealth'] });
  const [refused, setRefused] = useState<string | null>(null);
  const again = async (job: Dead) => {
    const answer = await retry({ jobId: job.id });
    setRefused(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t('operations.triedAgain', { job: job.job }));
  };
  return (
    <Card
      flush={count > 0}
      title={t('operations.dead', { count })}
      aside={count > dead.length ? t('operations.deadShown', { count: dead.length }) : undefined}
    >
      <p className={count ? 'pad t2' : 't2'} style={{ paddingBottom: count ? 8 : 0 }}>
        {t('operations.deadHint')}
      </p>
      {refused ? (
        <p className="pad" role="alert" style={{ color: 'var(--bad)' }}>
          {refused}
        </p>
      ) : null}
      {count ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('operations.dead', { count })}>
          <PlainTable
            caption={t('operations.dead', { count })}
            rows={dead}
            rowKey={(job) => job.id}
            columns={[
              {
                key: 'job',
                label: t('operations.job'),
                cell: (job) => (
                  <Badge plain tone="bad">
                    {job.job}
                  </Badge>
                ),
              },
              { key: 'tenant', label: t('operations.tenant'), cell: (job) => job.tenant ?? t('operations.noTenant') },
              {
                key: 'failed',
                label: t('operations.failed'),
                cell: (job) => <span className="nw">{job.failedAt ? instantText(job.failedAt) : ''}</span>,
              },
              { key: 'attempts', label: t('operations.attempts'), num: true, cell: (job) => job.attempts },
              { key: 'error', label: t('operations.error'), cell: (job) => job.error ?? <Missing /> },
              {
                key: 'act',
                act: true,
                num: true,
                label: t('ui.act'),
                cell: (job) => (
                  <LinkAct
                    aria-label={t('operations.retryLong', { job: job.job, at: job.failedAt ? instantText(job.failedAt) : '' })}
                    onClick={() => void again(job)}
                  >
                    {t('operations.retry')}
                  </LinkAct>
                ),
              },
            ]}
          />
        </div>
      ) : null}
    </Card>
  );
}
