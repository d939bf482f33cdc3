import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nor does whoever’s account is shut: of a role that is told of nothing any more nobody would hear. */
export class HoldersShut1795305615300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function role_holders(p_tenant uuid, p_municipality uuid, p_workgroup uuid)
      returns table (role text, person_id uuid) language sql stable as $$
      with now as (select t.time_zone, (samnav_now() at time zone t.time_zone)::date as today from tenant t where t.id = p_tenant),
      named as (
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
      ),
      held as (
        select n.level, n.person_id from named n cross join now
        join person p on p.tenant_id = p_tenant and p.id = n.person_id and (p.leaves_on is null or p.leaves_on >= now.today)
        where not exists (select from account c where c.id = p.account_id and c.disabled_at is not null)
      )
      select r.role, h.person_id
      from (values ('groupLead', 1), ('strategist', 2), ('chiefExecutive', 3), ('steeringGroup', 4), ('coordinator', 6)) r (role, level)
      join held h on h.level = (select min(above.level) from held above where above.level >= r.level)
    $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
