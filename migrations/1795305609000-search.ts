import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchable, searchFunctions } from './search.ts';

/** The tables that lists are searched in, with the columns that are read for it: what `search` of their entities names. */
export const searchedTables: Record<string, readonly string[]> = {
  body: ['name'],
  deadline: ['title', 'description', 'outcome'],
  municipality: ['code', 'name', 'full_name'],
  network: ['name'],
  organisation: ['name', 'organisation_number'],
  person: ['name', 'title', 'email'],
  programme: ['name', 'purpose'],
  project: ['number', 'name', 'purpose'],
  workgroup: ['name', 'theme', 'purpose'],
};

/** What `query` of the API's lists stands on. */
export class Search1795305609000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // an index on tenant and words together: the words of other tenants are passed by
    await runner.query('create extension if not exists btree_gin');
    await searchFunctions(runner);
    for (const [table, columns] of Object.entries(searchedTables)) await searchable(runner, table, columns);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
