import { useTranslation } from 'react-i18next';
import { decimal } from '../ui/decimals.ts';
import { Missing } from '../ui/page.tsx';
import { tableYears, valueAt, type Lines, type Point } from './lines.ts';

interface Row {
  word: string;
  points: readonly Point[];
  /** Years whose value is a stated one, in bold. */
  stated?: readonly number[];
  /** Measured values stand only where they were measured; lines also between. */
  between: boolean;
}

const parts: Record<string, string> = { '0.25': 'Q1', '0.5': 'H1', '0.75': 'Q3' };

/** "2024", "2024 H1" of 2023.5, "2024-04" of the end of April. */
export function yearText(year: number): string {
  if (year % 1 === 0) return String(year);
  const whole = Math.ceil(year);
  const part = year % 1;
  return parts[String(part)] ? `${whole} ${parts[String(part)]}` : `${whole}-${String(Math.round(part * 12)).padStart(2, '0')}`;
}

/** The rows of the picture's table, in the picture's order. */
export function useLineRows(lines: Lines): Row[] {
  const { t } = useTranslation();
  const rows: Row[] = [
    { word: t('indicators.lines.measured'), points: lines.measured, between: false, stated: lines.measured.slice(-1).map((each) => each.year) },
    {
      word: t('indicators.lines.targetLine'),
      points: lines.target.length ? lines.target : lines.targets,
      between: lines.target.length > 0,
      stated: lines.targets.map((each) => each.year),
    },
    { word: t('indicators.lines.pace'), points: lines.pace, between: true },
    { word: t('indicators.lines.planned'), points: lines.planned, between: true },
    ...lines.compared.map(({ name, points }) => ({ word: name, points, between: false })),
  ];
  return rows.filter((row) => row.points.length > 0);
}

/** What a row says of a year; null where it says nothing. */
export const cellOf = ({ points, between }: Row, year: number): number | null =>
  between ? valueAt(points, year) : (points.find((point) => point.year === year)?.value ?? null);

/** The same numbers as the picture. */
export function LinesTable({ lines, decimals, caption, unit }: { lines: Lines; decimals: number; caption: string; unit: string }) {
  const rows = useLineRows(lines);
  const years = tableYears(lines);
  return (
    <table className="data">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{unit}</th>
          {years.map((year) => (
            <th key={year} scope="col" className="num">
              {yearText(year)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.word}>
            <th scope="row">{row.word}</th>
            {years.map((year) => {
              const value = cellOf(row, year);
              return (
                <td key={year} className={`num ${row.stated?.includes(year) ? 'strong' : ''}`}>
                  {value === null ? <Missing /> : decimal(value, decimals)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
