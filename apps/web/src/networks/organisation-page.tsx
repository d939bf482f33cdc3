import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarLink } from '../calendar/calendar-link.tsx';
import { OrganisationDocument, type OrganisationQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { longDate } from '../ui/dates.ts';
import { inWords } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { EndOrganisationDialog, MergeDialog } from './organisation-acts.tsx';
import { EditOrganisationDialog, shareText } from './organisation-form.tsx';
import { NetworksCard, OwnershipTree, PeopleCard, ProjectsCard } from './organisation-parts.tsx';

export type OneOrganisation = Extract<NonNullable<OrganisationQuery['node']>, { __typename: 'Organisation' }>;
type Act = 'edit' | 'end' | 'merge';

/** One organisation: who owns it, what it owns, where it takes part. */
export function OrganisationPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(OrganisationDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Organisation' ? <One organisation={node} /> : <NotFound />)}</Loaded>;
}

function useTitle({ name, mergedInto, endedOn, subsidiaries, parent, memberships }: OneOrganisation): string {
  const { t } = useTranslation();
  const owns = subsidiaries.nodes.length;
  const networks = memberships.nodes.filter((each) => each.current).length;
  if (mergedInto) return t('organisations.detailMerged', { name, other: mergedInto.name });
  if (endedOn) return t('organisations.detailEnded', { name, date: longDate(endedOn) });
  if (owns) return t('organisations.detailOwns', { name, count: owns, word: inWords(owns) });
  if (parent) return t('organisations.detailOwned', { name, owner: parent.name });
  return networks ? t('organisations.detailNetworks', { name, count: networks, word: inWords(networks) }) : name;
}

function One({ organisation }: { organisation: OneOrganisation }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const { merged, endedOn, municipality } = organisation;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('shell.collaboration'), to: tenant.path('collaboration') },
          { label: t('organisations.title'), to: tenant.path('organisations') },
          { label: organisation.name },
        ]}
        title={useTitle(organisation)}
        context={
          <>
            <Badge tone={merged ? 'unsure' : endedOn ? 'mute' : 'ok'}>
              {merged ? t('organisations.merged') : endedOn ? t('organisations.isEnded') : t('organisations.living')}
            </Badge>
            <span>{t(`organisations.kinds.${organisation.kind}`)}</span>
            {organisation.kind === 'municipality' && municipality ? <CalendarLink of={{ municipality: municipality.id }} /> : null}
            <Source of={organisation.source} />
          </>
        }
        acts={merged || endedOn ? null : <Acts organisation={organisation} choose={setAct} />}
      />
      <div className="grid cols-7-5">
        <div className="col">
          <NetworksCard organisation={organisation} />
          <ProjectsCard organisation={organisation} />
        </div>
        <div className="col">
          <OwnershipTree organisation={organisation} />
          <FactsCard organisation={organisation} />
          <PeopleCard organisation={organisation} />
        </div>
      </div>
      {act === 'edit' ? <EditOrganisationDialog organisation={organisation} onClose={close} /> : null}
      {act === 'end' ? <EndOrganisationDialog organisation={organisation} onClose={close} /> : null}
      {act === 'merge' ? <MergeDialog organisation={organisation} onClose={close} /> : null}
    </>
  );
}

function Acts({ organisation: { viewerCan }, choose }: { organisation: OneOrganisation; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {viewerCan.update ? <Button onClick={() => choose('edit')}>{t('organisations.edit')}</Button> : null}
      {viewerCan.merge ? <Button onClick={() => choose('merge')}>{t('organisations.merge')}</Button> : null}
      {viewerCan.update ? (
        <Button kind="bad" onClick={() => choose('end')}>
          {t('organisations.end')}
        </Button>
      ) : null}
    </>
  );
}

function FactsCard({ organisation }: { organisation: OneOrganisation }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { parent, ownershipShare, mergedInto, website, duplicates } = organisation;
  const share = ownershipShare === null ? '' : ` (${t('organisations.ofShare', { share: shareText(ownershipShare) })})`;
  return (
    <Card title={t('organisations.facts')}>
      <Facts
        of={[
          ...(mergedInto
            ? [
                [
                  t('organisations.mergedInto'),
                  <Link key="m" to={tenant.path(`organisations/${mergedInto.id}`)}>
                    {mergedInto.name}
                  </Link>,
                ] as [string, React.ReactNode],
              ]
            : []),
          [t('organisations.kind'), t(`organisations.kinds.${organisation.kind}`)],
          [t('organisations.number'), organisation.organisationNumber],
          [t('organisations.parent'), parent ? `${parent.name}${share}` : null],
          [t('organisations.founded'), organisation.foundedYear],
          [t('organisations.municipality'), organisation.municipality?.name ?? t('networks.wholeRegion')],
          [
            t('organisations.website'),
            website ? (
              <a href={website} rel="noreferrer">
                {website}
              </a>
            ) : null,
          ],
        ]}
      />
      {duplicates.nodes.length ? (
        <p className="sm t2" style={{ marginTop: 10 }}>
          {t('organisations.alsoKnown', { names: duplicates.nodes.map((each) => each.name).join(', ') })}
        </p>
      ) : null}
    </Card>
  );
}
