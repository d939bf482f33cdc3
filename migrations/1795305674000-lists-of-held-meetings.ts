import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of a held meeting the names are for who was there. How many came to one meeting of a pool would give its cells away to somebody of
 * another group who was called, did not come, and so learns from nobody else who was in the room.
 */
export class ListsOfHeldMeetings1795305674000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function stands_on_list(tenant uuid, meeting uuid, who uuid) returns boolean language sql stable as $$
      select exists (select from attendance a join meeting m on m.tenant_id = a.tenant_id and m.id = a.meeting_id
        where a.tenant_id = tenant and a.meeting_id = meeting and a.person_id = who and (a.status = 'present' or m.held_on is null)) $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
