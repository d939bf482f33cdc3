import { by, plus, rational, times, written, ZERO } from './rational.ts';
import type { Rational } from './rational.ts';

/** The rows that roll-ups are made of; decimals as text, instants as text that sorts. */
export interface RollUpRows {
  municipalities: { id: string; name: string }[];
  indicators: { id: string; aggregation: string; factor: string; municipalityId: string | null }[];
  scopes: { id: string; indicatorId: string; kind: string; municipalityId: string | null }[];
  measurements: MeasurementRow[];
  parts: ({ measurementId: string; categoryId: string } & Figures)[];
}
interface Figures {
  value: string | null;
  numerator: string | null;
  denominator: string | null;
}
type MeasurementRow = Figures & {
  id: string;
  scopeId: string;
  periodId: string;
  text: string | null;
  submittedAt: string | null;
  approvedAt: string | null;
};

/** A figure of the region: of an indicator in a period, and of a category where one is given. */
export interface RolledUp {
  key: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  text: string | null;
  counted: number;
  missing: string[];
  waiting: number;
}

/** One municipality's share: its figures, whether they are approved, and when. */
interface Share extends Figures {
  municipality: string;
  measurementId: string;
  text: string | null;
  approvedAt: string | null;
}

/** Every figure of the region once more, municipality by municipality and with exact fractions: what the views are compared with. */
export function recompute(rows: RollUpRows): RolledUp[] {
  const found: RolledUp[] = [];
  for (const indicator of rows.indicators.filter((one) => one.municipalityId === null))
    for (const [key, shares] of sharesOf(rows, indicator.id)) {
      if (!shares.some((share) => share.approvedAt !== null)) continue;
      found.push(rolledUp(key, shares, indicator, rows.municipalities));
    }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What municipalities have submitted, by `indicator period category`. */
function sharesOf(rows: RollUpRows, indicatorId: string): Map<string, Share[]> {
  const shares = new Map<string, Share[]>();
  const add = (key: string, share: Share): void => void shares.set(key, [...(shares.get(key) ?? []), share]);
  for (const municipality of rows.municipalities) {
    const scope = rows.scopes.find((one) => one.indicatorId === indicatorId && one.kind === 'municipality' && one.municipalityId === municipality.id);
    for (const one of rows.measurements.filter(({ scopeId, submittedAt }) => scopeId === scope?.id && submittedAt !== null)) {
      const share = { municipality: municipality.name, measurementId: one.id, approvedAt: one.approvedAt };
      add(`${indicatorId} ${one.periodId} `, { ...one, ...share });
      for (const { measurementId, categoryId, value, numerator, denominator } of rows.parts)
        if (measurementId === one.id) add(`${indicatorId} ${one.periodId} ${categoryId}`, { value, numerator, denominator, text: null, ...share });
    }
  }
  return shares;
}

function rolledUp(key: string, shares: Share[], indicator: RollUpRows['indicators'][number], municipalities: RollUpRows['municipalities']): RolledUp {
  const { aggregation } = indicator;
  const used = shares.filter((share) => share.approvedAt !== null && isUsable(share, aggregation));
  const there = new Set(used.map((share) => share.municipality));
  return {
    key,
    ...figures(used, indicator),
    text:
      aggregation === 'text' && used.length
        ? used
            .map(({ municipality, text }) => `${municipality}: ${text}`)
            .sort(swedish)
            .join('\n')
        : null,
    counted: used.length,
    missing: municipalities.map(({ name }) => name).filter((name) => !there.has(name)).sort(swedish), // prettier-ignore
    waiting: shares.filter((share) => share.approvedAt === null).length,
  };
}

const collator = new Intl.Collator('sv');
const swedish = (a: string, b: string): number => collator.compare(a, b);

function isUsable({ value, numerator, denominator, text }: Share, aggregation: string): boolean {
  if (aggregation === 'ratio') return numerator !== null && denominator !== null;
  if (aggregation === 'weighted') return value !== null && denominator !== null;
  return aggregation === 'text' ? text !== null : value !== null;
}

type Rolled = Pick<RolledUp, 'value' | 'numerator' | 'denominator'>;
const NONE: Rolled = { value: null, numerator: null, denominator: null };

function figures(used: Share[], { aggregation, factor }: { aggregation: string; factor: string }): Rolled {
  if (!used.length || aggregation === 'text') return NONE;
  const sum = (of: (share: Share) => Rational): Rational => used.map(of).reduce(plus, ZERO);
  const under = (share: Share): Rational => rational(share.denominator!);
  switch (aggregation) {
    case 'ratio': {
      const [over, all] = [sum((share) => rational(share.numerator!)), sum(under)];
      return { value: written(times(by(over, all), rational(factor))), numerator: written(over), denominator: written(all) };
    }
    case 'weighted': {
      const weights = sum(under);
      return {
        ...NONE,
        value: written(
          by(
            sum((share) => times(rational(share.value!), under(share))),
            weights,
          ),
        ),
        denominator: written(weights),
      };
    }
    case 'latest': {
      const newest = used.reduce((a, b) => (`${a.approvedAt} ${a.measurementId}` > `${b.approvedAt} ${b.measurementId}` ? a : b));
      return { ...NONE, value: written(rational(newest.value!)) };
    }
    default:
      return { ...NONE, value: written(sum((share) => rational(share.value!))) };
  }
}
