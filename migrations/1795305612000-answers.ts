import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** Answers to deadlines, one-time links to give them by, substitutes, and owners who leave: no open deadline is left without an active owner. */
export class Answers1795305612000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person add column leaves_on date');
    await runner.query('create index person_leaving on person (tenant_id, leaves_on) where leaves_on is not null');
    await answers(runner);
    await handOvers(runner);
    await substitutes(runner);
    await links(runner);
    await guards(runner);
    await loads(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function answers(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'deadline_answer',
    `deadline_id uuid not null,
     person_id uuid,
     kind text not null check (kind in ('done', 'acknowledged', 'snoozed', 'handedOver', 'notMine', 'accepted', 'declined', 'reopened', 'moved', 'cancelled', 'transferred')),
     until_on date,
     to_person_id uuid,
     note text check (length(note) <= 2000),
     via text not null check (via in ('app', 'mail', 'api', 'system')),
     constraint deadline_answer_person_check check (person_id is not null or via in ('system', 'app', 'api'))`,
    {
      references: [
        { column: 'deadline_id', table: 'deadline' },
        { column: 'person_id', table: 'person' },
        { column: 'to_person_id', table: 'person' },
      ],
      runtime: 'select, insert',
    },
  );
}

async function handOvers(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'hand_over',
    `deadline_id uuid not null,
     from_id uuid not null,
     to_id uuid not null,
     reason text not null check (reason in ('handOver', 'notMine', 'leaving')),
     note text check (length(note) <= 2000),
     state text not null default 'pending' check (state in ('pending', 'accepted', 'declined', 'withdrawn')),
     takes_effect_on date,
     answered_at timestamptz,
     constraint hand_over_between_two check (from_id <> to_id),
     constraint hand_over_effect_check check ((reason = 'leaving') = (takes_effect_on is not null)),
     constraint hand_over_answered_check check ((state = 'pending') = (answered_at is null))`,
    {
      unique: [{ name: 'hand_over_pending', columns: 'deadline_id', where: `state = 'pending'` }],
      references: [
        { column: 'deadline_id', table: 'deadline' },
        { column: 'from_id', table: 'person' },
        { column: 'to_id', table: 'person' },
      ],
      indexes: ['state, created_at'],
    },
  );
}

async function substitutes(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'substitute',
    `person_id uuid not null,
     substitute_id uuid not null,
     starts_on date not null,
     ends_on date not null,
     ended_at timestamptz,
     constraint substitute_is_another check (person_id <> substitute_id),
     constraint substitute_period_check check (ends_on >= starts_on),
     constraint substitute_overlap exclude using gist (tenant_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&) where (ended_at is null)`,
    {
      references: [
        { column: 'person_id', table: 'person' },
        { column: 'substitute_id', table: 'person' },
      ],
    },
  );
}

async function links(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'answer_link',
    `token_hash bytea not null check (length(token_hash) = 32),
     deadline_id uuid not null,
     person_id uuid not null,
     expires_at timestamptz not null,
     used_at timestamptz,
     revoked_at timestamptz,
     answer_id uuid,
     constraint answer_link_used check ((used_at is null) = (answer_id is null))`,
    {
      unique: [
        { name: 'answer_link_token_key', columns: 'token_hash' },
        { name: 'answer_link_open', columns: 'deadline_id, person_id', where: 'used_at is null and revoked_at is null' },
      ],
      references: [
        { column: 'deadline_id', table: 'deadline' },
        { column: 'person_id', table: 'person' },
        { column: 'answer_id', table: 'deadline_answer' },
      ],
    },
  );
}

const TODAY = (zone: string): string => `(samnav_now() at time zone ${zone})::date`;
const FUNCTION = 'language plpgsql set search_path = pg_catalog, public, pg_temp';
const REFUSE = `raise exception 'an open deadline needs an owner who is there' using errcode = '23514', constraint = 'deadline_owner_active', table = 'deadline'`;

/**
 * The database refuses an open deadline whose owner has left, and a last day for a person before each of their open deadlines has somebody
 * who is asked to take it over. Whoever gives somebody a deadline holds the person's row, so that of two at once one sees the other.
 */
