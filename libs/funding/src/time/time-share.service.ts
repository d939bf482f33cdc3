import { Injectable } from '@nestjs/common';
import { access, File, filesHeldBy, systemScope } from '@samnav/platform';
import type { Database, Texts, Tx } from '@samnav/platform';
import { Person, today } from '@samnav/networks';
import { Project, SpentOutsideProject } from '@samnav/projects';
import { HoursInShare, MonthCertified, NotTimeCategory, ShareTooLarge } from './refusals.ts';
import { deducted, lockTimeOf, monthsOf } from './shares.ts';
import type { ShareMonth } from './shares.ts';
import { whereSaid } from './project-said.ts';
import { askForCertificate, sheetOf } from './sheets.ts';
import { TimeAbsence } from './time-absence.entity.ts';
import { TimeEntry } from './time-entry.entity.ts';
import { timeRulesOf } from './time-rules.ts';
import { lineOf } from './time.service.ts';
import { TimeShare } from './time-share.entity.ts';
import type { EndTimeShareInput, SetTimeShareInput } from './time-share.entity.ts';

filesHeldBy('time_share', 'certificate_file_id', (scope) => scope.rows(TimeShare));

/** Fixed shares of employment: months that are over become entries, which somebody certifies as all others. */
@Injectable()
export class TimeShareService {
  async set(tx: Tx, input: SetTimeShareInput & { source?: string }): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    const person = await tx.find(Person, input.personId, ['personId']);
    access.require(tx.scope, 'hourlyRate.set', { projectId: project.id, municipalityId: person.municipalityId });
    const certificate = await tx.findOptional(File, input.certificateFileId, ['certificateFileId']);
    const { shareBp, startsOn, endsOn, category, source } = input;
    if (category !== 'staff' && category !== 'ownWorkTime') throw new NotTimeCategory({}, ['input', 'category']);
    inPeriod(project, startsOn, 'startsOn');
    inPeriod(project, endsOn, 'endsOn');
    await lockTimeOf(tx, person.id);
    const share = { projectId: project.id, personId: person.id, shareBp, startsOn, endsOn };
    await mustFit(tx, share);
    const own = { municipalityId: person.municipalityId, certificateFileId: certificate?.id, recordedById: tx.scope.personId };
    const id = await tx.create(TimeShare, { ...share, ...own, category, source }, 'timeShare.set');
    await writeMonths(tx, id);
    return id;
  }

  async end(tx: Tx, input: EndTimeShareInput): Promise<string> {
    const [share, project] = await tx.findWith<TimeShare, Project>(TimeShare, 'project', input.id, ['id']);
    access.require(tx.scope, 'hourlyRate.set', { projectId: share.projectId, municipalityId: share.municipalityId });
    inPeriod(project, input.endsOn, 'endsOn');
    await lockTimeOf(tx, share.personId);
    await mustFit(tx, { ...share, endsOn: input.endsOn });
    await tx.change(TimeShare, share.id, input.expectedVersion, { endsOn: input.endsOn }, 'timeShare.ended');
    await writeMonths(tx, share.id);
    return share.id;
  }
}

function inPeriod({ startsOn, endsOn }: Project, day: string, field: string): void {
  if ((startsOn !== null && day < startsOn) || (endsOn !== null && day > endsOn))
    throw new SpentOutsideProject({ startsOn, endsOn }, ['input', field]);
}

type Share = Pick<TimeShare, 'projectId' | 'personId' | 'shareBp' | 'startsOn' | 'endsOn'> & { id?: string };

/** All of a person's shares are at most full time on every day, and daily time of those days is not written in the same project. */
async function mustFit(tx: Tx, { id, projectId, personId, shareBp, startsOn, endsOn }: Share): Promise<void> {
  const others = await tx.sql<{ projectId: string; share: number; startsOn: string; endsOn: string }>(
    `select s.project_id as "projectId", s.share_bp as share, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn" from time_share s
     where s.tenant_id = current_tenant() and s.person_id = $1 and s.id is distinct from $2 and s.starts_on <= $4 and s.ends_on >= $3 order by s.starts_on`,
    [personId, id ?? null, startsOn, endsOn],
  );
  const taken = (day: string): number => others.reduce((sum, o) => sum + (o.startsOn <= day && o.endsOn >= day ? o.share : 0), shareBp);
  if ([startsOn, ...others.map((o) => o.startsOn)].some((day) => day >= startsOn && taken(day) > 10_000))
    throw new ShareTooLarge({ where: await whereShared(tx, others) }, ['input', 'shareBp']);
  const [hours] = await tx.sql(
    `select from time_entry where tenant_id = current_tenant() and person_id = $1 and share_id is null and worked_on between $2 and $3
       and (project_id = $4 or $5 = 10000) limit 1`,
    [personId, startsOn, endsOn, projectId, shareBp],
  );
  if (hours) throw new HoursInShare({}, ['input', 'startsOn']);
}

