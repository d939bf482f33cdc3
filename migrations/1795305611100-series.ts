import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference, tenantTable } from './support.ts';

/** What comes back: series, the dates of bodies that some follow, and how a deadline remembers that only its series has written it. */
export class Series1795305611100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tenantTable(
      runner,
      'body_date',
      `body_id uuid not null,
       kind text not null check (kind in ('dispatch', 'meeting')),
       on_date date not null,
       source text`,
      {
        unique: [{ name: 'body_date_key', columns: 'body_id, kind, on_date' }],
        references: [{ column: 'body_id', table: 'body' }],
        indexes: ['on_date, id'],
        runtime: 'select, insert, update, delete',
      },
    );
    await tenantTable(
      runner,
      'deadline_series',
      `title text not null check (length(title) between 1 and 300),
       description text,
       obligation text not null default 'task',
       kind text not null default 'AGREED' check (kind in ('STATUTORY', 'FUNDER', 'MUNICIPAL', 'AGREED')),
       precision text not null default 'day' check (precision in ('day', 'month', 'quarter', 'year')),
       evidence_required boolean not null default false,
       rule jsonb not null,
       starts_on date not null,
       ends_on date,
       times integer check (times between 1 and 1000),
       skips jsonb not null default '[]',
       makes_from date not null,
       owner_id uuid not null,
       municipality_id uuid,
       workgroup_id uuid,
       body_id uuid,
       source text`,
      {
        references: [
          { column: 'owner_id', table: 'person' },
          { column: 'municipality_id', table: 'municipality' },
          { column: 'workgroup_id', table: 'workgroup' },
          { column: 'body_id', table: 'body' },
        ],
        indexes: ['title collate "sv-x-icu", id'],
      },
    );
    await runner.query('alter table deadline add column series_version integer');
    await runner.query(
      `comment on column deadline.series_version is 'The version in which its series last left it: another one has been touched since'`,
    );
    await tenantReference(runner, 'deadline', { column: 'series_id', table: 'deadline_series' });
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
