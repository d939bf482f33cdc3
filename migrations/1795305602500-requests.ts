import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** What a request with an Idempotency-Key answered, kept 7 days: the same request again gets the same answer. */
export class Requests1795305602500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tenantTable(
      runner,
      'idempotency_key',
      `owner_id uuid not null,
       key text not null check (length(key) between 1 and 200),
       request_hash text not null,
       answer jsonb`,
      {
        unique: [{ name: 'idempotency_key_owner_key', columns: 'owner_id, key' }],
        indexes: ['created_at'],
        worker: { grants: 'select, delete', allTenants: true },
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
