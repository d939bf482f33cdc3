import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { CreateDownloadDocument } from '../generated/graphql.ts';
import { LinkAct } from '../ui/button.tsx';
import { fullDate, instantText, plainDate } from '../ui/dates.ts';
import { Card, Facts } from '../ui/page.tsx';
import { AboutLink } from './about-link.tsx';
import type { OneDeadline } from './deadline-page.tsx';
import { useDueDay } from './due-day.ts';
import { lastDayOf, statedText } from './stated.ts';

/** Why the last day is that day: what was stated, how exactly, and which day off moved it. */
function WhyThatDay({ deadline: { statedOn, precision, kind, dueOn, municipality } }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const stated = statedOn ?? dueOn;
  const last = lastDayOf(stated, precision);
  const reason = useDueDay(kind, last, municipality?.id)?.reason;
  const said = precision === 'day' ? null : t('reminders.statedAs', { stated: statedText(stated, precision) });
  const moved = last === dueOn || !reason ? null : t('reminders.movedBecause', { from: fullDate(last), reason });
  if (!said && !moved) return null;
  return (
    <span className="sm t2" style={{ display: 'block' }}>
      {[said, moved].filter(Boolean).join(' ')}
    </span>
  );
}

/** What is known of a deadline. */
export function FactsCard({ deadline }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const { metAt, metBy, snoozedUntil, acknowledgedUntil, acknowledgedBy } = deadline;
  const all: [string, ReactNode, boolean?][] = [
    [t('reminders.owner'), deadline.owner?.name],
    [t('reminders.about'), deadline.about ? <AboutLink id={deadline.about} /> : null, !deadline.about],
    [
      t('reminders.dueOn'),
      <>
        {fullDate(deadline.dueOn)}
        <WhyThatDay deadline={deadline} />
      </>,
    ],
    [t('reminders.kind'), t(`reminders.kinds.${deadline.kind}`)],
    [t('reminders.municipality'), deadline.municipality?.name ?? t('reminders.wholeRegion')],
    [t('reminders.workgroup'), deadline.workgroup?.name, !deadline.workgroup],
    [
      t('reminders.acknowledged'),
      `${plainDate(acknowledgedUntil ?? deadline.dueOn)}${acknowledgedBy ? `, ${acknowledgedBy.name}` : ''}`,
      !acknowledgedUntil,
    ],
    [t('reminders.snoozed'), snoozedUntil ? plainDate(snoozedUntil) : null, !snoozedUntil],
    [t('reminders.more'), deadline.description, !deadline.description],
    [t('reminders.metAt'), metAt ? `${instantText(metAt)}${metBy ? `, ${metBy.name}` : ''}` : null, !metAt],
    [t('reminders.outcome'), deadline.outcome, !deadline.outcome],
    [
      t('reminders.evidence'),
      <Evidence key="evidence" deadline={deadline} />,
      !deadline.evidenceRequired && !deadline.evidenceUrl && !deadline.evidenceFile,
    ],
  ];
  return (
    <Card title={t('reminders.facts')}>
      <Facts of={all.filter(([, , hidden]) => !hidden).map(([word, value]) => [word, value])} />
    </Card>
  );
}

function Evidence({ deadline: { evidenceUrl, evidenceFile } }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const [download] = useVerb(CreateDownloadDocument, 'createDownload');
  const fetchFile = async (fileId: string) => {
    const answer = await download({ fileId });
    if (answer.ok && answer.payload.downloadUrl) window.location.assign(answer.payload.downloadUrl);
  };
  if (!evidenceUrl && !evidenceFile) return <>{t('reminders.evidenceNeeded')}</>;
  return (
    <>
      {evidenceUrl ? (
        <a href={evidenceUrl} rel="noreferrer" target="_blank" style={{ display: 'block' }}>
          {evidenceUrl.replace(/^https?:\/\//, '')}
        </a>
      ) : null}
      {evidenceFile ? <LinkAct onClick={() => void fetchFile(evidenceFile.id)}>{evidenceFile.name}</LinkAct> : null}
    </>
  );
}
