import '@samnav/goals';
import '@samnav/networks';
import '@samnav/projects';
import '@samnav/funding';
import '@samnav/reminders';
import { readFileSync } from 'node:fs';
import { globalId, Reader } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { Meeting } from '@samnav/meetings';
import { buildSchema, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import * as fc from 'fast-check';
import { Lists } from '../../libs/meetings/src/testing/lists.ts';
import type { Listed } from '../../libs/meetings/src/testing/lists.ts';
import type { Cells } from './adversary.ts';

/** A meeting of a world: whose, when, and how many came of each sort. `from` says where in the row of people one begins. */
export interface Meet {
  host: number;
  when: number;
  cells: Cells;
  from: number;
}

const few = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 2, arbitrary: fc.integer({ min: 5, max: 8 }) });
const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) });
const meet = fc.record({
  host: fc.nat(3),
  when: fc.oneof({ weight: 8, arbitrary: fc.nat(1) }, { weight: 2, arbitrary: fc.integer({ min: 2, max: 3 }) }),
  cells: fc.tuple(few, few, seldom, seldom),
  from: fc.nat(8),
});
/** Worlds of some meetings; small enough that the adversary can look at every set of them. */
export const worlds = fc.array(meet, { minLength: 1, maxLength: 9 });

const SORTS = ['woman', 'man', 'other', null] as const;
/** How many people of each sort there are; who comes is a piece of the row of them, round and round. */
export const SIZE = 9;

/** The days: long ago, a year later, earlier this year (or, on its first day, last), and today. */
function days(): string[] {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  return ['2009-03-03', '2010-04-04', yesterday, today];
}

/** A world in the database, and who looks at it. */
export interface Planted {
  meets: readonly Meet[];
  /** uuids, as the meets. */
  ids: string[];
  /** The day of each. */
  heldOn: string[];
  /** Of no group. */
  outsider: Scope;
  /** Of the first host alone, a workgroup. */
  member: Scope;
  coordinator: Scope;
  lists: Lists;
}

export async function plant(meets: readonly Meet[]): Promise<Planted> {
  const lists = await Lists.create(['Umeå', 'Vindeln']);
  const workgroups = [await lists.workgroup('Energi'), await lists.workgroup('Hälsa')];
  const [body] = await lists.sql<{ id: string }>(
    `insert into body (name, kind, standing) values ('Regionrådet', 'council', 'advisory') returning id`,
  );
  const hosts = [
    { workgroup_id: workgroups[0] },
    { workgroup_id: workgroups[1] },
    { body_id: body!.id },
    { municipality_id: lists.world.municipalities.Umeå },
  ];
  const people = await Promise.all(
    SORTS.map(async (sort, s) => {
      const made = await lists.people({ [sort ?? 'unknown']: SIZE });
      // each third is no person but a guest, whose name is written so and so
      return made.map((person, i): Listed => (i % 3 === 2 ? { guest: `Gäst ${s} ${i}`, gender: sort } : { person }));
    }),
  );
  const heldOn = meets.map(({ when }) => days()[when]!);
  const ids: string[] = [];
  for (const [i, { host, cells, from }] of meets.entries()) {
    const present = cells.flatMap((count, s) => Array.from({ length: count }, (_, k) => people[s]![(from + k) % SIZE]!));
    const written = present.map((one) => (one.guest && i % 2 ? { ...one, guest: `  ${one.guest.toUpperCase()}` } : one));
    const others = people[i % 4]!.filter((one) => !present.includes(one)).slice(0, 2);
    const more = others.map((one, k) => ({ ...one, status: ['absent', 'excused', 'invited'][(i + k) % 3]! }));
    ids.push(await lists.meeting({ ...hosts[host], held_on: heldOn[i]! }, [...written, ...more]));
  }
  const municipalityId = lists.world.municipalities.Vindeln!;
  const outsider = await lists.as('chiefExecutive', { municipalityId });
  const member = await lists.as('workgroupMember', { workgroupId: workgroups[0]! });
  return { meets, ids, heldOn, outsider, member, coordinator: await lists.as('regionCoordinator'), lists };
}

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));
let reader: Reader | undefined;

/** Everything about meetings and their balance that a client can ask, by the served schema's own plan. */
const ALL = parse(`query ($ids: [ID!]!) {
  meetings(first: 100) { totalCount nodes { id presentCount invitedCount attendances(first: 100) { totalCount nodes { id status } }
    genderBalance { women men other unknown meets4060 womenShare menShare hidden } } }
  genderBalances(first: 100) { nodes { id host year meetingCount leftOutCount women men other unknown meets4060 womenShare of { id } } }
  people(first: 100) { nodes { attendances(first: 1) { totalCount } genders { totalCount } } }
  personGenders { totalCount }
  nodes(ids: $ids) { id }
  listed: meetings(filter: { genderBalance: { meeting: { genderBalance: {} } } }) { totalCount }
}`);

export async function look(planted: Planted, scope: Scope): Promise<any> {
  reader ??= new Reader(schema, planted.lists.world.database.pool);
  const rows = await planted.lists.sql<{ id: string }>('select id from attendance union all select id from person_gender');
  const ids = rows
    .slice(0, 60)
    .flatMap(({ id }) => [`att_${id}`, `pgd_${id}`])
    .slice(0, 100);
  const asked = { document: ALL, operation: ALL.definitions[0] as OperationDefinitionNode, variables: { ids }, context: { scope } };
  return JSON.parse(await reader.text(asked as never));
}

export const meetingId = (uuid: string): string => globalId(Meeting, uuid);
