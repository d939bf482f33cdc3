import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../ui/badge.tsx';
import { instantText, rowDate } from '../ui/dates.ts';
import { inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';
import type { OneDeadline } from './deadline-page.tsx';
import { roleOf } from './told.ts';

interface Happened {
  id: string;
  at: string;
  who: string | undefined;
  what: ReactNode;
  tone: Tone;
  word: string;
}

const tones: Record<string, Tone> = { sent: 'ok', due: 'info', sending: 'info', unknown: 'unsure', failed: 'bad' };

const remindersOf = ({ reminders }: OneDeadline, t: TFunction): Happened[] =>
  reminders.nodes
    .filter((row) => row.state !== 'planned' && row.state !== 'withdrawn')
    .map((row) => ({
      id: row.id,
      at: row.sentAt ?? row.sendAt,
      who: row.recipient?.name,
      what: `${t(`reminders.roles.${roleOf(row)}`)}, ${t(`reminders.channels.${row.channel}`)}`,
      tone: tones[row.state] ?? 'mute',
      word: t(`reminders.reminderStates.${row.state}`),
    }));

function answersOf({ answers }: OneDeadline, t: TFunction): Happened[] {
  return answers.nodes.map((row) => ({
    id: row.id,
    at: row.createdAt,
    who: row.person?.name ?? t('reminders.samnav'),
    what: [row.untilOn ? rowDate(row.untilOn) : null, row.toPerson ? t('reminders.toWhom', { name: row.toPerson.name }) : null, row.note]
      .filter(Boolean)
      .join(' · '),
    tone: row.kind === 'done' || row.kind === 'accepted' ? 'ok' : 'info',
    word: t(`reminders.answerKinds.${row.kind}`),
  }));
}

/** "Påmind tre gånger, bekräftad av Maja Norrby". */
function useHistoryFinding(): (deadline: OneDeadline) => string {
  const { t } = useTranslation();
  return ({ reminders, answers }) => {
    const count = reminders.nodes.filter((row) => row.state === 'sent').length;
    const reminded = count ? t('reminders.remindedTimes', { count, word: inWords(count) }) : t('reminders.remindedNever');
    const last = answers.nodes.at(-1);
    if (!last) return reminded;
    return `${reminded}, ${t(`reminders.answeredBy.${last.kind}`, { name: last.person?.name ?? t('reminders.samnav') })}`;
  };
}

/** What has happened with it: every reminder that went out and every answer, the latest first. */
export function History({ deadline }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const rows = [...remindersOf(deadline, t), ...answersOf(deadline, t)].toSorted((a, b) => b.at.localeCompare(a.at));
  const title = useHistoryFinding()(deadline);
  return (
    <Card title={title} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="t2">{t('reminders.historyEmpty')}</p>
      ) : (
        <PlainTable
          caption={t('reminders.history')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'at', label: t('reminders.sendAt'), cell: (row) => <span className="nw">{instantText(row.at)}</span> },
            {
              key: 'state',
              label: t('reminders.happened'),
              cell: (row) => (
                <Badge plain tone={row.tone}>
                  {row.word}
                </Badge>
              ),
            },
            { key: 'who', label: t('reminders.who'), cell: (row) => row.who },
            { key: 'what', label: t('reminders.how'), cell: (row) => row.what || null },
          ]}
        />
      )}
    </Card>
  );
}
