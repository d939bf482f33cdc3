// What a careful engineer writes for the same answers, the rule of drafts on the root included: $1 today, $2 whether the viewer may see
// all drafts, $3 the viewer's municipalities. Page sizes are parameters: with constants the generic plans sort what an index holds in order.
const sees = `(p.published_on <= $1::date or $2::boolean or p.municipality_id = any($3::uuid[]))`;
const status = `coalesce((select e.status from project_status_event e where e.tenant_id = p.tenant_id and e.project_id = p.id
  and e.valid_from <= $1::date order by e.valid_from desc, e.id desc limit 1), 'draft') status`;
const money = (ore, name) => `(select m from (select ((${ore}) / 100.0)::numeric(20, 2)::text amount) m) "${name}"`;
const nodes = (rows) => `(select array_to_json(array(select x from (${rows}) x)) nodes)`;
const list = (rows) => `(select l from ${nodes(rows)} l)`;

const Q1 = nodes(`
  select 'prj_' || p.id id, p.number, p.name, ${status}, p.starts_on "startsOn", p.ends_on "endsOn",
    (select m from (select 'mun_' || m.id id, m.name from municipality m where m.tenant_id = p.tenant_id and m.id = p.municipality_id) m) municipality
  from (select tenant_id, id, number, name, starts_on, ends_on, municipality_id from project p
    where ${sees} and (p.number collate "sv-x-icu", p.id) > ($4::text, $5::uuid) order by p.number collate "sv-x-icu", p.id limit $6::int) p`);

const deadlines = list(`select 'ddl_' || d.id id, d.title, d.due_on "dueOn" from (select id, title, due_on from deadline d
  where d.tenant_id = p.tenant_id and d.owner_id = p.lead_id and d.met_at is null order by d.due_on, d.id limit $8::int) d`);
const projects = list(`select 'prj_' || p.id id, p.name, ${status},
    ${money('select coalesce(sum(b.planned_ore), 0)::bigint from budget_line b where b.tenant_id = p.tenant_id and b.project_id = p.id', 'budgetTotal')},
    ${money('select coalesce(sum(e.amount_ore), 0)::bigint from expenditure e where e.tenant_id = p.tenant_id and e.project_id = p.id', 'spentTotal')},
    (select l from (select ${deadlines} deadlines) l) lead
  from (select tenant_id, id, number, name, lead_id from project p where p.tenant_id = w.tenant_id and p.workgroup_id = w.id and ${sees}
    order by p.number collate "sv-x-icu", p.id limit $7::int) p`);
const Q2 = nodes(`
  select 'wgr_' || w.id id, w.name, (select l from (select 'per_' || l.id id, l.name, l.email from person l where l.tenant_id = w.tenant_id and l.id = w.lead_id) l) lead,
    (select count(*) from workgroup_member m where m.tenant_id = w.tenant_id and m.workgroup_id = w.id and m.starts_on <= $1::date
      and (m.ends_on is null or m.ends_on >= $1::date)) "currentMemberCount", ${projects} projects
  from (select tenant_id, id, name, lead_id from workgroup w where (w.name collate "sv-x-icu", w.id) > ($4::text, $5::uuid)
    order by w.name collate "sv-x-icu", w.id limit $6::int) w`);

const matrix = `select b.category, b.year, ${money('sum(b.planned_ore)', 'planned')}, ${money('coalesce(sum(s.spent), 0)', 'spent')}
  from budget_line b left join (select budget_line_id, sum(amount_ore) spent from expenditure e where e.tenant_id = p.tenant_id and e.project_id = p.id group by 1) s
    on s.budget_line_id = b.id where b.tenant_id = p.tenant_id and b.project_id = p.id group by 1, 2 order by 1, 2`;
const Q3 = `(select 'prj_' || p.id id, p.name, ${status}, array_to_json(array(select x from (${matrix}) x)) "budgetMatrix",
    ${list(`select 'exp_' || e.id id, ${money('e.amount_ore', 'amount')}, e.spent_on "spentOn", e.note from (select id, amount_ore, spent_on, note from expenditure e
      where e.tenant_id = p.tenant_id and e.project_id = p.id order by e.spent_on desc, e.created_at desc, e.id desc limit $5::int) e`)} expenditures
  from project p where p.id = $4::uuid and ${sees})`;

