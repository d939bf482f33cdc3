import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';
import { counting, targetKind } from './targets.ts';

/** Reports of workgroups, what they are prefilled with, and the targets that they feed. */
export class WorkgroupReports1795305673000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await reports(runner);
    await held(runner);
    await counting(
      runner,
      `workgroup_report_rows(tenant uuid, report uuid) returns table (kind text, label text, detail_sv text, detail_en text, subject_type text, subject_uuid uuid, subject_version integer) language sql`,
      ROWS,
    );
    await targetKind(runner, 'workgroupReports', { rows: REPORTS, outcome: 'select * from target_counted_outcome(t)' });
    for (const kind of ['networks_joined', 'projects_per_municipality']) await followed(runner, kind);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const TEXT = (name: string): string => `${name} text check (length(${name}) <= 10000)`;

async function reports(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'workgroup_report',
    `workgroup_id uuid not null,
     starts_on date not null,
     ends_on date not null,
     due_on date not null,
     ${TEXT('summary')},
     ${TEXT('results')},
     ${TEXT('ahead')},
     submitted_at timestamptz,
     submitted_by_id uuid,
     returned_at timestamptz,
     returned_by_id uuid,
     return_reason text check (length(return_reason) between 1 and 2000),
     approved_at timestamptz,
     approved_by_id uuid,
     source text check (length(source) <= 200),
     constraint workgroup_report_period_check check (ends_on >= starts_on),
     constraint workgroup_report_submitted check ((submitted_at is null) = (submitted_by_id is null)),
     constraint workgroup_report_approved check ((approved_at is null) = (approved_by_id is null) and (approved_at is null or submitted_at is not null)),
     constraint workgroup_report_second_person check (approved_by_id <> submitted_by_id)`,
    {
      unique: [{ name: 'workgroup_report_period_key', columns: 'workgroup_id, starts_on, ends_on' }],
      references: [
        { column: 'workgroup_id', table: 'workgroup' },
        ...['submitted', 'returned', 'approved'].map((did) => ({ column: `${did}_by_id`, table: 'person' })),
      ],
    },
  );
  await tenantTable(
    runner,
    'workgroup_report_line',
    `report_id uuid not null,
     number integer not null,
     kind text not null check (kind in ('meeting', 'attendance', 'action', 'indicator', 'network', 'project')),
     label text not null,
     detail_sv text,
     detail_en text,
     subject_type text,
     subject_uuid uuid,
     subject_version integer`,
    {
      unique: [{ name: 'workgroup_report_line_number_key', columns: 'report_id, number' }],
      references: [{ column: 'report_id', table: 'workgroup_report' }],
      indexes: ['subject_uuid'],
      runtime: 'select, insert, delete',
    },
  );
}

/** What was handed in stays as it was, until it is given back; what was approved stays for good. */
async function held(runner: QueryRunner): Promise<void> {
  await runner.query(`create function workgroup_report_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      if old.approved_at is not null or old.submitted_at is not null and new.submitted_at is not null
          and (new.summary, new.results, new.ahead, new.starts_on, new.ends_on) is distinct from (old.summary, old.results, old.ahead, old.starts_on, old.ends_on) then
        raise exception 'the report has been handed in' using errcode = '23514', constraint = 'workgroup_report_handed_in', table = 'workgroup_report';
      end if;
      return new;
    end $$`);
  await runner.query(`create function workgroup_report_lines_stay() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform from workgroup_report r where r.tenant_id = coalesce(new.tenant_id, old.tenant_id) and r.id = coalesce(new.report_id, old.report_id)
        and r.submitted_at is not null for share;
      if found then
        raise exception 'the report has been handed in' using errcode = '23514', constraint = 'workgroup_report_handed_in', table = 'workgroup_report_line';
      end if;
      return coalesce(new, old);
    end $$`);
  await runner.query('revoke all on function workgroup_report_stays(), workgroup_report_lines_stay() from public');
  await runner.query(
    'create trigger workgroup_report_stays before update on workgroup_report for each row execute function workgroup_report_stays()',
  );
  await runner.query(`create trigger workgroup_report_lines_stay before insert or update or delete on workgroup_report_line
    for each row execute function workgroup_report_lines_stay()`);
}

/**
 * What a report is prefilled with: the group's meetings of the period, who came to them (as everybody may know it), what was to be done,
 * figures of the goals that serve its priority, networks that its people answer for, and its projects.
 */
