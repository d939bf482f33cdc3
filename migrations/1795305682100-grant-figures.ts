import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a grant comes to right now, from the ledger: the same arithmetic as libs/funding/src/rules, which a test compares. */
export class GrantFigures1795305682100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // multiplied and never divided: numeric division keeps some twenty digits only
    await runner.query(`create function rounded_ore(exact numeric, rule text) returns bigint language sql immutable parallel safe as $$
      select case rule
        when 'kronaDown' then trunc(exact * 0.01) * 100
        when 'kronaNearest' then round(exact * 0.01) * 100
        when 'kronaNearestEven' then (case when abs(exact * 0.01 - trunc(exact * 0.01)) = 0.5 then 2 * round(exact * 0.005) else round(exact * 0.01) end) * 100
        else round(exact) end::bigint $$`);
    await runner.query(`create function kronor(ore bigint, language text) returns text language sql immutable parallel safe as $$
      select case when ore < 0 then '−' else '' end
        || replace(to_char(abs(ore) / 100, 'FM999,999,999,999,999,990'), ',', case language when 'sv' then chr(160) else ',' end)
        || case when ore % 100 = 0 then '' else case language when 'sv' then ',' else '.' end || to_char(abs(ore) % 100, 'FM00') end
        || chr(160) || case language when 'sv' then 'kr' else 'SEK' end $$`);
    await runner.query(`create view grant_figures with (security_invoker = true) as ${FIGURES}`);
    await runner.query('grant select on grant_figures to samnav_runtime, samnav_worker, samnav_backup');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/**
 * What was spent outside the decision's period and not taken back, as rows that take it off again. Most projects have none: the first and the
 * last day, each one look-up, say so before any row is read.
 */
const outside = (side: 'min' | 'max', of: string): string => `
    select l.category, -e.amount_ore as ore from expenditure e join budget_line l on l.tenant_id = e.tenant_id and l.id = e.budget_line_id
    where (select ${side}(d.spent_on) from expenditure d where d.tenant_id = g.tenant_id and d.project_id = g.project_id) ${of}
      and e.tenant_id = g.tenant_id and e.project_id = g.project_id and e.spent_on ${of} and e.reverses_id is null
      and not exists (select from expenditure r where r.tenant_id = e.tenant_id and r.reverses_id = e.id)`;

/** What counts of the ledger by cost category. A reversal counts where its mistake does, however late it came. */
const ACTUAL = `
  select b.category, sum(b.ore) as ore from (
    select l.category, k.amount_ore as ore from budget_line l join expenditure_by_budget_line k on k.tenant_id = l.tenant_id and k.budget_line_id = l.id
    where l.tenant_id = g.tenant_id and l.project_id = g.project_id
    union all ${outside('min', '< g.starts_on')}
    union all ${outside('max', '> g.ends_on')}
  ) b group by b.category`;

/** Of what a flat rate is a part. */
const BASE = `case c.rate_of when 'staff' then s.staff when 'direct' then s.direct when 'otherDirect' then s.direct - s.staff else s.direct - s.services end`;

/** The funder's part of a sum: its share of it, rounded as it says, never more than the ceiling. */
const supported = (sum: string): string => `least(g.ceiling_ore, rounded_ore(greatest(g.share_bp * (${sum})::numeric * 0.0001, 0), g.rounding))`;

const FIGURES = `
  select f.*, greatest(f.planned_support_ore - f.support_with_planned_cash_ore, 0) as support_at_risk_ore
  from (
    select g.tenant_id, g.id, g.project_id, s.actual_ore::bigint as actual_cash_ore, flat.ore::bigint as flat_rate_ore,
      (s.actual_ore + flat.ore)::bigint as eligible_cash_ore, s.in_kind_ore::bigint as recorded_in_kind_ore,
      greatest(g.pledged_in_kind_ore - s.in_kind_ore, 0)::bigint as in_kind_missing_ore,
      (g.pledged_in_kind_ore::numeric * greatest(0, least(t.today, g.ends_on) - g.starts_on + 1) / (g.ends_on - g.starts_on + 1))::bigint as pledged_to_date_ore,
      ${supported('s.actual_ore + flat.ore + s.in_kind_ore')} as support_ore,
      ${supported('g.planned_cash_ore + g.pledged_in_kind_ore')} as planned_support_ore,
      ${supported('g.planned_cash_ore + least(s.in_kind_ore, g.pledged_in_kind_ore)')} as support_with_planned_cash_ore
    from funding_grant g
    cross join lateral (select (samnav_now() at time zone tn.time_zone)::date as today from tenant tn where tn.id = g.tenant_id) t
    cross join lateral (
      select coalesce(sum(a.ore) filter (where a.category <> 'ownWorkTime' and m.method in ('actual', 'unitCost')), 0) as actual_ore,
        coalesce(sum(a.ore) filter (where a.category = 'ownWorkTime' and m.method <> 'excluded'), 0) as in_kind_ore,
        coalesce(sum(a.ore) filter (where a.category = 'staff' and m.method in ('actual', 'unitCost')), 0) as staff,
        coalesce(sum(a.ore) filter (where a.category not in ('ownWorkTime', 'indirectCosts') and m.method in ('actual', 'unitCost')), 0) as direct,
        coalesce(sum(a.ore) filter (where a.category = 'externalServices' and m.method in ('actual', 'unitCost')), 0) as services
      from (${ACTUAL}) a
      cross join lateral (select coalesce((select c.method from grant_category c where c.tenant_id = g.tenant_id and c.grant_id = g.id and c.category = a.category), 'actual') as method) m
    ) s
    cross join lateral (
      select coalesce(sum(round(c.rate_bp * greatest(${BASE}, 0) * 0.0001)), 0) as ore
      from grant_category c where c.tenant_id = g.tenant_id and c.grant_id = g.id and c.method = 'flatRate'
    ) flat
  ) f`;
