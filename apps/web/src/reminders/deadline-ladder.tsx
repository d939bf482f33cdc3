import { useTranslation } from 'react-i18next';
import type { ReminderRowFragment } from '../generated/graphql.ts';
import { dayOf, rowDate, time } from '../ui/dates.ts';
import { Card } from '../ui/page.tsx';
import { roleOf, type Told } from './told.ts';

interface Rung {
  moment: string;
  /** Who is told, by role; the owner last. */
  told: [Told, ReminderRowFragment[]][];
}

function grouped<K, V>(values: readonly V[], keyOf: (value: V) => K): [K, V[]][] {
  const groups = new Map<K, V[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups];
}

/** The reminders of one moment are one rung of the ladder. */
function rungsOf(rows: readonly ReminderRowFragment[]): Rung[] {
  const inTime = rows.toSorted((a, b) => a.sendAt.localeCompare(b.sendAt));
  return grouped(inTime, (row) => row.sendAt).map(([moment, at]) => ({
    moment,
    told: grouped(at, roleOf).toSorted(([a], [b]) => Number(a === 'owner') - Number(b === 'owner')),
  }));
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
  const rungs = rungsOf(reminders.filter((row) => row.state === 'planned'));
  return (
    <Card title={title}>
      {about ? (
        <p className="sm t2" style={{ margin: '-6px 0 10px' }}>
          {t('reminders.ifIWaitBody', { title: about })}
        </p>
      ) : null}
      {rungs.length === 0 ? <p className="t2">{t('reminders.nobodyAhead')}</p> : null}
      <ol className="steps">
        {rungs.map(({ moment, told }, index) => (
          <li key={moment}>
            <span className={`dot ${index === 0 ? 'on' : ''}`} aria-hidden />
            <div className="sm">
              {told.map(([role, rows]) => (
                <ToldAs key={role} role={role} rows={rows} me={me} />
              ))}
              <p className="t2">{`${rowDate(dayOf(moment))} ${time(moment)}`}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** "Lena Forsnäs och fem till, kommunchef". */
function ToldAs({ role, rows, me }: { role: Told; rows: ReminderRowFragment[]; me: string | null }) {
  const { t } = useTranslation();
  const [first, ...others] = rows.toSorted((a, b) => Number(b.recipient?.id === me) - Number(a.recipient?.id === me));
  const names = rows.map((row) => row.recipient?.name).join(', ');
  return (
    <p title={others.length ? names : undefined}>
      <strong>{first!.recipient?.id === me ? t('reminders.yourself') : first!.recipient?.name}</strong>
      {others.length ? ` ${t('reminders.andMore', { count: others.length })}` : ''}
      {`, ${t(`reminders.roles.${role}`)}`}
      <span className="t2"> · {t(`reminders.channels.${first!.channel}`)}</span>
    </p>
  );
}
