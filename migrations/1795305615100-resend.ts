import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is sent once more by hand goes to where the person is reached now. */
export class Resend1795305615100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant update (to_address) on mail_message to samnav_runtime');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
