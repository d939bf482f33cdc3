import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';
import { targetKind } from './targets.ts';

/** Which meetings belong to a project and which items of agendas are about one; the targets that are counted from meetings. */
export class ProjectMeetings1795305671000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await links(runner);
    await targetKind(runner, 'workgroupsEngaged', { rows: WORKGROUPS, outcome: 'select * from target_counted_outcome(t)' });
    await targetKind(runner, 'regionWideWorkshops', { rows: WORKSHOPS, outcome: WORKSHOPS_OUTCOME });
    await targetKind(runner, 'genderBalance', { rows: BALANCE, outcome: BALANCE_OUTCOME });
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function links(runner: QueryRunner): Promise<void> {
  await runner.query('alter table phase add constraint phase_of_project_key unique (tenant_id, project_id, id)');
  await tenantTable(
    runner,
    'project_meeting',
    `project_id uuid not null,
     meeting_id uuid not null,
     phase_id uuid,
     source text check (length(source) <= 200),
     constraint project_meeting_phase_fkey foreign key (tenant_id, project_id, phase_id) references phase (tenant_id, project_id, id)`,
    {
      unique: [{ name: 'project_meeting_once', columns: 'project_id, meeting_id' }],
      references: [
        { column: 'project_id', table: 'project' },
        { column: 'meeting_id', table: 'meeting' },
      ],
      indexes: ['project_id, phase_id'],
      runtime: 'select, insert, delete, update (version)',
    },
  );
  await tenantTable(
    runner,
    'agenda_item_project',
    `meeting_id uuid not null,
     agenda_item_id uuid not null,
     project_id uuid not null,
     constraint agenda_item_project_item_fkey foreign key (tenant_id, agenda_item_id, meeting_id) references agenda_item (tenant_id, id, meeting_id) on delete cascade`,
    {
      unique: [{ name: 'agenda_item_project_once', columns: 'agenda_item_id, project_id' }],
      references: [
        { column: 'meeting_id', table: 'meeting' },
        { column: 'project_id', table: 'project' },
      ],
      indexes: ['agenda_item_id, meeting_id'],
      runtime: 'select, insert, delete, update (version)',
    },
  );
  await runner.query(`create trigger minutes_hold_fast before insert or update or delete on agenda_item_project
    for each row execute function minutes_hold_fast('meeting_id')`);
}

/** Whether a meeting was held in the target's period. */
const HELD = '(m.cancelled_at is null and coalesce(m.held_on between t.starts_on and t.ends_on, false))';
const PLANNED = 'coalesce(m.held_on, m.planned_on) between t.starts_on and t.ends_on';

/** Groups with at least one held meeting in the period; and those that were there then without one. */
const WORKGROUPS = `
  select g.held > 0, g.name,
    case when g.held = 1 then format('Ett hållet möte, %s.', g.first_on) when g.held > 1 then format('%s hållna möten, det första %s.', g.held, g.first_on)
      when g.meetings = 0 then 'Inget möte i perioden.' when g.cancelled = g.meetings then 'Alla möten ställdes in.' else 'Möten är planerade, men inget är hållet.' end,
    case when g.held = 1 then format('One meeting held, on %s.', g.first_on) when g.held > 1 then format('%s meetings held, the first on %s.', g.held, g.first_on)
      when g.meetings = 0 then 'No meeting in the period.' when g.cancelled = g.meetings then 'All meetings were called off.' else 'Meetings are planned, but none has been held.' end,
    'Workgroup', g.id, g.version
  from (select w.*, m.held, m.first_on, m.meetings, m.cancelled from workgroup w cross join lateral (
      select count(*) filter (where ${HELD}) as held, min(m.held_on) filter (where ${HELD}) as first_on, count(*) as meetings, count(m.cancelled_at) as cancelled
      from meeting m where m.tenant_id = w.tenant_id and m.workgroup_id = w.id and ${PLANNED}) m
    where w.tenant_id = t.tenant_id and (m.meetings > 0 or w.starts_on <= t.ends_on and (w.ends_on is null or w.ends_on >= t.starts_on))) g
  order by g.name collate "sv-x-icu", g.id`;

/** Held workshops for all municipalities; where phases are asked for, only those of the phases, and each phase without one is missing. */
const WORKSHOPS = `
  with asked as (select value::integer as number from jsonb_array_elements_text(coalesce(t.parameters->'phases', '[]'))),
  shops as (
    select m.*, p.number as phase, ${HELD} as held, not exists (select from asked) or exists (select from asked a where a.number = p.number) as fits
    from meeting m left join project_meeting l on l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.project_id = t.project_id
      left join phase p on p.tenant_id = l.tenant_id and p.id = l.phase_id
    where m.tenant_id = t.tenant_id and m.kind = 'workshop' and ${PLANNED})
  select * from (
    select s.held and s.region_wide and s.fits, s.title,
      case when s.cancelled_at is not null then 'Inställd.' when not s.held then 'Planerad, men inte hållen.' when not s.region_wide then 'Inte för alla kommuner.'
        when not s.fits then 'Hör inte till någon av faserna som räknas.' else format('Hållen %s', s.held_on) || coalesce(format(', fas %s.', s.phase), '.') end,
      case when s.cancelled_at is not null then 'Called off.' when not s.held then 'Planned, but not held.' when not s.region_wide then 'Not for all municipalities.'
        when not s.fits then 'Of none of the phases that count.' else format('Held on %s', s.held_on) || coalesce(format(', phase %s.', s.phase), '.') end,
      'Meeting', s.id, s.version
    from shops s order by coalesce(s.held_on, s.planned_on), s.id) shops
  union all
  select * from (
    select false, coalesce(p.name, 'Fas ' || a.number), 'Ingen workshop för hela regionen är hållen i fasen.', 'No workshop for the whole region has been held in the phase.', 'Phase', p.id, p.version
    from asked a left join phase p on p.tenant_id = t.tenant_id and p.project_id = t.project_id and p.number = a.number
    where not exists (select from shops s where s.held and s.region_wide and s.phase = a.number) order by a.number) missing`;

