import { CertificationService, HourlyRateService, TimeEntry, TimeService } from '@samnav/funding';
import { Person } from '@samnav/networks';
import { globalId, makeScope, oreOf } from '@samnav/platform';
import type { Assignment, Database, Scope, Tx } from '@samnav/platform';
import { closedProjectFacts, Project } from '@samnav/projects';
import type { HoursFacts } from '@samnav/projects';
import { plusDays } from './deadlines.ts';
import type { FurnishedNetworks } from './networks.ts';

const services = { certificates: new CertificationService(), rates: new HourlyRateService(), times: new TimeService() };

type Found = Pick<FurnishedNetworks, 'municipalities' | 'people'> & { projects: Readonly<Record<string, string>> };

/** The most of a day. */
const DAY = 480;

/**
 * The own work time of the closed project: in each half year its manager writes down what six people worked, and their chief executives
 * certify it a week later. Once: what is there stays as it is.
 */
export async function furnishClosedHours(database: Database, scope: Scope, tenant: string, found: Found): Promise<void> {
  const facts = closedProjectFacts(tenant);
  if (!facts) return;
  const project = found.projects[facts.project]!;
  const as = (email: string, day: string, more: Partial<Assignment> = {}): Scope => {
    const assignment = { role: 'regionCoordinator' as const, municipalityId: null, workgroupId: null, projectId: null, ...more };
    return makeScope({ ...scope, now: `${day}T11:00:00.000Z`, personId: found.people[email]!, assignments: [assignment] });
  };
  const [manager, first] = [facts.hours.writtenBy, facts.hours.halfYears[0]!];
  const there = await database.write(as(manager, first.startsOn), (tx) => tx.rows(TimeEntry).existsBy({ projectId: project }));
  if (there) return;
  await database.write(as(manager, first.startsOn), (tx) => rates(tx, project, facts.hours, found));
  for (const { startsOn, endsOn } of facts.hours.halfYears) {
    const ids = await database.write(as(manager, endsOn), (tx) => worked(tx, project, facts.hours, found, { startsOn, endsOn }));
    for (const [i, { municipality, certifiedBy }] of facts.hours.people.entries()) {
      const chief = { role: 'chiefExecutive' as const, municipalityId: found.municipalities[municipality]! };
      await database.write(as(certifiedBy, plusDays(endsOn, 8), chief), (tx) => services.certificates.certify(tx, { ids: ids[i]! }));
    }
  }
}

async function rates(tx: Tx, project: string, { people, halfYears, source }: HoursFacts, found: Found): Promise<void> {
  for (const { person, hourly } of people) {
    const of = { projectId: globalId(Project, project), personId: globalId(Person, found.people[person]!), startsOn: halfYears[0]!.startsOn };
    await services.rates.set(tx, { ...of, hourly: oreOf(hourly), source });
  }
}

/** What everybody worked in half a year: whole days one day a week, and the rest on the last of them. Answers global ids by person. */
async function worked(tx: Tx, project: string, facts: HoursFacts, found: Found, half: { startsOn: string; endsOn: string }): Promise<string[][]> {
  const all: string[][] = [];
  for (const [i, { person, does }] of facts.people.entries()) {
    const count = Math.ceil(facts.minutesEach / DAY);
    const days = spread(weekly(half, 2 + (i % 2)), count);
    const entries = days.map((workedOn, n) => ({
      ...{ projectId: globalId(Project, project), workedOn, activity: does[n % does.length]!, source: facts.source },
      minutes: n < count - 1 ? DAY : facts.minutesEach - DAY * (count - 1),
    }));
    const ids = await services.times.recordAll(tx, { personId: globalId(Person, found.people[person]!), entries });
    all.push(ids.map((id) => globalId(TimeEntry, id)));
  }
  return all;
}

/** One day a week of half a year, not in the weeks around New Year, nor in high summer. */
function weekly({ startsOn, endsOn }: { startsOn: string; endsOn: string }, weekday: number): string[] {
  const days: string[] = [];
  for (let day = startsOn; day <= endsOn; day = plusDays(day, 1)) {
    const free = day.slice(5) < '01-14' || day.slice(5) > '12-18' || (day.slice(5) > '06-25' && day.slice(5) < '08-11');
    if (!free && new Date(`${day}T00:00:00Z`).getUTCDay() === weekday) days.push(day);
  }
  return days;
}

/** So many of them, evenly. */
const spread = (days: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_each, n) => days[Math.floor((n * days.length) / count)]!);
