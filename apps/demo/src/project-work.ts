import { CertificationService, HourlyRateService, TimeEntry, TimeService } from '@samnav/funding';
import { Meeting, MeetingService, nobody } from '@samnav/meetings';
import { Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { FileStore, Tx } from '@samnav/platform';
import { Project, VoucherService } from '@samnav/projects';
import type { People } from './claims.ts';
import { plusDays } from './deadlines.ts';
import { keepPaper } from './papers.ts';

const services = {
  certificates: new CertificationService(),
  meetings: new MeetingService(),
  rates: new HourlyRateService(),
  times: new TimeService(),
  vouchers: new VoucherService(),
};
const MANAGER = 'projektledare@umea.example';
const CHIEF = 'kommunchef@umea.example';
/** Who works in the project beside its manager, what a month of theirs costs, and what they do. */
const WORKERS: Readonly<Record<string, { salary: bigint; does: readonly string[] }>> = {
  'planerare@umea.example': { salary: 4_650_000n, does: ['Planering av pendlarparkeringar', 'Möte med projektgruppen', 'Underlag om resvanor'] },
  'strateg@umea.example': { salary: 5_120_000n, does: ['Samordning med kommunerna', 'Möte med projektgruppen', 'Uppföljning av testresenärer'] },
};

/** The work of the current project between two days: its group's meetings, hours that are certified, and documents of its vouchers; once. */
export async function furnishWork(people: People, store: FileStore, projectId: string, days: { from: string; until: string }): Promise<void> {
  const there = await people.write(MANAGER, people.today, (tx) =>
    tx.sql('select from hourly_rate where tenant_id = current_tenant() and project_id = $1 limit 1', [projectId]),
  );
  if (there.length) return;
  await people.write(MANAGER, days.until, (tx) => work(tx, people, projectId, days));
  await people.write(CHIEF, days.until, (tx) => certify(tx, projectId));
  await people.write(MANAGER, days.until, (tx) => prove(tx, store, projectId, days.until));
}

async function work(tx: Tx, people: People, project: string, { from, until }: { from: string; until: string }): Promise<void> {
  const projectId = globalId(Project, project);
  for (const [email, { salary }] of Object.entries(WORKERS))
    await services.rates.set(tx, {
      projectId,
      personId: globalId(Person, people.uuid(email)),
      startsOn: from,
      monthlySalary: salary,
      source: 'demo',
    });
  let meetings = 0;
  // every third week from the first Tuesday on; every third time the group meets
  for (let n = 0, day = tuesday(from); day <= until; n++, day = plusDays(day, 21)) {
    const meets = n % 3 === 1;
    if (meets) await meeting(tx, people, project, day, ++meetings);
    for (const [email, { does }] of Object.entries(WORKERS)) {
      const activity = meets ? does[1]! : does[n % 2 === 0 ? 0 : 2]!;
      const own = { projectId, personId: globalId(Person, people.uuid(email)), workedOn: day, activity, source: 'demo' };
      await services.times.record(tx, { ...own, startsMinute: 540, minutes: meets ? 180 : 360 });
    }
  }
}

function tuesday(from: string): string {
  const weekday = new Date(`${from}T00:00:00Z`).getUTCDay();
  return plusDays(from, (9 - weekday) % 7);
}

async function meeting(tx: Tx, people: People, projectId: string, day: string, number: number): Promise<void> {
  const told = {
    title: `Projektgrupp Hållbart resande, möte ${number}`,
    plannedOn: day,
    startsAt: '09:00',
    endsAt: '12:00',
    place: 'Stadshuset, Umeå',
  };
  const id = await services.meetings.make(tx, told, { ...nobody, projectId }, { source: 'demo' });
  await services.meetings.hold(tx, { id: globalId(Meeting, id), expectedVersion: 1, heldOn: day });
  await tx.sql(
    `insert into attendance (meeting_id, person_id, status, source) select $1::uuid, p, 'present', 'demo' from unnest($2::uuid[]) p
     where not exists (select from attendance a where a.tenant_id = current_tenant() and a.meeting_id = $1 and a.person_id = p)`,
    [id, [...Object.keys(WORKERS), MANAGER].map((email) => people.uuid(email))],
  );
  await tx.record('attendance.furnished', Meeting, id, { note: 'demo' });
}

/** All that is written down, by somebody who wrote none of it. */
async function certify(tx: Tx, projectId: string): Promise<void> {
  const rows = await tx.sql<{ id: string }>(
    'select id from time_entry where tenant_id = current_tenant() and project_id = $1 and certified_at is null order by worked_on, id',
    [projectId],
  );
  await services.certificates.certify(tx, { ids: rows.map(({ id }) => globalId(TimeEntry, id)) });
}

const WAITING = `select distinct on (v.id) v.id, coalesce(e.note, v.text, 'Utgift') as what, coalesce(e.supplier, 'Umeå kommun') as supplier, e.spent_on::text as day, e.amount_ore::text as ore
  from expenditure e join budget_line l on l.tenant_id = e.tenant_id and l.id = e.budget_line_id
  join voucher_row r on r.tenant_id = e.tenant_id and r.id = e.voucher_row_id join voucher v on v.tenant_id = r.tenant_id and v.id = r.voucher_id
  where e.tenant_id = current_tenant() and e.project_id = $1 and e.spent_on <= $2 and l.category <> 'ownWorkTime' and e.reverses_id is null and e.time_source_id is null
    and not exists (select from voucher_file f where f.tenant_id = v.tenant_id and f.voucher_id = v.id)`;

/** A document to each voucher, as somebody would have scanned it. */
async function prove(tx: Tx, store: FileStore, projectId: string, until: string): Promise<void> {
  const rows = await tx.sql<Record<'id' | 'what' | 'supplier' | 'day' | 'ore', string>>(WAITING, [projectId, until]);
  for (const { id, what, supplier, day, ore } of rows) {
    const kronor = `${ore.slice(0, -2)},${ore.slice(-2)} kr`;
    const fileId = await keepPaper(tx, store, `${day} ${what}.pdf`, [supplier, '', `Datum: ${day}`, `Avser: ${what}`, `Att betala: ${kronor}`]);
    await services.vouchers.prove(tx, id, fileId);
  }
}