/** As many as are required, and one in each phase that is asked for. */
const WORKSHOPS_OUTCOME = `
  select n.held::text, r.required::text, n.held >= r.required and n.missing = 0,
    format('%s hållna workshops för hela regionen; minst %s behövs.', n.held, r.required) || case when n.missing > 0 then format(' %s faser saknar.', n.missing) else '' end,
    format('%s workshops for the whole region held; at least %s are needed.', n.held, r.required) || case when n.missing > 0 then format(' %s phases lack one.', n.missing) else '' end
  from (select count(*) filter (where counted) as held, count(*) filter (where not counted and subject_type = 'Phase') as missing from target_rows(t.tenant_id, t.id)) n,
    (select (t.parameters->>'required')::integer as required) r`;

/** The meetings of the project or the workgroup, else of the tenant, that fall in the period; of the kind that is asked for. */
const MEETINGS = `
  select m.* from meeting m where m.tenant_id = t.tenant_id and ${PLANNED}
    and (t.parameters->>'meetings' is null or m.kind = t.parameters->>'meetings')
    and (t.workgroup_id is null or m.workgroup_id = t.workgroup_id)
    and (t.project_id is null or m.project_id = t.project_id
      or exists (select from project_meeting l where l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.project_id = t.project_id))`;

/** Of held meetings with somebody on their list; those whose lists are too small to be told to everybody are listed as left out. */
const BALANCE = `
  with m as materialized (${MEETINGS}), held as (select array_agg(m.id) as ids from m where ${HELD}),
  listed as (
    select m.*, ${HELD} as held, b.women + b.men + b.other + b.unknown = 0 as nobody,
      b.open or exists (select from gender_pool p, held h where p.tenant_id = m.tenant_id and m.id = any (p.pool) and p.pool_open and p.pool <@ h.ids) as shown
    from m join gender_balance b on b.tenant_id = m.tenant_id and b.id = m.id)
  select l.held and l.shown and not l.nobody, l.title,
    case when l.cancelled_at is not null then 'Inställt.' when not l.held then 'Planerat, men inte hållet.' when not l.shown then 'För få personer på listan för att visas för alla.'
      when l.nobody then 'Ingen står som närvarande.' else format('Hållet %s, efter närvarolistan.', l.held_on) end,
    case when l.cancelled_at is not null then 'Called off.' when not l.held then 'Planned, but not held.' when not l.shown then 'Too few people on the list for everybody to know.'
      when l.nobody then 'Nobody is recorded as present.' else format('Held on %s, by its list of attendance.', l.held_on) end,
    'Meeting', l.id, l.version
  from listed l order by coalesce(l.held_on, l.planned_on), l.title, l.id`;

/**
 * Attendances of women and men, neither under 40 %. The smaller share is the value, rounded down: 39.97 % is no 40. Where those of whom
 * nothing is known, or meetings that are not shown, could turn the answer there is none.
 */
const BALANCE_OUTCOME = `
  select o.value, '40.0', o.met,
    coalesce(format('%s %% kvinnor och %s %% män av %s närvaron; båda ska vara minst 40 %%.', replace(b.women_share::numeric(5,1)::text, '.', ','),
        replace(b.men_share::numeric(5,1)::text, '.', ','), b.women + b.men) || o.unknown_sv, 'Ingen närvaro av kvinnor och män finns att räkna.') || o.out_sv,
    coalesce(format('%s %% women and %s %% men of %s attendances; each must be at least 40 %%.', b.women_share::numeric(5,1), b.men_share::numeric(5,1), b.women + b.men)
        || o.unknown_en, 'There is no attendance of women and men to count.') || o.out_en
  from gender_balance_of(t.tenant_id, (select coalesce(array_agg(m.id), '{}') from (${MEETINGS}) m where ${HELD})) b
  cross join lateral (select
    trunc(least(b.women, b.men) * 100.0 / nullif(b.women + b.men, 0), 1)::text as value,
    case when b.left_out_count = 0 then b.meets4060 end as met,
    case when b.other + b.unknown > 0 then format(' Därtill %s av annat eller okänt kön.', b.other + b.unknown) else '' end as unknown_sv,
    case when b.other + b.unknown > 0 then format(' Besides them %s of another or unknown gender.', b.other + b.unknown) else '' end as unknown_en,
    case when b.left_out_count > 0 then format(' %s möten har för få personer för att visas, så svaret går inte att ge.', b.left_out_count) else '' end as out_sv,
    case when b.left_out_count > 0 then format(' %s meetings have too few people to be shown, so there is no answer.', b.left_out_count) else '' end as out_en) o`;
