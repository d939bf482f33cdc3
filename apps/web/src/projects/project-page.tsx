import './projects.css';
import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../api/connection.ts';
import { ProjectDocument, type LineRowFragment, type ProjectQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { ProjectGrants } from '../grants/project-grants.tsx';
import { ProjectMeetings } from '../meetings/host-meetings.tsx';
import { ProjectClaims } from '../claims/project-claims.tsx';
import { ProjectTargets } from '../targets/targets-card.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { inWords, shortMoney, toOre } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { ErrorState, Loaded, LoadingRows, NotFound } from '../ui/states.tsx';
import { ApproveDialog } from './budget-acts.tsx';
import { BudgetMatrix } from './budget-matrix.tsx';
import { BurnDown } from './burn-down.tsx';
import { RecordDialog } from './expenditure-acts.tsx';
import { FinancingCard } from './financing-card.tsx';
import { useFinding } from './finding.ts';
import { LatestCard } from './latest-card.tsx';
import { longPeriod } from './period-text.ts';
import { ChangeStatusDialog } from './project-acts.tsx';
import { DeadlinesCard, FactsCard, HistoryCard, PhasesCard, SpawnedCard } from './project-parts.tsx';
import { PartnersCard } from './partners-card.tsx';
import { StatusBadge } from './status-badge.tsx';
import { useFinancing, useLines } from './whole.ts';

export type OneProject = Extract<NonNullable<ProjectQuery['node']>, { __typename: 'Project' }>;
type Act = 'status' | 'record' | 'approve';

/** The project of the address, or honestly where it stands. */
export function WithProject({ children }: { children: (project: OneProject) => React.ReactNode }) {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(ProjectDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ node }) => (node?.__typename === 'Project' ? children(node) : <NotFound />)}
    </Loaded>
  );
}

/** One project: what its figures say, its money, its people, its phases and what came out of it. */
export function ProjectPage() {
  return <WithProject>{(project) => <One key={project.id} project={project} />}</WithProject>;
}

function One({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<Act | null>(null);
  const lines = useLines(project.id);
  const financing = useFinancing(project.id);
  const title = useFinding(project);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('projects.title'), to: tenant.path('projects') }, { label: project.name }]}
        title={title}
        context={<Context project={project} />}
        acts={<Acts project={project} choose={setAct} />}
      />
      <div className="grid cols-7-5">
        <div className="col">
          <Money whole={[lines, financing]}>
            {() => (
              <>
                <BudgetMatrix project={project} lines={lines.data!.nodes} />
                <FinancingCard rows={financing.data!.nodes} lines={lines.data!.nodes} />
              </>
            )}
          </Money>
          <PartnersCard project={project} />
          <SpawnedCard project={project} />
        </div>
        <div className="col">
          <ProjectTargets projectId={project.id} />
          <ProjectGrants projectId={project.id} mayAdd={project.viewerCan.updateBudget} />
          <ProjectClaims projectId={project.id} />
          <BurnDown project={project} />
          <LatestCard key={project.spentTotal.amount} project={project} />
          <FactsCard project={project} />
          <PhasesCard project={project} />
          <ProjectMeetings id={project.id} />
          <DeadlinesCard project={project} />
          <HistoryCard project={project} />
        </div>
      </div>
      <Dialogs project={project} act={act} lines={lines.data?.nodes} close={() => setAct(null)} refresh={lines.refetch} />
    </>
  );
}

interface DialogProps {
  project: OneProject;
  act: Act | null;
  lines: readonly LineRowFragment[] | undefined;
  close: () => void;
  refresh: () => void;
}

function Dialogs({ project, act, lines, close, refresh }: DialogProps) {
  if (act === 'status') return <ChangeStatusDialog project={project} onClose={close} />;
  if (act === 'approve' && project.budget)
    return <ApproveDialog budget={project.budget} total={toOre(project.budget.total.amount)} onClose={close} />;
  if (act === 'record' && lines) return <RecordDialog lines={lines} onClose={close} onDone={refresh} />;
  return null;
}

/** What needs all rows of some parts: waits for them, or says what went wrong. */
function Money({ whole, children }: { whole: Pages<unknown>[]; children: () => React.ReactNode }) {
  const failed = whole.find((each) => each.error && !each.data);
  if (failed) return <ErrorState error={failed.error} again={() => void failed.refetch()} />;
  return whole.every((each) => each.data) ? <>{children()}</> : <LoadingRows rows={6} />;
}

function Context({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const total = toOre(project.budgetTotal.amount);
  const partners = project.partners.nodes.length;
  const settled = project.status === 'closed' || project.status === 'stopped';
  const facts = [
    project.number,
    longPeriod(project),
    ...(total ? [shortMoney(total)] : []),
    ...(partners ? [t(settled ? 'projects.partnersThen' : 'projects.partnersFinding', { count: partners, word: inWords(partners) })] : []),
  ];
  return (
    <>
      <StatusBadge status={project.status} />
      <span>{facts.join(' · ')}</span>
      <Source of={project.source} />
    </>
  );
}

function Acts({ project, choose }: { project: OneProject; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { viewerCan, budget } = project;
  const waits = budget && !budget.approvedAt && toOre(budget.total.amount) > 0n;
  const approve = waits && viewerCan.approveBudget;
  return (
    <>
      {approve ? (
        <Button kind="primary" onClick={() => choose('approve')}>
          {t('budgets.approve')}
        </Button>
      ) : null}
      {budget?.approvedAt && viewerCan.recordExpenditure ? (
        <Button kind={project.status === 'running' ? 'primary' : 'secondary'} onClick={() => choose('record')}>
          {t('budgets.record')}
        </Button>
      ) : null}
      {viewerCan.changeStatus ? <Button onClick={() => choose('status')}>{t('projects.changeStatus')}</Button> : null}
      {viewerCan.update ? <LinkButton to={tenant.path(`projects/${project.id}/edit`)}>{t('projects.edit')}</LinkButton> : null}
    </>
  );
}
