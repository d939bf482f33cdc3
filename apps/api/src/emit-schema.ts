import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaOptions, wholeSchema } from './graphql.ts';
import { resolvers } from './resolvers.ts';

/** Writes apps/api/schema.graphql. Needs no database: everything follows from the declarations. */
const app = await NestFactory.create(GraphQLSchemaBuilderModule, new FastifyAdapter(), { logger: ['error'] });
await app.init();
const made = await app.get(GraphQLSchemaFactory).create(resolvers, [], buildSchemaOptions);
const schema = wholeSchema(made, () => {
  throw new Error('The schema alone reads nothing.');
});
writeFileSync(new URL('../schema.graphql', import.meta.url), `${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
