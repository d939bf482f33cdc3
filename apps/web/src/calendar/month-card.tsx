import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { CalendarDeadlineFragment, OwnDayFragment, PublicHolidaysQuery } from '../generated/graphql.ts';
import { capital } from '../ui/choose.ts';
import { monthName, rowDate, today, weekday, weekOf } from '../ui/dates.ts';
import { Card } from '../ui/page.tsx';
import { DeadlineLink } from './deadline-link.tsx';
import { byDay, monthOf, weeksOf } from './months.ts';

interface MonthProps {
  month: string;
  deadlines: readonly CalendarDeadlineFragment[];
  own: readonly OwnDayFragment[];
  holidays: PublicHolidaysQuery['publicHolidays'];
}

/** A month: a table of weeks where there is room, else the days on which something happens. */
export function MonthCard(props: MonthProps) {
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false });
  return wide ? <MonthTable {...props} /> : <MonthList {...props} />;
}

function MonthTable({ month, deadlines, own, holidays }: MonthProps) {
  const { t } = useTranslation();
  const weeks = weeksOf(month);
  const due = byDay(deadlines, (each) => each.dueOn);
  const off = byDay(own, (each) => each.day);
  const named = namesOf(holidays);
  const classes = (day: string, index: number) =>
    [monthOf(day) === month ? '' : 'outside', index > 4 || named.has(day) ? 'off' : '', day === today() ? 'now' : ''].join(' ');
  return (
    <section className="card flush">
      <table className="month">
        <caption className="sr-only">{capital(monthName(month))}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.week')}</th>
            {weeks[0]!.map((day) => (
              <th key={day} scope="col">
                {capital(weekday(day, 'long'))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              <th scope="row">{weekOf(week[0]!)}</th>
              {week.map((day, index) => (
                <td key={day} className={classes(day, index)}>
                  <time dateTime={day} aria-current={day === today() ? 'date' : undefined}>
                    {Number(day.slice(8))}
                  </time>
                  <DayParts holiday={named.get(day)} deadlines={due.get(day)} own={off.get(day)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const namesOf = (holidays: MonthProps['holidays']): Map<string, string> => new Map(holidays.map(({ day, name }) => [day, name]));

interface DayProps {
  holiday?: string;
  deadlines?: CalendarDeadlineFragment[];
  own?: OwnDayFragment[];
}

function DayParts({ holiday, deadlines = [], own = [] }: DayProps) {
  return (
    <>
      {holiday ? <span className="xs t2 own">{capital(holiday)}</span> : null}
      {own.map((day) => (
        <span key={day.id} className="xs t2 own">
          {day.name}
          {day.municipality ? `, ${day.municipality.name}` : ''}
        </span>
      ))}
      {deadlines.length > 0 ? (
        <ul>
          {deadlines.map((deadline) => (
            <li key={deadline.id}>
              <DeadlineLink deadline={deadline} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function MonthList({ month, deadlines, own, holidays }: MonthProps) {
  const { t } = useTranslation();
  const due = byDay(deadlines, (each) => each.dueOn);
  const off = byDay(own, (each) => each.day);
  const named = namesOf(holidays);
  const days = [...new Set([...due.keys(), ...off.keys(), ...named.keys()])].filter((day) => monthOf(day) === month).toSorted();
  return (
    <Card title={capital(monthName(month))}>
      {days.every((day) => !due.has(day)) ? <p className="t2">{t('calendar.emptyMonth')}</p> : null}
      <ol className="month-list">
        {days.map((day) => (
          <li key={day}>
            <h3>
              <time dateTime={day}>{rowDate(day)}</time> <span className="sm t2">{t('calendar.weekShort', { week: weekOf(day) })}</span>
            </h3>
            <DayParts holiday={named.get(day)} deadlines={due.get(day)} own={off.get(day)} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
