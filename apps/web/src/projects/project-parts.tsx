import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProjectDeadlinesDocument } from '../generated/graphql.ts';
import { DeadlineBadge } from '../reminders/deadline-badge.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { dayOf, longDate, rowDate, today } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Card, Facts } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { longPeriod, tablePeriod } from './period-text.ts';
import { PhaseDialog } from './phase-acts.tsx';
import type { OneProject } from './project-page.tsx';

interface Of {
  project: OneProject;
}

/** Whose it is, what it belongs to, and what it is to reach. */
export function FactsCard({ project }: Of) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { lead, workgroup, priority, programme, spawnedBy } = project;
  return (
    <Card title={t('projects.facts')}>
      <Facts
        of={[
          [t('projects.lead'), lead ? <Link to={tenant.path(`people/${lead.id}`)}>{lead.name}</Link> : null],
          [t('projects.municipality'), project.municipality?.name ?? t('projects.wholeRegion')],
          [t('projects.workgroup'), workgroup ? <Link to={tenant.path(`workgroups/${workgroup.id}`)}>{workgroup.name}</Link> : null],
          [t('projects.period'), longPeriod(project)],
          ...(priority ? [[t('projects.priority'), `${priority.number} ${priority.name}`] as [string, string]] : []),
          ...(programme ? [[t('projects.programme'), programme.name] as [string, string]] : []),
          ...(spawnedBy
            ? [
                [
                  t('projects.spawnedBy'),
                  <Link key="by" to={tenant.path(`projects/${spawnedBy.id}`)}>{`${spawnedBy.number} ${spawnedBy.name}`}</Link>,
                ] as [string, React.ReactNode],
              ]
            : []),
          ...(project.purpose ? [[t('projects.purpose'), project.purpose] as [string, string]] : []),
        ]}
      />
    </Card>
  );
}

type Phase = OneProject['phases']['nodes'][number];

const isNow = (phase: Phase) => (phase.startsOn ?? '9') <= today() && (phase.endsOn ?? '9') >= today();
const isOver = (phase: Phase) => phase.endsOn !== null && phase.endsOn < today();

/** The project's phases in order, with where it is now. */
export function PhasesCard({ project }: Of) {
  const { t } = useTranslation();
  const [act, setAct] = useState<'add' | Phase | null>(null);
  const phases = project.phases.nodes;
  const now = phases.find(isNow);
  const count = phases.length;
  if (count === 0 && !project.viewerCan.createPhase) return null;
  const title = count ? t('projects.phasesFinding', { count, word: atStart(count) }) : t('projects.phases');
  return (
    <Card title={now ? `${title}, ${t('projects.phaseNow', { name: now.name })}` : title}>
      {count === 0 ? <p className="t2">{t('projects.phasesEmpty')}</p> : null}
      <ol className="steps">
        {phases.map((phase) => (
          <li key={phase.id} aria-current={phase === now ? 'step' : undefined}>
            <span className={`dot ${isOver(phase) || phase === now ? 'on' : ''}`} aria-hidden />
            <span className="phase">
              <span>
                <span className={phase === now ? 'strong' : undefined}>{phase.name}</span> <Source of={phase.source} />
                <span className="sm t2" style={{ display: 'block' }}>
                  {longPeriod(phase)}
                </span>
                {phase.description ? (
                  <span className="sm" style={{ display: 'block' }}>
                    {phase.description}
                  </span>
                ) : null}
              </span>
              {phase.viewerCan.update ? (
                <LinkAct aria-label={t('projects.editPhaseLong', { name: phase.name })} onClick={() => setAct(phase)}>
                  {t('ui.change')}
                </LinkAct>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {project.viewerCan.createPhase ? (
        <div style={{ paddingTop: count ? 0 : 12 }}>
          <Button onClick={() => setAct('add')}>{t('projects.addPhase')}</Button>
        </div>
      ) : null}
      {act ? <PhaseDialog project={project} phase={act === 'add' ? null : act} onClose={() => setAct(null)} /> : null}
    </Card>
  );
}

/** The projects that came out of this one. */
export function SpawnedCard({ project }: Of) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const spawned = project.spawned.nodes;
  const count = spawned.length;
  if (count === 0) return null;
  return (
    <Card title={t('projects.spawned', { count, word: atStart(count) })}>
      <ul className="lines">
        {spawned.map((each) => (
          <li key={each.id} className="row between" style={{ gap: '0 16px', flexWrap: 'wrap' }}>
            <span>
              <Link to={tenant.path(`projects/${each.id}`)}>{each.name}</Link> <Source of={each.source} />
            </span>
            <span className="sm t2 nw">
              {t(`projects.statuses.${each.status}`)} · {each.startsOn || each.endsOn ? tablePeriod(each) : t('projects.noPeriod')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Every status that the project has had, the newest first. */
export function HistoryCard({ project }: Of) {
  const { t } = useTranslation();
  const events = project.statusEvents.nodes.toSorted((a, b) =>
    a.validFrom === b.validFrom ? (a.id < b.id ? 1 : -1) : a.validFrom < b.validFrom ? 1 : -1,
  );
  if (events.length === 0) return null;
  return (
    <Card title={t('projects.history')}>
      <ol className="lines" reversed>
        {events.map((event) => (
          <li key={event.id}>
            <p>{t('projects.historySince', { status: capital(t(`projects.statuses.${event.status}`)), date: longDate(event.validFrom) })}</p>
            <p className="sm t2">
              {event.recordedBy
                ? t('projects.recordedBy', { name: event.recordedBy.name, date: rowDate(dayOf(event.createdAt)) })
                : t('projects.recorded', { date: rowDate(dayOf(event.createdAt)) })}
              {event.note ? `. ${event.note}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What the group that runs the project has to have done, and when. */
export function DeadlinesCard({ project }: Of) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const group = project.workgroup;
  const { data } = useQuery(ProjectDeadlinesDocument, { variables: { id: group?.id ?? '' }, skip: !group });
  const deadlines = data?.node?.__typename === 'Workgroup' ? data.node.deadlines.nodes : [];
  const count = deadlines.length;
  if (!group || count === 0) return null;
  return (
    <Card title={t('projects.deadlinesFinding', { count, word: inWords(count), group: group.name })}>
      <ul className="lines">
        {deadlines.map((deadline) => (
          <li key={deadline.id} className="row between wrap">
            <Link to={tenant.path(`deadlines/${deadline.id}`)}>{deadline.title}</Link>
            <DeadlineBadge plain state={deadline.state} dueOn={deadline.dueOn} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
