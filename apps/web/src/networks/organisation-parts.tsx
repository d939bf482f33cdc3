import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { atStart, inWords, money } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { OneOrganisation } from './organisation-page.tsx';
import { shareText } from './organisation-form.tsx';

interface Named {
  id: string;
  name: string;
  ownershipShare?: number | null;
}

function Branch({ of, children, here }: { of: Named; children?: ReactNode; here?: boolean }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <li>
      {here ? (
        <strong aria-current="true">
          {of.name} <span className="sm t2">({t('organisations.here')})</span>
        </strong>
      ) : (
        <Link to={tenant.path(`organisations/${of.id}`)}>{of.name}</Link>
      )}
      {of.ownershipShare ? <span className="sm t2"> {t('organisations.ofShare', { share: shareText(of.ownershipShare) })}</span> : null}
      {children}
    </li>
  );
}

/** Up to three owners above and two steps below; the rest is a click away. */
export function OwnershipTree({ organisation }: { organisation: OneOrganisation }) {
  const { t } = useTranslation();
  const owned = organisation.subsidiaries.nodes;
  const above = [organisation.parent?.parent?.parent, organisation.parent?.parent, organisation.parent].filter((each) => each != null);
  const below = (
    <Branch of={organisation} here>
      {owned.length ? (
        <ul>
          {owned.map((each) => (
            <Branch key={each.id} of={each}>
              {each.subsidiaries.nodes.length ? (
                <ul>
                  {each.subsidiaries.nodes.map((inner) => (
                    <Branch key={inner.id} of={inner} />
                  ))}
                </ul>
              ) : null}
            </Branch>
          ))}
        </ul>
      ) : null}
    </Branch>
  );
  const tree = above.reduceRight<ReactNode>(
    (inner, owner) => (
      <Branch of={owner}>
        <ul>{inner}</ul>
      </Branch>
    ),
    below,
  );
  const title = owned.length
    ? t('organisations.treeTitle', { count: owned.length, word: atStart(owned.length) })
    : above.length
      ? t('organisations.tree')
      : t('organisations.treeNone', { name: organisation.name });
  return (
    <Card title={title}>
      <ul className="tree">{tree}</ul>
    </Card>
  );
}

/** The networks that it takes or took part in. */
export function NetworksCard({ organisation }: { organisation: OneOrganisation }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const all = organisation.memberships.nodes;
  const now = all.filter((each) => each.current).length;
  return (
    <Card title={now ? t('organisations.memberships', { count: now, word: inWords(now) }) : t('organisations.membershipsNone')}>
      <ul className="lines">
        {all.map((each) => (
          <li key={each.id} className="row wrap between">
            {each.network ? <Link to={tenant.path(`networks/${each.network.id}`)}>{each.network.name}</Link> : null}
            <span className="sm t2">
              {t(`networks.roles.${each.role}`)} · {each.startsOn ?? t('networks.unknownStart')} – {each.endsOn ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The projects that it has part in or gives money to. */
export function ProjectsCard({ organisation }: { organisation: OneOrganisation }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const partner = organisation.projectPartners.nodes;
  const gives = organisation.financing.nodes;
  const count = new Set([...partner, ...gives].map((each) => each.project?.id)).size;
  if (count === 0) return null;
  return (
    <Card title={t('organisations.projects', { count, word: inWords(count) })}>
      <ul className="lines">
        {partner.map((each) => (
          <li key={each.id} className="row wrap between">
            {each.project ? <Link to={tenant.path(`projects/${each.project.id}`)}>{each.project.name}</Link> : null}
            <span className="sm t2">{t(`projects.partnerRoles.${each.role}`)}</span>
          </li>
        ))}
        {gives.map((each) => (
          <li key={each.id} className="row wrap between">
            {each.project ? <Link to={tenant.path(`projects/${each.project.id}`)}>{each.project.name}</Link> : null}
            <span className="sm t2">{t('organisations.gives', { amount: money(each.amount), kind: t(`organisations.${each.kind}`) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Those who work there. */
export function PeopleCard({ organisation }: { organisation: OneOrganisation }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const people = organisation.people.nodes;
  if (people.length === 0) return null;
  return (
    <Card title={t('organisations.people', { count: people.length, word: atStart(people.length) })}>
      <ul className="lines">
        {people.map((person) => (
          <li key={person.id} className="row wrap between">
            <Link to={tenant.path(`people/${person.id}`)}>{person.name}</Link>
            <span className="sm t2">{person.title}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
