import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CollaborationDocument, type CollaborationQuery } from '../generated/graphql.ts';
import { pathOf } from '../shell/places.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { atStart, count, inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { isEnded } from './networks-page.tsx';

const parts = ['workgroups', 'networks', 'organisations', 'people', 'bodies'] as const;

/** The door to everything about who works with whom. */
export function CollaborationPage() {
  const query = useQuery(CollaborationDocument);
  return <Loaded of={query}>{(data) => <Hub data={data} />}</Loaded>;
}

function Hub({ data }: { data: CollaborationQuery }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const groups = data.workgroups.nodes.filter((each) => !isEnded(each)).length;
  const networks = data.networks.nodes.filter((each) => !isEnded(each)).length;
  const title = t('networks.collaborationFinding', {
    groups: t('networks.groupsCount', { count: groups, word: atStart(groups) }),
    networks: t('networks.networksCount', { count: networks, word: inWords(networks) }),
    region: tenant.name,
  });
  return (
    <>
      <PageHead crumbs={[{ label: t('shell.collaboration') }]} title={title} />
      <ul className="grid cols-2">
        {parts.map((part) => (
          <li key={part} className="card">
            <h2>
              <Link to={pathOf(tenant.slug, part)}>{t(`shell.${part}`)}</Link>
            </h2>
            <p className="figure">{count(data[part].totalCount ?? 0)}</p>
            <p className="sm t2">{t(`networks.hub.${part}`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
