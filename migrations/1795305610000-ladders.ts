import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference, tenantTable } from './support.ts';

const ROLES = `('owner', 'groupLead', 'strategist', 'chiefExecutive', 'steeringGroup', 'coordinator')`;

/** Deadlines with a calendar, ladders of reminders, and reminders that say how far they have come. */
export class Ladders1795305610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await deadlines(runner);
    await reminders(runner);
    await ladders(runner);
    await defaultLadder(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function deadlines(runner: QueryRunner): Promise<void> {
  await runner.query('alter table deadline rename column kind to obligation');
  await runner.query(`alter table deadline
    add column kind text not null default 'AGREED' check (kind in ('STATUTORY', 'FUNDER', 'MUNICIPAL', 'AGREED')),
    add column stated_on date,
    add column precision text not null default 'day' check (precision in ('day', 'month', 'quarter', 'year')),
    add column due_time time(0),
    add column starts_on date not null default (samnav_now() at time zone 'Europe/Stockholm')::date,
    add column evidence_required boolean not null default false,
    add column evidence_url text check (evidence_url ~ '^https?://' and length(evidence_url) <= 1000),
    add column evidence_file_id uuid,
    add column acknowledged_at timestamptz,
    add column acknowledged_until date,
    add column acknowledged_by_id uuid,
    add column paused_days integer not null default 0 check (paused_days between 0 and 3660),
    add column snoozed_until date,
    add column series_id uuid,
    add column occurrence_on date,
    add column about text check (length(about) <= 100),
    add column accepted_at timestamptz default samnav_now(),
    add constraint deadline_evidence check (met_at is null or not evidence_required or num_nonnulls(evidence_url, evidence_file_id) > 0),
    add constraint deadline_acknowledged check ((acknowledged_until is null) = (acknowledged_at is null)),
    add constraint deadline_occurrence check ((series_id is null) = (occurrence_on is null))`);
  // the period of what is already there begins where it was written
  await runner.query(`update deadline set starts_on = least(due_on, (created_at at time zone 'Europe/Stockholm')::date)`);
  await tenantReference(runner, 'deadline', { column: 'evidence_file_id', table: 'file' });
  await tenantReference(runner, 'deadline', { column: 'acknowledged_by_id', table: 'person' });
  await runner.query('create unique index deadline_occurrence_once on deadline (tenant_id, series_id, occurrence_on) where series_id is not null');
  await runner.query(`create unique index deadline_about_once on deadline (tenant_id, about, obligation)
    where about is not null and met_at is null and cancelled_at is null`);
}

async function reminders(runner: QueryRunner): Promise<void> {
  await runner.query('drop index reminder_waiting');
  await runner.query(`alter table reminder
    add column step text check (step ~ '^([-+]?[0-9]+w?(r[0-9]+)?|assigned|snooze|handover)$'),
    add column recipient_role text not null default 'owner' check (recipient_role in ${ROLES}),
    add column is_repeat boolean not null default false,
    add column place_id uuid,
    add column state text not null default 'planned' check (state in ('planned', 'due', 'sending', 'sent', 'unknown', 'failed', 'withdrawn')),
    add column claimed_at timestamptz,
    add column fence integer not null default 0,
    add column sent_at timestamptz,
    add column failure text check (length(failure) <= 1000),
    add column delivered_to_id uuid,
    add column read_at timestamptz`);
  await runner.query(`update reminder r set step = case when r.days_before = 0 then '0' else '-' || r.days_before end,
    place_id = coalesce(d.municipality_id, r.tenant_id), claimed_at = r.handled_at,
    state = case when r.withdrawn_at is not null then 'withdrawn' when r.handled_at is null then 'planned' else coalesce(
      (select case m.state when 'sent' then 'sent' when 'failed' then 'failed' when 'withdrawn' then 'sent' else 'sending' end
       from mail_message m where m.tenant_id = r.tenant_id and m.id = r.mail_message_id), 'sent') end,
    sent_at = (select m.accepted_at from mail_message m where m.tenant_id = r.tenant_id and m.id = r.mail_message_id)
    from deadline d where d.tenant_id = r.tenant_id and d.id = r.deadline_id`);
  await runner.query(`alter table reminder
    alter column step set not null,
    alter column place_id set not null,
    alter column recipient_role drop default,
    drop constraint reminder_once,
    drop constraint reminder_channel_check,
    drop constraint reminder_withdrawn_because_check,
    drop column days_before,
    drop column handled_at,
    add constraint reminder_channel_check check (channel in ('mail', 'inbox')),
    add constraint reminder_withdrawn_because_check check (withdrawn_because in ('moved', 'met', 'cancelled', 'owner changed', 'no address', 'too late',
      'acknowledged', 'snoozed', 'ladder changed', 'too soon', 'recipient left', 'not permitted')),
    add constraint reminder_withdrawn check ((state = 'withdrawn') = (withdrawn_at is not null)),
    add constraint reminder_once unique (tenant_id, deadline_id, due_on, step, channel, recipient_id)`);
  await tenantReference(runner, 'reminder', { column: 'delivered_to_id', table: 'person' });
  // across tenants on purpose: the sweep asks place by place what is due
  await runner.query(`create index reminder_waiting on reminder (place_id, send_at) where state = 'planned'`);
}

async function ladders(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'ladder',
    `obligation text not null check (length(obligation) between 1 and 60),
     municipality_id uuid,
     quiet text not null default 'none' check (quiet in ('none', 'weekends', 'nonWorkingDays')),
     send_time time(0) not null default '08:00'`,
    { references: [{ column: 'municipality_id', table: 'municipality' }], runtime: 'select, insert, update, delete' },
  );
  await runner.query('create unique index ladder_place_key on ladder (tenant_id, obligation, municipality_id) nulls not distinct');
  await tenantTable(
    runner,
    'ladder_step',
    `ladder_id uuid not null,
     position integer not null check (position between 1 and 50),
     offset_days integer not null check (offset_days between -730 and 730),
     unit text not null default 'days' check (unit in ('days', 'workingDays')),
     recipient_role text not null check (recipient_role in ${ROLES}),
     channel text check (channel in ('mail', 'inbox')),
     wording_sv text check (length(wording_sv) <= 1000),
     wording_en text check (length(wording_en) <= 1000),
     repeat_every integer constraint ladder_step_repeat_floor check (repeat_every between 5 and 365),
     repeat_times integer check (repeat_times between 1 and 50),
     min_period integer check (min_period >= 0),
     max_period integer check (max_period >= min_period),
     constraint ladder_step_repeat check (repeat_times is null or repeat_every is not null)`,
    {
      unique: [{ name: 'ladder_step_position_key', columns: 'ladder_id, position' }],
      references: [{ column: 'ladder_id', table: 'ladder', onDelete: 'cascade' }],
      runtime: 'select, insert, update, delete',
    },
  );
}

