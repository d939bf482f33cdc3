import { Injectable } from '@nestjs/common';
import { access, Faults, globalId, Invalid, NotFound, VersionConflict } from '@samnav/platform';
import type { DomainError, Tx } from '@samnav/platform';
import { Person, today } from '@samnav/networks';
import { categoryWords, CostCategory, Project, SpentOutsideProject } from '@samnav/projects';
import { freeMinute, mustBeFree, timesOf } from './free-time.ts';
import { DayAhead, NotTimeCategory, NoTimeLine, TimeCertified, TimeOfAnother } from './refusals.ts';
import { whereOfTime } from './seen.ts';
import { lockTimeOf } from './shares.ts';
import { askForCertificate, sheetOf } from './sheets.ts';
import { TimeEntry } from './time-entry.entity.ts';
import type { RecordTimeInput, RecordTimesInput, WeekTimeInput } from './time.inputs.ts';

type Sourced = { source?: string };

/** One day's time as it is written down. */
interface Written extends Sourced {
  project: Project;
  person: Person;
  workedOn: string;
  startsMinute?: number | null;
  minutes: number;
  activity: string;
  category?: CostCategory | null;
}

/** An entry and the month's sheet that it stands on. */
interface Placed {
  id: string;
  sheetId: string;
}

/** Time by day: written down by whoever worked, or by the project's manager; the same hour never twice. */
@Injectable()
export class TimeService {
  async record(tx: Tx, input: RecordTimeInput & Sourced): Promise<string> {
    const person = await workerOf(tx, input.personId);
    const project = await projectFor(tx, input.projectId, person, ['projectId']);
    await lockTimeOf(tx, person.id);
    const { id, sheetId } = await this.write(tx, { ...input, project, person }, []);
    await askForCertificate(tx, sheetId);
    return id;
  }

  /** All cells of a week, or none; answers the entries that are there afterwards. */
  async recordAll(tx: Tx, input: RecordTimesInput & { entries: (WeekTimeInput & Sourced)[] }): Promise<string[]> {
    const person = await workerOf(tx, input.personId);
    await lockTimeOf(tx, person.id);
    const there: string[] = [];
    const sheets = new Set<string>();
    const projects = new Map<string, Promise<Project>>();
    const faults: DomainError[] = [];
    // what shrinks or goes makes room for what comes
    const order = input.entries.map((entry, i) => ({ entry, path: ['entries', String(i)] })).sort((a, b) => a.entry.minutes - b.entry.minutes);
    for (const { entry, path } of order)
      try {
        const { projectId } = entry;
        if (!projects.has(projectId)) projects.set(projectId, projectFor(tx, projectId, person, [...path, 'projectId']));
        const id = await this.writeCell(tx, { person, project: await projects.get(projectId)! }, entry, path, sheets);
        if (id) there.push(id);
      } catch (fault) {
        if (!(fault instanceof Error && 'code' in fault && 'kind' in fault)) throw fault;
        faults.push(fault as DomainError);
      }
    if (faults.length) throw new Faults(faults);
    for (const sheet of sheets) await askForCertificate(tx, sheet);
    return there;
  }

  private async writeCell(
    tx: Tx,
    of: { person: Person; project: Project },
    cell: WeekTimeInput & Sourced,
    path: string[],
    sheets: Set<string>,
  ): Promise<string | null> {
    const before = cell.id != null ? await this.cellOf(tx, of.person, { ...cell, id: cell.id }, path) : null;
    if (before) sheets.add(before.sheetId);
    if (cell.minutes === 0) {
      if (!before) throw new Invalid({ problem: { sv: 'Skriv hur länge.', en: 'Write how long.' } }, ['input', ...path, 'minutes']);
      await tx.remove(TimeEntry, before.id, cell.expectedVersion ?? null, 'timeEntry.removed');
      return null;
    }
    const written = { ...cell, ...of };
    const { id, sheetId } = before ? await this.rewrite(tx, before, written, path) : await this.write(tx, written, path);
    sheets.add(sheetId);
    return id;
  }

