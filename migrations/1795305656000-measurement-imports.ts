import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** What was fetched from Kolada, or shall be: asked for by somebody, done by a worker. */
export class MeasurementImports1795305656000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tenantTable(
      runner,
      'kolada_import',
      `indicator_id uuid not null,
       first_year integer not null check (first_year between 1950 and 2200),
       last_year integer not null check (last_year between 1950 and 2200),
       dry_run boolean not null,
       requested_by_id uuid,
       done_at timestamptz,
       failed_at timestamptz,
       failure text check (length(failure) <= 500),
       report jsonb,
       constraint kolada_import_years check (last_year between first_year and first_year + 49),
       constraint kolada_import_outcome_check check ((failed_at is null) = (failure is null))`,
      {
        references: [
          { column: 'indicator_id', table: 'indicator' },
          { column: 'requested_by_id', table: 'person' },
        ],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
