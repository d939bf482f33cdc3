import './claims.css';
import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PaymentClaimDocument, type PaymentClaimQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { longDate, period } from '../ui/dates.ts';
import { exactMoney, toOre } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { ClaimActs, ClaimDialog, type ClaimAct } from './claim-acts.tsx';
import { AttachmentsCard } from './claim-attachments.tsx';
import { CostsCard } from './claim-costs.tsx';
import { FaultsCard, useFaults, type ClaimFault } from './claim-faults.tsx';
import { FinancingCard } from './claim-financing.tsx';
import { QuestionsCard, DisclosuresCard, useQuestions, type Question } from './claim-questions.tsx';
import { SectionsCard } from './claim-sections.tsx';
import { ClaimBadge } from './claim-state.tsx';
import { SumsCard } from './claim-sums.tsx';
import { TasksCard } from './claim-tasks-card.tsx';
import { useClaimTitle } from './claim-title.ts';
import { useClaimName } from './claim-words.ts';
import { HistoryCard } from './claim-history.tsx';
import { ReportsCard } from './claim-reports.tsx';

export type OneClaim = Extract<NonNullable<PaymentClaimQuery['node']>, { __typename: 'PaymentClaim' }>;

/** The claim of the address, or honestly where it stands. */
export function WithClaim({ children }: { children: (claim: OneClaim) => ReactNode }) {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(PaymentClaimDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ node }) => (node?.__typename === 'PaymentClaim' ? children(node) : <NotFound />)}
    </Loaded>
  );
}

/** One claim as a task list: what is written, what it costs, what is missing, who has approved and signed. */
export function ClaimPage() {
  return <WithClaim>{(claim) => <One key={claim.id} claim={claim} />}</WithClaim>;
}

function One({ claim }: { claim: OneClaim }) {
  const faults = useFaults(claim);
  const questions = useQuestions(claim.id);
  const [act, setAct] = useState<ClaimAct | null>(null);
  return (
    <>
      <Head claim={claim} faults={faults} choose={setAct} />
      <div className="grid cols-7-5">
        <div className="col">
          {claim.state === 'withdrawn' ? null : <TasksCard claim={claim} faults={faults} questions={questions} />}
          {questions.length ? <QuestionsCard claim={claim} questions={questions} /> : null}
          <SectionsCard claim={claim} />
          <CostsCard claim={claim} />
          <FinancingCard claim={claim} />
          <AttachmentsCard claim={claim} />
        </div>
        <Aside claim={claim} faults={faults} questions={questions} />
      </div>
      {act ? <ClaimDialog act={act} claim={claim} onClose={() => setAct(null)} /> : null}
    </>
  );
}

function Aside({ claim, faults, questions }: { claim: OneClaim; faults: readonly ClaimFault[]; questions: readonly Question[] }) {
  return (
    <div className="col">
      {claim.open ? <FaultsCard claim={claim} faults={faults} /> : null}
      <SumsCard claim={claim} />
      <ReportsCard claim={claim} />
      <DetailsCard claim={claim} />
      {questions.length || claim.submission ? <DisclosuresCard claim={claim} /> : null}
      <HistoryCard claim={claim} />
    </div>
  );
}

function Head({ claim, faults, choose }: { claim: OneClaim; faults: readonly ClaimFault[]; choose: (act: ClaimAct) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const name = useClaimName()(claim);
  const { project } = claim;
  return (
    <PageHead
      crumbs={[
        { label: t('claims.title'), to: tenant.path('claims') },
        ...(project ? [{ label: project.name, to: tenant.path(`projects/${project.id}`) }] : []),
        { label: name },
      ]}
      title={useClaimTitle(claim, faults)}
      context={
        <>
          <ClaimBadge state={claim.state} />
          <span>{[name, claim.projectName, claim.funder?.name, period(claim.startsOn, claim.endsOn)].filter(Boolean).join(' · ')}</span>
          <Source of={claim.source} />
        </>
      }
      acts={<ClaimActs claim={claim} faults={faults} choose={choose} />}
    />
  );
}

function DetailsCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { project, grant } = claim;
  return (
    <Card title={t('claims.details')}>
      <Facts
        of={[
          [t('claims.project'), project ? <Link to={tenant.path(`projects/${project.id}`)}>{project.name}</Link> : claim.projectName],
          [t('claims.funder'), claim.funder?.name ?? null],
          [t('claims.decisionNumber'), grant?.number ?? claim.grantNumber],
          [t('claims.beneficiary'), claim.beneficiaryName],
          [t('claims.period'), period(claim.startsOn, claim.endsOn)],
          ...(claim.completionDueOn ? [[t('claims.completionBy'), longDate(claim.completionDueOn)] as [string, string]] : []),
          ...(claim.paid && claim.paidOn
            ? [[t('claims.paid'), `${exactMoney(toOre(claim.paid.amount))}, ${longDate(claim.paidOn)}`] as [string, string]]
            : []),
          ...(claim.withdrawnBecause ? [[t('claims.withdrawReason'), claim.withdrawnBecause] as [string, string]] : []),
        ]}
      />
    </Card>
  );
}
