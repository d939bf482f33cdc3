import { existsSync, readFileSync } from 'node:fs';
import type { CostCategory, FinancingKind } from './budgets/categories.ts';
import type { PartnerRole, PartnerStatus } from './partners/partner.entity.ts';
import type { Precision } from './period.ts';
import type { ProjectStatus } from './projects/statuses.ts';

interface Dated {
  startsOn?: string;
  startsPrecision?: Precision;
  endsOn?: string;
  endsPrecision?: Precision;
  source: string;
}
interface LineKey {
  category: CostCategory;
  year: number | string;
  /** Name of an organisation. */
  partner?: string;
}

/** What is known of one project; people by e-mail, all else by name. Amounts are decimal kronor. */
export interface ProjectFacts extends Dated {
  number: string;
  name: string;
  lead: string;
  /** Code of the owning municipality. */
  municipality?: string;
  workgroup?: string;
  programme?: string;
  priority?: number;
  /** Name of the project that it came out of. */
  spawnedBy?: string;
  /** The first is what it began with. */
  statuses: { status: ProjectStatus; validFrom: string }[];
  partners?: { organisation: string; role: PartnerRole; status?: PartnerStatus; startsOn?: string; endsOn?: string; source: string }[];
  phases?: (Dated & { name: string })[];
  budget?: {
    savedOn: string;
    approvedOn?: string;
    approvedBy?: string;
    lines: (LineKey & { planned: string; source: string })[];
    financing: { financier: string; kind: FinancingKind; amount: string; description?: string; source: string }[];
  };
  expenditures?: (LineKey & { spentOn: string; amount: string; note?: string; supplier?: string; source: string; reversedBecause?: string })[];
}

/** The projects of a region that the demo is furnished with; a year in them may be told from the present one: `{year-1}`. */
export interface RegionFacts {
  programmes: (Dated & { name: string })[];
  projects: ProjectFacts[];
}

/** The facts of a tenant as of a year; none where its slug has no file. */
export function projectFacts(tenant: string, year: number): RegionFacts {
  const file = new URL(`../data/${tenant}.json`, import.meta.url);
  if (!/^[a-z-]+$/.test(tenant) || !existsSync(file)) return { programmes: [], projects: [] };
  const text = readFileSync(file, 'utf8').replace(/\{year([+-]1)?\}/g, (_all, more?: string) => String(year + Number(more ?? 0)));
  return JSON.parse(text) as RegionFacts;
}

export interface MeetingFacts {
  title: string;
  /** Name of the workgroup or the body whose meeting it is; the region's without both. */
  workgroup?: string;
  body?: string;
  kind?: 'meeting' | 'workshop';
  regionWide?: boolean;
  heldOn: string;
  /** Number of the project's phase. */
  phase: number;
  /** How many of each stand on the list as present, and how many as absent; no list without them. */
  women?: number;
  men?: number;
  absent?: number;
  decision?: { kind: 'recommends'; title: string; paragraph: string };
  source: string;
}

/** A project that is over: who met, and what it is measured by. */
export interface ClosedProjectFacts {
  project: string;
  workgroups: { name: string; theme: string; priority: number; lead: string; startsOn: string; endsOn: string; source: string }[];
  /** Invented names for the lists of attendance: a group's people share its surname. */
  names: { women: string[]; men: string[]; surnames: string[] };
  meetings: MeetingFacts[];
  targets: { kind: string; title: string; parameters: object; source: string }[];
  hours: HoursFacts;
}

/** Own work time that was certified: the same time each half year for each of those who worked. People by e-mail. */
export interface HoursFacts {
  source: string;
  writtenBy: string;
  halfYears: { startsOn: string; endsOn: string }[];
  minutesEach: number;
  /** `municipality`: its code; `hourly`: decimal kronor. */
  people: { person: string; municipality: string; certifiedBy: string; hourly: string; does: string[] }[];
}

/** The closed project of a tenant; null where it has none. */
export function closedProjectFacts(tenant: string): ClosedProjectFacts | null {
  const file = new URL(`../data/${tenant}-2008-2010.json`, import.meta.url);
  if (!/^[a-z-]+$/.test(tenant) || !existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as ClosedProjectFacts;
}
