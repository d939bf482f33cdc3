import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { dayOf } from './days.ts';
import type { Day, Zone } from './days.ts';
import type { Ladder, Role, Step } from './model.ts';

/** The year that is lived through: the ends of two summer times and 29 February 2028 lie in it. */
export const FIRST = dayOf('2027-09-01');
export const DAYS = 366;
/** Quarters of an hour of the year. */
export const TICKS = DAYS * 96;

export const PEOPLE = ['coordinator', 'strategist', 'chief', 'lead', 'steers', 'chairs', 'anna', 'bo'] as const;
export type Name = (typeof PEOPLE)[number];

/** Something that happens at a quarter of an hour, to one promise. */
export type Act = { tick: number } & (
  | { does: 'move'; days: number }
  | { does: 'acknowledge' | 'snooze'; days: number }
  | { does: 'assign'; owner: Name }
  | { does: 'meet' | 'cancel' | 'reopen' | 'rename' }
);
/** Something that happens beside the promises. */
export type Change = { tick: number } & (
  { does: 'ladder'; ladder: Ladder } | { does: 'day'; kind: 'quiet' | 'extraDay'; day: Day } | { does: 'strategistLeaves' | 'newLead' }
);
export interface Promised {
  tick: number;
  /** Days from that day to the last one. */
  in: number;
  /** How long the period before it is. */
  period: number;
  owner: Name;
  byOwner: boolean;
  acts: Act[];
}
export interface Case {
  zone: Zone;
  ladder: Ladder;
  /** Which roles somebody holds. */
  held: Record<'strategist' | 'chief' | 'lead' | 'ownSteering' | 'steering', boolean>;
  days: { day: Day; kind: 'quiet' | 'extraDay' }[];
  promised: Promised[];
  changes: Change[];
}

const ROLES: readonly Role[] = ['owner', 'groupLead', 'strategist', 'chiefExecutive', 'steeringGroup', 'coordinator'];
const maybe = <T>(of: Arbitrary<T>, freq = 1): Arbitrary<T | null> => fc.option(of, { nil: null, freq });
const day = fc.integer({ min: FIRST, max: FIRST + DAYS });
/** What people do lies between the half hours at which ladders send. */
const tick = (first = 0): Arbitrary<number> => fc.integer({ min: Math.ceil(first / 2), max: TICKS / 2 - 200 }).map((half) => half * 2 + 1);

const step: Arbitrary<Step> = fc
  .record({
    offset: fc.oneof(fc.constantFrom(-28, -7, -3, -1, 0, 0, 1, 7, 30, 60), fc.integer({ min: -60, max: 90 })),
    working: fc.boolean(),
    role: fc.oneof(fc.constant<Role>('owner'), fc.constantFrom(...ROLES)),
    channel: maybe(fc.constantFrom('mail' as const, 'inbox' as const)),
    every: maybe(fc.integer({ min: 5, max: 40 }), 2),
    times: maybe(fc.integer({ min: 1, max: 6 })),
    min: maybe(fc.constantFrom(0, 10, 31), 2),
    max: maybe(fc.constantFrom(30, 60, 200), 2),
  })
  .map((s) => ({ ...s, times: s.every === null ? null : s.times, ...(s.min !== null && s.max !== null && s.min > s.max && { max: null }) }));

const ladder: Arbitrary<Ladder> = fc.record({
  quiet: fc.constantFrom('none', 'weekends', 'nonWorkingDays'),
  // also hours that the clock skips in March and passes twice in October
  time: fc.constantFrom(480, 480, 450, 0, 120, 150, 180, 1410),
  steps: fc.uniqueArray(step, { minLength: 1, maxLength: 7, selector: (s) => `${s.offset} ${s.working} ${s.role}` }),
});

