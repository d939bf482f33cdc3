import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { useVerb, type Fault } from '../api/verb.ts';
import { InboxDocument, MarkReminderReadDocument, ReadAllRemindersDocument, type InboxRowFragment } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { instantText } from '../ui/dates.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { DeadlineBadge } from './deadline-badge.tsx';
import { roleOf } from './told.ts';

/** Every reminder that came to oneself, the latest first. */
export function InboxPage() {
  const { t } = useTranslation();
  const person = useMyPersonId();
  if (!person)
    return (
      <>
        <PageHead crumbs={[{ label: t('shell.inbox') }]} title={t('inbox.empty')} />
        <p>{t('reminders.noPerson')}</p>
      </>
    );
  return <Inbox person={person} />;
}

function Inbox({ person }: { person: string }) {
  const { t } = useTranslation();
  const pages = usePages(InboxDocument, 'inbox', { first: 50 });
  const [read] = useVerb(MarkReminderReadDocument, 'markReminderRead', { forgets: ['inbox'] });
  const [readAll, busy] = useVerb(ReadAllRemindersDocument, 'readAllReminders', { forgets: ['inbox'] });
  const [problems, setProblems] = useState<string[]>([]);
  const rows = pages.data?.nodes ?? [];
  const unread = rows.filter((row) => !row.readAt);
  const show = ({ faults }: { faults: readonly Fault[] }) => setProblems(faults.map((fault) => fault.message));
  const mark = async ({ reminder }: InboxRowFragment) => {
    if (reminder) show(await read({ id: reminder.id, expectedVersion: reminder.version }));
  };
  const title = unread.length ? t('inbox.unread', { count: unread.length, word: atStart(unread.length) }) : t('inbox.empty');
  const all =
    unread.length > 1 ? (
      <Button busy={busy} onClick={() => void readAll({}).then(show)}>
        {t('inbox.markAll')}
      </Button>
    ) : null;
  return (
    <>
      <PageHead crumbs={[{ label: t('shell.inbox') }]} title={title} acts={all} />
      <ErrorSummary problems={problems.map((message) => ({ message }))} attempt={problems.length} />
      <Loaded of={pages}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('inbox.emptyTitle')}>{t('inbox.emptyBody')}</EmptyState>
          ) : (
            <>
              <h2 className="sr-only">{t('shell.inbox')}</h2>
              <ul className="list">
                {rows.map((row) => (
                  <li key={row.id} className="task">
                    <InboxLine row={row} me={person} onRead={() => void mark(row)} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {pages.more ? (
        <p style={{ marginTop: 12 }}>
          <Button onClick={pages.more}>{t('ui.showMore')}</Button>
        </p>
      ) : null}
    </>
  );
}

function InboxLine({ row, me, onRead }: { row: InboxRowFragment; me: string; onRead: () => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { deadline, recipient, readAt, sentAt } = row;
  if (!deadline) return null;
  const open = () => (readAt ? undefined : onRead());
  const instead = recipient && recipient.id !== me ? t('inbox.insteadOf', { name: recipient.name }) : null;
  return (
    <>
      <div className="when">
        <span className={readAt ? 'sm t2' : 'sm strong'}>{readAt ? t('inbox.read') : t('inbox.new')}</span>
        <span className="xs t2" style={{ display: 'block' }}>
          {sentAt ? instantText(sentAt) : ''}
        </span>
      </div>
      <div>
        <h3 style={readAt ? { fontWeight: 400 } : undefined}>
          <Link to={tenant.path(`deadlines/${deadline.id}`)} onClick={open}>
            {deadline.title}
          </Link>
        </h3>
        <p className="sm t2">
          {[deadline.municipality?.name ?? t('reminders.wholeRegion'), t(`inbox.as.${roleOf(row)}`), instead].filter(Boolean).join(' · ')}
        </p>
      </div>
      <DeadlineBadge plain state={deadline.state} dueOn={deadline.dueOn} />
      <div className="act">
        {readAt ? null : (
          <Button aria-label={t('inbox.markLong', { title: deadline.title })} onClick={onRead}>
            {t('inbox.mark')}
          </Button>
        )}
      </div>
    </>
  );
}
