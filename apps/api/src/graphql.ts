import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { Injectable, Module } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GqlExecutionContext, GraphQLModule } from '@nestjs/graphql';
import {
  allowed,
  allowOf,
  Caller,
  CallerGone,
  checkRootFieldsGuarded,
  comparePaths,
  Database,
  entityTypes,
  errorTexts,
  errorTypes,
  guardedRootFields,
  IdentityModule,
  limits,
  models,
  Papers,
  PapersModule,
  readConfig,
  Reader,
  readPlugin,
  ScopeSource,
  stringifyResult,
  VerbInterceptor,
  withReads,
} from '@samnav/platform';
import type { Operation, RequestContext, Scope } from '@samnav/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { GraphQLEnumType, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { Admission, admissionPlugin } from './admission.ts';
import { asGraphQLError, formatError, log, requestIds } from './errors.ts';
import { resolvers } from './resolvers.ts';

type Request = FastifyRequest<{ Params: { door: string; slug: string } }>;

/** Who asks, and where. Nobody signed in: 401. No role in that tenant looks exactly like no such tenant: 404. */
async function scopeOf(scopes: ScopeSource, request: Request): Promise<Scope> {
  const { door, slug } = request.params;
  const open = new Map<string, () => Promise<Scope | null>>([
    ['t', () => scopes.tenantScope(request, slug)],
    ['f', () => scopes.funderScope(request, slug)],
    ['platform', () => scopes.platformScope(request)],
  ]);
  const scope = await open
    .get(door)?.()
    .catch((error: unknown) => {
      throw asGraphQLError(error, request);
    });
  if (scope) return scope;
  throw new GraphQLError('There is no such place, or you have no role in it.', { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
}

/** Nest's own queries are guarded like everything else; planned reads and verbs check in their own places. */
@Injectable()
class AllowGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const operation = context.getType<string>() === 'graphql' ? allowOf(context.getHandler()) : undefined;
    const kind = operation && GqlExecutionContext.create(context).getInfo<{ operation: { operation: string } }>().operation.operation;
    if (!operation || kind === 'mutation') return true;
    if (allowed(GqlExecutionContext.create(context).getContext<RequestContext>().scope, operation)) return true;
    throw new GraphQLError(`This requires ${operation}.`, { extensions: { code: 'FORBIDDEN', requires: operation } });
  }
}

/** The served schema: Nest's part and what follows from the entities. Every root field has its operation, or there is no schema. */
export function wholeSchema(schema: GraphQLSchema, reader: () => Reader): GraphQLSchema {
  const whole = withReads(schema, reader);
  const guarded = new Map<string, Operation>(guardedRootFields(resolvers));
  for (const model of models.values()) if (model.list && model.allow) guarded.set(`Query.${model.list}`, model.allow);
  for (const field of ['node', 'nodes']) guarded.set(`Query.${field}`, 'tenant.read'); // and then the operation of the type that is found
  checkRootFieldsGuarded(whole, guarded);
  describe(whole);
  return whole;
}

/** What decorators have no place for: the root types, and each error's sentence. */
function describe(schema: GraphQLSchema): void {
  const published = Object.entries(limits).map(([name, allowed]) => `${name} ${allowed}`);
  schema.getQueryType()!.description =
    'What can be read. Lists are connections of 25 (at most 100); what you may not see is not there. ' +
    `Limits of one request: ${published.join(', ')}; docs/api-limits.md says what each counts.`;
  schema.getMutationType()!.description = 'What can be done. One per request; each answers a payload whose `errors` say why nothing was changed.';
  for (const value of (schema.getType('ErrorCode') as GraphQLEnumType).getValues()) value.description = errorTexts.get(value.name)?.en;
}

export const buildSchemaOptions = { orphanedTypes: [...entityTypes(), ...errorTypes] };

const MOST_FAULTS = 10; // each is searched for names that are alike

function options(scopes: ScopeSource, database: Database, papers: Papers): Omit<ApolloDriverConfig, 'driver'> {
  let reader: Reader | undefined;
  const admission = new Admission(readConfig());
  return {
    path: '/:door/:slug/graphql',
    autoSchemaFile: true,
    graphiql: false,
    introspection: true,
    csrfPrevention: { requestHeaders: ['apollo-require-preflight', 'x-apollo-operation-name', 'authorization'] }, // none is sent by a form
    includeStacktraceInErrorResponses: false,
    buildSchemaOptions,
    transformSchema: (schema) => {
      const whole = wholeSchema(schema, () => reader!);
      reader = new Reader(whole, database.pool, undefined, guardedRootFields(resolvers), database.funderPool);
      admission.serves(whole);
      papers.serves(whole, reader);
      return whole;
    },
    documentStore: admission.documents,
    persistedQueries: false, // what one client registers, another could use where free text is off
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: MOST_FAULTS },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      requestIds(),
      admissionPlugin(admission),
      readPlugin<RequestContext>(() => reader!, answerOfRead),
      ...comparison(() => reader!),
    ],
    stringifyResult,
    context: async (request: Request, reply: FastifyReply): Promise<RequestContext> => {
      const caller = new Caller();
      reply.raw.once('close', () => caller.leave());
      const scope = await scopeOf(scopes, request);
      void reply.header('cache-control', 'no-store');
      admission.admit(request, scope);
      const key = request.headers['idempotency-key'];
      return { scope, caller, idempotencyKey: typeof key === 'string' && key ? key.slice(0, 200) : undefined };
    },
    formatError,
  } as Omit<ApolloDriverConfig, 'driver'>;
}

/** Tests can have every operation read on both paths: SAMNAV_COMPARE_PATHS is 1, or a file for the counts. */
function comparison(reader: () => Reader): ApolloServerPlugin<RequestContext>[] {
  const asked = process.env.SAMNAV_COMPARE_PATHS;
  if (!asked || readConfig().SAMNAV_MODE !== 'test') return [];
  return [comparePaths<RequestContext>(reader, asked === '1' ? undefined : asked)];
}

/** Errors of planned reads pass by Apollo's own mapping; the same mapper is called for them. */
function answerOfRead(formatted: GraphQLFormattedError, error: unknown, { scope }: RequestContext): GraphQLFormattedError {
  if (!(error instanceof GraphQLError) && !(error instanceof CallerGone)) log(scope.requestId, error);
  return formatError(formatted, error);
}

@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [IdentityModule, PapersModule],
      inject: [ScopeSource, Database, Papers],
      useFactory: options,
    }),
  ],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: VerbInterceptor },
    { provide: APP_GUARD, useClass: AllowGuard },
  ],
})
export class ApiGraphQLModule {}
