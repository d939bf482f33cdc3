import { useTranslation } from 'react-i18next';
import type { ReminderRowFragment } from '../generated/graphql.ts';
import { dayOf, rowDate, time } from '../ui/dates.ts';
import { Card } from '../ui/page.tsx';

/** The rows of one moment: one step of the ladder, to one or several. */
function byMoment(rows: readonly ReminderRowFragment[]): [string, ReminderRowFragment[]][] {
  const groups = new Map<string, ReminderRowFragment[]>();
  for (const row of rows.toSorted((a, b) => a.sendAt.localeCompare(b.sendAt))) groups.set(row.sendAt, [...(groups.get(row.sendAt) ?? []), row]);
  return [...groups];
}

interface Props {
  reminders: readonly ReminderRowFragment[];
  me: string | null;
  title: string;
  /** What it is about, where the page is about more. */
  about?: string;
}

/** Who is told when, if nobody answers. */
export function LadderAhead({ reminders, me, title, about }: Props) {
  const { t } = useTranslation();
  const ahead = byMoment(reminders.filter((row) => row.state === 'planned'));
  return (
    <Card title={title}>
      {about ? (
        <p className="sm t2" style={{ margin: '-6px 0 10px' }}>
          {t('reminders.ifIWaitBody', { title: about })}
        </p>
      ) : null}
      {ahead.length === 0 ? <p className="t2">{t('reminders.nobodyAhead')}</p> : null}
      <ol className="steps">
        {ahead.map(([moment, rows], index) => (
          <li key={moment}>
            <span className={`dot ${index === 0 ? 'on' : ''}`} aria-hidden />
            <div className="sm">
              {rows.map((row) => (
                <p key={row.id}>
                  <strong>{row.recipient?.id === me ? t('reminders.yourself') : row.recipient?.name}</strong>
                  {`, ${t(`reminders.roles.${row.recipientRole}`)}`}
                  <span className="t2"> · {t(`reminders.channels.${row.channel}`)}</span>
                </p>
              ))}
              <p className="t2">{`${rowDate(dayOf(moment))} ${time(moment)}`}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
