import { Global, Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { NetworksModule } from '@samnav/networks';
import { AuditModule, Database, DemoAccountsModule, DevMailModule, FilesModule, IdentityModule, PapersModule, readConfig } from '@samnav/platform';
import type { Config } from '@samnav/platform';
import { GoalsModule } from '@samnav/goals';
import { MeetingsModule } from '@samnav/meetings';
import { FundingModule, LedgerRoutesModule, ReportRoutesModule, RoomRoutesModule } from '@samnav/funding';
import { ProjectsModule } from '@samnav/projects';
import { AnswerLinksModule, ChannelRoutesModule, RemindersModule } from '@samnav/reminders';
import { ApiGraphQLModule } from './graphql.ts';
import { HealthController } from './health.controller.ts';
import { resolvers } from './resolvers.ts';

const config = readConfig();

const connect = (): Promise<Database> =>
  Database.connect({
    url: config.RUNTIME_DATABASE_URL,
    funderUrl: config.FUNDER_DATABASE_URL,
    reads: config.READ_CONNECTIONS,
    readTimeout: config.READ_TIMEOUT_MS,
    wait: config.DATABASE_WAIT_MS,
  });

@Global()
@Module({ providers: [{ provide: Database, useFactory: connect }], exports: [Database] })
class DatabaseModule {}

/** What only some installations have: the mailbox and the people of the demo. */
const extra = (mode: Config['SAMNAV_MODE']): Type[] => (mode === 'demo' ? [DevMailModule, DemoAccountsModule] : []);

@Module({
  imports: [
    DatabaseModule,
    IdentityModule,
    AuditModule,
    FilesModule,
    PapersModule,
    NetworksModule,
    RemindersModule,
    ChannelRoutesModule,
    AnswerLinksModule,
    MeetingsModule,
    GoalsModule,
    ProjectsModule,
    FundingModule,
    LedgerRoutesModule,
    ReportRoutesModule,
    RoomRoutesModule,
    ApiGraphQLModule,
    ...extra(config.SAMNAV_MODE),
  ],
  controllers: [HealthController],
  providers: resolvers,
})
export class AppModule {}
