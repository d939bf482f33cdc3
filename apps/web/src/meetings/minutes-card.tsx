import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { UpdateMinutesDocument, type AgendaRowFragment, type DecisionOfMeetingFragment } from '../generated/graphql.ts';
import { dayOf, longDate } from '../ui/dates.ts';
import { inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { Approval } from './approval.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { useLatestMeeting } from './latest.ts';
import type { OneMeeting } from './meeting-page.tsx';
import { MinutesItem, Results } from './minutes-item.tsx';
import { NotesField } from './notes-field.tsx';

/** What is made from the minutes: a decision under an item, or a task under an item or out of a decision. */
export type Make = { decision: AgendaRowFragment | null } | { action: AgendaRowFragment | null; of?: DecisionOfMeetingFragment };

/** What was said and decided, item by item; written by several at once until it is handed over for approval. */
export function MinutesCard({ meeting }: { meeting: OneMeeting }) {
  const { t } = useTranslation();
  const [make, setMake] = useState<Make | null>(null);
  const close = () => setMake(null);
  const title = useTitle(meeting);
  const { minutes } = meeting;
  if (!minutes) return null;
  const writes = minutes.viewerCan.update && minutes.state === 'draft' && meeting.status !== 'cancelled';
  return (
    <Card id="minutes" title={title} aside={<PdfLink meeting={meeting} />}>
      <Standing minutes={minutes} />
      {!writes && !minutes.intro && meeting.agenda.nodes.length === 0 ? <p className="t2">{t('minutes.nothingWritten')}</p> : null}
      {writes ? <Intro meeting={meeting} /> : minutes.intro ? <p className="prose">{minutes.intro}</p> : null}
      <ol className="minutes">
        {meeting.agenda.nodes.map((item) => (
          <MinutesItem key={item.id} meeting={meeting} item={item} writes={writes} make={setMake} />
        ))}
      </ol>
      <Results meeting={meeting} item={null} writes={writes} make={setMake} />
      <Approval meeting={meeting} minutes={minutes} />
      {make && 'decision' in make ? <DecisionDialog meeting={meeting} item={make.decision} onClose={close} /> : null}
      {make && 'action' in make ? <ActionDialog meeting={meeting} item={make.action} decision={make.of} onClose={close} /> : null}
    </Card>
  );
}

function useTitle({ minutes, status }: OneMeeting): string {
  const { t } = useTranslation();
  if (minutes?.state === 'approved') return t('minutes.titleApproved', { date: minutes.approvedAt ? longDate(dayOf(minutes.approvedAt)) : '' });
  if (minutes?.state === 'draft') return status === 'held' ? t('minutes.title') : t('minutes.titleNotYet');
  const waiting = minutes?.approvers.nodes.filter((each) => !each.approvedAt).length ?? 0;
  return t('minutes.titlePrepared', { count: waiting, word: inWords(waiting) });
}

function PdfLink({ meeting }: { meeting: OneMeeting }) {
  const { t, i18n } = useTranslation();
  const { path } = useTenant();
  return (
    <a className="no-print" href={`${path(`meetings/${meeting.id}`)}/minutes.pdf?lang=${i18n.language}`}>
      {t('meetings.pdf')}
    </a>
  );
}

/** Why the minutes are open again, or why they cannot be changed. */
function Standing({ minutes }: { minutes: NonNullable<OneMeeting['minutes']> }) {
  const { t } = useTranslation();
  if (minutes.state === 'draft' && minutes.returnReason)
    return (
      <p className="notice warn">
        <IconAlertTriangle aria-hidden size={16} stroke={1.75} />
        {t('minutes.returned', { name: minutes.returnedBy?.name ?? '–', reason: minutes.returnReason })}
      </p>
    );
  if (minutes.state !== 'approved') return null;
  return (
    <p className="notice">
      <IconLock aria-hidden size={16} stroke={1.75} />
      {t('minutes.readOnly')}
    </p>
  );
}

function Intro({ meeting }: { meeting: OneMeeting }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateMinutesDocument, 'updateMinutes');
  const latest = useLatestMeeting(meeting.id);
  const minutes = meeting.minutes!;
  return (
    <NotesField
      key={minutes.id}
      label={t('minutes.intro')}
      keptAs={`samnav.notes.${minutes.id}`}
      stored={{ version: minutes.version, text: minutes.intro ?? '' }}
      save={(intro, expectedVersion) => update({ id: minutes.id, expectedVersion, intro: intro || null })}
      latest={async () => {
        const now = (await latest())?.minutes;
        return now ? { version: now.version, text: now.intro ?? '' } : undefined;
      }}
    />
  );
}
