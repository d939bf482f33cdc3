import type { MigrationInterface, QueryRunner } from 'typeorm';
import { funderReads, ofLiveGrant, tenantTable } from './support.ts';

/** Signed reports and the bytes that they consist of; both are only ever added to. */
export class ProjectReports1795305685000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tenantTable(
      runner,
      'project_report',
      `project_id uuid not null,
       grant_id uuid not null,
       claim_id uuid not null,
       funder_id uuid not null references funder (id),
       kind text not null check (kind in ('claim', 'final')),
       number integer not null check (number > 0),
       submission integer not null check (submission > 0),
       title text not null check (length(title) between 1 and 500),
       signed_at timestamptz not null,
       signed_by_name text not null check (length(signed_by_name) between 1 and 300),
       template_version integer not null check (template_version > 0),
       sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')`,
      {
        unique: [{ name: 'project_report_submission_key', columns: 'claim_id, submission' }],
        references: [
          { column: 'project_id', table: 'project' },
          { column: 'grant_id', table: 'funding_grant' },
          { column: 'claim_id', table: 'payment_claim' },
        ],
        indexes: ['funder_id'],
        runtime: 'select, insert',
      },
    );
    await tenantTable(
      runner,
      'report_part',
      `report_id uuid not null,
       name text not null check (name in ('report.json', 'report.pdf', 'proof.json')),
       bytes bytea not null,
       sha256 text not null generated always as (encode(sha256(bytes), 'hex')) stored`,
      {
        unique: [{ name: 'report_part_name_key', columns: 'report_id, name' }],
        references: [{ column: 'report_id', table: 'project_report' }],
        runtime: 'select, insert',
      },
    );
    await funderReads(runner, 'project_report', ofLiveGrant('project_report'));
    await funderReads(
      runner,
      'report_part',
      'exists (select from project_report r where r.tenant_id = report_part.tenant_id and r.id = report_part.report_id)',
    );
    await neverChanged(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** No role has been granted it; this stops the owner's hand too, unless it takes the trigger away first. */
async function neverChanged(runner: QueryRunner): Promise<void> {
  await runner.query(`create function signed_report_stays() returns trigger language plpgsql as $$
    begin
      raise exception 'a signed report is never changed' using errcode = '23514', table = tg_table_name, constraint = 'signed_report_stays';
    end $$`);
  for (const table of ['project_report', 'report_part'])
    await runner.query(
      `create trigger signed_report_stays before update or delete or truncate on ${table} for each statement execute function signed_report_stays()`,
    );
}
