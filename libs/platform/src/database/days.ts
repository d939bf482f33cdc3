/** Where the regions are: their days begin and end by this clock. */
export const ZONE = 'Europe/Stockholm';
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
let last = { minute: '', day: '' };

/** The day that it is at an instant, `YYYY-MM-DD`. */
export function dayAt(now: string): string {
  const minute = now.slice(0, 16);
  if (minute !== last.minute) last = { minute, day: days.format(new Date(now)) };
  return last.day;
}
