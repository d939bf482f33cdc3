import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarLink } from '../calendar/calendar-link.tsx';
import { WorkgroupDocument, type WorkgroupQuery } from '../generated/graphql.ts';
import { BalanceCard, type Balance } from '../meetings/balance-card.tsx';
import { NextMeeting, useGroupMeetings } from '../meetings/group-meetings.tsx';
import { HeatStrip } from '../meetings/heat-strip.tsx';
import { HostMeetings } from '../meetings/host-meetings.tsx';
import { DeadlineBadge } from '../reminders/deadline-badge.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { longDate, period } from '../ui/dates.ts';
import { joined } from '../ui/choose.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { isEnded } from './networks-page.tsx';
import { AddGroupMemberDialog, ChangeLeadDialog, EndGroupMemberDialog, EndWorkgroupDialog } from './workgroup-acts.tsx';
import { EditWorkgroupDialog } from './workgroup-form.tsx';
import { GroupMembers } from './workgroup-members.tsx';

export type OneWorkgroup = Extract<NonNullable<WorkgroupQuery['node']>, { __typename: 'Workgroup' }>;
export type GroupMember = OneWorkgroup['members']['nodes'][number];
type Act = 'edit' | 'lead' | 'end' | { add: string | null } | { leave: GroupMember };

/** One workgroup: its members by municipality with the gaps drawn, what waits, what it runs. */
export function WorkgroupPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(WorkgroupDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Workgroup' ? <One group={node} /> : <NotFound />)}</Loaded>;
}

/** What the heading says beside: that the gender balance does not hold, or hangs on what is not known. */
function useBeside(balance: Balance | undefined): string | null {
  const { t } = useTranslation();
  if (!balance || balance.meets4060) return null;
  const { unknown, women, men } = balance;
  if (balance.meets4060 === false) return t('balance.missedToo');
  return unknown && (women || men) ? t('balance.undecidedToo', { count: unknown, word: inWords(unknown) }) : null;
}

function useTitle(group: OneWorkgroup, balance: Balance | undefined): string {
  const title = useOwnTitle(group);
  const beside = useBeside(balance);
  return beside && !isEnded(group) ? `${title}, ${beside}` : title;
}

function useOwnTitle(group: OneWorkgroup): string {
  const { t } = useTranslation();
  const gaps = group.coverage.nodes.filter((each) => each.memberCount === 0).map((each) => each.municipality?.name ?? '');
  const late = group.deadlines.nodes.filter((each) => each.state === 'late').length;
  if (group.endsOn && isEnded(group)) return t('workgroups.detailEnded', { group: group.name, date: longDate(group.endsOn) });
  if (gaps.length) return t('workgroups.detailGap', { names: joined(gaps, t('ui.and')), group: group.name });
  if (late) return t('workgroups.detailLate', { group: group.name, count: late, word: inWords(late) });
  return t('workgroups.detailFull', { group: group.name });
}

