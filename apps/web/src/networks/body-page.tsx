import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BodyDocument, type BodyQuery } from '../generated/graphql.ts';
import { HostMeetings } from '../meetings/host-meetings.tsx';
import { BodyDates } from '../series/body-dates.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import { Card, Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { EditBodyDialog } from './body-form.tsx';
import { AddSeatDialog, EndSeatDialog } from './body-seats.tsx';

export type OneBody = Extract<NonNullable<BodyQuery['node']>, { __typename: 'Body' }>;
export type Seat = OneBody['members']['nodes'][number];
type Act = 'edit' | 'add' | { end: Seat };

/** One body: what its word is worth, and who sits in it. */
export function BodyPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(BodyDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Body' ? <One body={node} /> : <NotFound />)}</Loaded>;
}

function One({ body }: { body: OneBody }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const { name, mayAdopt } = body;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('shell.collaboration'), to: tenant.path('collaboration') },
          { label: t('people.bodiesTitle'), to: tenant.path('bodies') },
          { label: name },
        ]}
        title={mayAdopt ? t('people.bodyAdopts', { name }) : t('people.bodyRecommends', { name })}
        context={
          <>
            <Badge tone={mayAdopt ? 'ok' : 'mute'}>{t(`people.standings.${body.standing}`)}</Badge>
            <span>
              {t(`people.bodyKinds.${body.kind}`)} · {body.municipality?.name ?? t('networks.wholeRegion')}
            </span>
            <Source of={body.source} />
          </>
        }
        acts={body.viewerCan.update ? <Button onClick={() => setAct('edit')}>{t('people.edit')}</Button> : null}
      />
      <div className="col">
        <Seats body={body} onAdd={() => setAct('add')} onEnd={(end) => setAct({ end })} />
        <HostMeetings id={body.id} changes={body.viewerCan.update} />
        <BodyDates bodyId={body.id} changes={body.viewerCan.update} />
      </div>
      {act === 'edit' ? <EditBodyDialog body={body} onClose={close} /> : null}
      {act === 'add' ? <AddSeatDialog body={body} onClose={close} /> : null}
      {act && typeof act === 'object' ? <EndSeatDialog seat={act.end} onClose={close} /> : null}
    </>
  );
}

function Seats({ body, onAdd, onEnd }: { body: OneBody; onAdd: () => void; onEnd: (seat: Seat) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const seats = body.members.nodes;
  const now = seats.filter((seat) => seat.current).length;
  return (
    <Card flush={seats.length > 0} title={now ? t('people.seats', { count: now, word: atStart(now) }) : t('people.seatsNone')}>
      {seats.length ? (
        <PlainTable
          caption={t('people.bodiesTitle')}
          rows={seats}
          rowKey={(seat) => seat.id}
          columns={[
            {
              key: 'person',
              label: t('people.person'),
              cell: (seat) => (seat.person ? <Link to={tenant.path(`people/${seat.person.id}`)}>{seat.person.name}</Link> : <Missing />),
            },
            { key: 'role', label: t('people.seatRole'), cell: (seat) => t(`people.seatRoles.${seat.role}`) },
            { key: 'period', label: t('people.period'), cell: (seat) => <span className="nw">{`${seat.startsOn} – ${seat.endsOn ?? ''}`}</span> },
            {
              key: 'act',
              act: true,
              num: true,
              label: t('ui.act'),
              cell: (seat) =>
                seat.current && body.viewerCan.update ? (
                  <LinkAct aria-label={t('people.endSeatLong', { name: seat.person?.name ?? '' })} onClick={() => onEnd(seat)}>
                    {t('people.endSeat')}
                  </LinkAct>
                ) : null,
            },
          ]}
        />
      ) : null}
      {body.viewerCan.update ? (
        <div className={seats.length ? 'pad' : ''} style={{ paddingTop: 12 }}>
          <Button kind="primary" onClick={onAdd}>
            {t('people.addSeat')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
