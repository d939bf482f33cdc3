import { Controller, Get, HttpException } from '@nestjs/common';
import { Database } from '@samnav/platform';

/** For load balancers: alive = the process answers; ready = the database answers too. */
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<{ status: string; time: string }> {
    try {
      return { status: 'ok', time: await this.database.now() };
    } catch {
      throw new HttpException({ status: 'the database does not answer' }, 503);
    }
  }
}
