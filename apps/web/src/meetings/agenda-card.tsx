import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { CreateDownloadDocument, MoveAgendaItemDocument, RemoveAgendaDocumentDocument, type AgendaRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { done } from '../ui/dialog.tsx';
import { inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { AddItemDialog, EditItemDialog } from './agenda-acts.tsx';
import { AddDocumentDialog } from './document-acts.tsx';
import { LinkItemDialog } from './link-acts.tsx';
import type { OneMeeting } from './meeting-page.tsx';

type Act = 'add' | { link: AgendaRowFragment } | { edit: AgendaRowFragment } | { document: AgendaRowFragment };

export const minutesLeft = (meeting: OneMeeting): boolean => meeting.status !== 'cancelled' && meeting.minutes?.state === 'draft';

/** What is to be talked about, in order. */
export function AgendaCard({ meeting }: { meeting: OneMeeting }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const items = meeting.agenda.nodes;
  const changes = meeting.viewerCan.updateAgenda && minutesLeft(meeting);
  const minutes = items.reduce((sum, item) => sum + (item.minutesPlanned ?? 0), 0);
  const title = items.length ? t('meetings.agenda', { count: items.length, word: inWords(items.length) }) : t('meetings.agendaNone');
  const close = () => setAct(null);
  return (
    <Card id="agenda" title={title} aside={minutes ? t('meetings.agendaTime', { minutes }) : undefined}>
      {items.length === 0 && changes ? <p className="t2">{t('meetings.agendaEmpty')}</p> : null}
      <ol className="lines agenda">
        {items.map((item, index) => (
          <li key={item.id}>
            <span className="number">{item.number}</span>
            <Item
              item={item}
              onEdit={changes ? () => setAct({ edit: item }) : undefined}
              onDocument={() => setAct({ document: item })}
              onLink={() => setAct({ link: item })}
            />
            {changes ? <Moves item={item} place={index} last={items.length - 1} /> : null}
          </li>
        ))}
      </ol>
      {changes ? (
        <div className="no-print" style={{ paddingTop: 12 }}>
          <Button kind={items.length ? 'secondary' : 'primary'} onClick={() => setAct('add')}>
            {t('meetings.addItem')}
          </Button>
        </div>
      ) : null}
      {act === 'add' ? <AddItemDialog meeting={meeting} onClose={close} /> : null}
      {act && typeof act === 'object' && 'edit' in act ? <EditItemDialog meeting={meeting} item={act.edit} onClose={close} /> : null}
      {act && typeof act === 'object' && 'link' in act ? <LinkItemDialog item={act.link} onClose={close} /> : null}
      {act && typeof act === 'object' && 'document' in act ? <AddDocumentDialog item={act.document} onClose={close} /> : null}
    </Card>
  );
}

function Item({ item, onEdit, onDocument, onLink }: { item: AgendaRowFragment; onEdit?: () => void; onDocument: () => void; onLink: () => void }) {
  const { t } = useTranslation();
  const about = [
    item.presenter?.name,
    item.minutesPlanned ? t('meetings.agendaTime', { minutes: item.minutesPlanned }) : null,
    item.carriedFrom ? t('meetings.carriedFrom') : null,
    item.postponedAt ? t('meetings.postponed') : null,
  ];
  return (
    <div>
      <h3>{item.title}</h3>
      <p className="sm t2">{about.filter(Boolean).join(' · ')}</p>
      {item.description ? <p className="sm prose">{item.description}</p> : null}
      <About item={item} />
      <ul className="sm">
        {item.documents.nodes.map((document) => (
          <li key={document.id}>
            <DocumentLink document={document} /> {onEdit && document.viewerCan.remove ? <RemoveDocument document={document} /> : null}
          </li>
        ))}
      </ul>
      {onEdit ? (
        <p className="sm row wrap no-print">
          <LinkAct aria-label={t('meetings.editItemLong', { title: item.title })} onClick={onEdit}>
            {t('meetings.editItem')}
          </LinkAct>
          <LinkAct aria-label={t('meetings.linkLong', { title: item.title })} onClick={onLink}>
            {t('meetings.link')}
          </LinkAct>
          <LinkAct aria-label={`${t('meetings.addDocument')}: ${item.title}`} onClick={onDocument}>
            {t('meetings.addDocument')}
          </LinkAct>
        </p>
      ) : null}
    </div>
  );
}

/** The goals and projects that an item is about. */
function About({ item }: { item: AgendaRowFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const links = [
    ...item.goals.nodes.flatMap(({ goal }) => (goal ? [{ id: goal.id, name: goal.title, path: `goals/${goal.id}` }] : [])),
    ...item.projects.nodes.flatMap(({ project }) => (project ? [{ id: project.id, name: project.name, path: `projects/${project.id}` }] : [])),
  ];
  if (links.length === 0) return null;
  return (
    <p className="sm t2">
      {t('meetings.about')}{' '}
      {links.map((link, index) => (
        <span key={link.id}>
          {index > 0 ? ', ' : ''}
          <Link to={tenant.path(link.path)}>{link.name}</Link>
        </span>
      ))}
    </p>
  );
}

type Document = AgendaRowFragment['documents']['nodes'][number];

function RemoveDocument({ document: { id, version, title } }: { document: Document }) {
  const { t } = useTranslation();
  const [remove] = useVerb(RemoveAgendaDocumentDocument, 'removeAgendaDocument', { forgets: ['node'] });
  const act = async () => {
    const answer = await remove({ id, expectedVersion: version });
    if (answer.ok) done(t('meetings.documentRemoved', { title }));
  };
  return (
    <LinkAct aria-label={t('meetings.removeDocument', { title })} onClick={() => void act()}>
      {t('meetings.removeItem')}
    </LinkAct>
  );
}

/** A document: an address one follows, or a file that is fetched by a link of its own. */
export function DocumentLink({ document }: { document: Document }) {
  const [download] = useVerb(CreateDownloadDocument, 'createDownload');
  const { file } = document;
  if (!file) return <a href={document.url ?? undefined}>{document.title}</a>;
  const fetchFile = async () => {
    const answer = await download({ fileId: file.id });
    if (answer.ok && answer.payload.downloadUrl) window.location.assign(answer.payload.downloadUrl);
  };
  return <LinkAct onClick={() => void fetchFile()}>{document.title}</LinkAct>;
}

function Moves({ item, place, last }: { item: AgendaRowFragment; place: number; last: number }) {
  const { t } = useTranslation();
  const [move, busy] = useVerb(MoveAgendaItemDocument, 'moveAgendaItem');
  const go = (number: number) => void move({ id: item.id, number });
  return (
    <span className="moves no-print">
      <button
        type="button"
        className="icon-btn"
        disabled={busy || place === 0}
        aria-label={t('meetings.moveUp', { title: item.title })}
        onClick={() => go(item.number - 1)}
      >
        <IconArrowUp aria-hidden size={18} stroke={1.75} />
      </button>
      <button
        type="button"
        className="icon-btn"
        disabled={busy || place === last}
        aria-label={t('meetings.moveDown', { title: item.title })}
        onClick={() => go(item.number + 1)}
      >
        <IconArrowDown aria-hidden size={18} stroke={1.75} />
      </button>
    </span>
  );
}
