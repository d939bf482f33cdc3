/** How many repeats that lie ahead are written at a time; every night brings those that follow. */
export const AHEAD = 3;

/** Where a ladder of a deadline `d` is read from: as it is stored, or as somebody thinks of writing it. */
export interface LadderSource {
  /** One row: quiet, send_time and whatever the steps need. */
  ladder: string;
  /** Rows of the steps of the ladder `l`. */
  steps: string;
}

/** The municipality's ladder goes before the region's, but one for the very obligation before one for all. */
const stored: LadderSource = {
  ladder: `select l.id, l.quiet, l.send_time from ladder l
    where l.tenant_id = d.tenant_id and l.obligation in (d.obligation, 'any') and (l.municipality_id is null or l.municipality_id = d.municipality_id)
    order by l.obligation = 'any', l.municipality_id is null limit 1`,
  steps: `select * from ladder_step s where s.tenant_id = d.tenant_id and s.ladder_id = d.ladder_id`,
};

const LEVEL = `array_position(array['owner', 'groupLead', 'strategist', 'chiefExecutive', 'steeringGroup', 'coordinator'], role)`;

/** Deadlines that are open, with their clock and their ladder. */
const open = (ladder: string): string => `
  select d.tenant_id, d.id, d.due_on, d.due_on - d.starts_on as period, d.paused_days, d.owner_id, d.municipality_id, d.workgroup_id,
    d.acknowledged_until, d.snoozed_until, z.zone, (samnav_now() at time zone z.zone)::date as today, l.id as ladder_id, l.quiet, l.send_time
  from deadline d
  join tenant t on t.id = d.tenant_id
  left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
  cross join lateral (select coalesce(m.time_zone, t.time_zone) as zone) z
  cross join lateral (${ladder}) l
  where d.tenant_id = current_tenant() and d.id = any($1::uuid[]) and d.met_at is null and d.cancelled_at is null`;

/** Who holds which role, once for each place. */
const PLACES = `
  select p.municipality_id, p.workgroup_id, h.held
  from (select distinct municipality_id, workgroup_id from unanswered) p
  cross join lateral (select jsonb_object_agg(r.role, r.persons) as held
    from (select role, jsonb_agg(person_id) as persons from role_holders(current_tenant(), p.municipality_id, p.workgroup_id) group by role) r) h`;

const WITH_PEOPLE = `
  select d.*, coalesce(p.held, '{}') || jsonb_build_object('owner',
    coalesce((select jsonb_agg(n.person_id) from unnest($3::uuid[], $4::uuid[]) n (deadline_id, person_id) where n.deadline_id = d.id), jsonb_build_array(d.owner_id))) as people
  from unanswered d join places p on p.municipality_id is not distinct from d.municipality_id and p.workgroup_id is not distinct from d.workgroup_id`;

/** Their steps, each with the day that it names and the day that it is sent on. Late steps stood still while the deadline was acknowledged. */
const asked = (steps: string): string => `
  select d.id as deadline_id, d.people -> s.recipient_role as people, s.position, s.recipient_role as role, s.channel, s.repeat_every, s.repeat_times, n.nominal,
    case when s.offset_days > 0 then '+' else '' end || s.offset_days || case s.unit when 'workingDays' then 'w' else '' end as step,
    send_day(n.nominal, case when s.offset_days <= 0 then d.due_on end, d.tenant_id, d.municipality_id, d.quiet) as first_on
  from open d
  cross join lateral (${steps}) s
  cross join lateral (select d.due_on + case when s.offset_days > 0 then d.paused_days else 0 end as from_on) f
  cross join lateral (select case s.unit when 'days' then f.from_on + s.offset_days
    else add_working_days(f.from_on, s.offset_days, d.tenant_id, d.municipality_id) end as nominal) n
  where d.period between coalesce(s.min_period, -100000) and coalesce(s.max_period, 100000)`;

/** One row for each person; `until_on` is when a later step that repeats speaks for this one: nobody hears the repeats of two. */
const CLIMBED = `
  select a.*, p.person_id::uuid, min(a.first_on) filter (where a.repeat_every is not null)
    over (partition by a.deadline_id, p.person_id order by a.first_on, a.position rows between 1 following and unbounded following) as until_on
  from asked a cross join lateral jsonb_array_elements_text(a.people) p (person_id)`;

/** Every step, repeat and snooze of every person: `rank` 2, 0 and 1. */
const RUNGS = `
  select deadline_id, person_id, role, channel, step, 2 as rank, nominal, first_on as send_on from climbed
  union all
  select c.deadline_id, c.person_id, c.role, c.channel, c.step || 'r' || r.number, 0, c.nominal, r.day
  from climbed c join open d on d.id = c.deadline_id
  cross join lateral repeat_days(c.first_on, c.repeat_every, c.repeat_times, d.today, $2::int, d.tenant_id, d.municipality_id, d.quiet) r
  where c.repeat_every is not null and (c.until_on is null or r.day < c.until_on)
  union all
  select d.id, p.person_id::uuid, 'owner', null, 'snooze' || coalesce((select nullif(count(*), 0) + 1 from reminder s
      where s.tenant_id = d.tenant_id and s.deadline_id = d.id and s.recipient_id = p.person_id::uuid and s.due_on = d.due_on and s.step like 'snooze%'
        and s.state not in ('planned', 'withdrawn') and (s.send_at at time zone d.zone)::date < d.snoozed_until)::text, ''),
    1, d.snoozed_until, send_day(d.snoozed_until, case when d.snoozed_until <= d.due_on then d.due_on end, d.tenant_id, d.municipality_id, d.quiet)
  from open d cross join lateral jsonb_array_elements_text(d.people -> 'owner') p (person_id)
  where d.snoozed_until is not null`;

/**
 * Common table expressions that end in `wanted`: what the ladders ask for of the deadlines `$1` (uuid[]), past days included, nothing written.
 * One row for each deadline, person and day. `$2` = how many repeats ahead; `$3`, `$4` = deadlines and the persons whom their obligation names
 * instead of the owner. Persons travel in the rows, since a join of many rows that PostgreSQL cannot estimate would be a loop in a loop.
 */
export const wantedSql = ({ ladder, steps }: LadderSource = stored): string => `
  unanswered as materialized (${open(ladder)}),
  places as materialized (${PLACES}),
  open as materialized (${WITH_PEOPLE}),
  asked as materialized (${asked(steps)}),
  climbed as materialized (${CLIMBED}),
  rungs as (${RUNGS}),
  told as (
    select g.*, d.due_on, coalesce(d.municipality_id, d.tenant_id) as place_id, d.today, (g.send_on + d.send_time) at time zone d.zone as send_at,
      coalesce(g.channel, case when g.send_on >= d.due_on - 3 or g.role <> 'owner' then 'mail' else 'inbox' end) as by
    from rungs g join open d on d.id = g.deadline_id
    where (d.acknowledged_until is null or g.send_on >= d.acknowledged_until)
      and (d.snoozed_until is null or g.send_on >= d.snoozed_until or not d.people -> 'owner' ? g.person_id::text)
  ),
  wanted as materialized (
    select distinct on (deadline_id, person_id, send_on) deadline_id, due_on, step, person_id as recipient_id, role as recipient_role, rank = 0 as is_repeat,
      place_id, send_on, today, send_at, max(by) over (partition by deadline_id, person_id, send_on) as channel
    from told
    order by deadline_id, person_id, send_on, rank desc, nominal desc, step collate "C", ${LEVEL}
  )`;
