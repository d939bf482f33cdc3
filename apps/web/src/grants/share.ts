import { i18next } from '../i18n/index.ts';
import { readAmount } from '../ui/money.ts';
import { filled } from '../ui/rules.ts';

/** A share as people write it, in percent, to whole basis points: `38,5` is 3850. */
export const readShare = (written: string): number | null => {
  const hundredths = readAmount(written.replace('%', ''));
  return hundredths !== null && hundredths > 0n && hundredths <= 10_000n ? Number(hundredths) : null;
};

/** Basis points as they stand in a field: `38,5`. */
export const sharePercent = (basisPoints: number): string => String(basisPoints / 100).replace('.', i18next.language === 'en' ? '.' : ',');

/** The rule of a field with a share. */
export const sharePoints = (label: string) =>
  filled(label)
    .refine((value) => readShare(value) !== null, { error: () => i18next.t('grants.shareBad') })
    .transform((value) => readShare(value) ?? 0);