  /** The entry that a cell changes: of that person, by day, and not certified. */
  private async cellOf(tx: Tx, person: Person, cell: WeekTimeInput & { id: string }, path: string[]): Promise<TimeEntry> {
    const entry = await tx.find(TimeEntry, cell.id, [...path, 'id']);
    access.require(tx.scope, 'timeEntry.record', whereOfTime(entry));
    if (entry.personId !== person.id || entry.shareId) throw new TimeOfAnother({}, ['input', ...path, 'id']);
    if (entry.certifiedAt) throw new TimeCertified({}, ['input', ...path, 'id'], { allowed: ['withdrawCertification'] });
    if (entry.version !== cell.expectedVersion)
      throw new VersionConflict({ currentVersion: entry.version }, ['input', ...path, 'expectedVersion'], {
        currentVersion: entry.version,
        current: globalId(TimeEntry, entry.id),
      });
    return entry;
  }

  private async write(tx: Tx, written: Written, path: string[]): Promise<Placed> {
    const { person, activity, source } = written;
    const values = await placed(tx, written, path, null);
    const own = { personId: person.id, municipalityId: person.municipalityId, recordedById: tx.scope.personId };
    return { id: await tx.create(TimeEntry, { ...values, ...own, activity, source }, 'timeEntry.recorded'), sheetId: values.sheetId };
  }

  private async rewrite(tx: Tx, entry: TimeEntry, written: Written, path: string[]): Promise<Placed> {
    const values = await placed(tx, written, path, entry);
    await tx.change(TimeEntry, entry.id, null, { ...values, activity: written.activity, recordedById: tx.scope.personId }, 'timeEntry.updated');
    return { id: entry.id, sheetId: values.sheetId };
  }
}

async function workerOf(tx: Tx, personId: string | null | undefined): Promise<Person> {
  if (personId != null) return tx.find(Person, personId, ['personId']);
  if (!tx.scope.personId) throw new NotFound({}, ['input', 'personId']);
  return tx.get(Person, tx.scope.personId);
}

/** The project, for whoever may write down the person's time in it. */
async function projectFor(tx: Tx, id: string, person: Person, path: string[]): Promise<Project> {
  const project = await tx.find(Project, id, path);
  access.require(tx.scope, 'timeEntry.record', { projectId: project.id, municipalityId: person.municipalityId, personId: person.id });
  return project;
}

/** When and on which budget line it counts: a day in the project's period, at a time that is free. */
async function placed(tx: Tx, written: Written, path: string[], entry: TimeEntry | null) {
  const { project, person, workedOn, minutes } = written;
  const { startsOn, endsOn } = project;
  const at = (field: string): string[] => ['input', ...path, field];
  if (workedOn > today(tx)) throw new DayAhead({}, at('workedOn'));
  if ((startsOn !== null && workedOn < startsOn) || (endsOn !== null && workedOn > endsOn))
    throw new SpentOutsideProject({ startsOn, endsOn }, at('workedOn'));
  const category = written.category ?? CostCategory.ownWorkTime;
  const [budgetLineId, sheetId, there] = await Promise.all([
    lineOf(tx, project.id, category, workedOn, person, at('category')),
    sheetOf(tx, project.id, person.municipalityId, workedOn),
    timesOf(tx, person.id, workedOn),
  ]);
  const others = there.filter((other) => other.id !== entry?.id);
  const kept = entry?.workedOn === workedOn && entry.minutes >= minutes ? entry.startsMinute : null;
  const startsMinute = written.startsMinute ?? kept ?? freeMinute(others, minutes);
  await mustBeFree(tx, others, { workedOn, startsMinute, minutes }, at);
  return { projectId: project.id, budgetLineId, sheetId, workedOn, startsMinute, minutes };
}

/** The budget line that time of a day counts on: the line of the person's own organisation before that of the project as a whole. */
export async function lineOf(
  tx: Tx,
  projectId: string,
  category: CostCategory,
  day: string,
  person: Pick<Person, 'organisationId'>,
  path: readonly string[],
): Promise<string> {
  if (category !== CostCategory.ownWorkTime && category !== CostCategory.staff) throw new NotTimeCategory({}, path);
  const year = Number(day.slice(0, 4));
  const [line] = await tx.sql<{ id: string }>(
    `select id from budget_line where tenant_id = current_tenant() and project_id = $1 and category = $2 and year = $3
     order by (partner_id = $4) desc nulls last, partner_id nulls first, id limit 1`,
    [projectId, category, year, person.organisationId],
  );
  if (!line) throw new NoTimeLine({ category: categoryWords[category], year }, path);
  return line.id;
}
