import { globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { today } from '@samnav/networks';
import { Project } from '@samnav/projects';
import { defineObligation, obligations } from '@samnav/reminders';
import { TimeSheet } from './time-sheet.entity.ts';

/** Working days after the month that somebody has to certify its time. */
const WORKING_DAYS = 10;

/** Hours that nobody certified give no money: whoever must certify a month is reminded until it is done. */
export const timeCertificate = defineObligation({
  obligation: 'timeCertificate',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: intyga senast ${d.dueOn}`,
      lead: `”${d.title}” väntar på ditt intyg. Tid som inte är intygad räknas inte som egen insats, och stödet minskar. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}.`,
      action: 'Öppna och intyga',
    }),
    en: (d) => ({
      subject: `${d.title}: certify by ${d.dueOn}`,
      lead: `“${d.title}” waits for your certificate. Time that is not certified does not count in kind, and the support falls. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}.`,
      action: 'Open and certify',
    }),
  },
});

/** The month's sheet that a day stands on, made with its first entry. */
export async function sheetOf(tx: Tx, projectId: string, municipalityId: string | null, day: string): Promise<string> {
  const month = `${day.slice(0, 7)}-01`;
  const key = [projectId, municipalityId, month];
  const known = (): Promise<{ id: string }[]> =>
    tx.sql<{ id: string }>(
      'select id from time_sheet where tenant_id = current_tenant() and project_id = $1 and municipality_id is not distinct from $2 and month = $3',
      key,
    );
  const [there] = await known();
  if (there) return there.id;
  // two people who write the month's first hours at once share one sheet
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('time sheet ' || current_tenant() || $1 || coalesce($2, '') || $3, 0))", key);
  const [made] = await known();
  return made?.id ?? tx.create(TimeSheet, { projectId, municipalityId, month }, 'timeSheet.created');
}

/** Keeps the deadline of a month as its entries say: open while some wait, at whoever may certify them and neither worked nor wrote them all. */
export async function askForCertificate(tx: Tx, sheetId: string): Promise<void> {
  const { projectId, municipalityId, month } = await tx.get(TimeSheet, sheetId);
  const [row] = await tx.sql<{ waiting: number; there: number; old: boolean }>(
    `select count(*) filter (where certified_at is null)::int as waiting, count(*)::int as there, $2::date < samnav_now() - interval '2 years' as old
     from time_entry where tenant_id = current_tenant() and sheet_id = $1`,
    [sheetId, month],
  );
  const { waiting, there, old } = row!;
  if (old) return; // history that is written down: nobody is reminded of it
  const about = globalId(TimeSheet, sheetId);
  if (!waiting) return obligations.close(tx, about, timeCertificate.obligation, there ? 'certified' : null);
  const { publishedOn, number, name, workgroupId } = await tx.get(Project, projectId);
  const ownerId = publishedOn !== null && publishedOn <= today(tx) ? await certifierOf(tx, sheetId) : null;
  if (!ownerId) return obligations.close(tx, about, timeCertificate.obligation, null);
  const [last] = await tx.sql<{ due: string }>(
    "select add_working_days(greatest(($1::date + interval '1 month' - interval '1 day')::date, $2::date), $3, current_tenant(), $4)::text as due",
    [month, today(tx), WORKING_DAYS, municipalityId],
  );
  const place = { municipalityId, workgroupId: municipalityId ? null : workgroupId };
  const title = `Intyga tid ${month.slice(0, 7)}: ${number} ${name}`.slice(0, 300);
  await obligations.open(tx, { obligation: timeCertificate.obligation, about, ownerId, title, dueOn: last!.due, place });
}

/** The employer's chief executive or strategist, the project's manager, the region's coordinator: the first who stays and may certify some of it. */
async function certifierOf(tx: Tx, sheetId: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select p.id from time_sheet s join tenant t on t.id = s.tenant_id
     join role_assignment r on r.tenant_id = s.tenant_id and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone)
       and (r.role = 'regionCoordinator' or r.role in ('chiefExecutive', 'strategist') and r.municipality_id = s.municipality_id
         or r.role = 'projectManager' and r.project_id = s.project_id)
     join person p on p.tenant_id = r.tenant_id and p.account_id = r.account_id
     where s.tenant_id = current_tenant() and s.id = $1 and p.leaves_on is null
       and not exists (select from account a where a.id = p.account_id and a.disabled_at is not null)
       and exists (select from time_entry e where e.tenant_id = s.tenant_id and e.sheet_id = s.id and e.certified_at is null
         and e.person_id <> p.id and e.recorded_by_id is distinct from p.id)
     order by array_position(array['chiefExecutive', 'strategist', 'projectManager', 'regionCoordinator'], r.role), p.id limit 1`,
    [sheetId],
  );
  return row?.id ?? null;
}
