import { randomUUID } from 'node:crypto';
import { models } from '@samnav/platform';
import type { Fact } from './facts.ts';
import type { Who } from './people.ts';
import { sees, types } from './sees.ts';
import type { World } from './world.ts';

/** `prj` of Project. */
export const prefixOf = (type: string): string => [...models.values()].find((model) => model.name === type)!.prefix;
export const idOf = (type: string, uuid: string): string => `${prefixOf(type)}_${uuid}`;

/** What is asked for as one type: rows, and what is none. */
export interface Sample {
  ids: string[];
  /** The row behind each id; none where it must look as one that does not exist. */
  facts: (Fact | undefined)[];
}

const SOME = 3;

/** Own, sibling's, region's, hidden and foreign rows of a type; another type's, random and malformed ids. */
export function sampleOf(world: World, who: Who, type: string): Sample {
  const all = world.facts.all(types[type]!.table);
  const home = all.filter(({ tenantId }) => tenantId === null || tenantId === world.home.id);
  const seen = home.filter((fact) => sees(world.facts, who, type, fact));
  const mine = seen.filter(({ row }) =>
    Object.values(row).some((value) => value === who.accountId || value === who.personId || value === who.held.municipalityId),
  );
  const hidden = home.filter((fact) => !seen.includes(fact));
  const foreign = all.filter(({ tenantId }) => tenantId === world.away.id);
  const planted = Object.values(world.places).flatMap(({ open, draft }) => [open[type], draft[type]]);
  const ids = new Set(planted.flatMap((known) => (known ? [known.id.slice(4)] : [])));
  const named = all.filter(({ id }) => ids.has(id));
  const facts = [...new Set([...named, ...spread(mine), ...spread(seen), ...spread(hidden), ...spread(foreign)])];
  const none = noIds(type, facts[0]);
  return { ids: [...facts.map(({ id }) => idOf(type, id)), ...none], facts: [...facts, ...none.map(() => undefined)] };
}

const spread = (facts: readonly Fact[]): Fact[] => (facts.length <= SOME ? [...facts] : [facts[0]!, facts[facts.length >> 1]!, facts.at(-1)!]);

/** Ids that are nobody's: random, of another type, malformed. */
export function noIds(type: string, some: Fact | undefined): string[] {
  const uuid = some?.id ?? randomUUID();
  const prefix = prefixOf(type);
  return [
    `${prefix}_${randomUUID()}`,
    `${type === 'Person' ? 'org' : 'per'}_${uuid}`,
    `${prefix}_${uuid.toUpperCase()}`,
    uuid,
    `${prefix}_${uuid} `,
    'x',
    '',
  ];
}
