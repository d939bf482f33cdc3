import { z } from 'zod';
import { i18next } from '../i18n/index.ts';

/** A local time of the day, `09:00`; people also write 9.00. Empty becomes null. */
export const maybeTime = () =>
  z
    .string()
    .trim()
    .transform((value) =>
      value
        .replace('.', ':')
        .replace(/^(\d):/, '0$1:')
        .slice(0, 5),
    )
    .refine((value) => value === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(value), { error: () => i18next.t('meetings.badTime') })
    .transform((value) => (value === '' ? null : value));

/** An address on the web, or nothing. */
export const maybeUrl = () =>
  z
    .string()
    .trim()
    .refine((value) => value === '' || /^https?:\/\/\S+$/.test(value), { error: () => i18next.t('meetings.badUrl') })
    .transform((value) => (value === '' ? null : value));

/** A whole number within bounds; empty becomes null. */
export const maybeWhole = (min: number, max: number, message: () => string) =>
  z
    .string()
    .trim()
    .refine((value) => value === '' || (/^\d{1,4}$/.test(value) && Number(value) >= min && Number(value) <= max), { error: message })
    .transform((value) => (value === '' ? null : Number(value)));

/** A meeting must not end before it starts; the fault stands at `endsAt`. */
export function timesInOrder(value: { startsAt: string | null; endsAt: string | null }, context: z.RefinementCtx): void {
  if (value.startsAt && value.endsAt && value.endsAt <= value.startsAt)
    context.addIssue({ code: 'custom', path: ['endsAt'], message: i18next.t('meetings.endsBeforeStart') });
}
