import { IconCheck, IconLock, IconPlus, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n/index.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { rowDate, weekday } from '../ui/dates.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { Missing } from '../ui/page.tsx';
import { textOf, type Week } from './use-week.ts';
import { cellKey, hoursText, isOpen, minutesOf, readHours, type WeekRow } from './week.ts';

/** A project that one may write time in this year, and what it may count as. */
export interface TimeProject {
  id: string;
  label: string;
  categories: readonly WeekRow['category'][];
}

export const hours = (minutes: number): string => hoursText(minutes, language() === 'en' ? '.' : ',');
const cellId = (row: number, day: number): string => `time-${row}-${day}`;

/** Arrows go between the cells, left and right only at the end of what is written; Enter goes to the row below. */
function onMove(event: KeyboardEvent<HTMLInputElement>, row: number, day: number): void {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const steps: Record<string, [number, number, boolean]> = {
    ArrowUp: [-1, 0, true],
    ArrowDown: [1, 0, true],
    Enter: [1, 0, !event.ctrlKey && !event.metaKey],
    ArrowLeft: [0, -1, selectionStart === 0 && selectionEnd === 0],
    ArrowRight: [0, 1, selectionStart === value.length],
  };
  const step = steps[event.key];
  if (!step?.[2]) return;
  const next = document.getElementById(cellId(row + step[0], day + step[1]));
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** A week of one's own time: a table whose cells are fields. */
export function WeekGrid({ week, projects }: { week: Week; projects: readonly TimeProject[] }) {
  const { t } = useTranslation();
  const problems = [...new Set(Object.values(week.wrong)), ...week.problems].map((message) => ({ message }));
  const typed = (row: WeekRow, day: string): number => readHours(textOf(week, row, day, hours(minutesOf(row.days[day])))) ?? 0;
  const sumOf = (row: WeekRow): number => week.days.reduce((sum, day) => sum + typed(row, day), 0);
  return (
    <>
      <ErrorSummary problems={problems} attempt={week.attempt} />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('time.title')}>
        <table className="data week">
          <caption className="sr-only">{t('time.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('time.row')}</th>
              {week.days.map((day) => (
                <th scope="col" className="num" key={day}>
                  {weekday(day)} <span className="t2">{Number(day.slice(8))}</span>
                </th>
              ))}
              <th scope="col" className="num">
                {t('time.sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {week.rows.map((row, at) => (
              <tr key={row.key}>
                <th scope="row">{row.fresh ? <FreshRow week={week} row={row} projects={projects} /> : <Named row={row} />}</th>
                {week.days.map((day, nth) => (
                  <td className="num" key={day}>
                    <Cell week={week} row={row} day={day} id={cellId(at, nth)} onKeyDown={(event) => onMove(event, at, nth)} />
                  </td>
                ))}
                <td className="num strong">{hours(sumOf(row))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('time.sum')}</th>
              {week.days.map((day) => (
                <td className="num" key={day}>
                  {hours(week.rows.reduce((sum, row) => sum + typed(row, day), 0))}
                </td>
              ))}
              <td className="num">{hours(week.rows.reduce((sum, row) => sum + sumOf(row), 0))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="row wrap pad week-acts no-print">
        <Button icon={<IconPlus aria-hidden size={16} stroke={1.75} />} disabled={!projects.length} onClick={week.add}>
          {t('time.newRow')}
        </Button>
        <Button kind="primary" busy={week.busy} disabled={!week.unsaved} onClick={() => void week.save()}>
          {t('time.save')}
        </Button>
        <span className="sm t2" role="status">
          {week.unsaved ? t('time.unsaved', { count: week.unsaved }) : ''}
        </span>
      </div>
      <p className="pad sm t2 no-print">{projects.length ? t('time.keys') : t('time.noProjects')}</p>
    </>
  );
}

function Named({ row }: { row: WeekRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.project}
      <span className="sm t2 block">
        {row.activity}
        {row.category === 'staff' ? ` · ${t('budgets.categories.staff')}` : ''}
      </span>
    </>
  );
}

function FreshRow({ week, row, projects }: { week: Week; row: WeekRow; projects: readonly TimeProject[] }) {
  const { t } = useTranslation();
  const wrong = (part: string) => (week.wrong[`${row.key} ${part}`] ? true : undefined);
  return (
    <span className="fresh">
      <select
        className="cell"
        autoFocus
        aria-label={t('time.project')}
        aria-invalid={wrong('project')}
        value={row.projectId ? `${row.projectId} ${row.category}` : ''}
        onChange={(event) => {
          const [projectId = '', category = 'ownWorkTime'] = event.currentTarget.value.split(' ');
          week.change(row.key, {
            projectId,
            category: category as WeekRow['category'],
            project: projects.find((each) => each.id === projectId)?.label ?? '',
          });
        }}
      >
        <option value="">{t('time.chooseProject')}</option>
        {projects.flatMap((project) =>
          project.categories.map((category) => (
            <option key={`${project.id} ${category}`} value={`${project.id} ${category}`}>
              {project.label}
              {project.categories.length > 1 || category === 'staff' ? ` · ${t(`budgets.categories.${category}`)}` : ''}
            </option>
          )),
        )}
      </select>
      <input
        className="cell"
        aria-label={t('time.activity')}
        aria-invalid={wrong('activity')}
        placeholder={t('time.activity')}
        maxLength={500}
        value={row.activity}
        onChange={(event) => week.change(row.key, { activity: event.currentTarget.value })}
      />
      <LinkAct aria-label={t('time.removeRow')} onClick={() => week.remove(row.key)}>
        <IconX aria-hidden size={16} stroke={1.75} />
      </LinkAct>
    </span>
  );
}

interface CellProps {
  week: Week;
  row: WeekRow;
  day: string;
  id: string;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

function Cell({ week, row, day, id, onKeyDown }: CellProps) {
  const { t } = useTranslation();
  const there = row.days[day] ?? [];
  const minutes = minutesOf(there);
  if (!isOpen(there)) {
    const certified = there.every((entry) => entry.certified);
    const says = there.some((entry) => entry.share)
      ? t('time.sharedCell', { hours: hours(minutes) })
      : t('time.certifiedCell', { hours: hours(minutes) });
    const Sign = certified ? IconCheck : IconLock;
    return (
      <span className="fixed" title={says}>
        <Sign aria-hidden size={14} stroke={2} />
        <span aria-hidden>{hours(minutes)}</span>
        <span className="sr-only">{says}</span>
      </span>
    );
  }
  const key = cellKey(row, day);
  const shown = textOf(week, row, day, minutes ? hours(minutes) : '');
  return (
    <input
      id={id}
      className="cell num"
      inputMode="decimal"
      autoComplete="off"
      aria-label={t('time.cell', { project: row.project || t('time.newRow'), activity: row.activity, day: rowDate(day) })}
      aria-invalid={week.wrong[key] ? true : undefined}
      title={week.wrong[key]}
      value={shown}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void week.save();
        else onKeyDown(event);
      }}
      onChange={(event) => week.write(key, event.currentTarget.value)}
    />
  );
}

/** Hours of a row in a table; a dash for none. */
export const Hours = ({ minutes }: { minutes: number }) => (minutes ? <>{hours(minutes)}</> : <Missing />);
