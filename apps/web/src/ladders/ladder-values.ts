import { z } from 'zod';
import type { LadderRowFragment, LadderStepInput, QuietDays, RecipientRole, StepUnit } from '../generated/graphql.ts';
import { i18next } from '../i18n/index.ts';

export type Relation = 'before' | 'on' | 'after';

/** A step as its fields hold it: everything is text. */
export interface StepValues {
  days: string;
  relation: Relation;
  unit: StepUnit;
  recipientRole: RecipientRole;
  channel: string;
  wordingSv: string;
  wordingEn: string;
  repeatEvery: string;
  repeatTimes: string;
  minPeriod: string;
  maxPeriod: string;
}

export interface LadderValues {
  sendTime: string;
  quiet: QuietDays;
  steps: StepValues[];
}

const text = (number: number | null | undefined): string => (number == null ? '' : String(number));
const relationOf = (offset: number): Relation => (offset === 0 ? 'on' : offset < 0 ? 'before' : 'after');

/** A new step: a week before, to the owner. */
export const newStep = (): StepValues => ({
  days: '7',
  relation: 'before',
  unit: 'days',
  recipientRole: 'owner',
  channel: 'auto',
  wordingSv: '',
  wordingEn: '',
  repeatEvery: '',
  repeatTimes: '',
  minPeriod: '',
  maxPeriod: '',
});

/** A ladder as the form holds it. */
export const valuesOf = (ladder: LadderRowFragment): LadderValues => ({
  sendTime: ladder.sendTime,
  quiet: ladder.quiet,
  steps: ladder.steps.nodes.map((step) => ({
    days: text(Math.abs(step.offsetDays)),
    relation: relationOf(step.offsetDays),
    unit: step.unit,
    recipientRole: step.recipientRole,
    channel: step.channel ?? 'auto',
    wordingSv: step.wordingSv ?? '',
    wordingEn: step.wordingEn ?? '',
    repeatEvery: text(step.repeatEvery),
    repeatTimes: text(step.repeatTimes),
    minPeriod: text(step.minPeriod),
    maxPeriod: text(step.maxPeriod),
  })),
});

const isWhole = (value: string, min: number, max: number): boolean => /^\d{1,5}$/.test(value.trim()) && Number(value) >= min && Number(value) <= max;
const whole = (min: number, max: number) =>
  z.string().refine((value) => isWhole(value, min, max), { error: () => i18next.t('ladders.numberBad', { min, max }) });
const maybeWhole = (min: number, max: number) =>
  z.string().refine((value) => value.trim() === '' || isWhole(value, min, max), { error: () => i18next.t('ladders.numberBad', { min, max }) });

const words = z.string().max(1000, { error: () => i18next.t('ui.tooLong', { max: 1000 }) });
const step = z.object({
  days: z.string(),
  relation: z.enum(['before', 'on', 'after']),
  unit: z.enum(['days', 'workingDays']),
  recipientRole: z.string().transform((value) => value as RecipientRole),
  channel: z.string(),
  wordingSv: words,
  wordingEn: words,
  repeatEvery: maybeWhole(5, 365),
  repeatTimes: maybeWhole(1, 50),
  minPeriod: maybeWhole(0, 36_500),
  maxPeriod: maybeWhole(0, 36_500),
});

/** The rules of the form; the API has the last word. */
export const rules = z.object({
  sendTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: () => i18next.t('ladders.sendTimeBad') }),
  quiet: z.enum(['none', 'weekends', 'nonWorkingDays']),
  steps: z
    .array(
      step.refine((each) => each.relation === 'on' || whole(1, 730).safeParse(each.days).success, {
        path: ['days'],
        error: () => i18next.t('ladders.numberBad', { min: 1, max: 730 }),
      }),
    )
    .min(1, { error: () => i18next.t('ladders.stepsMissing') }),
});

const number = (value: string): number | null => (value.trim() === '' ? null : Number(value));
const trimmed = (value: string): string | null => value.trim() || null;

/** Days from the last day: negative = before. */
export const offsetOf = ({ days, relation }: Pick<StepValues, 'days' | 'relation'>): number =>
  relation === 'on' ? 0 : Number(days) * (relation === 'before' ? -1 : 1);

/** The steps as the API takes them. */
export const stepInputs = (steps: readonly StepValues[]): LadderStepInput[] =>
  steps.map((each) => ({
    offsetDays: offsetOf(each),
    unit: each.unit,
    recipientRole: each.recipientRole,
    channel: (each.channel === 'auto' ? null : each.channel) as LadderStepInput['channel'],
    wordingSv: trimmed(each.wordingSv),
    wordingEn: trimmed(each.wordingEn),
    repeatEvery: number(each.repeatEvery),
    repeatTimes: number(each.repeatTimes),
    minPeriod: number(each.minPeriod),
    maxPeriod: number(each.maxPeriod),
  }));
