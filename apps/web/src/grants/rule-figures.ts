import type { GrantRuleKind } from '../generated/graphql.ts';
import { i18next } from '../i18n/index.ts';
import { count, exactMoney, fromOre, readAmount, toOre } from '../ui/money.ts';
import { shareText } from './grant-words.ts';
import { sharePercent } from './share.ts';
import type { sv } from './terms-texts.ts';

/** A figure of a rule that has a word. */
export type Figure = keyof typeof sv.params;
/** How a figure is written: what it is follows from the end of its name. */
export type FigureKind = 'percent' | 'money' | 'hours' | 'whole' | 'flag' | 'word';
export type Params = Readonly<Record<string, unknown>>;

const flags: ReadonlySet<string> = new Set<Figure>([
  ...(['advance', 'allOrNothing', 'average', 'calculation', 'certified', 'daily', 'fixedShare', 'inKind', 'inPeriod', 'income'] as const),
  ...(['kindsApart', 'ofActualCosts', 'paidCoFinancing', 'paidInPeriod', 'perParty', 'preparatory', 'projectCode', 'provable'] as const),
]);

export function kindOf(name: string): FigureKind {
  if (name === 'category' || name === 'of') return 'word';
  if (flags.has(name)) return 'flag';
  if (name.endsWith('Bp')) return 'percent';
  if (/Ore$|^(max)?[oO]rePerHour$/.test(name)) return 'money';
  return name.endsWith('Minutes') ? 'hours' : 'whole';
}

/** What a rule of a kind usually says in figures. */
const usual: Partial<Record<GrantRuleKind, Figure[]>> = {
  supportRate: ['maxBp'],
  flatRate: ['category', 'of', 'maxBp'],
  unitCost: ['annualMinutes', 'indexBp', 'everyMonths', 'orePerHour', 'maxOrePerHour'],
  budgetChange: ['overBp', 'overOre'],
  coFinancing: ['inKind', 'kindsApart', 'calculation'],
  time: ['daily', 'fixedShare', 'certified', 'sickDaysNotDeducted'],
  claim: ['income', 'paidCoFinancing'],
  deadline: ['everyMonths', 'dueDays', 'finalDueDays'],
  retention: ['years'],
  audit: ['certificateFromOre'],
  eligibility: ['inPeriod', 'paidInPeriod'],
  accounting: ['projectCode'],
  durability: ['years'],
  lumpSum: ['maxOre'],
};

const isNamed = (name: string): name is Figure => i18next.exists(`terms.params.${name}`);
const fits = (name: string, value: unknown): boolean => {
  const kind = kindOf(name);
  return kind === 'flag' ? typeof value === 'boolean' : kind === 'word' ? typeof value === 'string' : Number.isSafeInteger(value);
};

/** The figures that stand in a rule and can be written in a field; what else it holds is kept as it is. */
export const figuresOf = (params: Params): Figure[] =>
  Object.keys(params).filter((name): name is Figure => isNamed(name) && fits(name, params[name]));

/** The fields of a rule: what it says, else what rules of its kind usually say. */
export function fieldsOf(kind: GrantRuleKind | '', params: Params): Figure[] {
  const own = figuresOf(params);
  return own.length || !kind ? own : (usual[kind] ?? []);
}

/** A figure as it stands in its field. */
export function written(name: string, value: unknown): string | boolean {
  const kind = kindOf(name);
  if (kind === 'flag') return value === true;
  if (value === undefined || value === null) return '';
  if (kind === 'percent') return sharePercent(Number(value));
  if (kind === 'money') return fromOre(BigInt(value as number)).replace(/\.00$/, '');
  return kind === 'hours' ? String(Number(value) / 60) : String(value);
}

/** What was written in a figure's field; undefined where it is empty, null where it is no such figure. */
export function readFigure(name: string, text: string | boolean): unknown {
  const kind = kindOf(name);
  if (kind === 'flag') return text === true ? true : undefined;
  const bare = String(text).trim();
  if (bare === '') return undefined;
  if (kind === 'word') return bare;
  if (kind === 'whole' || kind === 'hours') return /^\d{1,6}$/.test(bare) ? Number(bare) * (kind === 'hours' ? 60 : 1) : null;
  const hundredths = readAmount(bare.replace('%', ''));
  if (hundredths === null || hundredths < 0n || (kind === 'percent' && hundredths > 10_000n)) return null;
  return Number(hundredths); // whole öre or basis points, far below what a number holds exactly
}

/** A rule's figures in words: `mer än 20 %`, `och minst 50 000 kr`. */
export function figureWords(params: Params): string[] {
  return figuresOf(params).flatMap((name) => {
    const [word, value] = [i18next.t(`terms.params.${name}`), params[name]];
    switch (kindOf(name)) {
      case 'flag':
        return value === true ? [word] : [];
      case 'percent':
        return [`${word} ${shareText(Number(value))}`];
      case 'money':
        return [`${word} ${exactMoney(toOre(fromOre(BigInt(value as number))))}`];
      case 'hours':
        return [`${word}: ${count(Number(value) / 60)}`];
      case 'word':
        return [`${word}: ${i18next.t(`${name === 'of' ? 'grants.bases' : 'budgets.categories'}.${String(value)}` as 'ui.yes')}`];
      default:
        return [`${word}: ${count(Number(value))}`];
    }
  });
}
