import './goals.css';
import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GoalDocument, type GoalQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { IndicatorRow } from '../indicators/indicator-row.tsx';
import { useSummaries } from '../indicators/summaries.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { GoalDialogs, type GoalAct } from './goal-acts.tsx';
import { GoalFacts } from './goal-facts.tsx';
import { FrameworkItemsCard, MandatesCard, MentionsCard } from './goal-links.tsx';
import { GoalBadge, targetText } from './goal-state.tsx';
import { GoalLine } from './goals-page.tsx';

export type OneGoal = Extract<NonNullable<GoalQuery['node']>, { __typename: 'Goal' }>;

/** One goal: where it stands, what shows it, who answers for it, and what it hangs together with. */
export function GoalPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(GoalDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ node }) => (node?.__typename === 'Goal' ? <One key={node.id} goal={node} /> : <NotFound />)}
    </Loaded>
  );
}

function useFinding(goal: OneGoal): string {
  const { t } = useTranslation();
  const said = { title: goal.title, year: goal.targetOn?.slice(0, 4) ?? '' };
  const of = {
    draft: 'pageDraft',
    noData: 'pageNoData',
    onTrack: 'pageOnTrack',
    behind: 'pageBehind',
    reached: 'pageReached',
    passed: 'pagePassed',
  } as const;
  return goal.level === 'vision' ? goal.title : t(`goals.${of[goal.state]}`, said);
}

function One({ goal }: { goal: OneGoal }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<GoalAct | null>(null);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('goals.title'), to: tenant.path('goals') },
          ...(goal.parent ? [{ label: goal.parent.title, to: tenant.path(`goals/${goal.parent.id}`) }] : []),
          { label: goal.title },
        ]}
        title={useFinding(goal)}
        context={<Context goal={goal} />}
        acts={<Acts goal={goal} choose={setAct} />}
      />
      <div className="grid cols-7-5">
        <div className="col">
          <IndicatorsCard goal={goal} />
          <SubGoalsCard goal={goal} />
          <MentionsCard goal={goal} />
        </div>
        <div className="col">
          <GoalFacts goal={goal} />
          <FrameworkItemsCard goal={goal} />
          <MandatesCard goal={goal} />
        </div>
      </div>
      <GoalDialogs goal={goal} act={act} close={() => setAct(null)} />
    </>
  );
}

function Context({ goal }: { goal: OneGoal }) {
  const { t } = useTranslation();
  const facts = [
    goal.municipality?.name ?? t('goals.wholeRegion'),
    goal.priority ? `${goal.priority.number} ${goal.priority.name}` : null,
    goal.targetOn ? t('goals.targetBy', { when: targetText(goal.targetOn, goal.targetPrecision) }) : null,
  ];
  return (
    <>
      {goal.level === 'vision' ? null : <GoalBadge state={goal.state} />}
      <span>{facts.filter(Boolean).join(' · ')}</span>
      <Source of={goal.source} />
    </>
  );
}

function Acts({ goal, choose }: { goal: OneGoal; choose: (act: GoalAct) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { viewerCan } = goal;
  return (
    <>
      <a className="btn" href={`${tenant.path(`goals/${goal.id}`)}/brief.pdf`}>
        {t('goals.brief')}
      </a>
      {viewerCan.update ? <LinkButton to={tenant.path(`goals/${goal.id}/edit`)}>{t('goals.edit')}</LinkButton> : null}
      {viewerCan.adopt && goal.state === 'draft' ? (
        <Button kind="primary" onClick={() => choose('adopt')}>
          {t('goals.adopt')}
        </Button>
      ) : null}
      {viewerCan.close && !goal.outcome && !goal.endedOn ? <Button onClick={() => choose('close')}>{t('goals.close')}</Button> : null}
      {viewerCan.end && !goal.endedOn ? (
        <Button kind="quiet" onClick={() => choose('end')}>
          {t('goals.end')}
        </Button>
      ) : null}
    </>
  );
}

function IndicatorsCard({ goal }: { goal: OneGoal }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const own = useSummaries().byGoal.get(goal.id) ?? [];
  const count = own.length;
  if (goal.level === 'vision' && count === 0) return null;
  return (
    <Card title={count ? t('goals.indicatorsFinding', { count, word: atStart(count) }) : t('goals.indicatorsNone')}>
      {count ? (
        <ul className="lines">
          {own.map((summary) => (
            <li key={summary.id}>
              <IndicatorRow of={summary} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="t2">{t('goals.noOwnIndicator')}</p>
      )}
      {may('indicator.create') ? (
        <p className="no-print" style={{ paddingTop: 10 }}>
          <LinkButton to={tenant.path(`indicators/new?goal=${goal.id}`)}>{t('indicators.newIndicator')}</LinkButton>
        </p>
      ) : null}
    </Card>
  );
}

function SubGoalsCard({ goal }: { goal: OneGoal }) {
  const { t } = useTranslation();
  const count = goal.subGoals.nodes.length;
  if (count === 0) return null;
  return (
    <Card title={t('goals.subGoalsFinding', { count, word: atStart(count) })}>
      <ul className="lines">
        {goal.subGoals.nodes.map((each) => (
          <li key={each.id}>
            <GoalLine goal={each} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
