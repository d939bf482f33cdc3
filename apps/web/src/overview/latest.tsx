import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LatestChangesDocument, LatestEventsDocument, type LatestChangesQuery, type LatestEventsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { dayOf, rowDate, since } from '../ui/dates.ts';
import { decimal, withUnit } from '../ui/decimals.ts';
import { Card } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { lastVisit } from './last-visit.ts';
import type { sv } from './texts.ts';

type Happened = keyof typeof sv.happened;
type Thing = keyof typeof sv.things;
type Event = LatestEventsQuery['auditEvents']['nodes'][number];
type Subject = NonNullable<Event['subject']>;

/** What is worth telling everybody; the rest stands in the audit log. */
const told = [
  'network.created',
  'network.described',
  'network.ended',
  'network.membersImported',
  'membership.added',
  'membership.ended',
  'workgroup.created',
  'workgroup.ended',
  'workgroup.leadChanged',
  'workgroupMember.added',
  'workgroupMember.ended',
  'organisation.created',
  'organisation.merged',
  'organisation.ended',
  'project.created',
  'project.statusChanged',
  'budget.approved',
  'budget.reopened',
  'expenditure.recorded',
  'expenditure.reversed',
  'goal.created',
  'goal.adopted',
  'goal.closed',
  'plan.adopted',
  'mandate.created',
  'mandate.reported',
  'meeting.held',
  'decision.recorded',
  'measurement.approved',
  'measurement.returned',
  'deadline.created',
  'deadline.met',
  'deadline.moved',
  'deadline.cancelled',
  'deadline.reopened',
];

/** What changed last: from the audit log for who may read it, else from the things themselves. */
export function LatestCard() {
  const may = useMay();
  return may('audit.read') ? <FromLog /> : <FromThings />;
}

interface Line {
  key: string;
  at: string;
  text: string;
  to?: string;
  by?: string | null;
}

