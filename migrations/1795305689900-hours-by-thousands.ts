import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours in words have their thousands apart, as amounts have: `2 308 timmar 25 min`. */
export class HoursByThousands1795305689900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function hours_text(minutes integer, language text) returns text language sql immutable parallel safe as $$
      select concat_ws(' ',
        case when minutes >= 60 then replace(to_char(minutes / 60, 'FM999,999,990'), ',', case language when 'sv' then chr(160) else ',' end)
          || case when language = 'sv' then case minutes / 60 when 1 then ' timme' else ' timmar' end
          else case minutes / 60 when 1 then ' hour' else ' hours' end end end,
        case when minutes % 60 > 0 then minutes % 60 || ' min' end) $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
