import { hourlyRateOn, RoundingRule, shareOf } from '@samnav/funding';
import type pg from 'pg';
import type { Chance } from './chance.ts';

const rules = Object.values(RoundingRule);
const BATCH = 20_000;

/** The database rounds as the code does: shares of amounts by each rule, in one statement for some thousands. Answers where they differ. */
export async function differing(client: pg.Client, chance: Chance, cases: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let done = 0; done < cases; done += BATCH) {
    const given = Array.from({ length: Math.min(BATCH, cases - done) }, () => ({
      ore: chance.one([1n, -1n]) * chance.ore(),
      share: chance.int(0, 10_000),
      rule: chance.one(rules),
    }));
    const { rows } = await client.query<{ ore: string }>(
      `select rounded_ore(c.share * c.ore::numeric * 0.0001, c.rule)::text as ore
       from unnest($1::bigint[], $2::integer[], $3::text[]) with ordinality c (ore, share, rule, place) order by c.place`,
      [given.map(({ ore }) => String(ore)), given.map(({ share }) => share), given.map(({ rule }) => rule)],
    );
    for (const [i, { ore, share, rule }] of given.entries())
      if (BigInt(rows[i]!.ore) !== shareOf(ore, share, rule))
        wrong.push(`${share} of ${ore} by ${rule}: ${rows[i]!.ore} in SQL, ${shareOf(ore, share, rule)} here`);
  }
  return wrong;
}

/** So does it raise an hourly rate: as often by the calendar, each time to the öre. */
export async function raisedOtherwise(client: pg.Client, chance: Chance, cases: number): Promise<string[]> {
  const day = (): string => new Date(Date.UTC(2015, 0, 1 + chance.int(0, 5_000))).toISOString().slice(0, 10);
  const given = Array.from({ length: cases }, () => ({
    ...{ first: chance.whole(1n, 200_000n), indexBp: chance.int(0, 1_000), everyMonths: chance.int(1, 36) },
    ...{ from: day(), on: day() },
  })).filter(({ from, on }) => from <= on);
  const list = <K extends keyof (typeof given)[number]>(key: K): string[] => given.map((one) => String(one[key]));
  const { rows } = await client.query<{ ore: string }>(
    `select hourly_on(c.first, c.index_bp, c.every_months, c.starts, c.day)::text as ore
     from unnest($1::bigint[], $2::integer[], $3::integer[], $4::date[], $5::date[]) with ordinality c (first, index_bp, every_months, starts, day, place)
     order by c.place`,
    [list('first'), list('indexBp'), list('everyMonths'), list('from'), list('on')],
  );
  return given.flatMap((one, i) => {
    const ore = hourlyRateOn(one.first, one.from, one.on, one);
    return String(ore) === rows[i]!.ore ? [] : [`${one.first} from ${one.from} on ${one.on}: ${rows[i]!.ore} in SQL, ${ore} here`];
  });
}
