import { afterAll, expect, test } from '@jest/globals';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import * as fc from 'fast-check';
import { CELLS, found, foundInPool } from './adversary.ts';
import type { Cells, Figure } from './adversary.ts';
import { look, meetingId, plant, SIZE, worlds } from './world.ts';
import type { Meet, Planted } from './world.ts';

afterAll(closeTestDatabase);
const runs = Number(process.env.SAMNAV_DISCLOSURE_RUNS ?? 12);
const seed = process.env.SAMNAV_DISCLOSURE_SEED ? Number(process.env.SAMNAV_DISCLOSURE_SEED) : undefined;

const year = (day: string): number => Number(day.slice(0, 4));
const add = (cells: readonly Cells[]): Cells => [0, 1, 2, 3].map((c) => cells.reduce((sum, of) => sum + of[c]!, 0)) as Cells;
const cellsOf = (row: Record<string, number>): Cells => CELLS.map((cell) => row[cell]) as Cells;

/** 40/60 by trying every way in which the unknown could turn out. */
function meets4060([women, men, , unknown]: Cells): boolean | null {
  const answers = new Set<boolean>();
  for (let w = 0; w <= unknown; w++)
    for (let m = 0; w + m <= unknown; m++) if (women + men + w + m > 0) answers.add(10 * Math.min(women + w, men + m) >= 4 * (women + men + w + m));
  return women + men > 0 && answers.size === 1 ? [...answers][0]! : null;
}

interface Seen {
  figures: Figure[];
  /** Pools that are told. */
  pools: number[][];
  /** By year, the meetings that count where all hosts are put together, and how many do not. */
  years: Map<number, { counted: number[]; left: number }>;
}

/** What an answer tells, as sums of cells of meetings, by somebody who knows the rules; checks each against the truth. */
function told(planted: Planted, answer: any, inside: (m: number) => boolean, outside?: Seen): Seen {
  const { meets, ids, heldOn } = planted;
  const truth = meets.map(({ cells }) => cells);
  const seen: Seen = { figures: [], pools: [], years: new Map() };
  const learn = (meetings: number[], cells: Cells): void => {
    expect(cells).toEqual(add(meetings.map((m) => truth[m]!)));
    cells.forEach((value, cell) => seen.figures.push({ meetings, cell, value }));
  };
  const open: boolean[] = [];
  for (const [m, id] of ids.entries()) {
    const node = answer.meetings.nodes.find((row: { id: string }) => row.id === meetingId(id));
    const { hidden, ...balance } = node.genderBalance;
    open[m] = !hidden;
    if (hidden) {
      expect(inside(m)).toBe(false);
      expect([...Object.values(balance), node.presentCount, node.invitedCount, node.attendances.totalCount]).toEqual([
        ...Array<null>(9).fill(null),
        0,
      ]);
      continue;
    }
    learn([m], cellsOf(balance));
    expect(balance.meets4060).toBe(meets4060(truth[m]!));
    seen.figures.push({ meetings: [m], cell: null, value: node.presentCount });
    expect(node.presentCount).toBe(truth[m]!.reduce((a, b) => a + b));
    expect(node.attendances.totalCount > 0).toBe(inside(m) && node.invitedCount > 0);
  }
  for (const row of answer.genderBalances.nodes) {
    if (row.host === 'all') continue;
    const all = ids.flatMap((_, m) => (year(heldOn[m]!) === row.year && hostOf(planted, m) === row.of.id ? [m] : []));
    const left = all.filter((m) => !open[m]);
    expect(row.meetingCount).toBe(all.length);
    expect([0, left.length]).toContain(row.leftOutCount);
    if (left.length && row.leftOutCount === 0) seen.pools.push(left);
    const counted = row.leftOutCount ? all.filter((m) => open[m]) : all;
    learn(counted, cellsOf(row));
    expect(row.meets4060).toBe(meets4060(cellsOf(row)));
    const sum = seen.years.get(row.year) ?? { counted: [], left: 0 };
    seen.years.set(row.year, { counted: [...sum.counted, ...counted], left: sum.left + row.leftOutCount });
  }
  // whoever is of one group is told of all together what everybody is
  const { years } = outside ?? seen;
  for (const row of answer.genderBalances.nodes.filter(({ host }: { host: string }) => host === 'all')) {
    const { counted, left } = years.get(row.year)!;
    learn(counted, cellsOf(row));
    expect(row.leftOutCount).toBe(left);
  }
  return seen;
}
const hostIds = new WeakMap<Planted, string[]>();
const hostOf = (planted: Planted, m: number): string => hostIds.get(planted)![planted.meets[m]!.host]!;

async function planted(meets: Parameters<typeof plant>[0]): Promise<Planted> {
  const made = await plant(meets);
  const rows = await made.lists.sql<{ id: string }>(
    `select 'wgr_' || id as id from workgroup where name = 'Energi' union all select 'wgr_' || id from workgroup where name = 'Hälsa'
     union all select 'bod_' || id from body union all select 'mun_' || id from municipality where name = 'Umeå'`,
  );
  hostIds.set(
    made,
    rows.map(({ id }) => id),
  );
  return made;
}

