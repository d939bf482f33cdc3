import { ApolloProvider, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf } from '../api/client.ts';
import { usePages } from '../api/connection.ts';
import { FundersDocument, TenantsDocument } from '../generated/graphql.ts';
import { OuterShell } from '../shell/shell.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { CopyOnce } from '../ui/copy-once.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { FunderDialog, InviteCoordinatorDialog, TenantDialog, type WaitingLink } from './operator-acts.tsx';
import { NowherePage } from './outer-pages.tsx';
import { useSession } from './session.ts';

interface Place {
  slug: string;
  name: string;
}

/** The page of those who run the installation: regions and funders, and nothing of what is inside them. */
export function OperatorPage() {
  const session = useSession();
  if (!session.platform) return <NowherePage />;
  return (
    <ApolloProvider client={clientOf('/platform/graphql')}>
      <OuterShell>
        <Rooms />
      </OuterShell>
    </ApolloProvider>
  );
}

function Rooms() {
  const { t } = useTranslation();
  const tenants = useQuery(TenantsDocument);
  const funders = usePages(FundersDocument, 'funders', { all: true });
  const [making, setMaking] = useState<'tenant' | 'funder' | null>(null);
  const [inviting, setInviting] = useState<Place | null>(null);
  const [link, setLink] = useState<WaitingLink | null>(null);
  const regions = tenants.data?.tenants.length;
  const payers = funders.data?.nodes.length;
  const title =
    regions === undefined || payers === undefined
      ? t('identity.operatorCrumb')
      : t('identity.operatorFinding', {
          regions: t('identity.regionCount', { count: regions, word: atStart(regions) }),
          funders: t('identity.funderCount', { count: payers, word: inWords(payers) }),
        });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('identity.operatorCrumb') }]}
        title={title}
        context={t('identity.operatorBlind')}
        acts={<LinkButton to="/operator/queues">{t('operations.open')}</LinkButton>}
      />
      {link ? (
        <CopyOnce
          title={t('identity.linkTitle', { email: link.email })}
          body={t('identity.linkBody', { name: link.name })}
          label={t('identity.linkLabel')}
          value={link.url}
          onHide={() => setLink(null)}
        />
      ) : null}
      <div className="grid cols-7-5">
        <Loaded of={tenants}>
          {(data) => (
            <PlaceList
              title={data.tenants.length ? t('identity.tenantsTitle') : t('identity.tenantsNone')}
              body={t('identity.tenantsBody')}
              address={(slug) => `/t/${slug}`}
              places={data.tenants}
              act={t('identity.tenantCard')}
              onAct={() => setMaking('tenant')}
              onInvite={setInviting}
            />
          )}
        </Loaded>
        <Loaded of={funders}>
          {(data) => (
            <PlaceList
              title={data.nodes.length ? t('identity.fundersTitle') : t('identity.fundersNone')}
              body={t('identity.fundersBody')}
              address={(slug) => `/f/${slug}`}
              places={data.nodes}
              act={t('identity.funderCard')}
              onAct={() => setMaking('funder')}
            />
          )}
        </Loaded>
      </div>
      {making === 'tenant' ? <TenantDialog onClose={() => setMaking(null)} onLink={setLink} /> : null}
      {inviting ? <InviteCoordinatorDialog place={inviting} onClose={() => setInviting(null)} onLink={setLink} /> : null}
      {making === 'funder' ? <FunderDialog onClose={() => setMaking(null)} /> : null}
    </>
  );
}

function PlaceList(props: {
  title: string;
  body: string;
  address: (slug: string) => string;
  places: readonly Place[];
  act: string;
  onAct: () => void;
  onInvite?: (place: Place) => void;
}) {
  const { t } = useTranslation();
  const { title, body, address, places, act, onAct, onInvite } = props;
  const invite = onInvite && {
    key: 'invite',
    label: t('identity.coordinator'),
    cell: (place: Place) => (
      <Button kind="quiet" aria-label={t('identity.inviteTitle', { name: place.name })} onClick={() => onInvite(place)}>
        {t('identity.inviteAgain')}
      </Button>
    ),
  };
  return (
    <Card flush title={title}>
      <p className="pad t2" style={{ paddingBottom: 8 }}>
        {body}
      </p>
      {places.length > 0 ? (
        <PlainTable
          caption={title}
          rows={places}
          rowKey={(place) => place.slug}
          columns={[
            { key: 'name', label: t('identity.name'), cell: (place) => place.name },
            { key: 'address', label: t('identity.address'), cell: (place) => address(place.slug) },
            ...(invite ? [invite] : []),
          ]}
        />
      ) : null}
      <div className="pad" style={{ paddingTop: 12 }}>
        <Button kind="primary" onClick={onAct}>
          {act}
        </Button>
      </div>
    </Card>
  );
}
