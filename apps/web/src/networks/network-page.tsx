import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkDocument, type NetworkQuery } from '../generated/graphql.ts';
import { HostMeetings } from '../meetings/host-meetings.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct, LinkButton } from '../ui/button.tsx';
import { longDate, period } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Card, Facts, Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { AddMemberDialog, DescribeDialog, EndMemberDialog, EndNetworkDialog } from './network-acts.tsx';
import { EditNetworkDialog } from './network-form.tsx';
import { isEnded } from './networks-page.tsx';

export type OneNetwork = Extract<NonNullable<NetworkQuery['node']>, { __typename: 'Network' }>;
export type Member = OneNetwork['memberships']['nodes'][number];
type Act = 'edit' | 'describe' | 'end' | 'add' | { end: Member };

/** One network: what it is for, who is a member and who was. */
export function NetworkPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(NetworkDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Network' ? <One network={node} /> : <NotFound />)}</Loaded>;
}

function useTitle({ name, endsOn, currentMemberCount: count }: OneNetwork): string {
  const { t } = useTranslation();
  if (endsOn && isEnded({ endsOn })) return t('networks.detailEnded', { name, date: longDate(endsOn) });
  return count === 0 ? t('networks.detailNone', { name }) : t('networks.detail', { name, count, word: inWords(count) });
}

function One({ network }: { network: OneNetwork }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('shell.collaboration'), to: tenant.path('collaboration') },
          { label: t('networks.title'), to: tenant.path('networks') },
          { label: network.name },
        ]}
        title={useTitle(network)}
        context={
          <>
            <Badge tone={isEnded(network) ? 'mute' : 'ok'}>{isEnded(network) ? t('networks.isEnded') : t('networks.active')}</Badge>
            <span>{t(`networks.levels.${network.level}`)}</span>
            <Source of={network.source} />
          </>
        }
        acts={<Acts network={network} choose={setAct} />}
      />
      <div className="grid cols-7-5">
        <div className="col">
          <Members network={network} onAdd={() => setAct('add')} onEnd={(member) => setAct({ end: member })} />
          <HostMeetings id={network.id} changes={network.viewerCan.update && !isEnded(network)} />
        </div>
        <div className="col">
          <ScopeCard network={network} onDescribe={() => setAct('describe')} />
          <FactsCard network={network} />
        </div>
      </div>
      {act === 'edit' ? <EditNetworkDialog network={network} onClose={close} /> : null}
      {act === 'describe' ? <DescribeDialog network={network} onClose={close} /> : null}
      {act === 'end' ? <EndNetworkDialog network={network} onClose={close} /> : null}
      {act === 'add' ? <AddMemberDialog network={network} onClose={close} /> : null}
      {act && typeof act === 'object' ? <EndMemberDialog member={act.end} onClose={close} /> : null}
    </>
  );
}

function Acts({ network, choose }: { network: OneNetwork; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  if (isEnded(network)) return null;
  return (
    <>
      {network.viewerCan.update ? <Button onClick={() => choose('edit')}>{t('networks.edit')}</Button> : null}
      {network.viewerCan.end ? (
        <Button kind="bad" onClick={() => choose('end')}>
          {t('networks.end')}
        </Button>
      ) : null}
    </>
  );
}

function Members({ network, onAdd, onEnd }: { network: OneNetwork; onAdd: () => void; onEnd: (member: Member) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [past, setPast] = useState(false);
  const all = network.memberships.nodes;
  const now = all.filter((member) => member.current);
  const before = all.length - now.length;
  const title = now.length ? t('networks.membersNow', { count: now.length, word: atStart(now.length) }) : t('networks.membersNone');
  const open = !isEnded(network);
  return (
    <Card flush title={title} aside={before ? t('networks.membersPast', { count: before, word: inWords(before) }) : undefined}>
      <PlainTable
        caption={t('networks.timeline')}
        rows={past ? all : now}
        rowKey={(member) => member.id}
        columns={[
          {
            key: 'organisation',
            label: t('networks.organisation'),
            cell: (member) =>
              member.organisation ? <Link to={tenant.path(`organisations/${member.organisation.id}`)}>{member.organisation.name}</Link> : <Missing />,
          },
          {
            key: 'role',
            label: t('networks.role'),
            cell: (member) => `${t(`networks.roles.${member.role}`)}${member.joinedAsNew ? ` (${t('networks.memberIsNew')})` : ''}`,
          },
          {
            key: 'period',
            label: t('networks.period'),
            cell: (member) => <span className="nw">{`${member.startsOn ?? t('networks.unknownStart')} – ${member.endsOn ?? ''}`}</span>,
          },
          {
            key: 'act',
            act: true,
            num: true,
            label: t('ui.act'),
            cell: (member) =>
              member.current && member.viewerCan.end ? (
                <LinkAct aria-label={t('networks.endMemberLong', { name: member.organisation?.name ?? '' })} onClick={() => onEnd(member)}>
                  {t('networks.endMember')}
                </LinkAct>
              ) : null,
          },
        ]}
      />
      <div className="pad row wrap" style={{ paddingTop: 12 }}>
        {open && network.viewerCan.addMembership ? (
          <Button kind="primary" onClick={onAdd}>
            {t('networks.addMember')}
          </Button>
        ) : null}
        {open && network.viewerCan.importMembers ? (
          <LinkButton to={tenant.path('import')} search={{ network: network.id } as never}>
            {t('networks.importMembers')}
          </LinkButton>
        ) : null}
        {before ? <LinkAct onClick={() => setPast(!past)}>{past ? t('networks.hidePast') : t('networks.showPast')}</LinkAct> : null}
      </div>
    </Card>
  );
}

function ScopeCard({ network, onDescribe }: { network: OneNetwork; onDescribe: () => void }) {
  const { t } = useTranslation();
  const versions = network.scopes.nodes.toReversed();
  const count = versions.length;
  return (
    <Card title={count ? t('networks.scopeVersions', { count, word: inWords(count) }) : t('networks.scopeMissing')}>
      <ol className="lines" reversed>
        {versions.map((version) => (
          <li key={version.id}>
            <p className="sm t2">{t('networks.scopeSince', { date: longDate(version.validFrom) })}</p>
            <p>{version.text}</p>
            {version.note ? <p className="sm t2">{version.note}</p> : null}
          </li>
        ))}
      </ol>
      {network.viewerCan.update && !isEnded(network) ? (
        <div style={{ marginTop: 12 }}>
          <Button onClick={onDescribe}>{t('networks.describe')}</Button>
        </div>
      ) : null}
    </Card>
  );
}

function FactsCard({ network }: { network: OneNetwork }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <Card title={t('networks.facts')}>
      <Facts
        of={[
          [
            t('networks.owner'),
            network.accountableOwner ? <Link to={tenant.path(`people/${network.accountableOwner.id}`)}>{network.accountableOwner.name}</Link> : null,
          ],
          [t('networks.level'), t(`networks.levels.${network.level}`)],
          [t('networks.organiser'), network.organiser?.name],
          [t('networks.municipality'), network.municipality?.name ?? t('networks.wholeRegion')],
          [t('networks.period'), period(network.startsOn, network.endsOn)],
          [t('networks.isNew'), network.joinedAsNew ? t('ui.yes') : t('ui.no')],
        ]}
      />
    </Card>
  );
}
