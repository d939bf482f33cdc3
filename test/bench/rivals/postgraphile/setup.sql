-- What PostGraphile needs beside the tables, in the manner of its handbook: a view for the rule of drafts, computed columns, a mutation, smart comments.
drop view if exists visible_project cascade;
drop type if exists budget_cell cascade;
drop function if exists workgroup_current_member_count, record_expenditure;

create view visible_project with (security_invoker = true) as
  select tenant_id, id, number, name, starts_on, ends_on, municipality_id, workgroup_id, lead_id from project
  where published_on <= (select (samnav_now() at time zone 'Europe/Stockholm')::date) or (select current_setting('app.sees_drafts', true) = 'true');
grant select on visible_project to samnav_runtime;
comment on view visible_project is E'@primaryKey tenant_id,id\n@foreignKey (tenant_id, municipality_id) references municipality (tenant_id, id)|@fieldName municipality\n@foreignKey (tenant_id, workgroup_id) references workgroup (tenant_id, id)|@foreignFieldName projects\n@foreignKey (tenant_id, lead_id) references person (tenant_id, id)|@fieldName lead\n@name visible_project';
comment on column visible_project.number is E'@behavior +orderBy +attribute:orderBy';

create function visible_project_status(p visible_project) returns text stable language sql as $$
  select coalesce((select e.status from project_status_event e where e.tenant_id = p.tenant_id and e.project_id = p.id
    and e.valid_from <= (select (samnav_now() at time zone 'Europe/Stockholm')::date) order by e.valid_from desc, e.id desc limit 1), 'draft') $$;
create function visible_project_budget_total(p visible_project) returns bigint stable language sql as $$
  select coalesce(sum(b.planned_ore), 0)::bigint from budget_line b where b.tenant_id = p.tenant_id and b.project_id = p.id $$;
create function visible_project_spent_total(p visible_project) returns bigint stable language sql as $$
  select coalesce(sum(e.amount_ore), 0)::bigint from expenditure e where e.tenant_id = p.tenant_id and e.project_id = p.id $$;

create type budget_cell as (category text, year integer, planned bigint, spent bigint);
create function visible_project_budget_matrix(p visible_project) returns setof budget_cell stable language sql as $$
  select b.category, b.year, sum(b.planned_ore)::bigint, coalesce(sum(s.spent), 0)::bigint
  from budget_line b left join (select budget_line_id, sum(amount_ore)::bigint spent from expenditure e where e.tenant_id = p.tenant_id and e.project_id = p.id group by 1) s
    on s.budget_line_id = b.id where b.tenant_id = p.tenant_id and b.project_id = p.id group by 1, 2 order by 1, 2 $$;
create function workgroup_current_member_count(w workgroup) returns integer stable language sql as $$
  select count(*)::integer from workgroup_member m where m.tenant_id = w.tenant_id and m.workgroup_id = w.id
    and (select (samnav_now() at time zone 'Europe/Stockholm')::date) <@ daterange(m.starts_on, m.ends_on, '[]') $$;

create function record_expenditure(budget_line_id uuid, spent_on date, amount bigint, note text) returns expenditure volatile language sql as $$
  with new as materialized (select uuidv7() id),
  k as (insert into idempotency_key (owner_id, key, request_hash, answer)
    select current_setting('app.account_id')::uuid, current_setting('app.key'), encode(sha256(convert_to($1::text || $2 || $3 || $4, 'UTF8')), 'base64'),
      jsonb_build_object('expenditure', new.id) from new on conflict do nothing returning id),
  line as (select b.id, b.project_id, p.municipality_id from k cross join budget_line b join project p on p.tenant_id = b.tenant_id and p.id = b.project_id
    where b.tenant_id = (select current_tenant()) and b.id = $1 and (p.starts_on is null or p.starts_on <= $2) and (p.ends_on is null or p.ends_on >= $2)),
  e as (insert into expenditure (id, project_id, budget_line_id, spent_on, amount_ore, note, recorded_by_id)
    select new.id, line.project_id, line.id, $2, $3, $4, current_setting('app.person_id')::uuid from line, new returning *),
  a as (insert into audit_event (action, actor_account_id, actor_person_id, request_id, subject_type, subject_id, municipality_id, changes)
    select 'expenditure.recorded', current_setting('app.account_id')::uuid, e.recorded_by_id, gen_random_uuid()::text, 'Expenditure', e.id, line.municipality_id,
      jsonb_build_object('projectId', jsonb_build_object('after', e.project_id), 'budgetLineId', jsonb_build_object('after', e.budget_line_id),
        'spentOn', jsonb_build_object('after', e.spent_on), 'amount', jsonb_build_object('after', e.amount_ore::text),
        'note', jsonb_build_object('after', e.note), 'recordedById', jsonb_build_object('after', e.recorded_by_id)) from e, line)
  select * from e $$;

comment on table expenditure is E'@foreignKey (tenant_id, project_id) references visible_project (tenant_id, id)|@foreignFieldName expenditures';
comment on column expenditure.spent_on is E'@behavior +orderBy +attribute:orderBy';
comment on column expenditure.created_at is E'@behavior +orderBy +attribute:orderBy';
comment on column deadline.due_on is E'@behavior +orderBy +attribute:orderBy';
comment on column deadline.met_at is E'@behavior +filterBy +attribute:filterBy';
comment on constraint deadline_owner_id_fkey on deadline is E'@foreignFieldName deadlines';
comment on constraint workgroup_lead_id_fkey on workgroup is E'@fieldName lead';
comment on column workgroup.name is E'@behavior +orderBy +attribute:orderBy';