async function guards(runner: QueryRunner): Promise<void> {
  await runner.query(`create function has_left(leaves_on date, p_tenant uuid) returns boolean language sql stable
    return leaves_on < (select ${TODAY('t.time_zone')} from tenant t where t.id = p_tenant)`);
  await runner.query(`create function refuse_gone_owners(p_tenants uuid[], p_owners uuid[]) returns void ${FUNCTION} as $$
    begin
      perform from person p where (p.tenant_id, p.id) in (select * from unnest(p_tenants, p_owners)) order by p.id for share;
      if exists (select from person p where (p.tenant_id, p.id) in (select * from unnest(p_tenants, p_owners)) and has_left(p.leaves_on, p.tenant_id)) then
        ${REFUSE};
      end if;
    end $$`);
  await runner.query(`create function deadline_made() returns trigger ${FUNCTION} as $$
    declare tenants uuid[]; owners uuid[];
    begin
      select array_agg(o.tenant_id), array_agg(o.owner_id) into tenants, owners from (
        select distinct a.tenant_id, a.owner_id from added a where a.met_at is null and a.cancelled_at is null) o;
      if owners is not null then perform refuse_gone_owners(tenants, owners); end if;
      return null;
    end $$`);
  await runner.query(`create function deadline_changed() returns trigger ${FUNCTION} as $$
    declare tenants uuid[]; owners uuid[];
    begin
      select array_agg(o.tenant_id), array_agg(o.owner_id) into tenants, owners from (
        select distinct a.tenant_id, a.owner_id from added a join removed r on r.tenant_id = a.tenant_id and r.id = a.id
        where a.met_at is null and a.cancelled_at is null and (a.owner_id <> r.owner_id or r.met_at is not null or r.cancelled_at is not null)) o;
      if owners is not null then perform refuse_gone_owners(tenants, owners); end if;
      return null;
    end $$`);
  await runner.query(`create trigger deadline_made after insert on deadline referencing new table as added
    for each statement execute function deadline_made()`);
  await runner.query(`create trigger deadline_changed after update on deadline referencing new table as added old table as removed
    for each statement execute function deadline_changed()`);
  await deferredGuards(runner);
}

/** Asked when the transaction ends: the last day is set first, the list of those who take over is made then. */
async function deferredGuards(runner: QueryRunner): Promise<void> {
  await runner.query(`create function deadlines_have_takers() returns trigger ${FUNCTION} as $$
    declare gone uuid := case tg_table_name when 'person' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'from_id' end;
    begin
      if exists (
        select from person p join deadline d on d.tenant_id = p.tenant_id and d.owner_id = p.id and d.met_at is null and d.cancelled_at is null
        where p.tenant_id = new.tenant_id and p.id = gone and p.leaves_on is not null and (has_left(p.leaves_on, p.tenant_id) or not exists (
          select from hand_over h where h.tenant_id = d.tenant_id and h.deadline_id = d.id and h.from_id = p.id and h.state = 'pending' and h.reason = 'leaving'))
      ) then
        ${REFUSE};
      end if;
      return null;
    end $$`);
  await runner.query(`create constraint trigger person_leaves after update of leaves_on on person deferrable initially deferred
    for each row when (new.leaves_on is not null and new.leaves_on is distinct from old.leaves_on) execute function deadlines_have_takers()`);
  await runner.query(`create constraint trigger hand_over_ends after update of state on hand_over deferrable initially deferred
    for each row when (old.state = 'pending' and new.state <> 'pending' and new.reason = 'leaving') execute function deadlines_have_takers()`);
  await runner.query(
    `revoke all on function has_left(date, uuid), refuse_gone_owners(uuid[], uuid[]), deadline_made(), deadline_changed(), deadlines_have_takers() from public`,
  );
  await runner.query(
    'grant execute on function has_left(date, uuid), refuse_gone_owners(uuid[], uuid[]) to samnav_runtime, samnav_worker, samnav_backup',
  );
}

/** One row for each owner of something open, and municipality that it belongs to: how much it is, and how it is going. */
async function loads(runner: QueryRunner): Promise<void> {
  await runner.query(`create view owner_load with (security_invoker = true) as
    select d.tenant_id, md5(d.owner_id::text || coalesce(d.municipality_id::text, ''))::uuid as id, d.owner_id as person_id, d.municipality_id,
      count(*)::integer as open_count,
      (count(*) filter (where d.due_on < day.today))::integer as late_count,
      (count(*) filter (where date_trunc('month', d.due_on::timestamp) = date_trunc('month', day.today::timestamp)))::integer as this_month_count,
      (count(*) filter (where reminded.times >= 3 and not answered.ever))::integer as unanswered_count,
      (count(*) filter (where d.accepted_at is null))::integer as unaccepted_count,
      (count(*) filter (where h.id is not null))::integer as hand_over_count,
      min(p.leaves_on) as leaves_on,
      bool_and(coalesce(a.email, p.email) is not null) as has_address
    from deadline d
    join tenant t on t.id = d.tenant_id
    join person p on p.tenant_id = d.tenant_id and p.id = d.owner_id
    left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
    left join account a on a.id = p.account_id and a.disabled_at is null
    left join hand_over h on h.tenant_id = d.tenant_id and h.deadline_id = d.id and h.state = 'pending'
    cross join lateral (select ${TODAY('coalesce(m.time_zone, t.time_zone)')} as today) day
    cross join lateral (select count(*) as times from reminder r where r.tenant_id = d.tenant_id and r.deadline_id = d.id and r.recipient_id = d.owner_id and r.state = 'sent') reminded
    cross join lateral (select exists (select from deadline_answer x where x.tenant_id = d.tenant_id and x.deadline_id = d.id and x.person_id = d.owner_id) as ever) answered
    where d.met_at is null and d.cancelled_at is null
    group by d.tenant_id, d.owner_id, d.municipality_id`);
  await runner.query('grant select on owner_load to samnav_runtime, samnav_worker, samnav_backup');
}
