import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** Work that somebody asked for and watches: how far it has come, what came of it, and that it shall stop. */
export class LongJobs1795305680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tenantTable(
      runner,
      'long_job',
      `kind text not null check (length(kind) between 1 and 60),
       account_id uuid references account (id),
       state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
       done integer not null default 0 check (done >= 0),
       total integer check (total >= 0),
       message text check (length(message) <= 1000),
       result jsonb,
       cancel_requested_at timestamptz,
       started_at timestamptz,
       finished_at timestamptz,
       constraint long_job_finished_check check ((finished_at is not null) = (state in ('done', 'failed', 'cancelled')))`,
      { indexes: ['account_id, created_at'] },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
