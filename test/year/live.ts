import { Database, userFaults } from '@samnav/platform';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { TICKS } from './cases.ts';
import type { Case } from './cases.ts';
import { line, minuteOf } from './expected.ts';
import { OneMunicipality } from './municipality.ts';
import { replanNight, sweep } from './worker.ts';

export interface Lived {
  lines: string[];
  refused: Set<string>;
}
interface Happening {
  tick: number;
  municipality: number;
  do(): Promise<void>;
}

/** Everything that happens in all municipalities, in order; changes of a tick come before acts, as in the model. */
function happenings(all: readonly { given: Case; one: OneMunicipality; refused: Set<string> }[]): Happening[] {
  const found = all.flatMap(({ given, one, refused }, municipality) => [
    ...given.changes.map((change) => ({ tick: change.tick, municipality, do: () => one.change(change) })),
    ...given.promised.flatMap((promised, i) => [
      { tick: promised.tick, municipality, do: () => one.promise(i) },
      ...promised.acts.map((act, j) => ({
        tick: act.tick,
        municipality,
        do: () =>
          one.act(i, act).catch((error: unknown) => {
            if (!userFaults(error)) throw error;
            refused.add(`${i}/${j}`);
          }),
      })),
    ]),
  ]);
  return found
    .map((one, i) => ({ one, i }))
    .sort((a, b) => a.one.tick - b.one.tick || a.i - b.i)
    .map(({ one }) => one);
}

/** How the year is gone through: from one tick to another by every quarter of an hour, else only by those at which something can be due. */
export interface Pace {
  from: number;
  until: number;
}
/** Only those at which something can be due. */
export const JUMPING: Pace = { from: 0, until: 0 };

/** Lives through the year with the real database, planner and worker: all municipalities at once, each a tenant of its own. */
export async function live(own: OwnDatabase, worker: Database, given: readonly Case[], pace: Pace): Promise<Lived[]> {
  const { newTenant } = await import('@samnav/platform/testing');
  const clock = (tick: number): Promise<unknown> => own.admin.query('select move_clock($1)', [new Date(minuteOf(tick) * 60_000)]);
  await clock(0);
  const all = [];
  for (const one of given) {
    const municipality = new OneMunicipality(await newTenant({ municipalities: ['Umeå'] }), one);
    await municipality.furnish();
    all.push({ given: one, one: municipality, refused: new Set<string>(), lines: [] as string[] });
  }
  const coming = happenings(all);
  for (let tick = 0, day = -1; tick < TICKS;) {
    await clock(tick);
    while (coming[0]?.tick === tick) await coming.shift()!.do();
    const today = Math.floor(tick / 96);
    const stepped = tick >= pace.from && tick < pace.until;
    if (stepped ? today !== day : today >= day + 7) {
      for (const { one } of all.filter(({ given: { ladder, changes } }) => repeats([ladder, ...changes]))) await replanNight(worker, one.world);
      day = today;
    }
    for (const sent of await sweep(own, worker)) {
      const at = all.find(({ one }) => one.world.tenantId === sent.tenant_id);
      at?.lines.push(line(tick, Number(/^#(\d+)/.exec(sent.title)![1]), sent.step, at.one.people.get(sent.recipient_id)!, sent.channel));
    }
    tick = stepped
      ? tick + 1
      : Math.max(tick + 1, Math.min(await nextDue(own), coming[0]?.tick ?? TICKS, (day + 7) * 96, tick < pace.from ? pace.from : TICKS));
  }
  return all.map(({ lines, refused }) => ({ lines: lines.sort(), refused }));
}

/** Whether some ladder repeats a step: only these need the night's planning. */
const repeats = (parts: readonly (Case['ladder'] | Case['changes'][number])[]): boolean => /"every":\d/.test(JSON.stringify(parts));

/** The quarter of an hour by which the next reminder is due. */
async function nextDue(own: OwnDatabase): Promise<number> {
  const { rows } = await own.admin.query<{ next: Date | null }>(`select min(send_at) as next from reminder where state = 'planned'`);
  return rows[0]!.next ? Math.ceil((rows[0]!.next.getTime() / 60_000 - minuteOf(0)) / 15) : TICKS;
}
