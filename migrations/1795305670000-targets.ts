import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';
import { targetDispatch, targetKind } from './targets.ts';

/** Targets that compute themselves, what they were when they were frozen, and the first kinds. */
export class Targets1795305670000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await targets(runner);
    await snapshots(runner);
    await targetDispatch(runner);
    await targetKind(runner, 'networksJoined', { rows: NETWORKS_JOINED, outcome: 'select * from target_counted_outcome(t)' });
    await targetKind(runner, 'projectsPerMunicipality', { rows: PROJECTS, outcome: PROJECTS_OUTCOME });
    await views(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function targets(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'target',
    `title text not null check (length(title) between 1 and 300),
     kind text not null check (kind ~ '^[a-z][A-Za-z]*$'),
     parameters jsonb not null default '{}' check (jsonb_typeof(parameters) = 'object'),
     starts_on date not null,
     ends_on date not null,
     project_id uuid,
     workgroup_id uuid,
     source text check (length(source) <= 200),
     constraint target_period_check check (ends_on >= starts_on),
     constraint target_of_one check (num_nonnulls(project_id, workgroup_id) <= 1)`,
    {
      references: [
        { column: 'project_id', table: 'project' },
        { column: 'workgroup_id', table: 'workgroup' },
      ],
    },
  );
}

async function snapshots(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'target_snapshot',
    `target_id uuid not null,
     frozen_at timestamptz not null default samnav_now(),
     frozen_by_id uuid,
     note text check (length(note) <= 1000),
     target_version integer not null,
     state text not null check (state in ('MET', 'NOT_MET', 'NOT_YET', 'PASSED')),
     value text,
     required text,
     finding_sv text not null,
     finding_en text not null`,
    {
      references: [
        { column: 'target_id', table: 'target' },
        { column: 'frozen_by_id', table: 'person' },
      ],
      runtime: 'select, insert', // what was frozen stays as it was
    },
  );
  await tenantTable(
    runner,
    'target_snapshot_row',
    `snapshot_id uuid not null,
     number integer not null,
     counted boolean not null,
     label text not null,
     reason_sv text,
     reason_en text,
     subject_type text,
     subject_uuid uuid,
     subject_version integer`,
    {
      unique: [{ name: 'target_snapshot_row_number_key', columns: 'snapshot_id, number' }],
      references: [{ column: 'snapshot_id', table: 'target_snapshot' }],
      runtime: 'select, insert',
    },
  );
}

/** What counted, and what did not, as rows of the API; the number keeps the order in which the kind lists them. */
async function views(runner: QueryRunner): Promise<void> {
  for (const [view, counted] of Object.entries({ target_counted: 'r.counted', target_not_counted: 'not r.counted' })) {
    await runner.query(`create view ${view} with (security_invoker = true) as
      select t.tenant_id, md5(t.id::text || ' ' || r.number)::uuid as id, t.id as target_id, r.number::integer as number, r.label, r.reason_sv, r.reason_en,
        r.subject_type, r.subject_uuid, r.subject_version
      from target t cross join lateral (select rows.*, row_number() over () as number from target_rows(t.tenant_id, t.id) rows) r where ${counted}`);
    await runner.query(`grant select on ${view} to samnav_runtime, samnav_worker, samnav_backup`);
  }
}

/** Networks that the region joined inside the period, as new ones, and that reach the country or further. Local and regional ones are listed with the reason. */
const NETWORKS_JOINED = `
  select n.far and n.joined_as_new and n.known, n.name,
    case when not n.known then 'Det är inte känt när regionen gick med.'
      when not n.far then case n.level when 'local' then 'Nätverket är lokalt' else 'Nätverket är regionalt' end || ', inte nationellt eller internationellt.'
      when not n.joined_as_new then 'Nätverket är inte markerat som nytt för regionen.'
      else format('%s, nytt %s.', case n.level when 'national' then 'Nationellt' else 'Internationellt' end, n.starts_on) end,
    case when not n.known then 'It is not known when the region joined.'
      when not n.far then 'The network is ' || n.level || ', neither national nor international.'
      when not n.joined_as_new then 'The network is not marked as new to the region.'
      else format('%s, new on %s.', initcap(n.level), n.starts_on) end,
    'Network', n.id, n.version
  from (select n.*, n.level in ('national', 'international') as far, n.starts_on is not null as known from network n
    where n.tenant_id = t.tenant_id and (n.starts_on between t.starts_on and t.ends_on or n.starts_on is null and n.joined_as_new)) n
  order by n.name collate "sv-x-icu", n.id`;

/**
 * Projects planned or carried out: of a project's target those that came out of it, else all that overlap the period. After them each
 * municipality that owns none. Drafts are nobody's business yet.
 */
const PROJECTS = `
  with named as (
    select p.*, m.name as municipality,
      case when e.status = 'stopped' then 'stopped' when p.starts_on > t.ends_on then 'later' else 'counts' end as verdict
    from project p left join municipality m on m.tenant_id = p.tenant_id and m.id = p.municipality_id
    cross join lateral (select s.status from project_status_event s where s.tenant_id = p.tenant_id and s.project_id = p.id
      and s.valid_from <= (samnav_now() at time zone 'Europe/Stockholm')::date order by s.valid_from desc, s.id desc limit 1) e
    where p.tenant_id = t.tenant_id and p.published_on <= (samnav_now() at time zone 'Europe/Stockholm')::date and e.status <> 'draft' and case when t.project_id is null
      then (p.starts_on is null or p.starts_on <= t.ends_on) and (p.ends_on is null or p.ends_on >= t.starts_on) and (t.workgroup_id is null or p.workgroup_id = t.workgroup_id)
      else p.spawned_by_id = t.project_id end)
  select * from (
    select n.verdict = 'counts', n.name,
      case n.verdict when 'stopped' then 'Projektet stoppades.' when 'later' then format('Projektet började först %s, efter perioden.', n.starts_on)
        else coalesce('Ägs av ' || n.municipality || '.', 'Regionens; det täcker ingen enskild kommun.') end,
      case n.verdict when 'stopped' then 'The project was stopped.' when 'later' then format('The project began only on %s, after the period.', n.starts_on)
        else coalesce('Owned by ' || n.municipality || '.', 'The region’s; it covers no single municipality.') end,
      'Project', n.id, n.version from named n order by n.number) projects
  union all
  select * from (
    select false, m.name, 'Inget av projekten är kommunens.', 'None of the projects is the municipality’s.', 'Municipality', m.id, m.version
    from municipality m where m.tenant_id = t.tenant_id and not exists (select from named n where n.verdict = 'counts' and n.municipality_id = m.id)
    order by m.name collate "sv-x-icu") uncovered`;

/** As many as are required, and one in each municipality. */
const PROJECTS_OUTCOME = `
  select n.projects::text, r.required::text, n.projects >= r.required and n.uncovered is null,
    format('%s projekt av minst %s. ', n.projects, r.required) || coalesce('Kommuner utan projekt: ' || n.uncovered || '.', 'Varje kommun har minst ett.'),
    format('%s projects of at least %s. ', n.projects, r.required) || coalesce('Municipalities without a project: ' || n.uncovered || '.', 'Each municipality has at least one.')
  from (select count(*) filter (where counted) as projects, string_agg(label, ', ') filter (where subject_type = 'Municipality') as uncovered
      from target_rows(t.tenant_id, t.id)) n,
    (select (t.parameters->>'required')::integer as required) r`;
