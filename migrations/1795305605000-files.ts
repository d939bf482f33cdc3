import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** Files: the row says what was announced, what came, and where it lies; the bytes lie on disk or in S3 under a generated name. */
export class Files1795305605000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tenantTable(
      runner,
      'file',
      `owner_account_id uuid not null references account (id),
       name text not null check (length(name) between 1 and 200),
       size integer not null check (size > 0),
       type text not null,
       state text not null default 'pending' check (state in ('pending', 'ready', 'refused')),
       scan_state text not null default 'notScanned' check (scan_state in ('notScanned', 'clean', 'infected')),
       sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
       storage_key uuid,
       received_at timestamptz,
       check (state <> 'ready' or (sha256 is not null and storage_key is not null and received_at is not null))`,
      { indexes: ['owner_account_id', 'state, created_at'], worker: { grants: 'select, insert, update', allTenants: true } },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
