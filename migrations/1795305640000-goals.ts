import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

const SOURCE = 'source text check (length(source) <= 200)';
const NAME = (column: string): string => `${column} text not null check (length(${column}) between 1 and 300)`;
/** A decision that adopts, and nothing else: the key says which kind it points to, and so keeps the decision from becoming another. */
const ADOPTION = `decision_id uuid, adopted_kind text generated always as (case when decision_id is not null then 'adopts' end) stored`;
const PERIOD = (table: string): string => `starts_on date, ends_on date, constraint ${table}_period_check check (ends_on >= starts_on)`;

/** What is to be reached: frameworks, goals, plans, what the plans rest on, and mandates. */
export class Goals1795305640000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table decision add constraint decision_kind_key unique (tenant_id, id, kind)');
    await frameworks(runner);
    await groundwork(runner);
    await goals(runner);
    await agendaGoals(runner);
    await plans(runner);
    await planTree(runner);
    await mandates(runner);
    await mandateReports(runner);
    await outputs(runner);
    await coverage(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function frameworks(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'framework',
    `code text not null check (code ~ '^[A-Za-z][A-Za-z0-9-]{0,39}$'),
     ${NAME('name')},
     name_en text check (length(name_en) between 1 and 300),
     licence text check (length(licence) <= 1000),
     ${SOURCE}`,
    { unique: [{ name: 'framework_code_key', columns: 'code' }] },
  );
  await tenantTable(
    runner,
    'framework_item',
    `framework_id uuid not null,
     parent_id uuid,
     number integer not null check (number > 0),
     code text not null check (length(code) between 1 and 20),
     name text not null check (length(name) between 1 and 1000),
     name_en text check (length(name_en) between 1 and 1000),
     colour text check (colour ~ '^#[0-9A-F]{6}$'),
     ${SOURCE}`,
    {
      unique: [
        { name: 'framework_item_code_key', columns: 'framework_id, code' },
        { name: 'framework_item_of_key', columns: 'framework_id, id' },
      ],
      references: [{ column: 'framework_id', table: 'framework' }],
    },
  );
  // an item stands under one of its own framework
  await runner.query(`alter table framework_item add constraint framework_item_parent_fkey
    foreign key (tenant_id, framework_id, parent_id) references framework_item (tenant_id, framework_id, id)`);
  await runner.query('create index on framework_item (tenant_id, framework_id, parent_id)');
}

/** What a municipality stands on before it sets goals. */
async function groundwork(runner: QueryRunner): Promise<void> {
  const own = { references: ['municipality', 'owner'].map((of) => ({ column: `${of}_id`, table: of === 'owner' ? 'person' : of })) };
  await tenantTable(
    runner,
    'baseline_review',
    `municipality_id uuid not null,
     ${NAME('title')},
     done_on date,
     owner_id uuid not null,
     url text check (url ~ '^https?://' and length(url) <= 500),
     ${SOURCE}`,
    { ...own, unique: [{ name: 'baseline_review_of_key', columns: 'municipality_id, id' }] },
  );
  await tenantTable(
    runner,
    'profile_area',
    `municipality_id uuid not null,
     ${NAME('name')},
     description text check (length(description) <= 4000),
     owner_id uuid not null,
     ${SOURCE}`,
    { ...own, unique: [{ name: 'profile_area_name_key', columns: 'municipality_id, name' }] },
  );
}

/** Points a row to the decision that adopts it. */
async function adopted(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`alter table ${table} add constraint ${table}_adopting_fkey
    foreign key (tenant_id, decision_id, adopted_kind) references decision (tenant_id, id, kind)`);
  await runner.query(`create index on ${table} (tenant_id, decision_id, adopted_kind)`);
}

