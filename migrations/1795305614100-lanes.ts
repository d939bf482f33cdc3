import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sweep reads: lanes of a place and a channel that wait, what has been claimed, and mails that nobody has tried yet. */
export class Lanes1795305614100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index reminder_waiting');
    await runner.query(`create index reminder_waiting on reminder (place_id, channel, send_at) where state = 'planned'`);
    await runner.query(`create index reminder_due on reminder (channel, claimed_at) where state = 'due'`);
    await runner.query(`create index reminder_sending on reminder (claimed_at) where state = 'sending'`);
    await runner.query(`create index mail_message_fresh on mail_message (created_at) where state = 'queued' and attempts = 0`);
    await runner.query(`create index mail_message_open on mail_message (created_at) where state in ('queued', 'sending')`);
    await runner.query(`create function reminder_notify() returns trigger language plpgsql as $$
      begin perform pg_notify('samnav_reminders', ''); return null; end $$`);
    await runner.query(
      `create trigger reminder_notify after insert or update of send_at on reminder for each statement execute function reminder_notify()`,
    );
    // the waiting and the claimed are a small part of a table that only grows: their dead entries are cleared away soon
    await runner.query('alter table reminder set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
