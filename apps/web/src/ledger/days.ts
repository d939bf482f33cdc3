const iso = (year: number, month: number, day: number): string | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T12:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
};

const century = (year: number): number => (year < 100 ? 2000 + year : year);

/** A day as people and ledgers write it: `2026-03-04`, `20260304`, `260304`, `4/3 2026`, `4.3.2026`, and `4/3` of the year given; null when it is none. */
export function readDay(written: string, year: number): string | null {
  const text = written.trim().replace(/[T ]\d\d:\d\d.*$/, '');
  const whole = /^(\d{4}|\d{2})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text);
  if (whole) return iso(century(Number(whole[1])), Number(whole[2]), Number(whole[3]));
  const daily = /^(\d{1,2})[-/.](\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?$/.exec(text);
  if (daily) return iso(daily[3] ? century(Number(daily[3])) : year, Number(daily[2]), Number(daily[1]));
  return null;
}
