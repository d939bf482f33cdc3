import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../api/verb.ts';
import { HandOverListDocument, type HandOverListQuery } from '../generated/graphql.ts';
import { HandOverDialog } from '../reminders/answer-dialogs.tsx';
import { DeadlineBadge } from '../reminders/deadline-badge.tsx';
import { useAccept } from '../reminders/hand-over-notice.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { plainDate } from '../ui/dates.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { EndPersonDialog } from './end-person.tsx';

type Leaving = Extract<NonNullable<HandOverListQuery['node']>, { __typename: 'Person' }>;
type Row = Leaving['deadlines']['nodes'][number];

/** What one person leaves to others: every open deadline, who is asked, and what they answered. */
export function HandOverPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(HandOverListDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Person' ? <List person={node} /> : <NotFound />)}</Loaded>;
}

function useFinding({ name, leavesOn, deadlines }: Leaving): string {
  const { t } = useTranslation();
  const count = deadlines.totalCount ?? 0;
  const asked = deadlines.nodes.filter((row) => row.handOvers.nodes.length > 0).length;
  const things = t('owners.things', { count, word: inWords(count) });
  if (count === 0) return t(leavesOn ? 'owners.leftNothing' : 'owners.hasNothing', { name });
  if (!leavesOn) return t('owners.stays', { name, things });
  return t('owners.leaving', { name, date: plainDate(leavesOn), things, asked: inWords(asked) });
}

function List({ person }: { person: Leaving }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const title = useFinding(person);
  const [ending, setEnding] = useState(false);
  const [giving, setGiving] = useState<Row | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const crumbs = [
    { label: t('reminders.title'), to: tenant.path('deadlines') },
    { label: t('owners.title'), to: tenant.path('owners') },
    { label: person.name },
  ];
  const act = person.viewerCan.end ? <Button onClick={() => setEnding(true)}>{t(person.leavesOn ? 'owners.changeEnd' : 'owners.end')}</Button> : null;
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={title}
        context={<Link to={tenant.path(`people/${person.id}`)}>{t('owners.toPerson', { name: person.name })}</Link>}
        acts={act}
      />
      <ErrorSummary problems={faults.map(({ message }) => ({ message }))} attempt={faults.length} />
      {person.deadlines.nodes.length === 0 ? (
        <EmptyState title={t('owners.listEmpty')}>{t('owners.listEmptyBody')}</EmptyState>
      ) : (
        <section className="card flush">
          <ListTable rows={person.deadlines.nodes} onGive={setGiving} onFaults={setFaults} />
        </section>
      )}
      {giving ? <HandOverDialog deadline={giving} onClose={() => setGiving(null)} /> : null}
      {ending ? <EndPersonDialog person={person} onClose={() => setEnding(false)} /> : null}
    </>
  );
}

interface TableProps {
  rows: readonly Row[];
  onGive: (row: Row) => void;
  onFaults: (faults: readonly Fault[]) => void;
}

function ListTable({ rows, onGive, onFaults }: TableProps) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const accept = useAccept();
  const acceptIt = (row: Row) => accept(row.handOvers.nodes[0]!, row).then(onFaults);
  return (
    <PlainTable
      caption={t('owners.list')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'title', label: t('reminders.what'), cell: (row) => <Link to={tenant.path(`deadlines/${row.id}`)}>{row.title}</Link> },
        { key: 'dueOn', label: t('reminders.dueOn'), cell: (row) => <span className="nw">{row.dueOn}</span> },
        { key: 'state', label: t('reminders.distance'), cell: (row) => <DeadlineBadge plain state={row.state} dueOn={row.dueOn} /> },
        { key: 'to', label: t('owners.asked'), cell: (row) => <Asked row={row} /> },
        { key: 'act', label: t('ui.act'), act: true, cell: (row) => <RowAct row={row} onGive={onGive} onAccept={acceptIt} /> },
      ]}
    />
  );
}

function Asked({ row }: { row: Row }) {
  const { t } = useTranslation();
  const asked = row.handOvers.nodes[0];
  if (!asked) return <Missing label={t('owners.nobodyAsked')} />;
  return (
    <Badge plain tone="info">
      {t('owners.waitsFor', { name: asked.to?.name ?? '' })}
    </Badge>
  );
}

function RowAct({ row, onGive, onAccept }: { row: Row; onGive: (row: Row) => void; onAccept: (row: Row) => Promise<void> }) {
  const { t } = useTranslation();
  const asked = row.handOvers.nodes[0];
  return (
    <span className="row wrap">
      {asked?.viewerCan.answer ? (
        <Button aria-label={t('owners.acceptLong', { title: row.title })} onClick={() => void onAccept(row)}>
          {t('reminders.accept')}
        </Button>
      ) : null}
      {row.viewerCan.answer ? (
        <Button kind="quiet" aria-label={t('owners.giveLong', { title: row.title })} onClick={() => onGive(row)}>
          {t(asked ? 'owners.giveOther' : 'owners.give')}
        </Button>
      ) : null}
    </span>
  );
}
