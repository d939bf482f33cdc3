import { Global, Module } from '@nestjs/common';
import { NetworksModule } from '@samnav/networks';
import { Database, DevMailModule, IdentityModule, readConfig } from '@samnav/platform';
import type { Config } from '@samnav/platform';
import { ProjectsModule } from '@samnav/projects';
import { RemindersModule } from '@samnav/reminders';
import { ApiGraphQLModule } from './graphql.ts';
import { HealthController } from './health.controller.ts';
import { resolvers } from './resolvers.ts';

const config = readConfig();

@Global()
@Module({ providers: [{ provide: Database, useFactory: () => Database.connect({ url: config.RUNTIME_DATABASE_URL }) }], exports: [Database] })
class DatabaseModule {}

/** What only some installations have: the mailbox of the demo. */
const extra = (mode: Config['SAMNAV_MODE']): (typeof DevMailModule)[] => (mode === 'demo' ? [DevMailModule] : []);

@Module({
  imports: [DatabaseModule, IdentityModule, NetworksModule, RemindersModule, ProjectsModule, ApiGraphQLModule, ...extra(config.SAMNAV_MODE)],
  controllers: [HealthController],
  providers: resolvers,
})
export class AppModule {}
