import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { longDate } from '../ui/dates.ts';
import { Card, Facts } from '../ui/page.tsx';
import type { OneGoal } from './goal-page.tsx';
import { targetText } from './goal-state.tsx';

/** What is known of a goal: whose it is, what it starts from, who adopted it, what came of it. */
export function GoalFacts({ goal }: { goal: OneGoal }) {
  const { t } = useTranslation();
  const { baselineReview: review, supersedes } = goal;
  const needsBaseline = goal.level === 'subGoal' && goal.baselineMissing;
  const replacedBy = goal.supersededBy.nodes;
  const outcome = goal.outcome ? [t(`goals.outcomes.${goal.outcome}`), goal.outcomeText].filter(Boolean).join('. ') : null;
  const all: [string, ReactNode, boolean?][] = [
    [t('goals.owner'), goal.owner?.name],
    [t('goals.level'), t(`goals.levels.${goal.level}`)],
    [t('goals.targetOn'), goal.targetOn ? targetText(goal.targetOn, goal.targetPrecision) : null, goal.level === 'vision'],
    [t('goals.adopted'), <Adopted key="adopted" goal={goal} />],
    [t('goals.description'), goal.description, !goal.description],
    [
      t('goals.baseline'),
      <>
        {goal.baseline}
        {review ? <span style={{ display: 'block' }}>{review.url ? <a href={review.url}>{review.title}</a> : review.title}</span> : null}
        {needsBaseline ? <span className="bad-text">{t('goals.baselineMissing')}</span> : null}
      </>,
      !goal.baseline && !review && !needsBaseline,
    ],
    [t('goals.supersedes'), supersedes ? <GoalName of={supersedes} /> : null, !supersedes],
    [t('goals.supersededBy'), replacedBy.map((each) => <GoalName key={each.id} of={each} />), replacedBy.length === 0],
    [t('goals.outcome'), outcome, !outcome],
    [t('goals.outcomeOn'), goal.outcomeOn ? longDate(goal.outcomeOn) : null, !goal.outcomeOn],
    [t('goals.endedOn'), goal.endedOn ? longDate(goal.endedOn) : null, !goal.endedOn],
  ];
  return (
    <Card title={t('goals.facts')}>
      <Facts of={all.filter(([, , hidden]) => !hidden).map(([word, value]) => [word, value])} />
    </Card>
  );
}

/** Who adopted it, when and under which number; honestly when nobody has. */
function Adopted({ goal }: { goal: OneGoal }) {
  const { t } = useTranslation();
  const decision = goal.decision;
  if (!decision) return <>{t('goals.notAdopted')}</>;
  const date = decision.decidedOn ? longDate(decision.decidedOn) : '';
  const numbers = [decision.paragraph, decision.registryNumber].filter(Boolean).join(', ');
  return (
    <>
      {t('goals.adoptedBy', { body: decision.body?.name ?? '', date })}
      {numbers ? <span className="sm t2"> {numbers}</span> : null}
    </>
  );
}

function GoalName({ of }: { of: { id: string; title: string } }) {
  const tenant = useTenant();
  return <Link to={tenant.path(`goals/${of.id}`)}>{of.title}</Link>;
}
