import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Budget against ledger, orders, claims and payments, and month by month: views, so that nothing has to be kept right. */
export class FollowUp1795305689000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function months_between(from_day date, to_day date) returns integer language sql immutable parallel safe as $$
      select ((extract(year from to_day) - extract(year from from_day)) * 12 + extract(month from to_day) - extract(month from from_day))::integer $$`);
    await view(runner, 'budget_follow_up', FOLLOW_UP);
    await view(runner, 'project_month', MONTHS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function view(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create view ${name} with (security_invoker = true) as ${body}`);
  await runner.query(`grant select on ${name} to samnav_runtime, samnav_worker, samnav_backup`);
}

const TODAY = '(select (samnav_now() at time zone t.time_zone)::date from tenant t where t.id = p.tenant_id)';

/** What stands in a claim as it was last signed. */
const CLAIMED = `c.submission > 0 and c.state not in ('withdrawn', 'rejected') and l.parked_at is null
  and l.from_submission <= c.submission and (l.to_submission is null or l.to_submission >= c.submission)`;

/** Each figure as rows of the same five keys: a flat rate has no expenditure, and belongs to the year in which its period ends. */
const FIGURES = `
  select b.tenant_id, b.project_id, b.category, b.year, b.partner_id, b.planned_ore, coalesce(k.amount_ore, 0) as ledger_ore,
    coalesce((select sum(o.amount_ore - o.invoiced_ore) from commitment o
      where o.tenant_id = b.tenant_id and o.budget_line_id = b.id and o.project_id = b.project_id and o.closed_at is null), 0) as committed_ore,
    0::numeric as claimed_ore, 0::numeric as paid_ore
  from budget_line b left join expenditure_by_budget_line k on k.tenant_id = b.tenant_id and k.budget_line_id = b.id
  union all
  select c.tenant_id, c.project_id, coalesce(b.category, l.category), coalesce(b.year, extract(year from c.ends_on)::integer), b.partner_id, 0, 0, 0,
    sum(l.eligible_ore), sum(case when c.state = 'paid' then l.eligible_ore else 0 end)
  from payment_claim c join claim_line l on l.tenant_id = c.tenant_id and l.claim_id = c.id
    left join expenditure e on e.tenant_id = l.tenant_id and e.id = l.expenditure_id
    left join budget_line b on b.tenant_id = e.tenant_id and b.id = e.budget_line_id
  where ${CLAIMED} group by 1, 2, 3, 4, 5`;

/** How much of a line's year the project has still to come, day by day. */
const AHEAD = `case when s.last < s.first then 0 else greatest(0, s.last - greatest(s.today, s.first - 1))::numeric / (s.last - s.first + 1) end`;

/** The decision's own threshold, else what Tillväxtverket and ERUF ask: more than 20 % and at least 50 000 kr. */
const threshold = (name: string, usual: number): string => `coalesce((
  select (r.params ->> '${name}')::numeric from funding_grant g join grant_rule r on r.tenant_id = g.tenant_id and r.grant_id = g.id
  where g.tenant_id = p.tenant_id and g.project_id = p.id and g.ended_at is null and r.kind = 'budgetChange' and jsonb_typeof(r.params -> '${name}') = 'number'
    and r.starts_on <= s.today and (r.ends_on is null or r.ends_on >= s.today)
  order by g.decided_on desc, r.starts_on desc, r.id limit 1), ${usual})`;

