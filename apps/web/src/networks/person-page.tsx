import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarLink } from '../calendar/calendar-link.tsx';
import { PersonDocument, type PersonQuery } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { EndPersonDialog } from '../owners/end-person.tsx';
import { Substitutes } from '../owners/substitutes.tsx';
import { DeadlineBadge } from '../reminders/deadline-badge.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.ts';
import { inWords } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { EditPersonDialog } from './person-form.tsx';

export type OnePerson = Extract<NonNullable<PersonQuery['node']>, { __typename: 'Person' }>;

/** One person: where they work, what they sit in, what they answer for. */
export function PersonPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(PersonDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Person' ? <One person={node} /> : <NotFound />)}</Loaded>;
}

function One({ person }: { person: OnePerson }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const me = useMyPersonId();
  const [act, setAct] = useState<'edit' | 'end' | null>(null);
  const { name } = person;
  const waits = person.deadlines.nodes.filter((each) => each.state === 'open' || each.state === 'late');
  const groups = person.workgroupMemberships.nodes.filter((each) => each.current);
  const title = waits.length
    ? t('people.detailWaits', { name, count: waits.length, word: inWords(waits.length) })
    : groups.length
      ? t('people.detailGroups', { name, count: groups.length, word: inWords(groups.length) })
      : name;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('shell.collaboration'), to: tenant.path('collaboration') },
          { label: t('people.title'), to: tenant.path('people') },
          { label: name },
        ]}
        title={title}
        context={
          <>
            {person.title ? <span>{person.title}</span> : null}
            <CalendarLink of={{ person: person.id }} />
            <Source of={person.source} />
          </>
        }
        acts={
          <>
            {person.viewerCan.update ? <Button onClick={() => setAct('edit')}>{t('people.edit')}</Button> : null}
            {person.viewerCan.end ? <Button onClick={() => setAct('end')}>{t(person.leavesOn ? 'owners.changeEnd' : 'owners.end')}</Button> : null}
          </>
        }
      />
      <div className="grid cols-7-5">
        <div className="col">
          <Card title={t('people.deadlines')} aside={waits.length ? undefined : t('people.none')}>
            <ul className="lines">
              {waits.map((each) => (
                <li key={each.id} className="row wrap between">
                  <Link to={tenant.path(`deadlines/${each.id}`)}>{each.title}</Link>
                  <DeadlineBadge plain state={each.state} dueOn={each.dueOn} />
                </li>
              ))}
            </ul>
          </Card>
          <Seats person={person} />
        </div>
        <div className="col">
          <Card title={t('people.facts')}>
            <Facts
              of={[
                [t('people.email'), person.email ? <a href={`mailto:${person.email}`}>{person.email}</a> : null],
                [t('people.phone'), person.phone],
                [
                  t('people.organisation'),
                  person.organisation ? <Link to={tenant.path(`organisations/${person.organisation.id}`)}>{person.organisation.name}</Link> : null,
                ],
                [t('people.municipality'), person.municipality?.name ?? t('people.outside')],
                ...(person.leavesOn
                  ? [[t('owners.leavesOn'), <Leaves key="leaves" id={person.id} day={person.leavesOn} />] as [string, ReactNode]]
                  : []),
              ]}
            />
          </Card>
          <Substitutes person={person} may={person.viewerCan.end || person.id === me} />
        </div>
      </div>
      {act === 'edit' ? <EditPersonDialog person={person} onClose={() => setAct(null)} /> : null}
      {act === 'end' ? <EndPersonDialog person={person} onClose={() => setAct(null)} /> : null}
    </>
  );
}

function Leaves({ id, day }: { id: string; day: string }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <>
      {fullDate(day)} <Link to={tenant.path(`owners/${id}`)}>{t('owners.toList')}</Link>
    </>
  );
}

function Seats({ person }: { person: OnePerson }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const groups = person.workgroupMemberships.nodes.filter((each) => each.current && each.workgroup);
  const bodies = person.bodyMemberships.nodes.filter((each) => each.current && each.body);
  return (
    <>
      <Card title={t('people.groups')} aside={groups.length ? undefined : t('people.none')}>
        <ul className="lines">
          {groups.map((each) => (
            <li key={each.id} className="row wrap between">
              <Link to={tenant.path(`workgroups/${each.workgroup!.id}`)}>{each.workgroup!.name}</Link>
              <span className="sm t2">{t(`workgroups.roles.${each.role}`)}</span>
            </li>
          ))}
        </ul>
      </Card>
      {bodies.length ? (
        <Card title={t('people.bodies')}>
          <ul className="lines">
            {bodies.map((each) => (
              <li key={each.id} className="row wrap between">
                <Link to={tenant.path(`bodies/${each.body!.id}`)}>{each.body!.name}</Link>
                <span className="sm t2">{t(`people.seatRoles.${each.role}`)}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
