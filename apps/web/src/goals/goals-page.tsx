import './goals.css';
import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { GoalsDocument, type GoalsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { IndicatorRow, type Summary } from '../indicators/indicator-row.tsx';
import { useSummaries, type Summaries } from '../indicators/summaries.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { useListSearch, valuesOf } from '../ui/table.tsx';
import { GoalBadge, targetText } from './goal-state.tsx';
import { useGoalsFinding } from './goals-finding.ts';
import { localName } from './local-name.ts';
import { allOf, groupsOf, type Branch, type Group } from './tree.ts';

type Goal = GoalsQuery['goals']['nodes'][number];

/** The tree from the vision to the indicators: where each goal stands, who answers for it, when it was last reported. */
export function GoalsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(GoalsDocument, 'goals', { all: true });
  const goals = pages.data?.nodes;
  const title = useGoalsFinding(goals ?? []);
  const add = may('goal.create') ? (
    <LinkButton kind="primary" to={tenant.path('goals/new')}>
      {t('goals.newGoal')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead crumbs={[{ label: t('goals.title') }]} title={goals ? title : t('goals.title')} acts={add} />
      {goals ? <Tree goals={goals} add={add} /> : pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows rows={8} />}
    </>
  );
}

const itemsOf = (goal: Goal) => goal.frameworkItems.nodes.flatMap(({ frameworkItem }) => frameworkItem ?? []);

interface Chosen {
  municipality?: string;
  state?: string;
  item?: string;
}

const fits = (goal: Goal, chosen: Chosen): boolean =>
  (!chosen.municipality || (goal.municipality?.name ?? '-') === chosen.municipality) &&
  (!chosen.state || goal.state === chosen.state) &&
  (!chosen.item || itemsOf(goal).some((item) => item.id === chosen.item || item.parent?.id === chosen.item));

function Tree({ goals, add }: { goals: readonly Goal[]; add: React.ReactNode }) {
  const { t } = useTranslation();
  const [search] = useListSearch();
  const shown = goals.filter((goal) => fits(goal, search));
  const { byGoal, alone } = useSummaries();
  const { visions, groups } = groupsOf(shown);
  if (goals.length === 0)
    return (
      <EmptyState title={t('goals.emptyTitle')} act={add}>
        {t('goals.emptyBody')}
      </EmptyState>
    );
  return (
    <>
      <GoalFilters goals={goals} shown={shown.length} />
      {visions.map(({ goal }) => (
        <section key={goal.id} className="vision">
          <h2>
            <GoalLink goal={goal} />
          </h2>
          <p className="sm t2">
            {[t(`goals.levels.${goal.level}`), goal.targetOn ? t('goals.targetBy', { when: targetText(goal.targetOn, goal.targetPrecision) }) : null]
              .filter(Boolean)
              .join(' · ')}{' '}
            <Source of={goal.source} />
          </p>
        </section>
      ))}
      <div className="col">
        {groups.map((group) => (
          <PriorityCard key={group.key} group={group} summaries={byGoal} />
        ))}
        <AloneCard all={alone} />
      </div>
    </>
  );
}

/** Indicators that tell of no goal, so that none is forgotten. */
function AloneCard({ all }: { all: readonly Summary[] }) {
  const { t } = useTranslation();
  const count = all.length;
  if (count === 0) return null;
  return (
    <Card title={t('goals.alone', { count, word: atStart(count) })}>
      <ul className="lines">
        {all.map((each) => (
          <li key={each.id}>
            <IndicatorRow of={each} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function GoalFilters({ goals, shown }: { goals: readonly Goal[]; shown: number }) {
  const { t } = useTranslation();
  const [search, change] = useListSearch();
  const items = new Map(goals.flatMap(itemsOf).map((item) => [item.id, `${item.code} ${localName(item)}`]));
  const states = [...new Set(goals.map((goal) => goal.state))];
  const all = { value: '', label: t('ui.all') };
  const filters = [
    {
      key: 'municipality',
      label: t('goals.municipality'),
      data: [{ value: '-', label: t('goals.wholeRegion') }, ...valuesOf(goals, (goal) => goal.municipality?.name)],
    },
    { key: 'state', label: t('goals.state'), data: states.map((value) => ({ value, label: t(`goals.states.${value}`) })) },
    {
      key: 'item',
      label: t('goals.framework'),
      data: [...items].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label, 'sv', { numeric: true })),
    },
  ];
  const filtered = filters.some((filter) => search[filter.key]);
  return (
    <div className="toolbar no-print" role="search">
      {filters.map((filter) => (
        <NativeSelect
          key={filter.key}
          label={filter.label}
          value={search[filter.key] ?? ''}
          data={[all, ...filter.data]}
          onChange={(event) => change({ [filter.key]: event.currentTarget.value || undefined })}
          style={{ flex: '1 1 150px', maxWidth: 260 }}
        />
      ))}
      {filtered ? (
        <Button kind="quiet" onClick={() => change({ municipality: undefined, state: undefined, item: undefined })}>
          {t('ui.clearFilter')}
        </Button>
      ) : null}
      <span className="sm t2" role="status" style={{ marginLeft: 'auto', paddingBottom: 8 }}>
        {filtered ? t('ui.matching', { count: shown, total: goals.length }) : t('ui.showingAll', { count: goals.length })}
      </span>
    </div>
  );
}

/** How the goals of one priority go; none behind is no news where they have no values. */
function usePriorityFinding(all: readonly Goal[]): string {
  const { t } = useTranslation();
  const of = (...states: Goal['state'][]) => all.filter((goal) => states.includes(goal.state)).length;
  const [behind, silent] = [of('behind'), of('noData', 'draft')];
  const total = inWords(all.length);
  if (behind === all.length) return t('goals.priorityAllBehind');
  if (behind) return t('goals.priorityBehind', { count: behind, behind: inWords(behind), total });
  if (silent === all.length) return t('goals.priorityAllSilent');
  if (silent) return t('goals.prioritySilent', { count: silent, silent: inWords(silent), total });
  return t('goals.priorityOn', { count: all.length, word: total });
}

function PriorityCard({ group, summaries }: { group: Group<Goal>; summaries: Summaries['byGoal'] }) {
  const { t } = useTranslation();
  const all = allOf(group.branches);
  const said = usePriorityFinding(all);
  const name = group.priority ? `${group.priority.number} ${group.priority.name}` : t('goals.noPriority');
  return (
    <Card title={t('goals.priorityFinding', { name, said })}>
      <ul className="goal-tree">
        {group.branches.map((branch) => (
          <GoalBranch key={branch.goal.id} branch={branch} summaries={summaries} />
        ))}
      </ul>
    </Card>
  );
}

function GoalLink({ goal }: { goal: { id: string; title: string } }) {
  const tenant = useTenant();
  return <Link to={tenant.path(`goals/${goal.id}`)}>{goal.title}</Link>;
}

function GoalBranch({ branch: { goal, under }, summaries }: { branch: Branch<Goal>; summaries: Summaries['byGoal'] }) {
  const { t } = useTranslation();
  const own = summaries.get(goal.id) ?? [];
  return (
    <li>
      <GoalLine goal={goal} />
      {own.length || under.length ? (
        <ul>
          {own.map((summary) => (
            <li key={summary.id}>
              <IndicatorRow of={summary} />
            </li>
          ))}
          {under.map((branch) => (
            <GoalBranch key={branch.goal.id} branch={branch} summaries={summaries} />
          ))}
        </ul>
      ) : (
        <p className="xs t2" style={{ paddingBottom: 6 }}>
          {t('goals.noIndicator')}
        </p>
      )}
    </li>
  );
}

/** A goal on one line: what it is, where it stands, whose it is and until when. */
export function GoalLine({
  goal,
}: {
  goal: Pick<Goal, 'id' | 'title' | 'level' | 'state' | 'targetOn' | 'targetPrecision' | 'municipality' | 'owner' | 'source'>;
}) {
  const { t } = useTranslation();
  const facts = [
    goal.level === 'subGoal' ? t('goals.levels.subGoal') : null,
    goal.municipality?.name ?? t('goals.wholeRegion'),
    goal.owner?.name,
    goal.targetOn ? t('goals.targetBy', { when: targetText(goal.targetOn, goal.targetPrecision) }) : null,
  ];
  return (
    <div className="goal-row">
      <span className="strong">
        <GoalLink goal={goal} /> <Source of={goal.source} />
      </span>
      <GoalBadge plain state={goal.state} />
      <span className="sm t2">{facts.filter(Boolean).join(' · ')}</span>
    </div>
  );
}