const after = (name) => `jsonb_build_object('after', ${name})`;
const M1 = `with new as materialized (select uuidv7() id),
  k as (insert into idempotency_key (owner_id, key, request_hash, answer)
    select $6::uuid, $7::text, $8::text, jsonb_build_object('expenditure', new.id) from new on conflict do nothing returning id),
  line as (select b.id, b.project_id, p.municipality_id from k cross join budget_line b join project p on p.tenant_id = b.tenant_id and p.id = b.project_id
    where b.tenant_id = (select current_tenant()) and b.id = $1::uuid and (p.starts_on is null or p.starts_on <= $2::date) and (p.ends_on is null or p.ends_on >= $2::date)),
  e as (insert into expenditure (id, project_id, budget_line_id, spent_on, amount_ore, note, recorded_by_id)
    select new.id, line.project_id, line.id, $2::date, $3::bigint, $4::text, $5::uuid from line, new returning *),
  a as (insert into audit_event (action, actor_account_id, actor_person_id, request_id, subject_type, subject_id, municipality_id, changes)
    select 'expenditure.recorded', $6::uuid, $5::uuid, gen_random_uuid()::text, 'Expenditure', e.id, line.municipality_id,
      jsonb_build_object('projectId', ${after('e.project_id')}, 'budgetLineId', ${after('e.budget_line_id')}, 'spentOn', ${after('e.spent_on')},
        'amount', ${after('e.amount_ore::text')}, 'note', ${after('e.note')}, 'recordedById', ${after('e.recorded_by_id')}) from e, line)
  select row_to_json(x) from (select (select x from (select 'exp_' || e.id id, ${money('e.amount_ore', 'amount')}, e.spent_on "spentOn", e.note) x) expenditure,
    array_to_json('{}'::text[]) errors from e) x`;

// The region's dashboard: all figures added up in one pass, then laid beside their indicators. $1 how many indicators, $2 how many years.
const usable = `case i.aggregation when 'ratio' then m.numerator is not null and m.denominator is not null
  when 'weighted' then m.value is not null and m.denominator is not null else m.value is not null end`;
const G1 = nodes(`
  select 'ind_' || i.id id, i.name, i.unit, (select l from (select g.points nodes) l) points
  from (select tenant_id, id, name, unit from indicator order by name collate "sv-x-icu", id limit $1::int) i
  left join (
    select indicator_id, json_agg(json_build_object('year', year, 'value', trim_scale(round(value, 10))::text, 'complete', counted = n, 'missingCount', n - counted)
      order by ends_on desc) filter (where place <= $2::int) points
    from (
      select f.indicator_id, extract(year from p.ends_on)::int as year, p.ends_on, f.counted, a.n, row_number() over (partition by f.indicator_id order by p.ends_on desc) place,
        case f.aggregation when 'sum' then f.upper when 'ratio' then round(f.upper * f.factor, 20) / f.lower else round(f.upper, 20) / f.lower end as value
      from (
        select m.indicator_id, m.period_id, i.aggregation, i.factor, count(*) filter (where ${usable}) as counted,
          sum(case i.aggregation when 'ratio' then m.numerator when 'weighted' then m.value * m.denominator else m.value end) filter (where ${usable}) as upper,
          sum(m.denominator) filter (where ${usable}) as lower
        from measurement m join indicator i on i.tenant_id = m.tenant_id and i.id = m.indicator_id and i.municipality_id is null
          join indicator_scope s on s.tenant_id = m.tenant_id and s.id = m.scope_id and s.kind = 'municipality'
        where m.approved_at is not null group by 1, 2, 3, 4
      ) f join reporting_period p on p.id = f.period_id cross join (select count(*)::int n from municipality) a
    ) x group by indicator_id
  ) g on g.indicator_id = i.id order by i.name collate "sv-x-icu", i.id`);

const viewer = (today) => [today, 'true', '{}'];
const from = (v, today) => [...viewer(today), v.after.key, v.after.id];
const spend = ({ expenditure: e }) => [e.budgetLineId, e.spentOn, String(e.amount), e.note, e.personId, e.accountId];

/** By operation: the statement, what it answers, and its values. */
export const statements = {
  Q1: { field: 'projects', text: `select row_to_json(x)::text from ${Q1} x`, values: (v, today) => [...from(v, today), '50'] },
  Q2: { field: 'workgroups', text: `select row_to_json(x)::text from ${Q2} x`, values: (v, today) => [...from(v, today), '20', '5', '3'] },
  Q3: { field: 'node', text: `select row_to_json(x)::text from ${Q3} x`, values: (v, today) => [...viewer(today), v.projectId, '100'] },
  G1: { field: 'indicators', text: `select row_to_json(x)::text from ${G1} x`, values: (v) => [String(v.indicators), String(v.years)] },
  M1: { field: 'recordExpenditure', text: M1, values: spend, writes: true },
};
