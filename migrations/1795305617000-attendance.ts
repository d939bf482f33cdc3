import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** Who was called and who came, as what people have themselves recorded, and the balance that others may know of it. */
export class Attendance1795305617000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await attendance(runner);
    await attendees(runner);
    await ticks(runner);
    await genders(runner);
    await groups(runner);
    await balances(runner);
    await pools(runner);
    await years(runner);
    await ofMeetings(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const FUNCTION = 'language plpgsql set search_path = pg_catalog, public, pg_temp';
const GENDERS = `('woman', 'man', 'other', 'undisclosed')`;
const READERS = 'samnav_runtime, samnav_worker, samnav_backup';

/** A function that readers call, of one SELECT. */
async function reading(runner: QueryRunner, head: string, body: string): Promise<void> {
  await runner.query(`create function ${head} as $$ ${body} $$`);
  const signature = head.slice(0, head.indexOf(' returns'));
  await runner.query(`revoke all on function ${signature} from public`);
  await runner.query(`grant execute on function ${signature} to ${READERS}`);
}
async function view(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create view ${name} with (security_invoker = true) as ${body}`);
  await runner.query(`grant select on ${name} to ${READERS}`);
}

/** `attendee` says who it is, whether called by a row or by name: two rows of the same are one person. */
async function attendance(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'attendance',
    `meeting_id uuid not null,
     person_id uuid,
     guest_name text check (length(guest_name) between 1 and 200),
     guest_organisation text check (length(guest_organisation) <= 200),
     guest_gender text check (guest_gender in ${GENDERS}),
     municipality_id uuid,
     attendee text not null,
     status text not null default 'invited' check (status in ('invited', 'present', 'absent', 'excused')),
     arrived_time time,
     left_time time,
     ticked_at timestamptz,
     source text check (length(source) <= 200),
     constraint attendance_somebody check (num_nonnulls(person_id, guest_name) = 1),
     constraint attendance_guest check (person_id is null or num_nonnulls(guest_organisation, guest_gender) = 0),
     constraint attendance_times_check check (status = 'present' or num_nonnulls(arrived_time, left_time) = 0),
     constraint attendance_order_check check (left_time > arrived_time)`,
    {
      unique: [{ name: 'attendance_attendee_key', columns: 'meeting_id, attendee' }],
      references: [
        { column: 'meeting_id', table: 'meeting' },
        { column: 'person_id', table: 'person' },
        { column: 'municipality_id', table: 'municipality' },
      ],
      indexes: ['attendee'],
      runtime: 'select, insert, update, delete',
    },
  );
  // all that a balance needs of a meeting, without its rows
  await runner.query(
    `create index attendance_present on attendance (tenant_id, meeting_id) include (person_id, attendee, guest_gender) where status = 'present'`,
  );
  await runner.query(`create trigger minutes_hold_fast
    before insert or update of meeting_id, person_id, guest_name, guest_organisation, guest_gender, municipality_id, status, arrived_time, left_time or delete
    on attendance for each row execute function minutes_hold_fast('meeting_id')`);
}

/** A guest whose name is a person's is that person; one who becomes a person later has been it all the time. */
async function attendees(runner: QueryRunner): Promise<void> {
  await reading(
    runner,
    'name_key(name text) returns text language sql immutable',
    `select lower(regexp_replace(btrim(normalize(name, nfkc)), '\\s+', ' ', 'g'))`,
  );
  // the key stands in a variable: under row-level security no index is asked with what a function makes of another row
  await runner.query(`create function attendance_attendee() returns trigger ${FUNCTION} as $$
    declare as_guest text;
    begin
      if new.person_id is not null then
        new.attendee := new.person_id::text;
        select 'guest: ' || name_key(p.name) into as_guest from person p where p.tenant_id = new.tenant_id and p.id = new.person_id;
        update attendance a set attendee = new.attendee where a.tenant_id = new.tenant_id and a.attendee = as_guest;
      else
        as_guest := name_key(new.guest_name);
        select p.id::text into new.attendee from person p where p.tenant_id = new.tenant_id and name_key(p.name) = as_guest order by p.id limit 1;
        new.attendee := coalesce(new.attendee, 'guest: ' || as_guest);
      end if;
      return new;
    end $$`);
  await runner.query('revoke all on function attendance_attendee() from public');
  await runner.query('create trigger attendance_attendee before insert on attendance for each row execute function attendance_attendee()');
}

/** Every tick that was sent, under the id that the sender gave it: each takes effect once, and what was refused is kept too. */
async function ticks(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'attendance_tick',
    `attendance_id uuid not null,
     status text not null check (status in ('invited', 'present', 'absent', 'excused')),
     arrived_time time,
     left_time time,
     ticked_at timestamptz not null,
     seen_version integer not null,
     made_version integer,
     account_id uuid`,
    {
      references: [{ column: 'attendance_id', table: 'attendance', onDelete: 'cascade' }],
      runtime: 'select, insert',
    },
  );
}

/** What a person has decided shall be recorded of them; no row = nothing. */
async function genders(runner: QueryRunner): Promise<void> {
  await tenantTable(runner, 'person_gender', `person_id uuid not null, gender text not null check (gender in ${GENDERS})`, {
    unique: [{ name: 'person_gender_person_key', columns: 'person_id' }],
    references: [{ column: 'person_id', table: 'person', onDelete: 'cascade' }],
    runtime: 'select, insert, update, delete',
  });
}

/** Whether somebody is of the group that a meeting is of, or stands on its list; and how many do, for those who may know. */
async function groups(runner: QueryRunner): Promise<void> {
  const holds = (of: string): string => `${of}.starts_on <= day and (${of}.ends_on is null or ${of}.ends_on >= day)`;
  await reading(
    runner,
    `is_of_host(tenant uuid, who uuid, workgroup uuid, network uuid, body uuid, day date) returns boolean language sql stable`,
    `select who is not null and (
       exists (select from workgroup w where w.tenant_id = tenant and w.id = workgroup and w.lead_id = who)
       or exists (select from workgroup_member m where m.tenant_id = tenant and m.workgroup_id = workgroup and m.person_id = who and ${holds('m')})
       or exists (select from body_member b where b.tenant_id = tenant and b.body_id = body and b.person_id = who and ${holds('b')})
       or exists (select from network n where n.tenant_id = tenant and n.id = network and n.accountable_owner_id = who))`,
  );
  await reading(
    runner,
    'stands_on_list(tenant uuid, meeting uuid, who uuid) returns boolean language sql stable',
    'select exists (select from attendance a where a.tenant_id = tenant and a.meeting_id = meeting and a.person_id = who)',
  );
  await reading(
    runner,
    'list_count(tenant uuid, meeting uuid, only_present boolean) returns integer language sql stable',
    `select count(*)::integer from attendance a where a.tenant_id = tenant and a.meeting_id = meeting and (a.status = 'present' or not only_present)`,
  );
}

/** 40/60 of women and men, the limits included. Null where nobody is, or where those of whom nothing is known could turn the answer. */
const MEETS = `select case
  when women + men = 0 then null
  when 2 * (women + unknown) <= 3 * men and 2 * (men + unknown) <= 3 * women then true
  when 2 * men > 3 * (women + unknown) or 2 * women > 3 * (men + unknown) then false end`;

const CELLS = ['women', 'men', 'other', 'unknown'] as const;
const CATEGORY: Record<(typeof CELLS)[number], string> = { women: 'woman', men: 'man', other: 'other', unknown: 'unknown' };
/** How many attendances each cell holds. */
const counted = (prefix = '', where = 'true', row = 'a'): string =>
  CELLS.map((cell) => `(count(*) filter (where ${row}.category = '${CATEGORY[cell]}' and ${where}))::integer as ${prefix}${cell}`).join(', ');
const of = (expression: (cell: string) => string, between = ', '): string => CELLS.map(expression).join(between);

/** What is counted of a row, `gender` being what its person has decided. */
const category = (gender: string, row = 'a'): string =>
  `coalesce(nullif(case when ${row}.person_id is null then ${row}.guest_gender else ${gender} end, 'undisclosed'), 'unknown')`;
/** Whether everybody may know the cells. */
const safe = (cell: (name: string) => string): string => of((name) => `(${cell(name)} = 0 or ${cell(name)} >= 5)`, ' and ');

/**
 * One row for each meeting. `open`: whether everybody may know its cells: each has nobody or five and more. Not before the day after it was
 * held, so that nobody sees the cells grow tick by tick.
 */
async function balances(runner: QueryRunner): Promise<void> {
  await reading(runner, 'meets_4060(women integer, men integer, unknown integer) returns boolean language sql immutable', MEETS);
  await reading(
    runner,
    'gender_share(part integer, rest integer) returns numeric language sql immutable',
    'select round(100.0 * part / nullif(part + rest, 0), 2)',
  );
  await view(
    runner,
    'attended',
    `select a.tenant_id, a.meeting_id, a.attendee, ${category('g.gender')} as category
     from attendance a left join person_gender g on g.tenant_id = a.tenant_id and g.person_id = a.person_id where a.status = 'present'`,
  );
  await view(
    runner,
    'gender_balance',
    `select m.tenant_id, m.id, m.held_on, m.workgroup_id, m.network_id, m.body_id, m.project_id, m.municipality_id,
       extract(year from m.held_on)::integer as year, m.held_on is not null and m.cancelled_at is null as held,
       ${of((cell) => `c.${cell}`)},
       coalesce(m.held_on < (samnav_now() at time zone t.time_zone)::date and ${safe((cell) => `c.${cell}`)}, false) as open
     from meeting m join tenant t on t.id = m.tenant_id
     cross join lateral (select ${counted()} from (
       select ${category('(select g.gender from person_gender g where g.tenant_id = l.tenant_id and g.person_id = l.person_id)', 'l')} as category
       from attendance l where l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.status = 'present') a) c`,
  );
}

const HOST = ['workgroup_id', 'network_id', 'body_id', 'project_id', 'municipality_id'];
const keys = (row: string): string => HOST.map((key) => `${row}.${key}`).join(', ');

/**
 * What a host held in a year. Of meetings that are not open each by itself the cells are pooled, and everybody may know the pool when:
 * - the year is over, so that the pool does not grow by one meeting that can then be subtracted;
 * - it has two meetings and more, and in each cell nobody or five different people and more;
 * - where only one cell has anybody, each meeting could have had another number: none of them is open, so each has one to four.
 * A pool never joins hosts: whoever is of one of them would know the rest.
 */
async function pools(runner: QueryRunner): Promise<void> {
  const people = (cell: (typeof CELLS)[number]): string =>
    `count(distinct m.attendee) filter (where m.category = '${CATEGORY[cell]}' and not m.open) as ${cell}_people`;
  // whatever lists are narrowed by stands in the partition, so that only its meetings are looked at
  const there = (cell: string): string => `count(*) filter (where a.category = '${CATEGORY[cell as 'women']}') over w`;
  const one = `select m.*, a.attendee, a.category, m.past and ${safe(there)} as open
    from (select m.tenant_id, ${keys('m')}, m.id, extract(year from m.held_on)::integer as year,
        m.held_on < (samnav_now() at time zone t.time_zone)::date as past
      from meeting m join tenant t on t.id = m.tenant_id where m.held_on is not null and m.cancelled_at is null) m
    left join attended a on a.tenant_id = m.tenant_id and a.meeting_id = m.id
    window w as (partition by m.tenant_id, ${keys('m')}, m.year, m.id)`;
  const pooled = of((cell) => `g.pool_${cell}`, ' + ');
  await view(
    runner,
    'gender_pool',
    `select g.*, g.year < extract(year from (samnav_now() at time zone t.time_zone)) and cardinality(g.pool) >= 2
         and ${safe((cell) => `g.${cell}_people`)}
         and (${of((cell) => `(g.${cell}_people > 0)::integer`, ' + ')} > 1
           or (${pooled} > cardinality(g.pool) and ${pooled} < 4 * cardinality(g.pool))) as pool_open
     from (
       select m.tenant_id, ${keys('m')}, m.year, count(distinct m.id)::integer as meeting_count,
         coalesce(array_agg(distinct m.id) filter (where not m.open), '{}') as pool,
         ${counted('', 'true', 'm')}, ${counted('open_', 'm.open', 'm')}, ${counted('pool_', 'not m.open', 'm')}, ${CELLS.map(people).join(', ')}
       from (${one}) m group by m.tenant_id, ${keys('m')}, m.year) g
     join tenant t on t.id = g.tenant_id`,
  );
}

/** One row for each host and year, and one for all hosts together: the cells as they are, and `shown_…` as everybody may know them. */
async function years(runner: QueryRunner): Promise<void> {
  const kind = `case ${HOST.map((key) => `when p.${key} is not null then '${key.replace('_id', '')}'`).join(' ')} else 'region' end`;
  const shown = (cell: string): string => `p.open_${cell} + case when p.pool_open then p.pool_${cell} else 0 end`;
  const type = `case ${HOST.map((key) => `when p.${key} is not null then '${key[0]!.toUpperCase()}${key.slice(1).replace('_id', '')}'`).join(' ')} end`;
  const left = 'case when p.pool_open then 0 else cardinality(p.pool) end';
  const id = `md5(concat_ws(' ', ${HOST.map((key) => `'${key}', p.${key}`).join(', ')}, p.year, p.tenant_id))::uuid`;
  await view(
    runner,
    'gender_balance_year',
    `select p.tenant_id, ${id} as id, ${kind} as host,
       ${type} as host_type, coalesce(${keys('p')}) as host_uuid,
       ${keys('p')}, p.year, p.meeting_count, ${left} as shown_left_out,
       ${of((cell) => `p.${cell}`)}, ${of((cell) => `${shown(cell)} as shown_${cell}`)}
     from gender_pool p
     union all
     select p.tenant_id, md5('all ' || p.year || p.tenant_id::text)::uuid, 'all', null, null, ${HOST.map(() => 'null::uuid').join(', ')}, p.year,
       sum(p.meeting_count)::integer, sum(${left})::integer, ${of((cell) => `sum(p.${cell})::integer`)}, ${of((cell) => `sum(${shown(cell)})::integer`)}
     from gender_pool p group by p.tenant_id, p.year`,
  );
}

/**
 * The balance of any meetings as everybody may know it: the sum of all meetings and pools that lie in it whole. Those that are open or in such
 * a pool count; the others are left out. Whatever set is asked for, the answer is a sum of what is published anyway.
 */
async function ofMeetings(runner: QueryRunner): Promise<void> {
  await reading(
    runner,
    `gender_balance_of(tenant uuid, meetings uuid[]) returns table (women integer, men integer, other integer, unknown integer, meets4060 boolean,
       women_share numeric, men_share numeric, meeting_count integer, left_out_count integer) language sql stable`,
    `with asked as materialized (select m.* from gender_balance m where m.tenant_id = tenant and m.id = any (meetings) and m.held),
       parts as (
         select 1 as meetings, ${of((cell) => `m.${cell}`)} from asked m where m.open
         union all
         select cardinality(p.pool), ${of((cell) => `p.pool_${cell}`)} from gender_pool p
           where p.tenant_id = tenant and p.year = any (array(select m.year from asked m where not m.open)) and p.pool_open and p.pool <@ meetings),
       summed as (select coalesce(sum(meetings), 0)::integer as meetings, ${of((cell) => `coalesce(sum(${cell}), 0)::integer as ${cell}`)} from parts)
     select ${of((cell) => `s.${cell}`)}, meets_4060(s.women, s.men, s.unknown), gender_share(s.women, s.men), gender_share(s.men, s.women),
       s.meetings, (select count(*) from asked)::integer - s.meetings from summed s`,
  );
}
