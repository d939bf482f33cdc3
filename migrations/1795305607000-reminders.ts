import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** Deadlines and the reminders planned for them. Every deadline has an owner; every reminder is one row, unique in what it says to whom. */
export class Reminders1795305607000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tenantTable(
      runner,
      'deadline',
      `kind text not null,
       title text not null check (length(title) between 1 and 300),
       description text,
       due_on date not null,
       owner_id uuid not null,
       municipality_id uuid,
       workgroup_id uuid,
       met_at timestamptz,
       met_by_id uuid,
       outcome text,
       cancelled_at timestamptz,
       source text,
       check (num_nonnulls(met_at, cancelled_at) <= 1),
       check ((met_at is null) = (met_by_id is null))`,
      {
        references: [
          { column: 'owner_id', table: 'person' },
          { column: 'municipality_id', table: 'municipality' },
          { column: 'workgroup_id', table: 'workgroup' },
          { column: 'met_by_id', table: 'person' },
        ],
        indexes: ['due_on, id'],
      },
    );
    await tenantTable(
      runner,
      'reminder',
      `deadline_id uuid not null,
       recipient_id uuid not null,
       channel text not null default 'mail' check (channel in ('mail')),
       due_on date not null,
       days_before integer not null,
       send_at timestamptz not null,
       handled_at timestamptz,
       withdrawn_at timestamptz,
       withdrawn_because text check (withdrawn_because in ('moved', 'met', 'cancelled', 'owner changed', 'no address', 'too late')),
       mail_message_id uuid,
       check ((withdrawn_at is null) = (withdrawn_because is null))`,
      {
        unique: [{ name: 'reminder_once', columns: 'deadline_id, due_on, days_before, channel, recipient_id' }],
        references: [
          { column: 'deadline_id', table: 'deadline' },
          { column: 'recipient_id', table: 'person' },
        ],
        indexes: ['mail_message_id'],
        worker: { grants: 'select, insert, update', allTenants: true },
      },
    );
    // across tenants on purpose: the sweep asks whose reminders are due
    await runner.query('create index reminder_waiting on reminder (send_at, tenant_id) where handled_at is null and withdrawn_at is null');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
