import { Temporal } from 'temporal-polyfill';

const two = (n: number): string => String(Math.abs(n)).padStart(2, '0');

/** `+0200` of nanoseconds east of Greenwich. */
function offset(nanoseconds: number): string {
  const minutes = Math.round(nanoseconds / 60e9);
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}${two(minutes % 60)}`;
}
const local = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');

/** One rule of RFC 5545: from this wall-clock time, read by the old offset, the new one holds. */
function observance(from: Temporal.PlainDateTime, before: number, after: number): string {
  const kind = after > before ? 'DAYLIGHT' : 'STANDARD';
  return [`BEGIN:${kind}`, `DTSTART:${local(from)}`, `TZOFFSETFROM:${offset(before)}`, `TZOFFSETTO:${offset(after)}`, `END:${kind}`].join('\n');
}

/** A VTIMEZONE with every change of the clock in those years, so that a client needs no table of its own. */
export function vtimezone(zone: string, firstYear: number, lastYear: number): string {
  const start = Temporal.PlainDateTime.from({ year: firstYear, month: 1, day: 1 }).toZonedDateTime(zone);
  const rules = [observance(start.toPlainDateTime(), start.offsetNanoseconds, start.offsetNanoseconds)];
  for (let next = start.getTimeZoneTransition('next'); next && next.year <= lastYear; next = next.getTimeZoneTransition('next')) {
    const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    const wall = next.toPlainDateTime().subtract({ nanoseconds: next.offsetNanoseconds - before });
    rules.push(observance(wall, before, next.offsetNanoseconds));
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...rules, 'END:VTIMEZONE'].join('\n');
}
