import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a ladder is read by: who holds its roles today, and on which day a step of it is sent. */
export class Climb1795305611500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of functions) await runner.query(text);
    // what is told more than once about one day is numbered: snooze, snooze2 …
    await runner.query(`alter table reminder drop constraint reminder_step_check,
      add constraint reminder_step_check check (step ~ '^([-+]?[0-9]+w?(r[0-9]+)?|(assigned|snooze|handover)[0-9]*)$')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const PLACE = 'p_tenant uuid, p_municipality uuid';

const functions: readonly string[] = [
  `create function role_holders(${PLACE}, p_workgroup uuid) returns table (role text, person_id uuid) language sql stable as $$
     with now as (select t.time_zone, (samnav_now() at time zone t.time_zone)::date as today from tenant t where t.id = p_tenant),
     held as (
       select 1 as level, w.lead_id as person_id from workgroup w cross join now
       where w.tenant_id = p_tenant and w.id = p_workgroup and (w.ends_on is null or w.ends_on >= now.today)
       union
       select case a.role when 'strategist' then 2 when 'chiefExecutive' then 3 else 6 end, p.id
       from role_assignment a cross join now
       join account c on c.id = a.account_id and c.disabled_at is null
       join person p on p.tenant_id = a.tenant_id and p.account_id = a.account_id
       where a.tenant_id = p_tenant and holds_now(a.starts_on, a.ends_on, a.ended_at, now.time_zone) and a.workgroup_id is null and a.project_id is null
         and (a.role = 'regionCoordinator' or a.role in ('strategist', 'chiefExecutive') and a.municipality_id is not distinct from p_municipality)
       union
       select case when b.municipality_id is null then 5 else 4 end, m.person_id
       from body b cross join now
       join body_member m on m.tenant_id = b.tenant_id and m.body_id = b.id and m.role <> 'alternate' and now.today <@ daterange(m.starts_on, m.ends_on, '[]')
       where b.tenant_id = p_tenant and b.kind = 'steeringGroup' and (b.municipality_id is null or b.municipality_id = p_municipality)
         and (b.ended_on is null or b.ended_on >= now.today)
     )
     select r.role, h.person_id
     from (values ('groupLead', 1), ('strategist', 2), ('chiefExecutive', 3), ('steeringGroup', 4), ('coordinator', 6)) r (role, level)
     join held h on h.level = (select min(above.level) from held above where above.level >= r.level)
   $$`,
  `comment on function role_holders(uuid, uuid, uuid) is
     'Who is reminded today as what, in a municipality (null = the region) and a workgroup; a role that nobody holds falls to the next higher'`,
  `create function is_quiet(day date, ${PLACE}, p_quiet text) returns boolean language plpgsql stable parallel safe as $$
     begin
       return p_quiet <> 'none' and weekday_number(day) >= 5
         or p_quiet = 'nonWorkingDays' and is_day_off(day, p_tenant, p_municipality, 'municipal')
         or exists (select from calendar_day c where c.tenant_id = p_tenant and c.day = is_quiet.day and c.kind = 'quiet'
              and (c.municipality_id is null or c.municipality_id = p_municipality));
     end $$`,
  `comment on function is_quiet(date, uuid, uuid, text) is 'Whether nothing is sent on the day, by the quiet of a ladder and the quiet days of the calendar'`,
  // two months of quiet are more than any calendar has; after that the day itself counts
  `create function send_day(day date, latest date, ${PLACE}, p_quiet text) returns date language plpgsql stable parallel safe as $$
     declare at date := day;
     begin
       while is_quiet(at, p_tenant, p_municipality, p_quiet) loop
         at := at + 1;
         if at > day + 62 then return day; end if;
       end loop;
       if latest is null or at <= latest then return at; end if;
       at := day;
       while is_quiet(at, p_tenant, p_municipality, p_quiet) loop
         at := at - 1;
         if at < day - 62 then return day; end if;
       end loop;
       return at;
     end $$`,
  `comment on function send_day(date, date, uuid, uuid, text) is
     'The day itself, else the next that is not quiet; where that would be after the latest, the last before that is not quiet'`,
  `create function repeat_days(first date, every integer, times integer, today date, ahead integer, ${PLACE}, p_quiet text)
     returns table (number integer, day date) language plpgsql stable as $$
     begin
       number := 0;
       day := first;
       while ahead > 0 and number < coalesce(times, 1000) loop
         number := number + 1;
         day := send_day(day + every, null, p_tenant, p_municipality, p_quiet);
         if day > today then ahead := ahead - 1; end if;
         return next;
       end loop;
     end $$`,
  `comment on function repeat_days(date, integer, integer, date, integer, uuid, uuid, text) is
     'The repeats of a step, each counted from the one before, until so many lie ahead of today'`,
];
