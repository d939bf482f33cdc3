import { existsSync, readFileSync } from 'node:fs';
import type { DecisionKind } from '@samnav/meetings';
import type { GoalLevel, GoalOutcome } from './goals/goal-words.ts';
import type { MandateStatus } from './mandates/mandate.entity.ts';

/** A decision that adopts; others name it by its key. Bodies by name. */
export interface DecisionFacts {
  key: string;
  body: string;
  kind?: DecisionKind;
  title: string;
  decidedOn: string;
  paragraph: string;
  registryNumber?: string;
  text?: string;
  source: string;
}
export interface GoalFacts {
  level: GoalLevel;
  title: string;
  description?: string;
  /** Code of the municipality. */
  municipality?: string;
  /** Title of what it stands under. */
  parent?: string;
  priority?: number;
  /** E-mail of the owner. */
  owner: string;
  /** The year by whose end it is to be reached. */
  target?: string;
  baseline?: string;
  /** Code of the municipality on whose baseline review it rests. */
  reviewOf?: string;
  adoptedBy?: string;
  /** Items of frameworks that it serves: `sdg:11.2`. */
  serves?: string[];
  outcome?: GoalOutcome;
  outcomeText?: string;
  source: string;
}
export interface PlanFacts {
  title: string;
  description?: string;
  municipality?: string;
  workgroup?: string;
  /** Title of the plan that it is part of. */
  partOf?: string;
  owner: string;
  startsOn?: string;
  endsOn?: string;
  adoptedBy?: string;
  priorities?: number[];
  source: string;
}
export interface MandateFacts {
  number: string;
  title: string;
  description?: string;
  body: string;
  receivers: string[];
  organisations?: string[];
  decision?: string;
  goal?: string;
  owner?: string;
  startsOn?: string;
  endsOn?: string;
  /** Number of the mandate that it makes clearer. */
  clarifies?: string;
  reports?: { receiver?: string; status: MandateStatus; reportedOn: string; text: string; source: string }[];
  source: string;
}

/** What the demonstration knows of a region's goals; people by e-mail, bodies, organisations and workgroups by name. */
export interface RegionGoalFacts {
  frameworks: string[];
  decisions: DecisionFacts[];
  baselineReviews: { municipality: string; title: string; doneOn?: string; owner: string; source: string }[];
  profileAreas: { municipality: string; name: string; owner: string; source: string }[];
  goals: GoalFacts[];
  plans: PlanFacts[];
  mandates: MandateFacts[];
}

/** The facts of a tenant as of a year (`{year}` in them is that one); undefined where its slug has no file. */
export function goalFacts(tenant: string, year: number): RegionGoalFacts | undefined {
  const file = new URL(`../data/${tenant}.json`, import.meta.url);
  if (!/^[a-z-]+$/.test(tenant) || !existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8').replaceAll('{year}', String(year))) as RegionGoalFacts;
}
