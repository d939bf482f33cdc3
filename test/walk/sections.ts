import type { Findings } from './findings.ts';
import { walkCrowd } from './crowd.ts';
import { walkInterference } from './interference.ts';
import { walkConnections, walkCursors, walkFilters, walkLists, walkOrders, walkSearch } from './lists.ts';
import { mutations } from './mutations.ts';
import { walkFields, walkNodes, walkViewer } from './reads.ts';
import { walkDoors } from './doors.ts';
import { walkFunder } from './funder.ts';
import { walkStatement } from './declared.ts';
import { walkStorage } from './storage.ts';
import { walkTimes } from './timing.ts';
import type { Measured } from './timing.ts';
import type { World } from './world.ts';
import { triesAt, triesToMove, walkGiving, walkIds, walkImport, walkNothingWritten, walkTries } from './writes.ts';

export type Section = (world: World, findings: Findings) => Promise<void>;

/** Who stands for the others in the short walk: a reader, own people, a token, nobody. */
const FEW = ['strategist', 'reader', 'token networks:read', 'nobody'];
const few = ({ people }: World) => people.filter(({ name }) => FEW.includes(name));
const named = ({ people }: World, name: string) => people.find((who) => who.name === name)!;
export const measured: Measured[] = [];

/** All that the walk does, in its order: what reads first, then what writes. */
export const sections: Record<string, Section> = {
  statement: walkStatement,
  storage: walkStorage,
  crowd: walkCrowd,
  viewer: (world, findings) => walkViewer(world, findings, world.people),
  fields: (world, findings) => walkFields(world, findings, world.people),
  nodes: (world, findings) => walkNodes(world, findings, world.people),
  lists: (world, findings) => walkLists(world, findings, world.people),
  orders: (world, findings) => walkOrders(world, findings, world.people),
  filters: (world, findings) => walkFilters(world, findings, world.people),
  search: (world, findings) => walkSearch(world, findings, world.people),
  cursors: (world, findings) => walkCursors(world, findings, world.people, world.foreigner),
  connections: (world, findings) => walkConnections(world, findings, world.people),
  times: async (world, findings) => void measured.push(...(await walkTimes(world, findings, named(world, 'strategist'), 200, true))),
  interference: (world, findings) =>
    walkInterference(
      world,
      findings,
      ['reader', 'strategist', 'workgroupMember', 'projectMember'].map((name) => named(world, name)),
    ),
  ids: (world, findings) => walkIds(world, findings, world.people),
  giving: (world, findings) => walkGiving(world, findings, world.people),
  import: (world, findings) => walkImport(world, findings, world.people),
  moves: (world, findings) => walkTries(world, findings, triesToMove(world, world.people)),
  tries: (world, findings) => walkTries(world, findings, triesAt(world, world.people)),
  written: walkNothingWritten,
  doors: walkDoors,
  funder: walkFunder,
  coverage: async (world, findings) => {
    for (const field of world.server.coverage.missing(world.people.map(({ name }) => name)))
      findings.found('coverage', '', `${field} was never asked`);
  },
};

/** The same in less than a minute: few people, every field. */
export const smoke: Record<string, Section> = {
  statement: walkStatement,
  storage: walkStorage,
  crowd: walkCrowd,
  viewer: sections.viewer!,
  fields: (world, findings) => walkFields(world, findings, few(world)),
  nodes: (world, findings) => walkNodes(world, findings, [named(world, 'strategist')]),
  lists: sections.lists!,
  search: (world, findings) => walkSearch(world, findings, few(world)),
  cursors: (world, findings) => walkCursors(world, findings, [named(world, 'strategist')], world.foreigner),
  interference: (world, findings) => walkInterference(world, findings, [named(world, 'reader')]),
  ids: (world, findings) => walkIds(world, findings, [named(world, 'strategist')]),
  giving: (world, findings) => walkGiving(world, findings, [named(world, 'strategist')]),
  import: (world, findings) => walkImport(world, findings, world.people),
  moves: (world, findings) => walkTries(world, findings, triesToMove(world, [named(world, 'strategist')])),
  tries: (world, findings) => walkTries(world, findings, triesAt(world, few(world))),
  written: walkNothingWritten,
  doors: walkDoors,
  funder: walkFunder,
};
export const mutationCount = mutations.length;
