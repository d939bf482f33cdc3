import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalState, OverviewQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { clock, daysBetween, distance, rowDate, shortDate, today } from '../ui/dates.ts';
import { atStart, count, percent, shortMoney, toOre } from '../ui/money.ts';

interface Props {
  data: OverviewQuery;
}

/** A number with what it is compared with and what it means in words. */
function NumberCard(props: { word: string; to: string; badge: ReactNode; tone: Tone; figure: ReactNode; beside: ReactNode; said: ReactNode }) {
  return (
    <section className="card">
      <div className="row wrap between" style={{ gap: '2px 8px' }}>
        <h2 className="sm" style={{ font: '600 14px/20px var(--font)', letterSpacing: 0 }}>
          <Link to={props.to} style={{ color: 'var(--text-2)' }}>
            {props.word}
          </Link>
        </h2>
        {props.badge ? (
          <Badge plain tone={props.tone}>
            {props.badge}
          </Badge>
        ) : null}
      </div>
      <p className="figure">
        {props.figure} <small>{props.beside}</small>
      </p>
      <p className="sm">{props.said}</p>
    </section>
  );
}

/** How many goals are on their way, compared with all; visions are no goals of their own. */
export function GoalsCard({ data }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const goals = data.goals.nodes.filter((goal) => goal.level !== 'vision');
  const of = (...states: GoalState[]) => goals.filter((goal) => states.includes(goal.state)).length;
  const [good, behind, passed, silent] = [of('onTrack', 'reached'), of('behind'), of('passed'), of('noData', 'draft')];
  const said = [
    passed ? t('overview.goalsPassed', { count: passed, word: atStart(passed) }) : null,
    silent ? t('overview.goalsSilent', { count: silent, word: atStart(silent) }) : null,
  ].filter(Boolean);
  const mostSilent = silent * 2 > goals.length;
  const badge = behind ? t('overview.goalsBehind', { count: behind }) : t(mostSilent ? 'overview.goalsMostSilent' : 'overview.goalsNoneBehind');
  return (
    <NumberCard
      word={t('overview.goals')}
      to={tenant.path('goals')}
      tone={behind ? 'warn' : mostSilent ? 'unsure' : 'ok'}
      badge={goals.length ? badge : null}
      figure={goals.length ? count(good) : '–'}
      beside={goals.length ? t('overview.ofGoals', { count: goals.length }) : ''}
      said={goals.length ? said.join(' ') || t('overview.goalsAll') : t('overview.goalsNone')}
    />
  );
}

/** How much of their time the projects have used, weighted by their budgets; null where no period is known. */
function timeGone(projects: OverviewQuery['projects']['nodes']): number | null {
  let weighted = 0;
  let weight = 0;
  for (const { startsOn, endsOn, budgetTotal } of projects) {
    if (!startsOn || !endsOn) continue;
    const gone = Math.min(1, Math.max(0, (daysBetween(startsOn, today()) + 1) / (daysBetween(startsOn, endsOn) + 1)));
    weighted += gone * Number(toOre(budgetTotal.amount));
    weight += Number(toOre(budgetTotal.amount));
  }
  return weight ? weighted / weight : null;
}

export function MoneyCard({ data }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const projects = data.projects.nodes.filter((project) => toOre(project.budgetTotal.amount) > 0n);
  const total = projects.reduce((sum, project) => sum + toOre(project.budgetTotal.amount), 0n);
  const spent = projects.reduce((sum, project) => sum + toOre(project.spentTotal.amount), 0n);
  const gone = timeGone(projects);
  const used = total ? Number(spent) / Number(total) : 0;
  const points = gone === null ? 0 : Math.round(used * 100) - Math.round(gone * 100);
  const badge = points === 0 ? t('overview.even') : points > 0 ? t('overview.ahead', { count: points }) : t('overview.behind', { count: -points });
  const words =
    gone === null
      ? t('overview.moneyPlain', { spent: shortMoney(spent), count: projects.length })
      : t('overview.moneySaid', { spent: shortMoney(spent), gone: percent(Math.round(gone * 100), 100) });
  return (
    <NumberCard
      word={t('overview.money')}
      to={`${tenant.path('projects')}?status=running`}
      tone={Math.abs(points) > 10 ? 'warn' : 'mute'}
      badge={total ? badge : null}
      figure={total ? percent(spent, total) : '–'}
      beside={total ? t('overview.ofMoney', { total: shortMoney(total) }) : ''}
      said={total ? words : t('overview.moneyNone')}
    />
  );
}

export function NextCard({ data }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const next = data.next.nodes[0];
  const late = data.late.totalCount ?? 0;
  return (
    <NumberCard
      word={t('overview.next')}
      to={tenant.path('deadlines')}
      tone={late ? 'late' : 'ok'}
      badge={late ? t('overview.nextLate', { count: late }) : t('overview.nextOnTime')}
      figure={next ? distance(next.dueOn) : '–'}
      beside={next ? rowDate(next.dueOn) : ''}
      said={next ? <Link to={tenant.path(`deadlines/${next.id}`)}>{next.title}</Link> : t('overview.nextNone')}
    />
  );
}

/** The next meeting: when, whose, and whether it may adopt. */
export function MeetingCard({ data }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const next = data.meetings.nodes[0];
  const host = next?.body ?? next?.workgroup;
  return (
    <NumberCard
      word={t('overview.meeting')}
      to={tenant.path('meetings')}
      tone={next?.noticeSentAt ? 'ok' : 'soon'}
      badge={next ? t(next.noticeSentAt ? 'overview.noticeSent' : 'overview.noticeNot') : null}
      figure={next ? shortDate(next.plannedOn) : '–'}
      beside={next?.startsAt ? t('overview.atTime', { time: clock(next.startsAt) }) : ''}
      said={
        next ? (
          <>
            <Link to={tenant.path(`meetings/${next.id}`)}>{host?.name ?? next.title}</Link>
            {next.body && !next.body.mayAdopt ? `. ${t('overview.advisory')}` : ''}
          </>
        ) : (
          t('overview.meetingNone')
        )
      }
    />
  );
}
