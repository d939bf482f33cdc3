import type { Language, PaperData } from '@samnav/platform';
import { decimalIn } from '../roll-ups/gap-words.ts';

interface Named {
  name: string;
}
interface Nodes<T> {
  nodes: T[];
}
interface Trajectory {
  rolledUp: boolean;
  state: string;
  latestYear: number | null;
  targetValue: string | null;
  targetYear: number | null;
  gapTextSv: string | null;
  gapTextEn: string | null;
  scope: Named | null;
  municipality: { id: string } | null;
}
interface Point {
  year: number;
  value: string | null;
  text: string | null;
  complete: boolean;
  missing: string[];
  scope: Named | null;
  municipality: { id: string } | null;
  period: Named | null;
}
/** An indicator as the brief asks for it. */
export interface BriefIndicator {
  id: string;
  name: string;
  unit: string;
  decimals: number;
  sourceName: string | null;
  trajectories: Nodes<Trajectory>;
  points: Nodes<Point>;
}
/** What the document of the brief answers. */
export interface BriefAnswer {
  title: string;
  description: string | null;
  level: string;
  state: string;
  outcomeText: string | null;
  targetOn: string | null;
  targetPrecision: string | null;
  municipality: (Named & { id: string }) | null;
  priority: Named | null;
  owner: Named | null;
  decision: { paragraph: string | null; decidedOn: string; body: Named | null } | null;
  subGoals: Nodes<{ title: string; state: string; targetOn: string | null; owner: Named | null }> & { totalCount: number };
  indicators: Nodes<BriefIndicator> & { totalCount: number };
  otherIndicators: Nodes<{ indicator: BriefIndicator | null }> & { totalCount: number };
}

const texts = {
  sv: {
    ...{
      vision: 'Vision',
      goal: 'Mål',
      subGoal: 'Delmål',
      indicators: 'Indikatorer',
      subGoals: 'Delmål',
      owner: 'Ansvarig',
      targetOn: 'Senast',
      state: 'Läge',
    },
    ...{
      for: 'Gäller',
      region: 'Regionen',
      priority: 'Prioritering',
      adopted: 'Antaget',
      outcome: 'Utfall',
      period: 'Period',
      value: 'Värde',
      scope: 'Avgränsning',
    },
    ...{ missing: 'Ofullständigt: saknar', source: 'Källa', more: 'Ytterligare, som inte får plats här' },
    states: { draft: 'utkast', noData: 'underlag saknas', onTrack: 'i fas', behind: 'efter', reached: 'uppnått', passed: 'passerat' } as Record<
      string,
      string
    >,
    target: (value: string, year: number) => `målvärde ${value} ${year}`,
  },
  en: {
    ...{
      vision: 'Vision',
      goal: 'Goal',
      subGoal: 'Sub-goal',
      indicators: 'Indicators',
      subGoals: 'Sub-goals',
      owner: 'Owner',
      targetOn: 'By',
      state: 'State',
    },
    ...{
      for: 'Applies to',
      region: 'The region',
      priority: 'Priority',
      adopted: 'Adopted',
      outcome: 'Outcome',
      period: 'Period',
      value: 'Value',
      scope: 'Scope',
    },
    ...{ missing: 'Incomplete: without', source: 'Source', more: 'More that has no room here' },
    states: { draft: 'draft', noData: 'no data', onTrack: 'on track', behind: 'behind', reached: 'reached', passed: 'passed' } as Record<
      string,
      string
    >,
    target: (value: string, year: number) => `target value ${value} in ${year}`,
  },
};
type Words = (typeof texts)['sv'];

/** What has room on one page. */
const MOST = { indicators: 3, points: 6, subGoals: 6 };

/** The brief as its template shows it: one page, the numbers of the screens. */
export function briefData(goal: BriefAnswer, language: Language): PaperData {
  const words = texts[language];
  const { states, target: _said, ...plain } = words;
  const told = [...goal.indicators.nodes, ...goal.otherIndicators.nodes.flatMap(({ indicator }) => indicator ?? [])];
  const indicators = [...new Map(told.map((one) => [one.id, one])).values()].slice(0, MOST.indicators);
  const subGoals = goal.subGoals.nodes.slice(0, MOST.subGoals);
  return {
    title: goal.title,
    words: plain,
    facts: factsOf(goal, words),
    description: goal.description && shortened(goal.description),
    indicators: indicators.map((one) => indicatorOf(one, goal.municipality?.id, words, language)),
    subGoals: subGoals.map(({ title, owner, targetOn, state }) => [title, owner?.name ?? '–', targetOn ?? '–', states[state] ?? state]),
    more: goal.subGoals.totalCount - subGoals.length + Math.max(0, goal.indicators.totalCount + goal.otherIndicators.totalCount - indicators.length),
  };
}

function factsOf(goal: BriefAnswer, words: Words): { name: string; value: string }[] {
  const { decision } = goal;
  const pairs: [string, string | null | undefined][] = [
    [words.state, `${words[goal.level as 'goal']}, ${words.states[goal.state] ?? goal.state}`],
    [words.for, goal.municipality?.name ?? words.region],
    [words.owner, goal.owner?.name],
    [words.targetOn, goal.targetPrecision === 'year' ? goal.targetOn?.slice(0, 4) : goal.targetOn],
    [words.priority, goal.priority?.name],
    [words.adopted, decision && [decision.body?.name, decision.decidedOn, decision.paragraph].filter(Boolean).join(', ')],
    [words.outcome, goal.outcomeText],
  ];
  return pairs.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function indicatorOf(indicator: BriefIndicator, municipalityId: string | undefined, words: Words, language: Language): object {
  const { name, unit, decimals, sourceName } = indicator;
  const own = (place: { municipality: { id: string } | null }): boolean => place.municipality?.id === municipalityId;
  const trajectories = indicator.trajectories.nodes.filter(own);
  const points = indicator.points.nodes.filter(own).slice(0, MOST.points);
  const missing = points.find(({ missing: some }) => some.length);
  const several = new Set(points.map(({ scope }) => scope?.name)).size > 1;
  const figure = ({ value, text }: Point): string => (value === null ? (text ?? '–') : decimalIn(language, value, decimals));
  const head = [words.period, ...(several ? [words.scope] : []), `${words.value} (${unit})`];
  return {
    title: name,
    sentence: trajectories.map((one) => sentenceOf(one, indicator, words, language)).join('\n') || null,
    columns: head.length,
    head,
    rows: points.map((point) => [point.period?.name ?? String(point.year), ...(several ? [point.scope?.name ?? '–'] : []), figure(point)]),
    notes: [
      ...(missing ? [`${words.missing} ${missing.missing.join(', ')} (${missing.period?.name ?? missing.year})`] : []),
      ...(sourceName ? [`${words.source}: ${sourceName}`] : []),
    ],
  };
}

function sentenceOf(one: Trajectory, { unit, decimals }: BriefIndicator, words: Words, language: Language): string {
  const target = one.targetValue === null ? null : words.target(`${decimalIn(language, one.targetValue, decimals)} ${unit}`, one.targetYear!);
  const gap = language === 'sv' ? one.gapTextSv : one.gapTextEn;
  return `${one.scope ? `${one.scope.name}: ` : ''}${[gap, target].filter(Boolean).join(' – ')}`;
}

const shortened = (text: string): string => (text.length > 900 ? `${text.slice(0, 900).replace(/\s+\S*$/, '')} …` : text);