function One({ group }: { group: OneWorkgroup }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<Act | null>(null);
  const met = useGroupMeetings(group.id);
  const balance = met?.genderBalances.nodes[0];
  const places = group.coverage.nodes.flatMap((each) => (each.municipality ? [each.municipality] : []));
  const close = () => setAct(null);
  const kind = group.municipality ? t('workgroups.local', { name: group.municipality.name }) : t('workgroups.regional');
  const priority = group.priority ? ` ${t('workgroups.under', { priority: t('workgroups.priorityText', group.priority) })}` : '';
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('shell.collaboration'), to: tenant.path('collaboration') },
          { label: t('workgroups.title'), to: tenant.path('workgroups') },
          { label: group.name },
        ]}
        title={useTitle(group, balance)}
        context={
          <>
            <span>{kind + priority}</span>
            <CalendarLink of={{ group: group.id }} />
            <Source of={group.source} />
          </>
        }
        acts={isEnded(group) ? null : <Acts group={group} choose={setAct} />}
      />
      <div className="grid cols-7-5">
        <div className="col">
          {met ? <HeatStrip meetings={met.held.nodes} places={places} /> : null}
          {balance ? <BalanceCard of={balance} /> : null}
          <HostMeetings id={group.id} changes={group.viewerCan.update && !isEnded(group)} />
          <Projects group={group} />
        </div>
        <div className="col">
          {met && !isEnded(group) ? <NextMeeting group={group.id} meeting={met.coming.nodes[0]} calls={group.viewerCan.update} /> : null}
          <GroupMembers group={group} onAdd={(add) => setAct({ add })} onEnd={(leave) => setAct({ leave })} />
          <Tasks group={group} />
          <FactsCard group={group} />
        </div>
      </div>
      {act === 'edit' ? <EditWorkgroupDialog group={group} onClose={close} /> : null}
      {act === 'lead' ? <ChangeLeadDialog group={group} onClose={close} /> : null}
      {act === 'end' ? <EndWorkgroupDialog group={group} onClose={close} /> : null}
      {act && typeof act === 'object' && 'add' in act ? <AddGroupMemberDialog group={group} municipalityId={act.add} onClose={close} /> : null}
      {act && typeof act === 'object' && 'leave' in act ? <EndGroupMemberDialog member={act.leave} onClose={close} /> : null}
    </>
  );
}

function Acts({ group: { viewerCan }, choose }: { group: OneWorkgroup; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {viewerCan.update ? <Button onClick={() => choose('edit')}>{t('workgroups.edit')}</Button> : null}
      {viewerCan.update ? <Button onClick={() => choose('lead')}>{t('workgroups.changeLead')}</Button> : null}
      {viewerCan.end ? (
        <Button kind="bad" onClick={() => choose('end')}>
          {t('workgroups.end')}
        </Button>
      ) : null}
    </>
  );
}

function Tasks({ group }: { group: OneWorkgroup }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const open = group.deadlines.nodes.filter((each) => each.state === 'open' || each.state === 'late');
  const late = open.filter((each) => each.state === 'late').length;
  const title = open.length ? t('workgroups.tasks', { count: open.length, word: atStart(open.length) }) : t('workgroups.tasksNone');
  return (
    <Card flush={open.length > 0} title={late ? `${title}, ${t('workgroups.tasksLate', { count: late, word: inWords(late) })}` : title}>
      {open.length ? (
        <PlainTable
          caption={title}
          rows={open}
          rowKey={(row) => row.id}
          columns={[
            { key: 'title', label: t('workgroups.task'), cell: (row) => <Link to={tenant.path(`deadlines/${row.id}`)}>{row.title}</Link> },
            { key: 'owner', label: t('workgroups.taskOwner'), cell: (row) => row.owner?.name },
            { key: 'due', label: t('workgroups.taskDue'), cell: (row) => <DeadlineBadge plain state={row.state} dueOn={row.dueOn} /> },
          ]}
        />
      ) : null}
    </Card>
  );
}

function Projects({ group }: { group: OneWorkgroup }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const projects = group.projects.nodes;
  return (
    <Card
      title={projects.length ? t('workgroups.projects', { count: projects.length, word: inWords(projects.length) }) : t('workgroups.projectsNone')}
    >
      <ul className="lines">
        {projects.map((project) => (
          <li key={project.id} className="row wrap between">
            <Link to={tenant.path(`projects/${project.id}`)}>{project.name}</Link>
            <span className="sm t2">
              {project.number} · {t(`projects.statuses.${project.status}`)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FactsCard({ group }: { group: OneWorkgroup }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <Card title={t('workgroups.facts')}>
      <Facts
        of={[
          [t('workgroups.lead'), group.lead ? <Link to={tenant.path(`people/${group.lead.id}`)}>{group.lead.name}</Link> : null],
          [t('workgroups.theme'), group.theme],
          [t('workgroups.purpose'), group.purpose],
          [t('networks.period'), period(group.startsOn, group.endsOn)],
        ]}
      />
    </Card>
  );
}
