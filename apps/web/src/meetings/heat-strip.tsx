import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { joined } from '../ui/choose.ts';
import { rowDate } from '../ui/dates.ts';
import { inWords, percent } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { dayOfMeeting } from './meeting-words.ts';
import type { HeldMeeting } from './group-meetings.tsx';
import { cellOf, looksOf, rowOf, type Cell } from './strip.ts';

interface Place {
  id: string;
  name: string;
}

interface Row extends Place {
  cells: Cell[];
  came: number;
  rate: number | null;
}

/** Which municipality came to which meeting; the words stand in the cells, the colour only helps. */
export function HeatStrip({ meetings, places }: { meetings: readonly HeldMeeting[]; places: readonly Place[] }) {
  const { t } = useTranslation();
  const shown = meetings.toSorted((a, b) => dayOfMeeting(a).localeCompare(dayOfMeeting(b)));
  const rows = places.map((place): Row => {
    const cells = shown.map((meeting) => cellOf(meeting.attendances.nodes, place.id));
    return { ...place, cells, ...rowOf(cells) };
  });
  const title = useTitle(rows, shown.length);
  if (shown.length === 0)
    return (
      <Card title={title}>
        <p className="t2">{t('balance.stripNoneBody')}</p>
      </Card>
    );
  if (shown.every((meeting) => meeting.attendances.nodes.length === 0)) return <Card title={t('balance.stripHidden')}>{null}</Card>;
  if (rows.every((row) => row.rate === null)) return null; // nobody came for a municipality: there is nothing to compare
  return (
    <Card title={title} aside={t('balance.stripAside')}>
      <div className="strip-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="data strip">
          <caption className="sr-only">{title}</caption>
          <Head meetings={shown} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, index) => (
                  <StripCell key={shown[index]!.id} cell={cell} />
                ))}
                <td className="num">{row.rate === null ? <Missing label={t('balance.noMember')} /> : percent(row.rate, 100)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="xs t2" style={{ paddingTop: 8 }}>
        {t('balance.stripLegend')}
      </p>
    </Card>
  );
}

function Head({ meetings }: { meetings: readonly HeldMeeting[] }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <thead>
      <tr>
        <th scope="col">{t('balance.municipality')}</th>
        {meetings.map((meeting) => (
          <th scope="col" key={meeting.id}>
            <Link to={tenant.path(`meetings/${meeting.id}`)} aria-label={`${meeting.title} ${rowDate(dayOfMeeting(meeting))}`}>
              {rowDate(dayOfMeeting(meeting)).replace(/^\S+ /, '')}
            </Link>
          </th>
        ))}
        <th scope="col" className="num">
          {t('balance.rate')}
        </th>
      </tr>
    </thead>
  );
}

function StripCell({ cell }: { cell: Cell }) {
  const { t } = useTranslation();
  const looks = looksOf(cell);
  return (
    <td>
      <span className={`strip-cell ${looks}`}>
        {looks === 'missing' ? <span className="sr-only">{t('balance.noMember')}</span> : null}
        {looks === 'missing' ? null : <span aria-hidden>{`${cell.present}/${cell.invited}`}</span>}
        {looks === 'missing' ? null : <span className="sr-only">{t('balance.cell', { ...cell })}</span>}
      </span>
    </td>
  );
}

/** The municipalities that came most seldom; one that never was invited is the members' card's to say. */
function useTitle(rows: readonly Row[], count: number): string {
  const { t } = useTranslation();
  if (count === 0) return t('balance.stripNone');
  const invited = rows.filter((row) => row.rate !== null);
  const fewest = Math.min(...invited.map((row) => row.came));
  if (invited.length === 0 || fewest === count) return t('balance.stripAll', { count, word: inWords(count) });
  const names = invited.filter((row) => row.came === fewest).map((row) => row.name);
  return t('balance.stripLow', { names: joined(names, t('ui.and')), came: inWords(fewest), count, word: inWords(count) });
}
