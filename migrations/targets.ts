import type { QueryRunner } from 'typeorm';

/** What `target_rows_<kind>` answers: what counted and what did not, and why; `subject` is the row, in the version that it had. */
const ROWS = `counted boolean, label text, reason_sv text, reason_en text, subject_type text, subject_uuid uuid, subject_version integer`;
/** What `target_outcome_<kind>` answers; `met` null = the records do not suffice to tell. */
const OUTCOME = `value text, required text, met boolean, finding_sv text, finding_en text`;

/** `networksJoined` → `networks_joined`. */
const snake = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The functions by which a kind of target is counted, each one SELECT over `t`, the target: under the reader's row-level security, of
 * `t.tenant_id` only, and only of what everybody of the tenant sees, so that the same target never has two answers.
 */
export async function targetKind(runner: QueryRunner, kind: string, { rows, outcome }: { rows: string; outcome: string }): Promise<void> {
  await counting(runner, `target_rows_${snake(kind)}(t target) returns table (${ROWS}) language sql`, rows);
  await counting(runner, `target_outcome_${snake(kind)}(t target) returns table (${OUTCOME}) language sql`, outcome);
}

/** A function that readers call. */
export async function counting(runner: QueryRunner, head: string, body: string): Promise<void> {
  await runner.query(`create or replace function ${head} stable as $function$ ${body} $function$`);
  const signature = head.slice(0, head.indexOf(' returns'));
  await runner.query(`revoke all on function ${signature} from public`);
  await runner.query(`grant execute on function ${signature} to samnav_runtime, samnav_worker, samnav_backup`);
}

/** The dispatch by kind: `target_rows` and `target_outcome` of a target's id. */
export async function targetDispatch(runner: QueryRunner): Promise<void> {
  for (const [what, columns] of Object.entries({ rows: ROWS, outcome: OUTCOME }))
    await counting(
      runner,
      `target_${what}(tenant uuid, target_id uuid) returns table (${columns}) language plpgsql`,
      `declare t target;
       begin
         select * into t from target where target.tenant_id = tenant and target.id = target_id;
         if not found then return; end if;
         return query execute format('select * from %I($1)', 'target_${what}_' || lower(regexp_replace(t.kind, '([A-Z])', '_\\1', 'g'))) using t;
       end`,
    );
  // met as soon as it is; not met only when its period is over; passed where the records do not suffice to tell
  await counting(
    runner,
    `target_state(met boolean, ends_on date, today date) returns text language sql`,
    `select case when met then 'MET' when ends_on >= today then 'NOT_YET' when met is null then 'PASSED' else 'NOT_MET' end`,
  );
  await counting(runner, `target_counted_outcome(t target) returns table (${OUTCOME}) language sql`, COUNTED);
}

/** As many as are required must count. */
const COUNTED = `
  select n.counted::text, r.required::text, n.counted >= r.required,
    format('%s av %s räknas; minst %s behövs.', n.counted, n.listed, r.required),
    format('%s of %s count; at least %s are needed.', n.counted, n.listed, r.required)
  from (select count(*) filter (where counted) as counted, count(*) as listed from target_rows(t.tenant_id, t.id)) n,
    (select (t.parameters->>'required')::integer as required) r`;