const ROWS = `
  with r as (select r.*, w.name, w.priority_id from workgroup_report r join workgroup w on w.tenant_id = r.tenant_id and w.id = r.workgroup_id
      where r.tenant_id = tenant and r.id = report),
    m as (select m.*, coalesce(m.held_on, m.planned_on) as day, m.held_on is not null and m.cancelled_at is null as held
      from r join meeting m on m.tenant_id = r.tenant_id and m.workgroup_id = r.workgroup_id and coalesce(m.held_on, m.planned_on) between r.starts_on and r.ends_on)
  select * from (select 'meeting', m.title,
      case when m.held then 'Hållet ' when m.cancelled_at is null then 'Planerat ' else 'Inställt ' end || m.day,
      case when m.held then 'Held on ' when m.cancelled_at is null then 'Planned for ' else 'Called off, of ' end || m.day, 'Meeting', m.id, m.version
    from m order by m.day, m.id) meetings
  union all
  select 'attendance', r.name,
    format('%s kvinnor och %s män', b.women, b.men) || case when b.left_out_count > 0 then format('; %s möten har för få personer för att visas', b.left_out_count) else '' end,
    format('%s women and %s men', b.women, b.men) || case when b.left_out_count > 0 then format('; %s meetings have too few people to be shown', b.left_out_count) else '' end,
    null, null, null
  from r, gender_balance_of(tenant, (select coalesce(array_agg(m.id), '{}') from m where m.held)) b where b.meeting_count + b.left_out_count > 0
  union all
  select * from (select 'action', a.title,
      case when d.met_at is not null then 'Klar ' || d.met_at::date when d.cancelled_at is not null then 'Struken' else 'Öppen, sista dag ' || d.due_on end,
      case when d.met_at is not null then 'Done on ' || d.met_at::date when d.cancelled_at is not null then 'Struck off' else 'Open, due on ' || d.due_on end,
      'ActionItem', a.id, a.version
    from m join action_item a on a.tenant_id = m.tenant_id and a.meeting_id = m.id join deadline d on d.tenant_id = a.tenant_id and d.id = a.deadline_id
    order by a.due_on, a.id) actions
  union all
  select * from (select distinct on (i.name, i.id) 'indicator', i.name, p.value || ' ' || i.unit || ' (' || p.year || ')', p.value || ' ' || i.unit || ' (' || p.year || ')',
      'Indicator', i.id, i.version
    from r join goal g on g.tenant_id = r.tenant_id and g.priority_id = r.priority_id join indicator i on i.tenant_id = g.tenant_id and i.goal_id = g.id
      join indicator_point p on p.tenant_id = i.tenant_id and p.indicator_id = i.id and p.level = 'region' and p.value is not null
        and p.year between extract(year from r.starts_on) and extract(year from r.ends_on)
    order by i.name, i.id, p.year desc, p.rolled_up desc) figures
  union all
  select * from (select 'network', n.name, 'Nytt ' || n.starts_on, 'New on ' || n.starts_on, 'Network', n.id, n.version
    from r join network n on n.tenant_id = r.tenant_id and n.joined_as_new and n.starts_on between r.starts_on and r.ends_on
      and exists (select from workgroup_member x where x.tenant_id = n.tenant_id and x.workgroup_id = r.workgroup_id and x.person_id = n.accountable_owner_id
        and x.starts_on <= r.ends_on and (x.ends_on is null or x.ends_on >= r.starts_on))
    order by n.name, n.id) networks
  union all
  select * from (select 'project', p.name, p.number, p.number, 'Project', p.id, p.version
    from r join project p on p.tenant_id = r.tenant_id and p.workgroup_id = r.workgroup_id
      and p.published_on <= least(r.ends_on, (samnav_now() at time zone 'Europe/Stockholm')::date)
      and (p.starts_on is null or p.starts_on <= r.ends_on) and (p.ends_on is null or p.ends_on >= r.starts_on) order by p.number) projects`;

/** Reports that the coordinator has approved, of periods that end in the target's. */
const REPORTS = `
  select r.approved_at is not null, w.name || ', ' || r.starts_on || ' – ' || r.ends_on,
    case when r.approved_at is not null then 'Godkänd ' || r.approved_at::date || '.' when r.submitted_at is not null then 'Inlämnad, väntar på godkännande.'
      when r.returned_at is not null then 'Återlämnad.' else 'Utkast, sista dag ' || r.due_on || '.' end,
    case when r.approved_at is not null then 'Approved on ' || r.approved_at::date || '.' when r.submitted_at is not null then 'Handed in, waits for approval.'
      when r.returned_at is not null then 'Returned.' else 'A draft, due on ' || r.due_on || '.' end,
    'WorkgroupReport', r.id, r.version
  from workgroup_report r join workgroup w on w.tenant_id = r.tenant_id and w.id = r.workgroup_id
  where r.tenant_id = t.tenant_id and r.ends_on between t.starts_on and t.ends_on and (t.workgroup_id is null or r.workgroup_id = t.workgroup_id)
  order by w.name collate "sv-x-icu", r.starts_on, r.id`;

/** With \`reported\` only what stands in an approved report of a workgroup counts. */
async function followed(runner: QueryRunner, kind: string): Promise<void> {
  await runner.query(`alter function target_rows_${kind}(target) rename to ${kind}_rows`);
  await counting(
    runner,
    `target_rows_${kind}(t target) returns table (counted boolean, label text, reason_sv text, reason_en text, subject_type text, subject_uuid uuid, subject_version integer) language sql`,
    `select k.counted and (not k.asked or k.told is not null), k.label,
       case when k.counted and k.told is not null then k.reason_sv || ' Redovisat av ' || k.told || '.'
         when k.counted and k.asked then 'Står inte i någon godkänd rapport från en arbetsgrupp.' else k.reason_sv end,
       case when k.counted and k.told is not null then k.reason_en || ' Reported by ' || k.told || '.'
         when k.counted and k.asked then 'Stands in no approved report of a workgroup.' else k.reason_en end,
       k.subject_type, k.subject_uuid, k.subject_version
     from (select k.*, coalesce((t.parameters->>'reported')::boolean, false) as asked,
         (select string_agg(distinct w.name, ', ') from workgroup_report_line l
            join workgroup_report r on r.tenant_id = l.tenant_id and r.id = l.report_id and r.approved_at is not null
            join workgroup w on w.tenant_id = r.tenant_id and w.id = r.workgroup_id
          where l.tenant_id = t.tenant_id and l.subject_uuid = k.subject_uuid) as told
       from ${kind}_rows(t) with ordinality k (counted, label, reason_sv, reason_en, subject_type, subject_uuid, subject_version, place)) k order by k.place`,
  );
}