const FOLLOW_UP = `
  select r.*, r.forecast_ore - r.planned_ore as deviation_ore, r.category_forecast_ore - r.category_planned_ore as category_deviation_ore,
    r.category_forecast_ore - r.category_planned_ore >= r.over_ore
      and (r.category_forecast_ore - r.category_planned_ore) * 10000 > r.category_planned_ore * r.over_bp as needs_amendment
  from (
    select q.tenant_id, q.id, q.project_id, q.category, q.year, q.partner_id, q.planned_ore, q.ledger_ore, q.committed_ore, q.claimed_ore, q.paid_ore,
      q.forecast_ore, q.over_bp, q.over_ore,
      (sum(q.planned_ore) over w)::bigint as category_planned_ore, (sum(q.forecast_ore) over w)::bigint as category_forecast_ore
    from (
      select f.tenant_id, md5(f.project_id::text || f.category || f.year || coalesce(f.partner_id::text, ''))::uuid as id, f.project_id, f.category, f.year,
        f.partner_id, f.planned_ore, f.ledger_ore, f.committed_ore, f.claimed_ore, f.paid_ore,
        greatest(f.ledger_ore + f.committed_ore, f.ledger_ore + round(f.planned_ore * ${AHEAD}))::bigint as forecast_ore,
        ${threshold('overBp', 2_000)} as over_bp, ${threshold('overOre', 5_000_000)} as over_ore
      from (
        select u.tenant_id, u.project_id, u.category, u.year, u.partner_id, sum(u.planned_ore)::bigint as planned_ore, sum(u.ledger_ore)::bigint as ledger_ore,
          sum(u.committed_ore)::bigint as committed_ore, sum(u.claimed_ore)::bigint as claimed_ore, sum(u.paid_ore)::bigint as paid_ore
        from (${FIGURES}) u group by u.tenant_id, u.project_id, u.category, u.year, u.partner_id
      ) f
      join project p on p.tenant_id = f.tenant_id and p.id = f.project_id
      cross join lateral (select ${TODAY} as today, greatest(make_date(f.year, 1, 1), p.starts_on) as first, least(make_date(f.year, 12, 31), p.ends_on) as last) s
    ) q
    window w as (partition by q.tenant_id, q.project_id, q.category)
  ) r`;

/** From the project's first month to its last, or as far as there are figures; what is planned for a year comes evenly in those of its months that are the project's. */
const MONTHS = `
  select m.tenant_id, md5(m.project_id::text || m.starts_on)::uuid as id, m.project_id, m.starts_on, m.spent_cash_ore, m.spent_in_kind_ore,
    (sum(m.spent_cash_ore) over w)::bigint as cash_to_date_ore, (sum(m.spent_in_kind_ore) over w)::bigint as in_kind_to_date_ore, m.planned_to_date_ore,
    m.starts_on > m.today as ahead
  from (
    select p.tenant_id, p.id as project_id, s.today, month.starts_on,
      coalesce(month.cash, 0)::bigint as spent_cash_ore, coalesce(month.in_kind, 0)::bigint as spent_in_kind_ore,
      coalesce((select round(sum(b.planned_ore::numeric * y.passed / y.months)) from budget_line b cross join lateral (
          select greatest(0, least(12, months_between(y.first, month.starts_on) + 1, y.months)) as passed, y.months from (
            select z.first, greatest(1, months_between(z.first, z.last) + 1) as months from (
              select greatest(make_date(b.year, 1, 1), date_trunc('month', s.first)::date) as first, least(make_date(b.year, 12, 1), s.last) as last) z) y) y
        where b.tenant_id = p.tenant_id and b.project_id = p.id), 0)::bigint as planned_to_date_ore
    from project p
    cross join lateral (
      select ${TODAY} as today, least(p.starts_on, e.first) as first, greatest(p.ends_on, e.last) as last
      from (select min(e.spent_on) as first, max(e.spent_on) as last from expenditure e where e.tenant_id = p.tenant_id and e.project_id = p.id) e) s
    cross join lateral (
      select series::date as starts_on, spent.cash, spent.in_kind from generate_series(date_trunc('month', s.first), date_trunc('month', s.last), interval '1 month') series
      left join (
        select date_trunc('month', e.spent_on) as starts_on, sum(e.amount_ore) filter (where b.category <> 'ownWorkTime') as cash,
          sum(e.amount_ore) filter (where b.category = 'ownWorkTime') as in_kind
        from expenditure e join budget_line b on b.tenant_id = e.tenant_id and b.id = e.budget_line_id
        where e.tenant_id = p.tenant_id and e.project_id = p.id group by 1) spent on spent.starts_on = series) month
  ) m
  window w as (partition by m.tenant_id, m.project_id order by m.starts_on)`;
