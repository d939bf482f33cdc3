import { i18next, language } from '../i18n/index.ts';

/** Basis points as percent with the decimals it needs: `38,5 %`. */
export const shareText = (basisPoints: number): string => {
  const number = new Intl.NumberFormat(language() === 'en' ? 'en-GB' : 'sv-SE', { maximumFractionDigits: 2 }).format(basisPoints / 100);
  return language() === 'en' ? `${number}%` : `${number}\u00a0%`;
};

/** Minutes as whole hours, a begun one counted. */
export function hoursText(minutes: number): string {
  const hours = Math.ceil(minutes / 60);
  return i18next.t('grants.hours', { count: hours, hours: new Intl.NumberFormat(language() === 'en' ? 'en-GB' : 'sv-SE').format(hours) });
}

/** The grant's finding as a heading: without the full stop at its end. */
export const headingOf = (finding: string): string => finding.replace(/\.$/, '');
