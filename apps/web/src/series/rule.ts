import { z } from 'zod';
import type { DeadlineKind, RecurrenceInput, RecurrencePattern } from '../generated/graphql.ts';
import { i18next } from '../i18n/index.ts';
import { monthName } from '../ui/dates.ts';

/** The fields that a pattern uses, in the order they are asked for. */
export const fieldsOf = {
  yearly: ['month', 'dayOfMonth'],
  quarterly: ['dayOfMonth'],
  monthly: ['dayOfMonth'],
  everyMonths: ['interval', 'dayOfMonth'],
  weekday: ['nth', 'weekday', 'interval'],
  periodEnd: ['period', 'offset', 'offsetUnit'],
  bodyDate: ['bodyId', 'bodyDate', 'offset', 'offsetUnit'],
} as const satisfies Record<RecurrencePattern, readonly (keyof RecurrenceInput)[]>;
export type RuleField = (typeof fieldsOf)[RecurrencePattern][number];

const required: readonly RuleField[] = ['nth', 'weekday', 'period', 'bodyId', 'bodyDate'];
const bounds: Partial<Record<RuleField, [number, number]>> = { dayOfMonth: [1, 31], interval: [1, 120], offset: [-1000, 1000] };

/** How it comes back, as its fields hold it. */
export const ruleShape = {
  pattern: z.string().transform((value) => value as RecurrencePattern),
  month: z.string(),
  dayOfMonth: z.string(),
  interval: z.string(),
  nth: z.string(),
  weekday: z.string(),
  period: z.string(),
  bodyId: z.string(),
  bodyDate: z.string(),
  offset: z.string(),
  offsetUnit: z.string(),
};
type Values = { [K in keyof typeof ruleShape]: string };

export const emptyRule: Values = {
  pattern: 'yearly',
  month: '',
  dayOfMonth: '',
  interval: '',
  nth: '1',
  weekday: 'monday',
  period: 'quarter',
  bodyId: '',
  bodyDate: 'dispatch',
  offset: '',
  offsetUnit: 'days',
};

const isWhole = (value: string, [min, max]: [number, number]): boolean =>
  /^[-−]?\d{1,4}$/.test(value) && number(value)! >= min && number(value)! <= max;
const number = (value: string): number | null => (value.trim() === '' ? null : Number(value.trim().replace('−', '-')));

/** What is missing or wrong in the fields of the chosen pattern. */
export function ruleFaults(values: Values, context: z.RefinementCtx): void {
  for (const field of fieldsOf[values.pattern as RecurrencePattern]) {
    const value = values[field].trim();
    const range = bounds[field];
    if (!value && (required.includes(field) || (field === 'interval' && values.pattern === 'everyMonths')))
      context.addIssue({ code: 'custom', path: [field], message: i18next.t('series.missing') });
    else if (value && range && !isWhole(value, range))
      context.addIssue({ code: 'custom', path: [field], message: i18next.t('series.numberBad', { min: range[0], max: range[1] }) });
  }
}

const numeric: readonly RuleField[] = ['month', 'dayOfMonth', 'interval', 'nth', 'offset'];

/** The rule as the API takes it: the pattern's own fields only. */
export function ruleInput(values: Values): RecurrenceInput {
  const own = fieldsOf[values.pattern as RecurrencePattern].map((field) => [
    field,
    numeric.includes(field) ? number(values[field]) : values[field] || null,
  ]);
  return { pattern: values.pattern as RecurrencePattern, ...Object.fromEntries(own) } as RecurrenceInput;
}

/** A stored rule as its fields hold it. */
export function valuesOfRule(rule: unknown, bodyId: string | undefined): Values {
  const kept = Object.entries(rule as RecurrenceInput).filter(([field, value]) => field in emptyRule && value !== null);
  return { ...emptyRule, ...Object.fromEntries(kept.map(([field, value]) => [field, String(value)])), bodyId: bodyId ?? '' };
}

const month = (number: number): string => monthName(`2026-${String(number).padStart(2, '0')}`).split(' ')[0]!;

/** A rule's days before they are put off: "den första måndagen i månaden", "slutet av varje kvartal". */
const bases: Record<RecurrencePattern, (rule: RecurrenceInput) => string> = {
  yearly: ({ month: at, dayOfMonth: day }) => {
    if (!at) return i18next.t('series.patterns.yearly');
    return day ? i18next.t('series.rules.yearDay', { day, month: month(at) }) : i18next.t('series.rules.yearMonth', { month: month(at) });
  },
  quarterly: ({ dayOfMonth: day }) => (day ? i18next.t('series.rules.quarterDay', { day }) : i18next.t('series.patterns.quarterly')),
  monthly: ({ dayOfMonth: day }) => (day ? i18next.t('series.rules.monthDay', { day }) : i18next.t('series.patterns.monthly')),
  everyMonths: ({ interval }) => everyMonths(interval ?? 1),
  weekday: ({ nth, weekday, month: at, interval }) => {
    const names = { nth: i18next.t(`series.nths.${String(nth) as '1'}`), weekday: i18next.t(`series.weekdays.${weekday ?? 'monday'}`) };
    const day = i18next.t('series.rules.weekday', { ...names, month: at ? month(at) : i18next.t('series.rules.anyMonth') });
    return interval && interval > 1 ? `${day}, ${everyMonths(interval)}` : day;
  },
  periodEnd: ({ period }) => i18next.t('series.rules.periodEnd', { period: i18next.t(`series.periods.${period ?? 'month'}`) }),
  bodyDate: ({ bodyDate }) => i18next.t(`series.rules.${bodyDate ?? 'meeting'}`),
};

const everyMonths = (count: number): string =>
  count === 2 ? i18next.t('series.rules.everySecondMonth') : i18next.t('series.rules.everyMonths', { count });

/** A stored rule in words: "varje år den 31 mars", "5 arbetsdagar före varje sammanträde". */
export function ruleWords(stored: unknown): string {
  const rule = stored as RecurrenceInput;
  const what = bases[rule.pattern](rule);
  if (rule.offset) {
    const offset = i18next.t(`series.offsets.${rule.offsetUnit ?? 'days'}`, { count: Math.abs(rule.offset) });
    return i18next.t(rule.offset > 0 ? 'series.rules.after' : 'series.rules.before', { offset, what });
  }
  return rule.pattern === 'periodEnd' || rule.pattern === 'bodyDate' ? i18next.t('series.rules.at', { what }) : what;
}

export const kinds = ['AGREED', 'MUNICIPAL', 'STATUTORY', 'FUNDER'] as const satisfies readonly DeadlineKind[];
