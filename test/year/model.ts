import { instantOf, isHoliday, localDay, weekday } from './days.ts';
import type { Day, Minute, Zone } from './days.ts';

/** What reminders ought to be: ladders, calendars and answers as plain code, day by day. Nothing of the product is used. */
export type Role = 'owner' | 'groupLead' | 'strategist' | 'chiefExecutive' | 'steeringGroup' | 'coordinator';
const UPWARDS: readonly Role[] = ['owner', 'groupLead', 'strategist', 'chiefExecutive', 'steeringGroup', 'coordinator'];
export type Person = string;

export interface Step {
  offset: number;
  working: boolean;
  role: Role;
  channel: 'mail' | 'inbox' | null;
  every: number | null;
  times: number | null;
  min: number | null;
  max: number | null;
}
export interface Ladder {
  quiet: 'none' | 'weekends' | 'nonWorkingDays';
  /** Minutes after midnight. */
  time: number;
  steps: readonly Step[];
}
/** A municipality: its clock, its own days, who holds which role there (in a missing one the next higher is told). */
export interface Place {
  zone: Zone;
  extra: Set<Day>;
  quiet: Set<Day>;
  ladder: Ladder;
  holders: Partial<Record<Exclude<Role, 'owner'>, Person[]>>;
}
export interface Promise_ {
  due: Day;
  starts: Day;
  owner: Person;
  open: boolean;
  paused: number;
  acknowledged: Day | null;
  snoozed: Day | null;
}
/** One that is to come. */
interface Row {
  due: Day;
  step: string;
  to: Person;
  channel: 'mail' | 'inbox';
  repeat: boolean;
  on: Day;
  at: Minute;
}
export interface Sent extends Row {
  sentAt: Minute;
}

const isOff = (place: Place, day: Day): boolean => weekday(day) > 4 || isHoliday(day) || place.extra.has(day);
const isQuiet = ({ ladder: { quiet }, ...place }: Place & { ladder: Ladder }, day: Day): boolean =>
  place.quiet.has(day) || (quiet !== 'none' && weekday(day) > 4) || (quiet === 'nonWorkingDays' && isOff(place as Place, day));

function workingDays(place: Place, day: Day, count: number): Day {
  for (let left = Math.abs(count); left > 0;) {
    day += Math.sign(count);
    if (!isOff(place, day)) left--;
  }
  return day;
}
function sendDay(place: Place, day: Day, latest: Day | null): Day {
  let at = day;
  while (isQuiet(place, at)) at++;
  if (latest === null || at <= latest) return at;
  at = day;
  while (isQuiet(place, at)) at--;
  return at;
}

export function told(place: Place, { owner }: Promise_, role: Role): Person[] {
  if (role === 'owner') return [owner];
  const holding = UPWARDS.slice(UPWARDS.indexOf(role)).find((higher) => place.holders[higher as 'coordinator']?.length);
  return [...new Set(place.holders[holding as 'coordinator'] ?? [])];
}

interface Rung {
  to: Person;
  role: Role;
  channel: 'mail' | 'inbox';
  step: string;
  /** Steps before snoozes before repeats where several fall on one day. */
  rank: number;
  named: Day;
  on: Day;
}
const stepName = ({ offset, working }: Step): string => `${offset > 0 ? '+' : ''}${offset}${working ? 'w' : ''}`;

/** How long the model looks ahead: longer than the year that is lived through. */
const HORIZON = 500;

function rungs(place: Place, one: Promise_, today: Day): Rung[] {
  const counted = place.ladder.steps.filter(({ min, max }) => one.due - one.starts >= (min ?? -1e9) && one.due - one.starts <= (max ?? 1e9));
  const by = (step: Step, on: Day): 'mail' | 'inbox' => step.channel ?? (on >= one.due - 3 || step.role !== 'owner' ? 'mail' : 'inbox');
  const first = counted.map((step) => {
    const base = one.due + (step.offset > 0 ? one.paused : 0);
    const named = step.working ? workingDays(place, base, step.offset) : base + step.offset;
    return { step, named, on: sendDay(place, named, step.offset > 0 ? null : one.due) };
  });
  const found: Rung[] = [];
  first.forEach(({ step, named, on }, i) => {
    for (const to of told(place, one, step.role)) {
      found.push({ to, role: step.role, channel: by(step, on), step: stepName(step), rank: 2, named, on });
      const later = first.filter(
        (other, j) => other.step.every && (other.on > on || (other.on === on && j > i)) && told(place, one, other.step.role).includes(to),
      );
      let day = on;
      for (let n = 1; step.every && n <= (step.times ?? Infinity); n++) {
        day = sendDay(place, day + step.every, null);
        if (day > today + HORIZON || later.some((other) => other.on <= day)) break;
        found.push({ to, role: step.role, channel: by(step, day), step: `${stepName(step)}r${n}`, rank: 0, named, on: day });
      }
    }
  });
  return found;
}

