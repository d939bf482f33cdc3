import 'reflect-metadata';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { entities } from './entities.ts';
import { RequestContext } from './request.ts';
import { PersonResolver, ProjectResolver, WorkgroupResolver } from './resolvers.ts';

// Plain NestJS as people write it: Apollo on Express, TypeORM, one DataLoader per relation, one transaction per request for row-level security.
const source = await new DataSource({
  type: 'postgres',
  url: process.env.RUNTIME_DATABASE_URL!,
  entities,
  installExtensions: false,
  extra: { max: 8 },
}).initialize();

const transactions = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response }: { contextValue: RequestContext; response: { body: any } }) {
        await contextValue.end(!response.body.singleResult?.errors?.length);
      },
    };
  },
};

@Module({
  imports: [
    GraphQLModule.forRoot<ApolloDriverConfig>({
      driver: ApolloDriver,
      autoSchemaFile: true,
      graphiql: false,
      introspection: false,
      context: ({ req }: { req: { headers: Record<string, string> } }) => new RequestContext(source, req.headers),
      plugins: [transactions],
    }),
  ],
  providers: [ProjectResolver, PersonResolver, WorkgroupResolver],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
await app.listen(Number(process.env.PORT), '127.0.0.1');
process.send!('ready');
process.on('disconnect', () => process.exit(0));
