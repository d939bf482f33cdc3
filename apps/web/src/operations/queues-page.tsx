import { ApolloProvider, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { clientOf } from '../api/client.ts';
import { QueueHealthDocument, type QueueHealthQuery } from '../generated/graphql.ts';
import { NowherePage } from '../identity/outer-pages.tsx';
import { useSession } from '../identity/session.ts';
import { OuterShell } from '../shell/shell.tsx';
import { Button } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { DeadJobs } from './dead-jobs.tsx';
import { Jobs, Schedule, Tenants, Workers } from './queue-cards.tsx';

export type Health = QueueHealthQuery['queueHealth'];
const READ_EVERY_MS = 10_000;

/** How the work in the background fares, for those who run the installation. */
export function QueuesPage() {
  const session = useSession();
  if (!session.platform) return <NowherePage />;
  return (
    <ApolloProvider client={clientOf('/platform/graphql')}>
      <OuterShell>
        <Queues />
      </OuterShell>
    </ApolloProvider>
  );
}

function Queues() {
  const { t } = useTranslation();
  const query = useQuery(QueueHealthDocument, { pollInterval: READ_EVERY_MS });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('identity.operatorCrumb'), to: '/operator' }, { label: t('operations.crumb') }]}
        title={useFinding(query.data?.queueHealth)}
        context={t('operations.context')}
        acts={
          <>
            <Button onClick={() => void query.refetch()}>{t('operations.again')}</Button>
            <a className="btn" href="/platform/queues/">
              {t('operations.board')}
            </a>
          </>
        }
      />
      <Loaded of={query}>
        {({ queueHealth }) => (
          <div className="col">
            <DeadJobs dead={queueHealth.dead} count={queueHealth.deadCount} />
            <Tenants tenants={queueHealth.tenants} />
            <Workers workers={queueHealth.workers} />
            <Jobs jobs={queueHealth.jobs} />
            <Schedule lines={queueHealth.schedule} />
          </div>
        )}
      </Loaded>
    </>
  );
}

/** The worst first. */
function useFinding(health: Health | undefined): string {
  const { t } = useTranslation();
  if (!health) return t('operations.crumb');
  if (!health.workers.some((worker) => worker.alive)) return t('operations.noWorkers');
  const late = health.tenants.reduce((sum, tenant) => sum + tenant.remindersLate, 0);
  if (late) return t('operations.late', { count: late, word: atStart(late) });
  if (health.deadCount) return t('operations.deadFinding', { count: health.deadCount, word: atStart(health.deadCount) });
  const failing = health.schedule.filter((line) => line.error).length;
  if (failing) return t('operations.failingFinding', { count: failing, word: atStart(failing) });
  return t('operations.well');
}
