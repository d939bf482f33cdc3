import { language } from '../i18n/index.ts';

/** Per cent with one decimal, `36,4`. What is below 40 never reads 40. */
export function share(part: number, whole: number): string {
  const tenths = whole === 0 ? 0 : Math.round((part * 1000) / whole);
  const honest = tenths === 400 && part * 5 < whole * 2 ? 399 : tenths;
  const text = (honest / 10).toFixed(1);
  return language() === 'en' ? text : text.replace('.', ',');
}

/** The rest of a share, so that the two make a hundred. */
export function shares(women: number, men: number): { women: string; men: string } {
  const known = women + men;
  if (women <= men) return { women: share(women, known), men: rest(share(women, known)) };
  return { women: rest(share(men, known)), men: share(men, known) };
}

function rest(of: string): string {
  const text = (100 - Number(of.replace(',', '.'))).toFixed(1);
  return of.includes(',') ? text.replace('.', ',') : text;
}

/** Exactly 40 to 60, in whole people. */
export const onBorder = (women: number, men: number): boolean => Math.min(women, men) * 5 === (women + men) * 2 && women + men > 0;
