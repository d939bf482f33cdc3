import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails whose text is made when they are sent, by jobs of many. */
export class Sweep1795305614000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table mail_message drop column text, drop column html, alter column subject drop not null');
    await runner.query(`update outbox set job = 'send-mails', payload = payload - 'mailId' || jsonb_build_object('mailIds', jsonb_build_array(payload -> 'mailId'))
      where job = 'send-mail'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
