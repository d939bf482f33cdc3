import { z } from 'zod';
import { i18next } from '../i18n/index.ts';
import { fromOre, readAmount } from './money.ts';

/** Rules of the web's forms. They help before sending; what holds is decided by the API. */

/** Text that must be there. `label` is the field's, for "Fyll i namn". */
export const filled = (label: string, max = 500) =>
  z
    .string()
    .trim()
    .min(1, { error: () => i18next.t('ui.required', { label: label.toLocaleLowerCase() }) })
    .max(max, { error: () => i18next.t('ui.tooLong', { max }) });

/** Text that may be left out; empty becomes null. */
export const maybe = (max = 2000) =>
  z
    .string()
    .trim()
    .max(max, { error: () => i18next.t('ui.tooLong', { max }) })
    .transform((value) => (value === '' ? null : value));

const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

export const day = (label: string) => filled(label).refine(isDay, { error: () => i18next.t('ui.badDate') });

export const maybeDay = () =>
  z
    .string()
    .refine((value) => value === '' || isDay(value), { error: () => i18next.t('ui.badDate') })
    .transform((value) => (value === '' ? null : value));

/** An amount as people write it; becomes the API's decimal string. */
export const amount = (label: string) =>
  filled(label)
    .refine((value) => readAmount(value) !== null, { error: () => i18next.t('ui.badAmount') })
    .transform((value) => fromOre(readAmount(value) ?? 0n));

export const email = (label: string) =>
  filled(label, 254).refine((value) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value), { error: () => i18next.t('ui.badEmail') });

/** A period must not end before it starts; the fault stands at `endsOn`. */
export function inOrder(value: { startsOn?: string | null; endsOn?: string | null }, context: z.RefinementCtx): void {
  if (value.startsOn && value.endsOn && value.endsOn < value.startsOn)
    context.addIssue({ code: 'custom', path: ['endsOn'], message: i18next.t('ui.endBeforeStart') });
}