const act = (first: number): Arbitrary<Act> =>
  fc.oneof(
    fc.record({ tick: tick(first), does: fc.constant('move' as const), days: fc.integer({ min: -20, max: 90 }) }),
    fc.record({ tick: tick(first), does: fc.constantFrom('acknowledge' as const, 'snooze' as const), days: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ tick: tick(first), does: fc.constant('assign' as const), owner: fc.constantFrom(...PEOPLE) }),
    fc.record({
      tick: tick(first),
      does: fc.constantFrom('meet' as const, 'cancel' as const, 'reopen' as const, 'reopen' as const, 'rename' as const),
    }),
  );
const at = ({ tick: a }: { tick: number }, { tick: b }: { tick: number }): number => a - b;
/** Days worth coming near to: the changes of the clock, the leap day, and days off that no weekday tells of. */
const WORTH = ['2027-10-31', '2027-11-06', '2027-12-24', '2028-01-06', '2028-02-29', '2028-03-26', '2028-04-14', '2028-05-25', '2028-06-23'].map(
  dayOf,
);
const near: Arbitrary<number> = fc
  .tuple(fc.constantFrom(...WORTH), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 47 }))
  .map(([day, before, half]) => (day - before - FIRST) * 96 + half * 2 + 1);
/** A day on which ladders often have a step, before or after its hour. */
const stepDay: Arbitrary<number> = fc
  .tuple(fc.constantFrom(-28, -7, -1, 0, 0, 1, 7, 30), fc.integer({ min: 0, max: 47 }))
  .map(([days, half]) => days * 96 + half * 2);

/** Answers come most often while the promise is near, or on the day of a step. */
const promised: Arbitrary<Promised> = fc.oneof(tick(), near).chain((made) =>
  fc
    .record({
      tick: fc.constant(made),
      in: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -3, max: 150 })),
      period: fc.integer({ min: 0, max: 200 }),
      owner: fc.constantFrom(...PEOPLE),
      byOwner: fc.boolean(),
      acts: fc.array(fc.tuple(act(made), fc.constantFrom('any', 'soon', 'step'), stepDay), { maxLength: 7 }),
    })
    .map((one) => ({
      ...one,
      acts: inOrder(
        one.acts.map(([given, when, step]) => ({ ...given, tick: ticks(made, one.in, given.tick, step)[when]! })),
        made,
      ),
    })),
);
/** When an act happens: at any time, in the two months after the promise, or on the day of a step. */
const ticks = (made: number, days: number, any: number, step: number): Record<string, number> => ({
  any,
  soon: made + 2 + ((any * 2) % 6000),
  step: made - (made % 96) + days * 96 + step + 1,
});
const inOrder = (acts: Act[], made: number): Act[] =>
  acts.filter(({ tick }, i) => tick > made && tick < TICKS && acts.findIndex((other) => other.tick === tick) === i).sort(at);
const change: Arbitrary<Change> = fc.oneof(
  fc.record({ tick: tick(), does: fc.constant('ladder' as const), ladder }),
  fc.record({ tick: tick(), does: fc.constant('day' as const), kind: fc.constantFrom('quiet' as const, 'extraDay' as const), day }),
  fc.record({ tick: tick(), does: fc.constantFrom('strategistLeaves' as const, 'newLead' as const) }),
);

/** A municipality's year: a ladder, a calendar, some promises and what becomes of them. */
export const cases: Arbitrary<Case> = fc.record({
  zone: fc.constantFrom('Europe/Stockholm', 'Europe/Stockholm', 'Europe/Helsinki'),
  ladder,
  held: fc.record({ strategist: fc.boolean(), chief: fc.boolean(), lead: fc.boolean(), ownSteering: fc.boolean(), steering: fc.boolean() }),
  days: fc.uniqueArray(fc.record({ day, kind: fc.constantFrom('quiet' as const, 'extraDay' as const) }), {
    maxLength: 8,
    selector: (d) => `${d.day} ${d.kind}`,
  }),
  promised: fc.array(promised, { minLength: 1, maxLength: 3 }),
  changes: fc.uniqueArray(change, { maxLength: 3, selector: ({ tick }) => tick }).map((all) => all.sort(at)),
});
