import { readFileSync } from 'node:fs';

interface Sourced {
  /** Where it is known from; `demo` = invented. */
  source: string;
}
interface NamedFacts extends Sourced {
  name: string;
  municipality?: string;
}
export interface OrganisationFacts extends NamedFacts {
  kind: string;
  parent?: string;
  foundedYear?: number;
  funder?: string;
}
export interface PersonFacts {
  name: string;
  email: string;
  title: string;
  municipality?: string;
  organisation?: string;
}
interface Seat {
  person: string;
  role: string;
}
export interface BodyFacts extends NamedFacts {
  kind: string;
  standing: string;
  members: (Seat & { startsOn: string })[];
}
export interface NetworkFacts extends NamedFacts {
  level: string;
  joinedAsNew?: boolean;
  startsOn?: string;
  owner: string;
  organiser?: string;
  scopes: { text: string; validFrom: string; note: string }[];
  members: { organisation: string; role: string; startsOn?: string; endsOn?: string; joinedAsNew?: boolean }[];
}
export interface WorkgroupFacts extends NamedFacts {
  theme: string;
  priority: number | null;
  lead: string;
  startsOn: string;
  /** Since when the members take part, where later than the group. */
  membersFrom?: string;
  members: Seat[];
}

/** What the demonstration knows of a region before anybody has written anything. People are known by address, the rest by name or code. */
export interface RegionFacts {
  municipalities: string[];
  municipalitySource: string;
  organisations: OrganisationFacts[];
  people: PersonFacts[];
  priorities: { number: number; name: string; source: string }[];
  bodies: BodyFacts[];
  networks: NetworkFacts[];
  workgroups: WorkgroupFacts[];
}

/** The facts of `umearegionen` or `kiruna` (data/<tenant>.json). */
export const regionFacts = (tenant: string): RegionFacts =>
  JSON.parse(readFileSync(new URL(`../data/${tenant}.json`, import.meta.url), 'utf8')) as RegionFacts;
