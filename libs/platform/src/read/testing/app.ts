import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Args, Context, Field, GraphQLModule, GraphQLSchemaHost, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GraphQLSchema } from 'graphql';
import pg from 'pg';
import { outlive } from '../../database/outlive.ts';
import { makeScope } from '../../database/scope.ts';
import type { RoleName, Scope } from '../../database/scope.ts';
import { Catalogue } from '../catalogue.ts';
import { comparePaths } from '../compare-paths.ts';
import { localId } from '../ids.ts';
import { amountOf, Money } from '../kinds.ts';
import { modelOf, Node } from '../model.ts';
import { readPlugin, stringifyResult } from '../plugin.ts';
import type { ReadPath } from '../plugin.ts';
import { Reader } from '../reader.ts';
import { withReads } from '../schema.ts';
import { entities, Plan } from './entities.ts';
import { makeTables } from './tables.ts';

@ObjectType({ description: 'What came of it.' })
class RenamePayload {
  @Field(() => Plan, { nullable: true, description: 'The plan.' }) plan: string | null;
  @Field(() => [Plan], { nullable: true, description: 'The plan twice.' }) plans: string[];
  @Field(() => Node, { nullable: true, description: 'The plan as a node.' }) current: string | null;
  @Field(() => Money, { description: 'Money that is no row.' }) price: { amount: string; currency: string };
}

@Resolver()
class TestResolver {
  constructor(private readonly pool: pg.Pool) {}
  @Query(() => String, { description: 'An ordinary query, beside the planned ones.' })
  hello(): string {
    return 'hello';
  }
  @Mutation(() => RenamePayload, { description: 'Renames a plan.' })
  async rename(
    @Args('id', { type: () => ID, description: 'Which.' }) id: string,
    @Args('version', { type: () => Int, description: 'Its version.' }) version: number,
    @Args('name', { description: 'The new name.' }) name: string,
    @Context() { scope }: { scope: Scope },
  ): Promise<RenamePayload> {
    const uuid = localId(modelOf(Plan), id)!;
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.tenant_id', $1, true)`, [scope.tenantId]);
      await client.query('update read_plan set name = $1, version = version + 1 where id = $2 and version = $3', [name, uuid, version]);
      await client.query('commit');
    } finally {
      client.release();
    }
    return { plan: uuid, plans: [uuid, uuid], current: id, price: { amount: amountOf(120_050n), currency: 'SEK' } };
  }
}

/** How a request of the tests is made. */
export interface Ask {
  variables?: Record<string, unknown>;
  tenant?: string;
  roles?: RoleName[];
  /** The viewer's municipalities; every role is held in each, or else in the whole tenant. */
  towns?: string[];
}
export interface Answer {
  body: string;
  json: { data?: any; errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[] };
}
export interface TestApp {
  schema: GraphQLSchema;
  pool: pg.Pool;
  catalogue: Catalogue;
  ask(query: string, ask?: Ask): Promise<Answer>;
  /** How many round trips the read engine has made since last asked. */
  trips(): number;
  close(): Promise<void>;
}

export const NOW = '2026-07-01T08:30:00.000Z';

export function scopeOf({ tenant, roles = ['strategist'], towns = [] }: Ask): Scope {
  const places = towns.length ? towns : [null];
  const assignments = roles.flatMap((role) => places.map((municipalityId) => ({ role, municipalityId, workgroupId: null, projectId: null })));
  return makeScope({ tenantId: tenant!, tenant: 'test', accountId: null, assignments, now: NOW });
}

interface TestAppOptions {
  /** `executor`: field by field, whatever could be planned. */
  path?: ReadPath;
  /** Every operation is read on both paths, and fails where they differ. */
  compare?: boolean;
  max?: number;
  through?: (url: string) => Promise<string>;
}

/** Nest, Apollo and Fastify over the test's entities. */
export async function testApp(
  schemaName: string,
  { path = 'sql', compare = false, max = 4, through = async (url) => url }: TestAppOptions = {},
): Promise<TestApp> {
  const connectionString = await through(await makeTables(schemaName));
  const pool = new pg.Pool({ connectionString, max, options: `-c search_path=${schemaName},public -c plan_cache_mode=force_generic_plan` });
  outlive(pool);
  let trips = 0;
  const connect = pool.connect.bind(pool);
  pool.connect = ((callback?: never) => {
    if (callback) trips++;
    return callback ? connect(callback) : connect();
  }) as never;
  const catalogue = new Catalogue(entities);
  let reader: Reader;
  @Module({
    imports: [
      GraphQLModule.forRoot<ApolloDriverConfig>({
        driver: ApolloDriver,
        autoSchemaFile: true,
        graphiql: false,
        introspection: true,
        buildSchemaOptions: { orphanedTypes: entities },
        transformSchema: (schema) => {
          const whole = withReads(schema, () => reader, catalogue);
          reader = new Reader(whole, pool, catalogue);
          return whole;
        },
        context: (request: { headers: Record<string, string> }) => ({ scope: scopeOf(JSON.parse(request.headers['x-ask']!) as Ask) }),
        plugins: [readPlugin(() => reader, undefined, path), ...(compare ? [comparePaths(() => reader)] : [])],
        includeStacktraceInErrorResponses: false,
        stringifyResult,
      } as ApolloDriverConfig),
    ],
    providers: [TestResolver, { provide: pg.Pool, useValue: pool }],
  })
  class TestModule {}
  const app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/graphql`;
  const ask = async (query: string, { variables, ...who }: Ask = {}): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', 'x-ask': JSON.stringify(who) };
    const payload = JSON.stringify({ query, variables });
    const body = await (await fetch(url, { method: 'POST', headers, body: payload })).text();
    return inOrder(body);
  };
  const counted = (): number => [trips, (trips = 0)][0]!;
  const close = async (): Promise<void> => {
    await app.close();
    await pool.end();
  };
  return { schema: app.get(GraphQLSchemaHost).schema, pool, catalogue, ask, trips: counted, close };
}

/** The executor names faults as they come; which of two root fields is answered first is chance. */
function inOrder(body: string): Answer {
  const json = JSON.parse(body) as Answer['json'];
  if (!json.errors || json.errors.length < 2) return { body, json };
  const place = ({ path }: { path?: unknown[] }): string => JSON.stringify(path ?? []);
  json.errors.sort((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
  return { body: `${JSON.stringify(json)}\n`, json };
}
