import type { MigrationInterface, QueryRunner } from 'typeorm';

const mustBeOperator = `if not exists (select from global_assignment g where g.account_id = acting and g.role = 'operator'
      and holds_now(g.starts_on, g.ends_on, g.ended_at, 'Europe/Stockholm')) then
    raise exception 'only an operator may do this' using errcode = '42501';
  end if;`;

/** What those who run the installation may know of its work: counts, times and names of jobs, nothing of what the rows say of people. */
export class Operations1795305615000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index outbox_failed on outbox (failed_at desc) where failed_at is not null');
    // an SMTP server's answer repeats the address that it refuses
    await define(
      runner,
      'without_addresses(said text) returns text language sql immutable',
      String.raw`select regexp_replace(left(said, 500), '[^\s<>]+@[^\s<>]+', '…', 'g')`,
    );
    await define(runner, 'queue_health(acting uuid) returns jsonb language plpgsql stable security definer', `begin ${mustBeOperator} ${HEALTH} end`);
    await define(
      runner,
      'retry_dead_job(acting uuid, given uuid) returns text language plpgsql security definer',
      `begin ${mustBeOperator} ${RETRY} end`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function define(runner: QueryRunner, head: string, body: string): Promise<void> {
  await runner.query(`create function ${head} set search_path = pg_catalog, public, pg_temp as $function$ ${body} $function$`);
  const signature = head.slice(0, head.indexOf(')') + 1);
  await runner.query(`revoke all on function ${signature} from public`);
  await runner.query(`grant execute on function ${signature} to samnav_runtime`);
}

const WORKERS = `select jsonb_build_object('host', host, 'pid', pid, 'queueBackend', queue_backend, 'startedAt', started_at, 'seenAt', seen_at,
    'alive', seen_at > clock_timestamp() - interval '20 seconds') as it, started_at as place from worker_heartbeat`;

// two partial indexes hold what is not done; whatever is done is not looked at
const OPEN_JOBS = `select job, queue, run_at, claimed_until, attempts from outbox where enqueued_at is null and done_at is null and failed_at is null
    union all select job, queue, run_at, claimed_until, attempts from outbox where enqueued_at is not null and done_at is null and failed_at is null`;
const JOBS = `select jsonb_build_object('job', job, 'queue', queue,
      'due', count(*) filter (where run_at <= samnav_now()), 'later', count(*) filter (where run_at > samnav_now()),
      'held', count(*) filter (where claimed_until > clock_timestamp()), 'retried', count(*) filter (where attempts > 1),
      'oldestDueAt', min(run_at) filter (where run_at <= samnav_now())) as it, job as place
    from (${OPEN_JOBS}) open group by job, queue`;

const DEAD = `select jsonb_build_object('id', o.id, 'job', o.job, 'queue', o.queue, 'tenant', t.name, 'failedAt', o.failed_at, 'attempts', o.attempts,
      'error', without_addresses(o.last_error)) as it, o.failed_at as place
    from outbox o left join tenant t on t.id = o.tenant_id where o.failed_at is not null order by o.failed_at desc limit 100`;

const SCHEDULE = `select jsonb_build_object('name', name, 'startedAt', started_at, 'finishedAt', finished_at, 'day', day, 'error', without_addresses(last_error)) as it,
      name as place from schedule_run`;

const TENANTS = `select jsonb_build_object('slug', t.slug, 'name', t.name,
      'remindersDue', coalesce(r.due, 0), 'remindersLate', coalesce(r.late, 0), 'oldestReminderAt', r.oldest,
      'mailsWaiting', coalesce(m.waiting, 0), 'mailsUnknown', coalesce(m.unknown, 0), 'mailsFailed', coalesce(m.failed, 0)) as it, t.name as place
    from (select id, slug, name from tenant union all select '00000000-0000-0000-0000-000000000000', null, null) t
    left join (select tenant_id, count(*) as due, count(*) filter (where send_at < samnav_now() - interval '1 minute') as late, min(send_at) as oldest
      from reminder where state in ('planned', 'due', 'sending') and send_at <= samnav_now() group by tenant_id) r on r.tenant_id = t.id
    left join (select tenant_id, count(*) filter (where state in ('queued', 'sending')) as waiting, count(*) filter (where state = 'unknown') as unknown,
        count(*) filter (where state = 'failed') as failed
      from mail_message where created_at > samnav_now() - interval '30 days' group by tenant_id) m on m.tenant_id = t.id
    where t.slug is not null or m.tenant_id is not null`;

const all = (rows: string, order = 'place'): string => `(select coalesce(jsonb_agg(it order by ${order}), '[]') from (${rows}) rows)`;

const HEALTH = `return jsonb_build_object('workers', ${all(WORKERS)}, 'jobs', ${all(JOBS)}, 'dead', ${all(DEAD, 'place desc')},
    'deadCount', (select count(*) from outbox where failed_at is not null), 'schedule', ${all(SCHEDULE)}, 'tenants', ${all(TENANTS, 'place nulls last')});`;

// as if it had never been tried; the fence stays, so that nobody who held it can close it
const RETRY = `declare again text; begin
    update outbox set failed_at = null, enqueued_at = null, claimed_until = null, attempts = 0
      where id = given and failed_at is not null and done_at is null returning job into again;
    perform pg_notify('samnav_outbox', '');
    return again;
  end;`;
