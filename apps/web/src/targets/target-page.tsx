import './targets.css';
import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TargetDocument, type TargetQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { dayOf, longDate, period } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { CountedRows } from './counted-rows.tsx';
import { TargetBadge } from './target-state.tsx';
import { useResult } from './targets-card.tsx';

type OneTarget = Extract<NonNullable<TargetQuery['node']>, { __typename: 'Target' }>;

/** One target: its rule in words, what it came to, and every record that counted or did not. */
export function TargetPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(TargetDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Target' ? <One target={node} /> : <NotFound />)}</Loaded>;
}

const findings = { MET: 'pageMet', NOT_MET: 'pageNotMet', NOT_YET: 'pageNotYet', PASSED: 'pagePassed' } as const;

function One({ target }: { target: OneTarget }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const result = useResult();
  const { project, workgroup } = target;
  const place = project
    ? { label: project.name, to: tenant.path(`projects/${project.id}`) }
    : workgroup
      ? { label: workgroup.name, to: tenant.path(`workgroups/${workgroup.id}`) }
      : { label: t('targets.title') };
  const counted = target.counted.totalCount ?? target.counted.nodes.length;
  const not = target.notCounted.totalCount ?? target.notCounted.nodes.length;
  return (
    <>
      <PageHead
        crumbs={[place, { label: target.title }]}
        title={t(`targets.${findings[target.state]}`, { title: target.title })}
        context={
          <>
            <TargetBadge state={target.state} />
            <span>{target.finding}</span>
            <Source of={target.source} />
          </>
        }
      />
      <div className="grid cols-7-5">
        <Card
          title={[
            counted ? t('targets.countedFinding', { count: counted, word: atStart(counted) }) : t('targets.countedNone'),
            not ? t('targets.notCountedFinding', { count: not, word: atStart(not).toLocaleLowerCase('sv') }) : null,
          ]
            .filter(Boolean)
            .join(', ')}
          aside={result(target)}
        >
          <CountedRows target={target} />
        </Card>
        <div className="col">
          <Card title={t('targets.rule')}>
            <p style={{ marginBottom: 8 }}>{t(`targets.rules.${target.kind}`)}</p>
            <Facts
              of={[
                [t('targets.period'), period(target.startsOn, target.endsOn)],
                [t('targets.of'), place.to ? <Link to={place.to}>{place.label}</Link> : null],
              ]}
            />
          </Card>
          <Snapshots target={target} />
        </div>
      </div>
    </>
  );
}

/** What was kept when a report was made: the rows stay as they were then. */
function Snapshots({ target }: { target: OneTarget }) {
  const { t } = useTranslation();
  const result = useResult();
  if (target.snapshots.nodes.length === 0) return null;
  return (
    <Card title={t('targets.history')}>
      <ul className="lines">
        {target.snapshots.nodes.map((each) => (
          <li key={each.id}>
            <p className="row wrap between">
              <span>
                {result({ ...each, kind: target.kind })} <TargetBadge plain state={each.state} />
              </span>
              <span className="sm t2">{each.frozenBy?.name}</span>
            </p>
            <p className="sm t2">{t('targets.frozen', { date: longDate(dayOf(each.frozenAt)) })}</p>
            <p className="sm">{each.finding}</p>
            {each.note ? <p className="sm">{each.note}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