async function goals(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'goal',
    `level text not null check (level in ('vision', 'goal', 'subGoal')),
     parent_level text generated always as (case level when 'goal' then 'vision' when 'subGoal' then 'goal' end) stored,
     ${NAME('title')},
     description text check (length(description) <= 5000),
     priority_id uuid,
     municipality_id uuid,
     parent_id uuid,
     owner_id uuid not null,
     starts_on date,
     target_on date,
     target_precision text check (target_precision in ('day', 'month', 'quarter', 'year')),
     baseline_review_id uuid,
     baseline text check (length(baseline) between 1 and 4000),
     ${ADOPTION},
     supersedes_id uuid check (supersedes_id <> id),
     ended_on date,
     outcome text check (outcome in ('reached', 'partlyReached', 'notReached')),
     outcome_text text check (length(outcome_text) <= 4000),
     outcome_on date,
     closed_by_id uuid,
     ${SOURCE},
     constraint goal_period_check check (target_on >= starts_on),
     constraint goal_precision_check check ((target_on is null) = (target_precision is null)),
     constraint goal_outcome_dated check ((outcome is null) = (outcome_on is null)),
     constraint goal_parent_there check (case level when 'vision' then parent_id is null when 'subGoal' then parent_id is not null else true end),
     constraint goal_baseline_there check (level <> 'subGoal' or baseline_review_id is not null or baseline is not null)`,
    {
      unique: [
        { name: 'goal_level_key', columns: 'id, level' },
        { name: 'goal_supersedes_key', columns: 'supersedes_id' },
      ],
      references: [
        { column: 'priority_id', table: 'priority' },
        { column: 'municipality_id', table: 'municipality' },
        { column: 'owner_id', table: 'person' },
        { column: 'supersedes_id', table: 'goal' },
        { column: 'closed_by_id', table: 'person' },
      ],
      indexes: ['level, title collate "sv-x-icu", id', 'parent_id, parent_level', 'municipality_id, baseline_review_id'],
    },
  );
  // a goal stands under a vision and a sub-goal under a goal, so no circle can be; a local goal rests on its own municipality's review
  await runner.query(`alter table goal
    add constraint goal_parent_fkey foreign key (tenant_id, parent_id, parent_level) references goal (tenant_id, id, level),
    add constraint goal_baseline_review_fkey foreign key (tenant_id, baseline_review_id) references baseline_review (tenant_id, id),
    add constraint goal_baseline_place_fkey foreign key (tenant_id, municipality_id, baseline_review_id) references baseline_review (tenant_id, municipality_id, id)`);
  await runner.query('create index on goal (tenant_id, baseline_review_id)');
  await adopted(runner, 'goal');
  await tenantTable(runner, 'goal_framework_item', 'goal_id uuid not null, framework_item_id uuid not null', {
    unique: [{ name: 'goal_framework_item_once', columns: 'goal_id, framework_item_id' }],
    references: [
      { column: 'goal_id', table: 'goal' },
      { column: 'framework_item_id', table: 'framework_item' },
    ],
    runtime: 'select, insert, update, delete',
  });
}

/** What an item of an agenda is about: it belongs to the meeting, and is held fast with its minutes. */
async function agendaGoals(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'agenda_item_goal',
    `meeting_id uuid not null,
     agenda_item_id uuid not null,
     goal_id uuid not null,
     constraint agenda_item_goal_item_fkey foreign key (tenant_id, agenda_item_id, meeting_id) references agenda_item (tenant_id, id, meeting_id) on delete cascade`,
    {
      unique: [{ name: 'agenda_item_goal_once', columns: 'agenda_item_id, goal_id' }],
      references: [
        { column: 'meeting_id', table: 'meeting' },
        { column: 'goal_id', table: 'goal' },
      ],
      indexes: ['agenda_item_id, meeting_id'],
      runtime: 'select, insert, update, delete',
    },
  );
  await runner.query(`create trigger minutes_hold_fast before insert or update or delete on agenda_item_goal
    for each row execute function minutes_hold_fast('meeting_id')`);
}