/** What is wanted of one promise, sent or not: at most one for each person and day. */
function wanted(place: Place, one: Promise_, today: Day, sent: readonly Sent[]): Row[] {
  if (!one.open) return [];
  const all = rungs(place, one, today);
  if (one.snoozed !== null) {
    const { snoozed, owner, due } = one;
    const before = sent.filter((s) => s.due === due && s.to === owner && s.step.startsWith('snooze') && localDay(s.at, place.zone) < snoozed).length;
    const on = sendDay(place, snoozed, snoozed <= due ? due : null);
    const channel = on >= due - 3 ? 'mail' : 'inbox';
    all.push({ to: owner, role: 'owner', channel, step: `snooze${before ? before + 1 : ''}`, rank: 1, named: snoozed, on });
  }
  const heard = all.filter(
    ({ on, to }) => (one.acknowledged === null || on >= one.acknowledged) && (one.snoozed === null || to !== one.owner || on >= one.snoozed),
  );
  const ascii = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  heard.sort((a, b) => b.rank - a.rank || b.named - a.named || ascii(a.step, b.step) || UPWARDS.indexOf(a.role) - UPWARDS.indexOf(b.role));
  const rows = new Map<string, Row>();
  for (const { to, on, step, channel, rank } of heard) {
    const row = rows.get(`${to} ${on}`);
    if (!row) rows.set(`${to} ${on}`, { due: one.due, step, to, channel, repeat: rank === 0, on, at: instantOf(on, place.ladder.time, place.zone) });
    else if (channel === 'mail') row.channel = 'mail';
  }
  return [...rows.values()];
}

/** One promise's life: what is to come, and what was sent. */
export class Life {
  readonly sent: Sent[] = [];
  private coming: Row[] = [];

  constructor(
    readonly place: Place,
    readonly promise: Promise_,
  ) {}

  /** After something happened at an instant. `atOnce`: somebody acted on the promise itself, so that a step of today goes now. */
  plan(now: Minute, atOnce: boolean, assignedBy?: Person): void {
    const { place, promise } = this;
    const today = localDay(now, place.zone);
    const special = this.coming.filter(({ step, to }) => step.startsWith('assigned') && promise.open && to === promise.owner);
    for (const row of special) row.due = promise.due;
    if (assignedBy !== undefined && assignedBy !== promise.owner && promise.open && !special.length) special.push(this.assigned(now, today));
    const rows = wanted(place, promise, today, this.sent).flatMap((want) => this.merged(want, now, today, atOnce, special));
    this.coming = [...special, ...rows];
  }

  /** What falls due by now is sent; a repeat within five days of another one is one too many. */
  tick(now: Minute): void {
    const today = localDay(now, this.place.zone);
    for (const row of this.coming.filter(({ at }) => at <= now)) {
      const tooSoon = row.repeat && this.sent.some((s) => s.repeat && s.to === row.to && localDay(s.sentAt, this.place.zone) > today - 5);
      if (!tooSoon) this.sent.push({ ...row, sentAt: now });
    }
    this.coming = this.coming.filter(({ at }) => at > now);
  }

  private assigned(now: Minute, today: Day): Row {
    const { due, owner } = this.promise;
    const times = this.sent.filter((s) => s.due === due && s.to === owner && s.step.startsWith('assigned')).length;
    return { due, step: `assigned${times ? times + 1 : ''}`, to: owner, channel: 'mail', repeat: false, on: today, at: now };
  }

  private merged(want: Row, now: Minute, today: Day, atOnce: boolean, special: readonly Row[]): Row[] {
    const same = (row: Row): boolean => row.due === want.due && row.step === want.step && row.to === want.to;
    if (this.sent.some(same)) return [];
    const waits = this.coming.find(same);
    if (waits && waits.at <= now) return [waits];
    if (want.on < today) return [];
    if (want.on > today) return [want];
    if (waits?.channel === want.channel) return [{ ...want, at: Math.max(want.at, now) }];
    const toldToday = [...special, ...this.sent].some(
      (row) => row.due === want.due && row.to === want.to && row.step.startsWith('assigned') && localDay(row.at, this.place.zone) === today,
    );
    return toldToday ? [] : [{ ...want, at: atOnce ? now : Math.max(want.at, now) }];
  }
}
