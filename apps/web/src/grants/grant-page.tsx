import '../projects/projects.css';
import './grants.css';
import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GrantDocument, type GrantFullFragment } from '../generated/graphql.ts';
import { grantState, grantTones } from '../economy/grants-table.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { dayOf, longDate, plainDate } from '../ui/dates.ts';
import { exactMoney, toOre } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { ChangeGrantDialog, EndGrantDialog } from './grant-acts.tsx';
import { CategoriesCard } from './grant-categories.tsx';
import { PeriodsCard } from './grant-periods.tsx';
import { RulesCard } from './grant-rules-card.tsx';
import { headingOf, shareText } from './grant-words.ts';
import { SupportCard } from './support-card.tsx';

/** A funder's decision: what of its support is safe, and the rules and periods it comes with. */
export function GrantPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(GrantDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ node }) => (node?.__typename === 'Grant' ? <One grant={node} /> : <NotFound />)}
    </Loaded>
  );
}

function One({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<'change' | 'end' | null>(null);
  const state = grantState(grant);
  const project = grant.project;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('economy.title'), to: tenant.path('economy') },
          { label: t('economy.grantsTitle'), to: tenant.path('grants') },
          { label: `${project?.name ?? ''} ${grant.number}`.trim() },
        ]}
        title={headingOf(grant.finding)}
        context={
          <>
            <Badge tone={grantTones[state]}>{t(`economy.${state}`)}</Badge>
            <span>{t('grants.contextOf', { funder: grant.funder?.name ?? '', number: grant.number, date: plainDate(grant.decidedOn) })}</span>
            {grant.endedAt ? <span>{t('grants.ended', { date: plainDate(dayOf(grant.endedAt)), reason: grant.endedBecause ?? '' })}</span> : null}
          </>
        }
        acts={
          <>
            {project ? <LinkButton to={tenant.path(`projects/${project.id}/follow-up`)}>{t('grants.followUp')}</LinkButton> : null}
            {grant.viewerCan.update && !grant.endedAt ? (
              <>
                <Button onClick={() => setAct('change')}>{t('grants.change')}</Button>
                <Button kind="quiet" onClick={() => setAct('end')}>
                  {t('grants.end')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="grid cols-7-5">
        <div className="col">
          <SupportCard grant={grant} />
          <CategoriesCard grant={grant} />
          <RulesCard grant={grant} />
        </div>
        <div className="col">
          <PeriodsCard grant={grant} />
          <FactsCard grant={grant} />
        </div>
      </div>
      {act === 'change' ? <ChangeGrantDialog grant={grant} onClose={() => setAct(null)} /> : null}
      {act === 'end' ? <EndGrantDialog grant={grant} onClose={() => setAct(null)} /> : null}
    </>
  );
}

function FactsCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const project = grant.project;
  return (
    <Card title={t('grants.facts')}>
      <Facts
        of={[
          [t('grants.project'), project ? <Link to={tenant.path(`projects/${project.id}`)}>{project.name}</Link> : null],
          [t('grants.funder'), grant.funder?.name],
          [t('grants.beneficiary'), grant.beneficiaryName],
          [t('grants.period'), `${longDate(grant.startsOn)} – ${longDate(grant.endsOn)}`],
          [t('grants.ceiling'), exactMoney(toOre(grant.ceiling.amount))],
          [t('grants.sharePercent'), shareText(grant.shareBp)],
          [t('grants.ruleSet'), t(`grants.ruleSets.${grant.ruleSet}`)],
          [t('grants.rounding'), t(`grants.roundings.${grant.rounding}`)],
          ...(grant.openUntil ? [[t('grants.openUntil'), longDate(grant.openUntil)] as [string, string]] : []),
          ...(grant.keptUntil ? [[t('grants.keptUntil'), longDate(grant.keptUntil)] as [string, string]] : []),
          ...(project
            ? [
                [
                  t('grants.ledger'),
                  <Link key="l" to={tenant.path(`projects/${project.id}/ledger`)}>
                    {t('grants.ledger')}
                  </Link>,
                ] as [string, React.ReactNode],
              ]
            : []),
        ]}
      />
    </Card>
  );
}