function Lines({ lines, more }: { lines: Line[]; more?: boolean }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [before] = useState(() => lastVisit(tenant.slug));
  const fresh = before ? lines.filter((line) => line.at > before).length : 0;
  const title =
    lines.length === 0
      ? t('overview.changedNothing')
      : fresh && before
        ? t('overview.changedSince', { date: rowDate(dayOf(before)) })
        : t('overview.changedLatest');
  return (
    <Card title={title} aside={more ? <Link to={tenant.path('audit')}>{t('overview.allEvents')}</Link> : undefined}>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line.key} className="row between" style={{ alignItems: 'baseline' }}>
            <span>
              {line.to ? <Link to={line.to}>{line.text}</Link> : line.text}
              {line.by ? <span className="t2"> {t('overview.by', { name: line.by })}</span> : null}
            </span>
            <span className="sm t2 nw">{since(line.at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const capital = (text: string): string => text.replace(/^./, (letter) => letter.toLocaleUpperCase('sv'));

function FromLog() {
  const events = useQuery(LatestEventsDocument, { variables: { actions: told } });
  return <Loaded of={events}>{(data) => <Events events={data.auditEvents.nodes} />}</Loaded>;
}

function Events({ events }: { events: readonly Event[] }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const lines = events
    .filter(isTold)
    .slice(0, 8)
    .map((event): Line => {
      const about = event.subject ? aboutOf(event.subject) : null;
      const thing = t(`overview.things.${event.subjectType as Thing}`, { name: about?.name ?? '', place: about?.place ?? '' });
      const verb = event.action.split('.')[1] as Happened;
      return {
        key: event.id,
        at: event.at,
        text: capital(t(`overview.happened.${verb}`, { thing })),
        by: event.actorName,
        ...(about && { to: tenant.path(about.path) }),
      };
    });
  return <Lines lines={distinct(lines).slice(0, 8)} more />;
}

/** What is told alike several times is told once. */
const distinct = (lines: readonly Line[]): Line[] => [...new Map(lines.toReversed().map((line) => [line.text, line])).values()].toReversed();

/** A promise that follows from something else is not told beside it: the value that was approved is enough. */
const isTold = ({ subject }: Event): boolean => subject?.__typename !== 'Deadline' || subject.obligation === 'task';

/** A subject's name, where it is, and its address. */
function aboutOf(subject: Subject): { name: string; place?: string; path: string } | null {
  switch (subject.__typename) {
    case 'Network':
      return { name: subject.name, path: `networks/${subject.id}` };
    case 'Workgroup':
      return { name: subject.name, path: `workgroups/${subject.id}` };
    case 'Organisation':
      return { name: subject.name, path: `organisations/${subject.id}` };
    case 'Person':
      return { name: subject.name, path: `people/${subject.id}` };
    case 'Body':
      return { name: subject.name, path: `bodies/${subject.id}` };
    case 'Project':
      return { name: subject.name, path: `projects/${subject.id}` };
    case 'Goal':
      return { name: subject.title, path: `goals/${subject.id}` };
    case 'Indicator':
      return { name: subject.name, path: `indicators/${subject.id}` };
    case 'ActionPlan':
      return { name: subject.title, path: 'plans' };
    case 'Mandate':
      return { name: subject.title, path: `mandates/${subject.id}` };
    case 'Meeting':
      return { name: subject.title, path: `meetings/${subject.id}` };
    case 'Decision':
      return { name: subject.title, path: 'decisions' };
    case 'Measurement':
      return subject.indicator
        ? {
            name: subject.indicator.name,
            place: `${subject.scope?.name ?? ''} ${subject.period?.name ?? ''}`,
            path: `indicators/${subject.indicator.id}`,
          }
        : null;
    case 'Deadline':
      return { name: subject.title, path: `deadlines/${subject.id}` };
    case 'ProjectStatusEvent':
      return subject.project ? { name: subject.project.name, path: `projects/${subject.project.id}` } : null;
    case 'Budget':
      return subject.project ? { name: subject.project.name, path: `projects/${subject.project.id}` } : null;
    case 'Expenditure':
      return subject.project ? { name: subject.project.name, path: `projects/${subject.project.id}/ledger` } : null;
    case 'Membership':
      return subject.network ? { name: subject.organisation?.name ?? '', place: subject.network.name, path: `networks/${subject.network.id}` } : null;
    case 'WorkgroupMember':
      return subject.workgroup
        ? { name: subject.person?.name ?? '', place: subject.workgroup.name, path: `workgroups/${subject.workgroup.id}` }
        : null;
    default:
      return null;
  }
}

function FromThings() {
  const query = useQuery(LatestChangesDocument);
  return <Loaded of={query}>{(data) => <Things data={data} />}</Loaded>;
}

function Things({ data }: { data: LatestChangesQuery }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const line = (kind: Thing, path: string, each: { id: string; updatedAt: string }, name: string, verb: Happened = 'updated'): Line => ({
    key: each.id,
    at: each.updatedAt,
    text: capital(t(`overview.happened.${verb}`, { thing: t(`overview.things.${kind}`, { name, place: '' }) })),
    to: tenant.path(`${path}/${each.id}`),
  });
  const values = data.measurements.nodes.flatMap(({ id, approvedAt, value, indicator, scope, period }): Line[] => {
    if (!indicator || value == null || !approvedAt) return [];
    const shown = withUnit(decimal(value, indicator.decimals), indicator.unit);
    const text = t('overview.valueApproved', { name: indicator.name, value: shown, place: scope?.name ?? '', period: period?.name ?? '' });
    return [{ key: id, at: approvedAt, text, to: tenant.path(`indicators/${indicator.id}`) }];
  });
  const lines = [
    ...values,
    ...data.goals.nodes.map((each) => line('Goal', 'goals', each, each.title)),
    ...data.deadlines.nodes.map((each) =>
      line('Deadline', 'deadlines', each, each.title, each.state === 'met' ? 'met' : each.state === 'cancelled' ? 'cancelled' : 'updated'),
    ),
    ...data.projects.nodes.map((each) => line('Project', 'projects', each, each.name)),
    ...data.workgroups.nodes.map((each) => line('Workgroup', 'workgroups', each, each.name)),
    ...data.networks.nodes.map((each) => line('Network', 'networks', each, each.name)),
  ];
  return <Lines lines={lines.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, 6)} />;
}
