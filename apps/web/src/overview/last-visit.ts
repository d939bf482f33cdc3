import { dayOf, now } from '../ui/dates.ts';

interface Visits {
  /** The last instant of an earlier day. */
  before: string | null;
  /** The latest instant of all. */
  last: string;
}

/** When one was on the overview before today; null the first time. Notes that one is here now. */
export function lastVisit(tenant: string): string | null {
  const key = `samnav.visit.${tenant}`;
  const instant = now().toISOString();
  const kept = keptAt(key);
  const before = kept && dayOf(kept.last) < dayOf(instant) ? kept.last : (kept?.before ?? null);
  localStorage.setItem(key, JSON.stringify({ before, last: instant } satisfies Visits));
  return before;
}

/** What was noted last time; null where there is nothing that can be read. */
function keptAt(key: string): Visits | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Visits | null;
  } catch {
    return null;
  }
}
