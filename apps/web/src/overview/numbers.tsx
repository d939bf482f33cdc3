import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverviewQuery } from '../generated/graphql.ts';
import { isEnded } from '../networks/networks-page.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { daysBetween, distance, rowDate, today } from '../ui/dates.ts';
import { count, percent, shortMoney, toOre } from '../ui/money.ts';

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

export function GroupsCard({ data }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const groups = data.workgroups.nodes.filter((group) => !isEnded(group));
  const gaps = groups.filter((group) => group.gapCount > 0).length;
  const worst = data.municipalities.nodes.toSorted((a, b) => (b.gaps.totalCount ?? 0) - (a.gaps.totalCount ?? 0))[0];
  const missing = worst?.gaps.totalCount ?? 0;
  return (
    <NumberCard
      word={t('overview.groups')}
      to={tenant.path('workgroups')}
      tone={gaps ? 'warn' : 'ok'}
      badge={gaps ? t('overview.groupsGaps', { count: gaps }) : t('overview.groupsFull')}
      figure={count(groups.length - gaps)}
      beside={t('overview.ofGroups', { count: groups.length })}
      said={
        missing && worst
          ? t('overview.groupsWorst', { name: worst.name, count: missing, total: worst.groups.totalCount ?? 0 })
          : t('overview.groupsAll')
      }
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

export function NetworksCard({ data }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const networks = data.networks.nodes.filter((network) => !isEnded(network));
  const wide = networks.filter((network) => network.level === 'national' || network.level === 'international').length;
  const members = networks.reduce((sum, network) => sum + network.currentMemberCount, 0);
  return (
    <NumberCard
      word={t('overview.networks')}
      to={tenant.path('networks')}
      tone="info"
      badge={wide ? t('overview.networksWide', { count: wide }) : null}
      figure={count(networks.length)}
      beside=""
      said={t('overview.networksMembers', { count: members })}
    />
  );
}
