import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../ui/badge.tsx';
import { instantText } from '../ui/dates.ts';
import { inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';
import type { OneDeadline } from './deadline-page.tsx';

interface Happened {
  id: string;
  at: string;
  what: ReactNode;
  who: string | undefined;
  tone: Tone;
  word: string;
}

const tones: Record<string, Tone> = { sent: 'ok', due: 'info', sending: 'info', unknown: 'unsure', failed: 'bad', withdrawn: 'mute' };

function remindersOf({ reminders }: OneDeadline, t: TFunction): Happened[] {
  return reminders.nodes
    .filter((row) => row.state !== 'planned' && row.state !== 'withdrawn')
    .map((row) => ({
      id: row.id,
      at: row.sentAt ?? row.sendAt,
      what: `${t(`reminders.roles.${row.recipientRole}`)}, ${t(`reminders.channels.${row.channel}`)}`,
      who: row.recipient?.name,
      tone: tones[row.state] ?? 'mute',
      word: t(`reminders.reminderStates.${row.state}`),
    }));
}

/** What has happened with it: every reminder that went out and every answer, the latest first. */
export function History({ deadline }: { deadline: OneDeadline }) {
  const { t } = useTranslation();
  const rows = remindersOf(deadline, t).toSorted((a, b) => b.at.localeCompare(a.at));
  const reminded = deadline.reminders.nodes.filter((row) => row.state === 'sent').length;
  const title = reminded ? t('reminders.remindedTimes', { count: reminded, word: inWords(reminded) }) : t('reminders.remindedNever');
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
            { key: 'who', label: t('reminders.recipient'), cell: (row) => row.who },
            { key: 'what', label: t('reminders.how'), cell: (row) => row.what },
            {
              key: 'state',
              label: t('reminders.state'),
              cell: (row) => (
                <Badge plain tone={row.tone}>
                  {row.word}
                </Badge>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