/** Before the day to the owner, then one step higher each time nothing happens: offset, who, and the length of the period in days that it counts for. */
const STEPS = `(values (1, -28, 'owner', 31, null), (2, -7, 'owner', null, 30), (3, 0, 'owner', null, null),
  (4, 1, 'owner', null, null), (5, 1, 'groupLead', null, null), (6, 7, 'owner', null, null), (7, 7, 'strategist', null, null),
  (8, 30, 'owner', null, null), (9, 30, 'chiefExecutive', null, null), (10, 60, 'owner', null, null), (11, 60, 'steeringGroup', null, null)
) as s (position, offset_days, recipient_role, min_period, max_period)`;

/** Every region has a ladder for whatever has none of its own. */
async function defaultLadder(runner: QueryRunner): Promise<void> {
  await runner.query(`create function give_default_ladder(given_tenant uuid) returns void language sql set search_path = pg_catalog, public, pg_temp as $$
    with made as (insert into ladder (tenant_id, obligation) values (given_tenant, 'any') returning id)
    insert into ladder_step (tenant_id, ladder_id, position, offset_days, recipient_role, min_period, max_period)
    select given_tenant, made.id, s.position, s.offset_days, s.recipient_role, s.min_period, s.max_period from made cross join ${STEPS}
  $$`);
  await runner.query(`create function tenant_gets_ladder() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform give_default_ladder(new.id);
      return new;
    end $$`);
  await runner.query('revoke all on function give_default_ladder(uuid), tenant_gets_ladder() from public');
  await runner.query('create trigger tenant_gets_ladder after insert on tenant for each row execute function tenant_gets_ladder()');
  await runner.query('select give_default_ladder(id) from tenant');
}
