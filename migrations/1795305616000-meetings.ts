import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchable } from './search.ts';
import { tenantTable } from './support.ts';
import type { Reference } from './support.ts';

/** What lists of meetings and decisions are searched in. */
export const searchedMeetings: Record<string, readonly string[]> = {
  decision: ['title', 'text', 'paragraph', 'registry_number'],
  meeting: ['title', 'place'],
};

/** Meetings with their agendas, decisions and action items, and minutes that nothing changes once they are approved. */
export class Meetings1795305616000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await meetings(runner);
    await notices(runner);
    await agendas(runner);
    await decisions(runner);
    await actionItems(runner);
    await minutes(runner);
    await closed(runner);
    await openItems(runner);
    for (const [table, columns] of Object.entries(searchedMeetings)) await searchable(runner, table, columns);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const FUNCTION = 'language plpgsql set search_path = pg_catalog, public, pg_temp';

/** A function that only triggers call. */
async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create function ${name}() returns trigger ${FUNCTION} as $$ ${body} $$`);
  await runner.query(`revoke all on function ${name}() from public`);
}

/** Whose meeting it is: at most one host, else the region's or one municipality's own. */
const host = (table: string): string => `
  workgroup_id uuid,
  network_id uuid,
  body_id uuid,
  project_id uuid,
  municipality_id uuid,
  constraint ${table}_one_host check (num_nonnulls(workgroup_id, network_id, body_id, project_id) <= 1)`;
const HOSTS: Reference[] = ['workgroup', 'network', 'body', 'project', 'municipality'].map((table) => ({ column: `${table}_id`, table }));

async function meetings(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'meeting_series',
    `title text not null check (length(title) between 1 and 200),
     first_on date not null,
     every integer not null check (every between 1 and 52),
     unit text not null check (unit in ('week', 'month')),
     until_on date not null,
     starts_time time,
     ends_time time,
     place text check (length(place) <= 300),
     source text check (length(source) <= 200),
     ${host('meeting_series')},
     constraint meeting_series_period_check check (until_on >= first_on),
     constraint meeting_series_times_check check (ends_time > starts_time)`,
    { references: HOSTS },
  );
  await tenantTable(
    runner,
    'meeting',
    `title text not null check (length(title) between 1 and 200),
     kind text not null default 'meeting' check (kind in ('meeting', 'workshop')),
     region_wide boolean not null default false,
     planned_on date not null,
     starts_time time,
     ends_time time,
     place text check (length(place) <= 300),
     online_url text constraint meeting_online_url_check check (length(online_url) <= 1000 and online_url ~* '^https?://'),
     held_on date,
     cancelled_at timestamptz,
     cancel_reason text check (length(cancel_reason) <= 1000),
     notice_sent_at timestamptz,
     source text check (length(source) <= 200),
     series_id uuid,
     ${host('meeting')},
     constraint meeting_body_key unique (tenant_id, id, body_id),
     constraint meeting_times_check check (ends_time > starts_time),
     constraint meeting_held_or_cancelled check (held_on is null or cancelled_at is null)`,
    { references: [...HOSTS, { column: 'series_id', table: 'meeting_series' }], indexes: ['planned_on, id'] },
  );
}

/** Who was told what: nobody gets the same notice twice, however many people press the button. */
async function notices(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'meeting_notice',
    `meeting_id uuid not null,
     person_id uuid not null,
     occasion text not null check (length(occasion) between 1 and 100),
     cancelled boolean not null`,
    {
      unique: [{ name: 'meeting_notice_key', columns: 'meeting_id, person_id, occasion' }],
      references: [
        { column: 'meeting_id', table: 'meeting' },
        { column: 'person_id', table: 'person' },
      ],
      runtime: 'select, insert',
    },
  );
}

async function agendas(runner: QueryRunner): Promise<void> {
  const runtime = 'select, insert, update, delete';
  await tenantTable(
    runner,
    'agenda_item',
    `meeting_id uuid not null,
     number integer not null check (number > 0),
     title text not null check (length(title) between 1 and 300),
     description text check (length(description) <= 5000),
     minutes_planned integer check (minutes_planned between 1 and 1440),
     presenter_id uuid,
     notes text check (length(notes) <= 20000),
     postponed_at timestamptz,
     carried_from_id uuid,
     carried_action_id uuid,
     source text check (length(source) <= 200),
     constraint agenda_item_number_key unique (tenant_id, meeting_id, number) deferrable initially deferred,
     constraint agenda_item_meeting_key unique (tenant_id, id, meeting_id),
     constraint agenda_item_carried_key unique (tenant_id, meeting_id, carried_from_id),
     constraint agenda_item_carried_action_key unique (tenant_id, meeting_id, carried_action_id)`,
    {
      references: [
        { column: 'meeting_id', table: 'meeting' },
        { column: 'presenter_id', table: 'person' },
        { column: 'carried_from_id', table: 'agenda_item' },
      ],
      runtime,
    },
  );
  await tenantTable(
    runner,
    'agenda_document',
    `meeting_id uuid not null,
     agenda_item_id uuid not null,
     title text not null check (length(title) between 1 and 300),
     file_id uuid,
     url text constraint agenda_document_url_check check (length(url) <= 1000 and url ~* '^https?://'),
     source text check (length(source) <= 200),
     constraint agenda_document_one check (num_nonnulls(file_id, url) = 1),
     constraint agenda_document_item_fkey foreign key (tenant_id, agenda_item_id, meeting_id) references agenda_item (tenant_id, id, meeting_id) on delete cascade`,
    {
      references: [
        { column: 'meeting_id', table: 'meeting' },
        { column: 'file_id', table: 'file' },
      ],
      indexes: ['agenda_item_id, meeting_id'],
      runtime,
    },
  );
}

async function decisions(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'decision',
    `kind text not null check (kind in ('adopts', 'recommends', 'decides', 'notes')),
     title text not null check (length(title) between 1 and 300),
     text text check (length(text) <= 10000),
     paragraph text check (length(paragraph) between 1 and 40),
     decided_on date not null,
     registry_number text check (length(registry_number) between 1 and 100),
     meeting_id uuid,
     agenda_item_id uuid,
     body_id uuid,
     municipality_id uuid,
     owner_id uuid,
     follow_up_on date,
     deadline_id uuid,
     source text check (length(source) <= 200),
     constraint decision_item_fkey foreign key (tenant_id, agenda_item_id, meeting_id) references agenda_item (tenant_id, id, meeting_id) on delete restrict,
     constraint decision_meeting_body_fkey foreign key (tenant_id, meeting_id, body_id) references meeting (tenant_id, id, body_id) on delete restrict,
     constraint decision_item_of_meeting check (agenda_item_id is null or meeting_id is not null),
     constraint decision_somewhere check (meeting_id is not null or body_id is not null),
     constraint decision_adopts_by_body check (kind <> 'adopts' or body_id is not null),
     constraint decision_paragraph_needed check (kind not in ('adopts', 'decides') or body_id is null or paragraph is not null),
     constraint decision_follow_up_check check ((follow_up_on is null) = (deadline_id is null) and (follow_up_on is null or owner_id is not null))`,
    {
      references: ['meeting', 'body', 'municipality', 'deadline']
        .map((table) => ({ column: `${table}_id`, table }))
        .concat({ column: 'owner_id', table: 'person' }),
      indexes: ['agenda_item_id, meeting_id', 'meeting_id, body_id', 'decided_on, id'],
      runtime: 'select, insert, update, delete',
    },
  );
  // the body's row is held, so that nobody makes it advisory meanwhile; what it adopted before stays adopted
  await triggerFunction(
    runner,
    'decision_body_may_adopt',
    `
    begin
      perform from body b where b.tenant_id = new.tenant_id and b.id = new.body_id and b.standing = 'deciding' for share;
      if not found then
        raise exception 'a body that may only recommend cannot adopt' using errcode = '23514', constraint = 'decision_body_may_adopt', table = 'decision';
      end if;
      return new;
    end`,
  );
  await runner.query(`create trigger decision_body_may_adopt before insert or update of kind, body_id on decision
    for each row when (new.kind = 'adopts' and new.body_id is not null) execute function decision_body_may_adopt()`);
  await tenantTable(
    runner,
    'decision_relation',
    `from_id uuid not null,
     to_id uuid not null,
     kind text not null check (kind in ('supersedes', 'clarifies')),
     source text check (length(source) <= 200),
     constraint decision_relation_between_two check (from_id <> to_id)`,
    {
      unique: [{ name: 'decision_relation_key', columns: 'from_id, to_id, kind' }],
      references: [
        { column: 'from_id', table: 'decision' },
        { column: 'to_id', table: 'decision' },
      ],
      runtime: 'select, insert, update, delete',
    },
  );
}

async function actionItems(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'action_item',
    `meeting_id uuid not null,
     agenda_item_id uuid,
     decision_id uuid,
     title text not null check (length(title) between 1 and 300),
     owner_id uuid not null,
     due_on date not null,
     deadline_id uuid not null,
     source text check (length(source) <= 200),
     constraint action_item_item_fkey foreign key (tenant_id, agenda_item_id, meeting_id) references agenda_item (tenant_id, id, meeting_id) on delete restrict`,
    {
      unique: [{ name: 'action_item_deadline_key', columns: 'deadline_id' }],
      references: [
        { column: 'meeting_id', table: 'meeting' },
        { column: 'decision_id', table: 'decision' },
        { column: 'owner_id', table: 'person' },
        { column: 'deadline_id', table: 'deadline' },
      ],
      indexes: ['agenda_item_id, meeting_id'],
      runtime: 'select, insert, update, delete',
    },
  );
  await runner.query(`alter table agenda_item add constraint agenda_item_carried_action_id_fkey
    foreign key (tenant_id, carried_action_id) references action_item (tenant_id, id) on delete restrict`);
  await runner.query('create index on agenda_item (tenant_id, carried_action_id)');
}

async function minutes(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'minutes',
    `intro text check (length(intro) <= 10000),
     prepared_at timestamptz,
     prepared_by_id uuid,
     approve_by_on date,
     approved_at timestamptz,
     returned_at timestamptz,
     returned_by_id uuid,
     return_reason text check (length(return_reason) <= 2000),
     constraint minutes_id_fkey foreign key (tenant_id, id) references meeting (tenant_id, id) on delete restrict,
     constraint minutes_prepared_check check (approved_at is null or prepared_at is not null),
     constraint minutes_approve_by_check check ((prepared_at is null) = (approve_by_on is null))`,
    {
      references: [
        { column: 'prepared_by_id', table: 'person' },
        { column: 'returned_by_id', table: 'person' },
      ],
    },
  );
  await triggerFunction(
    runner,
    'meeting_has_minutes',
    `
    begin
      insert into minutes (tenant_id, id) values (new.tenant_id, new.id);
      return null;
    end`,
  );
  await runner.query('create trigger meeting_has_minutes after insert on meeting for each row execute function meeting_has_minutes()');
  await tenantTable(
    runner,
    'minutes_approver',
    `meeting_id uuid not null,
     person_id uuid not null,
     approved_at timestamptz`,
    {
      unique: [{ name: 'minutes_approver_key', columns: 'meeting_id, person_id' }],
      references: [
        { column: 'meeting_id', table: 'minutes' },
        { column: 'person_id', table: 'person' },
      ],
      runtime: 'select, insert, update, delete',
    },
  );
  await tenantTable(
    runner,
    'minutes_addition',
    `meeting_id uuid not null,
     text text not null check (length(text) between 1 and 10000),
     made_on date not null,
     made_by_id uuid,
     source text check (length(source) <= 200)`,
    {
      references: [
        { column: 'meeting_id', table: 'minutes' },
        { column: 'made_by_id', table: 'person' },
      ],
      runtime: 'select, insert',
    },
  );
}

/**
 * What belongs to a meeting is held fast while its minutes wait for approval, and for good once they are approved. Whoever writes holds the
 * minutes' row, so that of a writer and an approver at once one sees the other. The argument is the column that names the meeting.
 */
async function closed(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'minutes_hold_fast',
    `
    declare
      was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
      is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
      held minutes;
    begin
      for held in
        select m.* from minutes m where m.tenant_id = (coalesce(is_now, was) ->> 'tenant_id')::uuid
          and m.id in ((was ->> tg_argv[0])::uuid, (is_now ->> tg_argv[0])::uuid) order by m.id for share
      loop
        if held.approved_at is not null then
          raise exception 'the minutes are approved' using errcode = '23514', constraint = 'minutes_approved', table = 'minutes';
        elsif held.prepared_at is not null then
          raise exception 'the minutes wait for approval' using errcode = '23514', constraint = 'minutes_prepared', table = 'minutes';
        end if;
      end loop;
      return coalesce(new, old);
    end`,
  );
  await runner.query(`create trigger minutes_hold_fast before update on meeting for each row execute function minutes_hold_fast('id')`);
  for (const table of ['agenda_item', 'agenda_document', 'decision', 'action_item'])
    await runner.query(`create trigger minutes_hold_fast before insert or update or delete on ${table}
      for each row execute function minutes_hold_fast('meeting_id')`);
  await triggerFunction(
    runner,
    'minutes_stay_approved',
    `
    begin
      if tg_table_name = 'minutes' and old.approved_at is not null
        or tg_table_name = 'minutes_approver' and exists (select from minutes m where m.tenant_id = (to_jsonb(coalesce(new, old)) ->> 'tenant_id')::uuid
          and m.id = (to_jsonb(coalesce(new, old)) ->> 'meeting_id')::uuid and m.approved_at is not null) then
        raise exception 'the minutes are approved' using errcode = '23514', constraint = 'minutes_approved', table = 'minutes';
      end if;
      return coalesce(new, old);
    end`,
  );
  await runner.query('create trigger minutes_stay_approved before update or delete on minutes for each row execute function minutes_stay_approved()');
  await runner.query(`create trigger minutes_stay_approved before insert or update or delete on minutes_approver
    for each row execute function minutes_stay_approved()`);
}

/** What earlier meetings of the same host left open, for each meeting that has not been held: action items not done, agenda items put off. */
async function openItems(runner: QueryRunner): Promise<void> {
  const same = (['workgroup_id', 'network_id', 'body_id', 'project_id'] as const)
    .map((key) => `before.${key} is not distinct from m.${key}`)
    .join(' and ');
  const id = (of: string): string => `md5(m.id::text || ${of}.id::text)::uuid`;
  await runner.query(`create view open_item with (security_invoker = true) as
    select m.tenant_id, ${id('a')} as id, m.id as meeting_id, before.id as from_meeting_id, null::uuid as agenda_item_id, a.id as action_item_id,
      a.title, before.held_on, exists (select from agenda_item c where c.tenant_id = m.tenant_id and c.meeting_id = m.id and c.carried_action_id = a.id) as carried
    from meeting m
    join meeting before on before.tenant_id = m.tenant_id and ${same} and before.held_on <= m.planned_on and before.id <> m.id
      and (num_nonnulls(m.workgroup_id, m.network_id, m.body_id, m.project_id) = 1 or before.series_id = m.series_id)
    join action_item a on a.tenant_id = before.tenant_id and a.meeting_id = before.id
    join deadline d on d.tenant_id = a.tenant_id and d.id = a.deadline_id and d.met_at is null and d.cancelled_at is null
    where m.cancelled_at is null and m.held_on is null
    union all
    select m.tenant_id, ${id('i')}, m.id, before.id, i.id, null, i.title, before.held_on,
      exists (select from agenda_item c where c.tenant_id = m.tenant_id and c.meeting_id = m.id and c.carried_from_id = i.id)
    from meeting m
    join meeting before on before.tenant_id = m.tenant_id and ${same} and before.held_on <= m.planned_on and before.id <> m.id
      and (num_nonnulls(m.workgroup_id, m.network_id, m.body_id, m.project_id) = 1 or before.series_id = m.series_id)
    join agenda_item i on i.tenant_id = before.tenant_id and i.meeting_id = before.id and i.postponed_at is not null
      and not exists (select from agenda_item c join meeting o on o.tenant_id = c.tenant_id and o.id = c.meeting_id
        where c.tenant_id = i.tenant_id and c.carried_from_id = i.id and o.held_on is not null)
    where m.cancelled_at is null and m.held_on is null`);
  await runner.query('grant select on open_item to samnav_runtime, samnav_worker, samnav_backup');
}
