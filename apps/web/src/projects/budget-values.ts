import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CostCategory, FinancingKind, FinancingRowFragment, LineRowFragment } from '../generated/graphql.ts';
import { i18next, language } from '../i18n/index.ts';
import { exactMoney, readAmount, toOre } from '../ui/money.ts';
import { amount, filled, maybe } from '../ui/rules.ts';

/** The rules of a budget's form: every row as the API takes it. */
export function useBudgetRules() {
  const { t } = useTranslation();
  const year = z
    .string()
    .trim()
    .regex(/^(19|20|21)\d\d$/, { error: () => i18next.t('budgets.yearHint') })
    .transform(Number);
  const line = z.object({
    category: filled(t('budgets.category')).transform((value) => value as CostCategory),
    year,
    partnerId: maybe(),
    planned: amount(t('budgets.planned')),
    description: maybe(1000),
  });
  const financing = z.object({
    financierId: filled(t('budgets.financier')),
    kind: filled(t('budgets.kind')).transform((value) => value as FinancingKind),
    amount: amount(t('budgets.amount')),
    description: maybe(1000),
  });
  return z.object({ lines: z.array(line), financing: z.array(financing) });
}

export type BudgetValues = z.input<ReturnType<typeof useBudgetRules>>;
export type BudgetInput = z.output<ReturnType<typeof useBudgetRules>>;

/** An amount as it stands in a field: `1 250 000` or `0,01`. */
export function writtenAmount(amountText: string): string {
  const ore = toOre(amountText);
  const whole = ore % 100n === 0n;
  return new Intl.NumberFormat(language() === 'en' ? 'en-GB' : 'sv-SE', {
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(Number(ore) / 100);
}

export const valuesOf = (lines: readonly LineRowFragment[], financing: readonly FinancingRowFragment[]): BudgetValues => ({
  lines: lines.map((line) => ({
    category: line.category,
    year: String(line.year),
    partnerId: line.partner?.id ?? '',
    planned: writtenAmount(line.planned.amount),
    description: line.description ?? '',
  })),
  financing: financing.map((row) => ({
    financierId: row.financier?.id ?? '',
    kind: row.kind,
    amount: writtenAmount(row.amount.amount),
    description: row.description ?? '',
  })),
});

/** What the rows sum to; null while an amount cannot be read. */
export function sumWritten(amounts: readonly string[]): bigint | null {
  let sum = 0n;
  for (const written of amounts) {
    if (written.trim() === '') continue;
    const ore = readAmount(written);
    if (ore === null) return null;
    sum += ore;
  }
  return sum;
}

/** `1 öre`, `99 öre`, otherwise `250 kr` or `250,50 kr`. */
export const smallMoney = (ore: bigint): string => (ore < 100n ? i18next.t('budgets.ore', { count: Number(ore) }) : exactMoney(ore));

/** How budget and financing stand to each other, in words. */
export function differenceWords(planned: bigint | null, financed: bigint | null): { words: string; tone: 'ok' | 'warn' | 'mute' } {
  if (planned === null || financed === null) return { words: i18next.t('budgets.unreadable'), tone: 'mute' };
  if (planned === 0n && financed === 0n) return { words: i18next.t('budgets.bothEmpty'), tone: 'mute' };
  if (planned === financed) return { words: i18next.t('budgets.balanced', { total: exactMoney(planned) }), tone: 'ok' };
  return financed < planned
    ? { words: i18next.t('budgets.missing', { amount: smallMoney(planned - financed) }), tone: 'warn' }
    : { words: i18next.t('budgets.excess', { amount: smallMoney(financed - planned) }), tone: 'warn' };
}