async function plans(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'action_plan',
    `${NAME('title')},
     description text check (length(description) <= 5000),
     municipality_id uuid,
     workgroup_id uuid,
     part_of_id uuid,
     owner_id uuid not null,
     ${PERIOD('action_plan')},
     url text check (url ~ '^https?://' and length(url) <= 500),
     ${ADOPTION},
     supersedes_id uuid check (supersedes_id <> id),
     ended_on date,
     ${SOURCE}`,
    {
      unique: [{ name: 'action_plan_supersedes_key', columns: 'supersedes_id' }],
      references: [
        { column: 'municipality_id', table: 'municipality' },
        { column: 'workgroup_id', table: 'workgroup' },
        { column: 'part_of_id', table: 'action_plan' },
        { column: 'owner_id', table: 'person' },
        { column: 'supersedes_id', table: 'action_plan' },
      ],
    },
  );
  await adopted(runner, 'action_plan');
  await tenantTable(runner, 'action_plan_priority', 'action_plan_id uuid not null, priority_id uuid not null', {
    unique: [{ name: 'action_plan_priority_once', columns: 'action_plan_id, priority_id' }],
    references: [
      { column: 'action_plan_id', table: 'action_plan' },
      { column: 'priority_id', table: 'priority' },
    ],
    runtime: 'select, insert, update, delete',
  });
}

/** No plan is part of itself, by however many steps: two moves at once wait for each other. */
async function planTree(runner: QueryRunner): Promise<void> {
  await runner.query(`create function action_plan_keeps_tree() returns trigger language plpgsql as $$
    declare whole uuid := new.part_of_id;
    begin
      perform pg_advisory_xact_lock(hashtextextended('plan tree ' || new.tenant_id, 0));
      while whole is not null loop
        if whole = new.id then
          raise exception 'a plan is no part of itself' using errcode = '23514', constraint = 'action_plan_no_circle', table = 'action_plan';
        end if;
        select p.part_of_id into whole from action_plan p where p.tenant_id = new.tenant_id and p.id = whole;
      end loop;
      return new;
    end $$`);
  await runner.query('revoke all on function action_plan_keeps_tree() from public');
  await runner.query(`create trigger action_plan_keeps_tree before update of part_of_id on action_plan
    for each row when (new.part_of_id is not null) execute function action_plan_keeps_tree()`);
}

async function mandates(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'mandate',
    `number text not null check (length(number) between 1 and 40),
     ${NAME('title')},
     description text check (length(description) <= 5000),
     body_id uuid not null,
     municipality_id uuid,
     decision_id uuid,
     goal_id uuid,
     owner_id uuid,
     due_on date,
     ${PERIOD('mandate')},
     clarifies_id uuid check (clarifies_id <> id),
     supersedes_id uuid check (supersedes_id <> id),
     ${SOURCE},
     constraint mandate_owner_there check (due_on is null or owner_id is not null)`,
    {
      unique: [{ name: 'mandate_supersedes_key', columns: 'supersedes_id' }],
      references: [
        { column: 'body_id', table: 'body' },
        { column: 'municipality_id', table: 'municipality' },
        { column: 'decision_id', table: 'decision' },
        { column: 'goal_id', table: 'goal' },
        { column: 'owner_id', table: 'person' },
        { column: 'clarifies_id', table: 'mandate' },
        { column: 'supersedes_id', table: 'mandate' },
      ],
    },
  );
  // a body numbers its assignments anew for each budget: the number is its own from the same first day
  await runner.query('create unique index mandate_number_key on mandate (tenant_id, body_id, starts_on, number) nulls not distinct');
  await tenantTable(
    runner,
    'mandate_receiver',
    'mandate_id uuid not null, body_id uuid, organisation_id uuid, constraint mandate_receiver_check check (num_nonnulls(body_id, organisation_id) = 1)',
    {
      unique: [{ name: 'mandate_receiver_of_key', columns: 'mandate_id, id' }],
      references: [
        { column: 'mandate_id', table: 'mandate' },
        { column: 'body_id', table: 'body' },
        { column: 'organisation_id', table: 'organisation' },
      ],
    },
  );
  await runner.query(
    'create unique index mandate_receiver_once on mandate_receiver (tenant_id, mandate_id, body_id, organisation_id) nulls not distinct',
  );
}

