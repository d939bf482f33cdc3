import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MandateDocument, type MandateQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { longDate, period, plainDate } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { ReportMandateDialog } from './mandate-acts.tsx';
import { MandateBadge, useStanding } from './mandate-state.tsx';
import { Relations } from './mandates-page.tsx';

export type OneMandate = Extract<NonNullable<MandateQuery['node']>, { __typename: 'Mandate' }>;

/** One mandate: who gave it to whom, and what has been reported back. */
export function MandatePage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(MandateDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Mandate' ? <One mandate={node} /> : <NotFound />)}</Loaded>;
}

function One({ mandate }: { mandate: OneMandate }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [open, setOpen] = useState(false);
  const standing = useStanding()(mandate);
  const report = mandate.viewerCan.report ? (
    <Button kind="primary" onClick={() => setOpen(true)}>
      {t('plans.report')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('plans.mandates'), to: tenant.path('mandates') }, { label: `${mandate.number} ${mandate.title}` }]}
        title={t('plans.mandatePage', { number: mandate.number, status: standing.toLocaleLowerCase('sv') })}
        context={
          <>
            <span>{mandate.title}</span> <Source of={mandate.source} />
          </>
        }
        acts={report}
      />
      <div className="grid cols-7-5">
        <Reports mandate={mandate} />
        <FactsCard mandate={mandate} />
      </div>
      {open ? <ReportMandateDialog mandate={mandate} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Reports({ mandate }: { mandate: OneMandate }) {
  const { t } = useTranslation();
  const reports = mandate.reports.nodes;
  const count = reports.length;
  return (
    <Card title={count ? t('plans.reportsFinding', { count, word: atStart(count) }) : t('plans.neverReported')}>
      <ul className="lines">
        {reports.map((report) => (
          <li key={report.id}>
            <p className="row wrap between">
              <MandateBadge plain status={report.status} />
              <span className="sm t2">
                {[report.receiver?.body?.name ?? report.receiver?.organisation?.name, report.reportedBy?.name, longDate(report.reportedOn)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            {report.text ? <p>{report.text}</p> : null}
            <Source of={report.source} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Others({ of }: { of: readonly { id: string; number: string }[] }) {
  const tenant = useTenant();
  return of.map((each) => (
    <Link key={each.id} to={tenant.path(`mandates/${each.id}`)} style={{ marginRight: 8 }}>
      {each.number}
    </Link>
  ));
}

function FactsCard({ mandate }: { mandate: OneMandate }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { goal, dueOn } = mandate;
  const all: [string, ReactNode, boolean?][] = [
    [t('plans.gives'), mandate.body?.name],
    [
      t('plans.receives'),
      <ul key="receivers">
        {mandate.receivers.nodes.map((receiver) => (
          <li key={receiver.id} className="row wrap">
            {receiver.body?.name ?? receiver.organisation?.name} <MandateBadge plain status={receiver.status} />
          </li>
        ))}
      </ul>,
    ],
    [t('plans.owner'), mandate.owner?.name],
    [t('plans.inForce'), period(mandate.startsOn, mandate.endsOn), !mandate.startsOn && !mandate.endsOn],
    [t('plans.dueOn'), dueOn ? plainDate(dueOn) : null, !dueOn],
    [t('goals.goalTitle'), goal ? <Link to={tenant.path(`goals/${goal.id}`)}>{goal.title}</Link> : null, !goal],
    [t('plans.relations'), <Relations key="relations" mandate={mandate} />, !mandate.clarifies && !mandate.supersedes],
    [t('plans.clarifiedBy'), <Others key="clarifiedBy" of={mandate.clarifiedBy.nodes} />, mandate.clarifiedBy.nodes.length === 0],
    [t('plans.supersededBy'), <Others key="supersededBy" of={mandate.supersededBy.nodes} />, mandate.supersededBy.nodes.length === 0],
    [t('goals.description'), mandate.description, !mandate.description],
  ];
  return (
    <Card title={t('plans.facts')}>
      <Facts of={all.filter(([, , hidden]) => !hidden).map(([word, value]) => [word, value])} />
    </Card>
  );
}
