import { useTranslation } from 'react-i18next';
import { addDays, rowDate, today, weekOf } from '../ui/dates.ts';
import { Card } from '../ui/page.tsx';
import type { Waiting } from './week-lanes.ts';

/** The days ahead and how much is due on each. */
export function NextDays({ deadlines }: { deadlines: readonly Waiting[] }) {
  const { t } = useTranslation();
  const days = [0, 1, 2, 3, 4, 5, 6].map((step) => addDays(today(), step));
  const dueThat = (day: string) => deadlines.filter((each) => each.dueOn === day).length;
  return (
    <Card title={t('reminders.nextDays')} aside={t('ui.week', { week: weekOf(today()) })}>
      <dl className="facts sm">
        {days.map((day) => {
          const count = dueThat(day);
          return (
            <div key={day} style={{ display: 'contents' }}>
              <dt className={day === today() ? 'strong' : ''} style={day === today() ? { color: 'var(--text)' } : undefined}>
                {day === today() ? t('ui.today') : rowDate(day)}
              </dt>
              <dd className={count ? '' : 't2'}>{count ? t('reminders.thingsDue', { count }) : '–'}</dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