async function mandateReports(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'mandate_report',
    `mandate_id uuid not null,
     receiver_id uuid,
     status text not null check (status in ('notStarted', 'underway', 'done', 'stopped')),
     text text check (length(text) <= 5000),
     reported_on date not null,
     reported_by_id uuid,
     meeting_id uuid,
     ${SOURCE}`,
    {
      references: [
        { column: 'mandate_id', table: 'mandate' },
        { column: 'reported_by_id', table: 'person' },
        { column: 'meeting_id', table: 'meeting' },
      ],
      indexes: ['mandate_id, receiver_id', 'mandate_id, reported_on, id'],
      // what was reported is never rewritten: a new report follows
      runtime: 'select, insert',
    },
  );
  await runner.query(`alter table mandate_report add constraint mandate_report_receiver_fkey
    foreign key (tenant_id, mandate_id, receiver_id) references mandate_receiver (tenant_id, mandate_id, id)`);
}

/** One row for each municipality and each of the four outputs of the phases, also where there is nothing: the gaps are rows with 0. */
async function outputs(runner: QueryRunner): Promise<void> {
  const count = (from: string): string => `(select count(*)::integer from ${from} and x.tenant_id = m.tenant_id and x.municipality_id = m.id)`;
  const cells = [
    ['baseline', 1, count('baseline_review x where true')],
    ['subGoals', 2, count(`goal x where x.level = 'subGoal'`)],
    ['localPlan', 3, count('action_plan x where x.workgroup_id is null')],
    ['profileAreas', 4, count('profile_area x where true')],
  ] as const;
  await runner.query(`create view municipality_output with (security_invoker = true) as
    select m.tenant_id, md5(m.id::text || o.kind)::uuid as id, m.id as municipality_id, m.code as municipality_code, o.number, o.kind,
      case o.kind ${cells.map(([kind, , sql]) => `when '${kind}' then ${sql}`).join(' ')} end as item_count
    from municipality m cross join (values ${cells.map(([kind, number]) => `(${number}, '${kind}')`).join()}) o (number, kind)`);
  await runner.query('grant select on municipality_output to samnav_runtime, samnav_worker, samnav_backup');
}

/** One row for each priority and municipality, and one for the region as a whole; 0 is a gap. */
async function coverage(runner: QueryRunner): Promise<void> {
  const of = (table: string, where: string): string =>
    `(select count(*)::integer from ${table} where x.tenant_id = p.tenant_id and x.municipality_id is not distinct from m.id and ${where})`;
  // a sub-goal without a priority of its own serves that of its goal
  const serves = 'coalesce(x.priority_id, (select g.priority_id from goal g where g.tenant_id = x.tenant_id and g.id = x.parent_id)) = p.id';
  await runner.query(`create view priority_coverage with (security_invoker = true) as
    select p.tenant_id, md5(p.id::text || coalesce(m.id::text, 'region'))::uuid as id, p.id as priority_id, p.number as priority_number,
      m.id as municipality_id, m.code as municipality_code,
      ${of('goal x', `x.ended_on is null and x.level <> 'vision' and ${serves}`)} as goal_count,
      ${of('goal x', `x.ended_on is null and x.level = 'subGoal' and ${serves}`)} as sub_goal_count,
      ${of('action_plan x join action_plan_priority l on l.tenant_id = x.tenant_id and l.action_plan_id = x.id', `x.ended_on is null and l.priority_id = p.id`)} as plan_count,
      ${of('workgroup x', `x.ends_on is null and x.priority_id = p.id`)} as workgroup_count
    from priority p cross join lateral (select id, code from municipality where tenant_id = p.tenant_id union all select null, null) m`);
  await runner.query('grant select on priority_coverage to samnav_runtime, samnav_worker, samnav_backup');
}
