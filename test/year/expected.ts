import { DAYS, FIRST } from './cases.ts';
import type { Act, Case, Change, Promised } from './cases.ts';
import { localDay, textOf } from './days.ts';
import type { Minute } from './days.ts';
import { Life } from './model.ts';
import type { Place } from './model.ts';

export const minuteOf = (tick: number): Minute => FIRST * 1440 + tick * 15;

/** Who holds what at first. */
function placeOf({ zone, ladder, held, days }: Case): Place {
  const of = (kind: string): Set<number> => new Set(days.filter((d) => d.kind === kind).map(({ day }) => day));
  const steeringGroup = held.ownSteering ? ['steers', 'chairs'] : held.steering ? ['chairs'] : [];
  return {
    zone,
    ladder,
    quiet: of('quiet'),
    extra: of('extraDay'),
    holders: {
      groupLead: held.lead ? ['lead'] : [],
      strategist: held.strategist ? ['strategist'] : [],
      chiefExecutive: held.chief ? ['chief'] : [],
      steeringGroup,
      coordinator: ['coordinator'],
    },
  };
}

function change(place: Place, given: Change): void {
  if (given.does === 'ladder') place.ladder = given.ladder;
  if (given.does === 'day') (given.kind === 'quiet' ? place.quiet : place.extra).add(given.day);
  if (given.does === 'strategistLeaves') place.holders.strategist = [];
  if (given.does === 'newLead' && place.holders.groupLead?.length) place.holders.groupLead = ['bo'];
}

const still = (from: number, until: number | null): number => (until === null ? 0 : Math.max(0, until - from));

/** Does an act to a promise; answers whether it could be done. */
function act(life: Life, given: Act): boolean {
  const { promise, place } = life;
  const now = minuteOf(given.tick);
  const today = localDay(now, place.zone);
  if ((given.does === 'reopen') === promise.open) return false;
  if (given.does === 'move') Object.assign(promise, { due: today + given.days, paused: 0, acknowledged: null, snoozed: null });
  if (given.does === 'acknowledge') {
    const until = today + given.days;
    const from = Math.max(today, promise.due);
    promise.paused = Math.max(0, promise.paused + still(from, until) - still(from, promise.acknowledged));
    promise.acknowledged = until;
  }
  if (given.does === 'snooze') promise.snoozed = today + given.days;
  if (given.does === 'meet' || given.does === 'cancel') promise.open = false;
  if (given.does === 'reopen') promise.open = true;
  const assigned = given.does === 'assign' && given.owner !== promise.owner;
  if (assigned) Object.assign(promise, { owner: given.owner, snoozed: null });
  life.plan(now, true, assigned ? 'coordinator' : undefined);
  return true;
}

/** A letter or a row of the inbox, as one line: when, which promise, which step, to whom, how. */
export const line = (tick: number, promise: number, step: string, to: string, channel: string): string => {
  const minute = minuteOf(tick);
  const time = `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${textOf(Math.floor(minute / 1440))} ${time} #${promise} ${step} ${to} ${channel}`;
};

interface Expected {
  lines: string[];
  /** Which acts could not be done, as `promise/act`. */
  refused: Set<string>;
}

function begin(place: Place, { tick, in: days, period, owner, byOwner }: Promised): Life {
  const now = minuteOf(tick);
  const due = localDay(now, place.zone) + days;
  const life = new Life(place, { due, starts: due - period, owner, open: true, paused: 0, acknowledged: null, snoozed: null });
  life.plan(now, true, byOwner ? owner : 'coordinator');
  return life;
}

/** The year as it ought to be, quarter of an hour by quarter of an hour. */
export function expected(given: Case): Expected {
  const place = placeOf(given);
  const lives: (Life | undefined)[] = given.promised.map(() => undefined);
  const refused = new Set<string>();
  for (let tick = 0; tick < DAYS * 96; tick++) {
    for (const one of given.changes.filter((c) => c.tick === tick)) {
      change(place, one);
      for (const life of lives) life?.plan(minuteOf(tick), false);
    }
    given.promised.forEach((promised, i) => {
      if (promised.tick === tick) lives[i] = begin(place, promised);
      promised.acts.forEach((one, j) => {
        if (one.tick === tick && !act(lives[i]!, one)) refused.add(`${i}/${j}`);
      });
      lives[i]?.tick(minuteOf(tick));
    });
  }
  const lines = lives.flatMap((life, i) => life?.sent.map((s) => line((s.sentAt - minuteOf(0)) / 15, i, s.step, s.to, s.channel)) ?? []);
  return { lines: lines.sort(), refused };
}
