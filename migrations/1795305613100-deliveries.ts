import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** What became of everything that was sent, addresses that take no mail, what people want to be sent, and the weekly digest. */
export class Deliveries1795305613100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await faults(runner);
    await digests(runner);
    await deliveries(runner);
    await inbox(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** An address that takes no mail. It is asked no more until somebody has looked at it. */
async function faults(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'channel_fault',
    `person_id uuid not null,
     channel text not null default 'mail' check (channel in ('mail')),
     address text not null,
     reason text not null check (length(reason) <= 1000),
     seen_at timestamptz not null default samnav_now(),
     cleared_at timestamptz,
     cleared_by_id uuid`,
    {
      unique: [{ name: 'channel_fault_open', columns: 'person_id, channel', where: 'cleared_at is null' }],
      references: [
        { column: 'person_id', table: 'person' },
        { column: 'cleared_by_id', table: 'person' },
      ],
    },
  );
  // the mail that came back is known by its id alone: its return path has no room for more
  await runner.query('create index mail_message_bounced on mail_message (id)');
  await runner.query(`create function person_address_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      update channel_fault f set cleared_at = samnav_now(), version = f.version + 1, updated_at = samnav_now()
        where f.tenant_id = new.tenant_id and f.person_id = new.id and f.cleared_at is null;
      return null;
    end $$`);
  await runner.query(`create trigger person_address_changed after update of email on person
    for each row when (old.email is distinct from new.email) execute function person_address_changed()`);
}

async function digests(runner: QueryRunner): Promise<void> {
  await tenantTable(runner, 'notification_setting', `person_id uuid not null, digest boolean not null default true`, {
    unique: [{ name: 'notification_setting_person_key', columns: 'person_id' }],
    references: [{ column: 'person_id', table: 'person' }],
  });
  await tenantTable(runner, 'digest_run', `zone text not null, monday_on date not null`, {
    unique: [{ name: 'digest_run_once', columns: 'zone, monday_on' }],
    runtime: '',
    worker: { grants: 'select, insert' },
  });
}

/** One list of whatever was sent to people and to other systems, of what belongs to a tenant. */
async function deliveries(runner: QueryRunner): Promise<void> {
  await runner.query('create index mail_message_log on mail_message (tenant_id, created_at desc, id desc)');
  await runner.query('grant select (smtp_response, fence, unknowns) on mail_message to samnav_runtime');
  await runner.query('grant update (state, fence, attempts, unknowns) on mail_message to samnav_runtime'); // to send once more by hand
  await runner.query(`create view delivery with (security_invoker = true) as
    select m.tenant_id, m.id, m.created_at, case m.letter when 'weekly-digest' then 'digest' else 'mail' end as channel, m.letter as what,
      case m.state when 'queued' then 'waiting' else m.state end as state, m.to_person_id as recipient_id, null::uuid as endpoint_id, d.id as deadline_id,
      case when d.id is null then p.municipality_id else d.municipality_id end as municipality_id, d.workgroup_id, m.attempts,
      case when m.state in ('failed', 'unknown', 'queued') then m.smtp_response end as failure, m.accepted_at as sent_at
    from mail_message m
    left join reminder r on r.tenant_id = m.tenant_id and r.mail_message_id = m.id
    left join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
    left join person p on p.tenant_id = m.tenant_id and p.id = m.to_person_id
    where m.to_person_id is not null and m.letter not in ('invitation', 'password-reset')
    union all
    select w.tenant_id, w.id, w.created_at, 'webhook', w.event, case w.state when 'delivered' then 'sent' else w.state end, null, w.endpoint_id, w.deadline_id,
      e.municipality_id, null, w.attempts, w.failure, w.delivered_at
    from webhook_delivery w join webhook_endpoint e on e.tenant_id = w.tenant_id and e.id = w.endpoint_id`);
  await runner.query('grant select on delivery to samnav_runtime, samnav_worker');
}

/** Everything that has reached somebody, by whichever way. */
async function inbox(runner: QueryRunner): Promise<void> {
  await runner.query(`create view inbox_item with (security_invoker = true) as
    select tenant_id, id, id as reminder_id, recipient_id, delivered_to_id, deadline_id, step, recipient_role, channel, due_on, sent_at, read_at
    from reminder where state = 'sent'`);
  await runner.query('grant select on inbox_item to samnav_runtime, samnav_worker');
}
