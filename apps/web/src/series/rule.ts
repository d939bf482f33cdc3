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

/** A stored rule in words: "varje år, 31 mars". */
export function ruleWords(rule: unknown): string {
  const { pattern, month, dayOfMonth, interval, nth, weekday, period, offset, offsetUnit } = rule as RecurrenceInput;
  const t = i18next.t;
  const parts: string[] = [t(`series.patterns.${pattern}`)];
  if (month) parts.push([dayOfMonth, monthName(`2026-${String(month).padStart(2, '0')}`).split(' ')[0]].filter(Boolean).join(' '));
  if (pattern === 'everyMonths' && interval) parts[0] = `${t('series.interval').toLocaleLowerCase()}: ${interval}`;
  if (pattern === 'weekday' && nth && weekday) parts[0] = `${t(`series.nths.${String(nth) as '1'}`)} ${t(`series.weekdays.${weekday}`)}`;
  if (pattern === 'periodEnd' && period) parts.push(t(`series.periods.${period}`));
  if (offset) parts.push(`${offset > 0 ? '+' : '−'}${Math.abs(offset)} ${t(`series.offsetUnits.${offsetUnit ?? 'days'}`)}`);
  return parts.join(', ');
}

export const kinds = ['AGREED', 'MUNICIPAL', 'STATUTORY', 'FUNDER'] as const satisfies readonly DeadlineKind[];
