import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An amount in an English sentence names the currency first, as the web app writes it: `SEK 83,200`. */
export class KronorInEnglish1795305690000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function kronor(ore bigint, language text) returns text language sql immutable parallel safe as $$
      select case language when 'sv' then '' else 'SEK' || chr(160) end || case when ore < 0 then '−' else '' end
        || replace(to_char(abs(ore) / 100, 'FM999,999,999,999,999,990'), ',', case language when 'sv' then chr(160) else ',' end)
        || case when ore % 100 = 0 then '' else case language when 'sv' then ',' else '.' end || to_char(abs(ore) % 100, 'FM00') end
        || case language when 'sv' then chr(160) || 'kr' else '' end $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
