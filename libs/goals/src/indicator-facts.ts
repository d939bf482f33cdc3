import { existsSync, readFileSync } from 'node:fs';
import type {
  IndicatorAggregation,
  IndicatorDirection,
  IndicatorScopeKind,
  Periodicity,
  TargetComparator,
  ValuePrecision,
} from './indicators/indicator-choices.ts';

interface Figures {
  value?: string;
  numerator?: string;
  denominator?: string;
}
/** One measurement of a year, or of a period by its name. */
export interface MeasuredFacts extends Figures {
  year?: number;
  period?: string;
  text?: string;
  precision?: ValuePrecision;
  parts?: (Figures & { category: string })[];
  /** Why it was returned, where it was. */
  reason?: string;
  source: string;
}
export interface ScopeFacts {
  kind: IndicatorScopeKind;
  /** Code of the municipality. */
  municipality?: string;
  name: string;
  /** E-mail of who reports it. */
  owner: string;
  source: string;
  /** Approved ones, those that wait for approval, and those that were given back. */
  measured: MeasuredFacts[];
  submitted?: MeasuredFacts[];
  returned?: MeasuredFacts[];
  targets?: { year: number; value: string; comparator: TargetComparator; precision?: ValuePrecision; source: string }[];
  actions?: { title: string; effect: string; fromYear: number; fullYear: number; source: string }[];
}
export interface IndicatorFacts {
  name: string;
  unit: string;
  decimals: number;
  direction: IndicatorDirection;
  aggregation: IndicatorAggregation;
  factor?: string;
  periodicity: Periodicity;
  owner: string;
  municipality?: string;
  description?: string;
  method?: string;
  sourceName?: string;
  koladaId?: string;
  /** Titles of goals: the one that it is followed for, then others that it tells of. */
  goals: string[];
  source: string;
  dimensions?: { name: string; categories: string[] }[];
  scopes: ScopeFacts[];
}

/** What a region measures, and what was measured. */
export interface RegionIndicatorFacts {
  years: number[];
  /** Years whose periods are locked. */
  locked: number[];
  /** The year that is to be reported this week. */
  asked: number;
  periods: { name: string; startsOn: string; endsOn: string; source: string }[];
  indicators: IndicatorFacts[];
}

/** The facts of a tenant; null where its slug has no file. */
export function indicatorFacts(tenant: string): RegionIndicatorFacts | null {
  const file = new URL(`../data/indicators-${tenant}.json`, import.meta.url);
  if (!/^[a-z-]+$/.test(tenant) || !existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as RegionIndicatorFacts;
}