/** `P-2026-014 Resor, 60 % 2026-01-01 – 2026-12-31`; of a project that the caller may not see neither its name nor the share. */
const whereShared = (tx: Tx, others: readonly { projectId: string; share: number; startsOn: string; endsOn: string }[]): Promise<Texts> => {
  const places = others.map(({ projectId, share, startsOn, endsOn }) => {
    const more = `, ${share / 100} % ${startsOn} – ${endsOn}`;
    return { projectId, more: { sv: more, en: more } };
  });
  return whereSaid(tx, places, { always: false });
};

/** Makes the share's months that are over what they should be. What is certified already stays, and must be what it should be. */
export async function writeMonths(tx: Tx, shareId: string): Promise<void> {
  const share = await tx.get(TimeShare, shareId);
  const rules = await timeRulesOf(tx, share.projectId, share.startsOn);
  const absences = await tx.rows(TimeAbsence).findBy({ personId: share.personId });
  const months = monthsOf(share, rules.annualMinutes, deducted(absences, rules.sickDaysNotDeducted));
  const wanted = new Map(months.filter(({ endsOn, minutes }) => endsOn < today(tx) && minutes > 0).map((month) => [month.endsOn, month]));
  const sheets = new Set<string>();
  for (const entry of await tx.rows(TimeEntry).find({ where: { shareId }, order: { workedOn: 'ASC' } })) {
    const month = wanted.get(entry.workedOn);
    wanted.delete(entry.workedOn);
    if (month && month.minutes === entry.minutes && month.absent === entry.absentMinutes) continue;
    if (entry.certifiedAt) throw new MonthCertified({ month: entry.workedOn.slice(0, 7) }, ['input'], { allowed: ['withdrawCertification'] });
    sheets.add(entry.sheetId);
    const values = month && { minutes: month.minutes, absentMinutes: month.absent };
    if (values) await tx.change(TimeEntry, entry.id, null, values, 'timeEntry.updated');
    else await tx.remove(TimeEntry, entry.id, null, 'timeEntry.removed');
  }
  for (const month of wanted.values()) sheets.add(await writeMonth(tx, share, month));
  for (const sheet of sheets) await askForCertificate(tx, sheet);
}

async function writeMonth(tx: Tx, share: TimeShare, month: ShareMonth): Promise<string> {
  const { projectId, personId, municipalityId, category, shareBp, source } = share;
  const recordedById = tx.scope.personId ?? share.recordedById; // whoever stated the share wrote the months that the clock adds
  const workedOn = month.endsOn;
  const budgetLineId = await lineOf(tx, projectId, category, workedOn, await tx.get(Person, personId), ['input', 'category']);
  const sheetId = await sheetOf(tx, projectId, municipalityId, workedOn);
  const whose = { projectId, personId, municipalityId, shareId: share.id, sheetId, budgetLineId };
  const activity = `Fast andel ${shareBp / 100} %, ${month.startsOn} – ${month.endsOn}`;
  const long = { workedOn, minutes: month.minutes, absentMinutes: month.absent };
  await tx.create(TimeEntry, { ...whose, ...long, activity, source, recordedById }, 'timeEntry.recorded');
  return sheetId;
}

/** The clock's: in every tenant, months that have ended since become entries. Each may be written again without harm. */
export async function writeEndedMonths(database: Database): Promise<void> {
  const tenants = await database.outside('write-ended-months', (tx) =>
    tx.sql<{ id: string; slug: string }>('select id, slug from tenant order by id'),
  );
  const now = await database.now();
  const faults: unknown[] = [];
  for (const { id: tenantId, slug } of tenants) {
    const scope = systemScope(tenantId, slug, 'write-ended-months', now);
    const shares = await database.write(scope, (tx) =>
      tx.sql<{ id: string }>(
        `select id from time_share where tenant_id = current_tenant() and starts_on < $1::date and ends_on > $1::date - 62 order by id`,
        [today(tx)],
      ),
    );
    for (const { id } of shares) await database.write(scope, (tx) => writeMonths(tx, id)).catch((error: unknown) => faults.push(error));
  }
  if (faults.length) throw faults[0];
}
