import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference } from './support.ts';
import { targetKind } from './targets.ts';

/** Targets of goals, and the one that is counted from plans. */
export class PlanTargets1795305672000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table target add column goal_id uuid');
    await tenantReference(runner, 'target', { column: 'goal_id', table: 'goal' });
    await runner.query('alter table target drop constraint target_of_one');
    await runner.query('alter table target add constraint target_of_one check (num_nonnulls(project_id, workgroup_id, goal_id) <= 1)');
    await coverageOfToday(runner);
    await targetKind(runner, 'plansAdopted', { rows: PLANS, outcome: PLANS_OUTCOME });
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** A group that has ended has no gaps: nobody is to take part in it any more. */
async function coverageOfToday(runner: QueryRunner): Promise<void> {
  const today = '(samnav_now() at time zone m.time_zone)::date';
  await runner.query(`create or replace view workgroup_coverage with (security_invoker = true) as
    select w.tenant_id, md5(w.id::text || m.id::text)::uuid as id, w.id as workgroup_id, m.id as municipality_id, m.code as municipality_code,
      (select count(*)::integer from workgroup_member x
        where x.tenant_id = w.tenant_id and x.workgroup_id = w.id and x.municipality_id = m.id
          and (${today} <@ daterange(x.starts_on, x.ends_on, '[]'))) as member_count
    from workgroup w join municipality m on m.tenant_id = w.tenant_id and (w.municipality_id is null or w.municipality_id = m.id)
    where w.ends_on is null or w.ends_on >= ${today}`);
}

/** What a plan's decision says of the target's period: the column `verdict` of `in_time`. */
const VERDICT = `case when d.id is null then 'open' when d.decided_on > t.ends_on then 'late' else 'adopted' end`;
const words = (by: { open: string; late: string; adopted: string }): string =>
  `case p.verdict when 'open' then '${by.open}' when 'late' then format('${by.late}', p.decided_on) else format('${by.adopted}', p.body, p.decided_on, p.paragraph) end`;

/**
 * The regional plan that most local ones are part of, of the plans that hold in the period, and each municipality's local plan: linked to it
 * and adopted. Whoever has none is listed.
 */
const PLANS = `
  with plan as (
    select p.*, ${VERDICT} as verdict, d.decided_on, d.paragraph, b.name as body
    from action_plan p left join decision d on d.tenant_id = p.tenant_id and d.id = p.decision_id
      left join body b on b.tenant_id = d.tenant_id and b.id = d.body_id
    where p.tenant_id = t.tenant_id and p.workgroup_id is null and (p.starts_on is null or p.starts_on <= t.ends_on + 365)
      and (coalesce(p.ended_on, p.ends_on) is null or coalesce(p.ended_on, p.ends_on) >= t.starts_on)),
  region as (
    select p.* from plan p where p.municipality_id is null
    order by (select count(*) from plan x where x.part_of_id = p.id and x.municipality_id is not null) desc, p.created_at, p.id limit 1),
  local as (
    select distinct on (m.id) m.id as of_id, m.version as of_version, m.name as municipality, p.id, p.version, p.title, p.verdict, p.decided_on, p.paragraph, p.body,
      coalesce(p.part_of_id = (select r.id from region r), false) as linked
    from municipality m left join plan p on p.tenant_id = m.tenant_id and p.municipality_id = m.id
    where m.tenant_id = t.tenant_id
    order by m.id, coalesce(p.part_of_id = (select r.id from region r), false) desc, p.decided_on, p.id)
  select p.verdict = 'adopted', p.title,
    ${words({ open: 'Ingen har antagit den.', late: 'Antogs först %s, efter perioden.', adopted: 'Antagen av %s %s, %s.' })},
    ${words({ open: 'Nobody has adopted it.', late: 'Adopted only on %s, after the period.', adopted: 'Adopted by %s on %s, %s.' })},
    'ActionPlan', p.id, p.version
  from region p
  union all
  select false, 'Regional handlingsplan', 'Det finns ingen regional handlingsplan.', 'There is no regional plan of action.', null, null, null where not exists (select from region)
  union all
  select * from (
    select p.linked and p.verdict = 'adopted', coalesce(p.title, p.municipality),
      case when p.id is null then 'Kommunen har ingen lokal handlingsplan.' when not p.linked then 'Inte kopplad till den regionala planen.'
        else ${words({ open: 'Kopplad, men ingen har antagit den.', late: 'Kopplad, men antogs först %s, efter perioden.', adopted: 'Kopplad; antagen av %s %s, %s.' })} end,
      case when p.id is null then 'The municipality has no local plan of action.' when not p.linked then 'Not linked to the regional plan.'
        else ${words({ open: 'Linked, but nobody has adopted it.', late: 'Linked, but adopted only on %s, after the period.', adopted: 'Linked; adopted by %s on %s, %s.' })} end,
      case when p.id is null then 'Municipality' else 'ActionPlan' end, coalesce(p.id, p.of_id), coalesce(p.version, p.of_version)
    from local p order by p.municipality collate "sv-x-icu") locals`;

/** All of it: nothing may be missing. */
const PLANS_OUTCOME = `
  select n.counted::text, n.listed::text, n.counted = n.listed,
    case when n.counted = n.listed then format('Den regionala planen är antagen, och alla %s lokala är kopplade och antagna.', n.listed - 1)
      else format('%s av %s planer är klara: den regionala antagen och varje lokal kopplad och antagen.', n.counted, n.listed) end,
    case when n.counted = n.listed then format('The regional plan is adopted, and all %s local ones are linked and adopted.', n.listed - 1)
      else format('%s of %s plans are done: the regional one adopted and each local one linked and adopted.', n.counted, n.listed) end
  from (select count(*) filter (where counted) as counted, count(*) as listed from target_rows(t.tenant_id, t.id)) n`;
