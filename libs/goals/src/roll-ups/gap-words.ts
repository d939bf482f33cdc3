import type { IndicatorTrajectory } from './indicator-trajectory.entity.ts';

/** What the words are made of. */
export type GapFacts = Pick<IndicatorTrajectory, 'state' | 'gap' | 'unit' | 'decimals' | 'reachedYear' | 'targetYear'>;

const sv = {
  noData: 'Inga värden är godkända än',
  noTarget: 'Det finns inget målvärde',
  on: 'på linjen',
  above: (much: string) => `${much} över linjen`,
  below: (much: string) => `${much} under linjen`,
  reached: 'målet är nått',
  noPace: 'takten är okänd: bara ett värde är godkänt',
  pace: (year: number) => `i denna takt nås målet ${year}`,
  never: 'i denna takt nås målet inte',
  passed: (year: number) => `målåret ${year} har passerat utan att målet nåddes`,
  target: { on: 'på målvärdet', above: (much: string) => `${much} över målvärdet`, below: (much: string) => `${much} under målvärdet` },
};
const en: typeof sv = {
  noData: 'No figures are approved yet',
  noTarget: 'There is no target value',
  on: 'on the line',
  above: (much) => `${much} above the line`,
  below: (much) => `${much} below the line`,
  reached: 'the target is reached',
  noPace: 'the pace is unknown: only one figure is approved',
  pace: (year) => `at this pace the target is reached in ${year}`,
  never: 'at this pace the target is not reached',
  passed: (year) => `the target year ${year} has passed without the target being reached`,
  target: { on: 'on the target value', above: (much) => `${much} above the target value`, below: (much) => `${much} below the target value` },
};
const texts = { sv, en };

/** How a trajectory stands, in words: how far from the line, and when it gets there. */
export const gapIn =
  (language: 'sv' | 'en') =>
  (facts: GapFacts): string => {
    const said = texts[language];
    const { state } = facts;
    if (state === 'noData' || state === 'noTarget') return said[state];
    const past = state === 'passed' ? said.target : said;
    return `${distance(facts, past, language)}; ${ending(facts, said)}`;
  };

function distance({ gap, unit, decimals }: GapFacts, said: Pick<typeof sv, 'on' | 'above' | 'below'>, language: 'sv' | 'en'): string {
  const shown = rounded(gap ?? '0', decimals);
  const size = shown.replace('-', '');
  if (!/[1-9]/.test(size)) return said.on;
  const much = `${pointed(size, language)} ${unit}`;
  return shown.startsWith('-') ? said.below(much) : said.above(much);
}

function ending({ state, reachedYear, targetYear }: GapFacts, said: typeof sv): string {
  if (state === 'reached') return said.reached;
  if (state === 'noPace') return said.noPace;
  if (state === 'passed') return said.passed(targetYear!);
  return reachedYear === null ? said.never : said.pace(reachedYear);
}

const pointed = (text: string, language: 'sv' | 'en'): string => (language === 'sv' ? text.replace('.', ',') : text);

/** A figure as people read it, with so many decimals: "0,6" or "0.6". */
export const decimalIn = (language: 'sv' | 'en', value: string, decimals: number): string => pointed(rounded(value, decimals), language);

/** "0.649" to so many decimals, half away from zero, exactly. */
function rounded(value: string, decimals: number): string {
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const digits = BigInt(whole + rest.padEnd(decimals + 1, '0').slice(0, decimals + 1));
  const text = String((digits + 5n) / 10n).padStart(decimals + 1, '0');
  const at = text.length - decimals;
  return sign + text.slice(0, at) + (decimals ? `.${text.slice(at)}` : '');
}