/** What targets tell: the balance of any meetings, as everybody may know it. */
async function asked({ lists, ids, meets }: Planted, set: readonly number[]): Promise<Figure[]> {
  const [row] = await lists.sql<Record<string, number>>('select * from gender_balance_of(current_tenant(), $1)', [set.map((m) => ids[m])]);
  const cells = cellsOf(row!);
  expect(row!.meeting_count! + row!.left_out_count!).toBe(set.length);
  if (row!.left_out_count === 0) expect(cells).toEqual(add(set.map((m) => meets[m]!.cells)));
  return row!.left_out_count === 0 ? cells.map((value, cell) => ({ meetings: set, cell, value })) : [];
}

const everything = (world: Planted, scope: Scope, inside: (m: number) => boolean, outside?: Seen): Promise<Seen> =>
  look(world, scope).then((answer) => {
    expect(answer.personGenders.totalCount).toBe(0);
    expect(answer.people.nodes.some((one: any) => one.genders.totalCount)).toBe(false);
    if (!world.meets.some((_, m) => inside(m))) expect(answer.nodes.filter((node: object | null) => node !== null)).toEqual([]);
    return told(world, answer, inside, outside);
  });

test('an adversary learns what is worth hiding from what a careless product tells', () => {
  const truth: Cells[] = [
    [3, 0, 0, 0],
    [4, 6, 0, 0],
  ];
  const total: Figure = { meetings: [0, 1], cell: 0, value: 7 };
  expect(found(truth, [total], [0, 1])).toEqual([]);
  expect(found(truth, [total, { meetings: [1], cell: 0, value: 4 }], [0, 1])).toEqual(['women of 0 = 3', 'women of 1 = 4']);
  const men = { meetings: [0, 1], cell: 1, value: 0 };
  expect(found([[3, 0, 0, 0]], [{ ...men, meetings: [0] }, { meetings: [0], cell: null, value: 3 }, { meetings: [0], cell: 2, value: 0 }, { meetings: [0], cell: 3, value: 0 }], [0])).toEqual(['women of 0 = 3']); // prettier-ignore
  const ones = Array.from({ length: 5 }, (): Cells => [1, 0, 0, 0]);
  expect(foundInPool(ones, [0, 1, 2, 3, 4])).toHaveLength(5); // five women at five meetings, none of which is empty
});

/** How many different people a pool's cells hold. */
const peopleOf = (meets: readonly Meet[], pool: readonly number[]): number[] =>
  CELLS.map((_, c) => new Set(pool.flatMap((m) => Array.from({ length: meets[m]!.cells[c]! }, (__, k) => (meets[m]!.from + k) % SIZE))).size);

/** Meetings of one host in one year: how many women came to each, and from which one in the row of people. */
const year2009 = (women: number[], from: (i: number) => number): [Meet[], number[][]] => [
  women.map((count, i) => ({ host: 1, when: 0, cells: [count, 0, 0, 0], from: from(i) })),
  [women.map((_, i) => i)],
];
/** What chance seldom makes: one woman each, four each, the same two each time, and what may just be told. */
const examples = [
  year2009([1, 1, 1, 1, 1], (i) => i),
  year2009([4, 4], (i) => i * 4),
  year2009([2, 2, 2], () => 0),
  year2009([2, 1, 1, 1], (i) => i * 2),
];

test('who is of no group learns no cell of one to four, whatever is combined; who is of one learns none of the others; the group sees all', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, fc.array(fc.array(fc.nat(8), { maxLength: 8 }), { maxLength: 6 }), async (meets, sets) => {
      const world = await planted(meets);
      const truth = meets.map(({ cells }) => cells);
      const all = meets.map((_, m) => m);
      const targets: Figure[] = [];
      for (const set of sets)
        targets.push(
          ...(await asked(
            world,
            [...new Set(set)].filter((m) => m < meets.length),
          )),
        );
      const outside = await everything(world, world.outsider, () => false);
      expect(found(truth, [...outside.figures, ...targets], all)).toEqual([]);
      expect(outside.pools.flatMap((pool) => foundInPool(truth, pool))).toEqual([]);
      for (const pool of outside.pools) expect(peopleOf(meets, pool).filter((people) => people > 0 && people < 5)).toEqual([]);
      const own = (m: number): boolean => meets[m]!.host === 0;
      const member = await everything(world, world.member, own, outside);
      const others = all.filter((m) => !own(m));
      expect(found(truth, [...member.figures, ...targets], others)).toEqual([]);
      const coordinator = await everything(world, world.coordinator, () => true);
      expect(coordinator.pools).toEqual([]);
    }),
    { numRuns: runs, seed, examples },
  );
}, 600_000);
