import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import type { Operation } from './authorization.ts';

const ALLOW = Symbol.for('samnav.allow');

/** The operation that a root field or a controller's method stands for; without it the server does not start. */
export const Allow =
  (operation: Operation): MethodDecorator =>
  (_prototype, _name, descriptor) =>
    Reflect.defineMetadata(ALLOW, operation, descriptor.value as object);

/** The operation declared on a method with `@Allow`. */
export const allowOf = (method: object): Operation | undefined => Reflect.getMetadata(ALLOW, method) as Operation | undefined;

/** A root field as people say it: `Query.projects`. */
export type RootField = `${'Query' | 'Mutation' | 'Subscription'}.${string}`;

const typeOf = (method: object): string | undefined => Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
const nameOf = (method: object): string | undefined => Reflect.getMetadata('graphql:resolver_name', method) as string | undefined;
const isRoot = (type: string | undefined): type is 'Query' | 'Mutation' | 'Subscription' =>
  ['Query', 'Mutation', 'Subscription'].includes(type ?? '');

/** The guarded root fields that resolver classes declare by Nest's own decorators. */
export function guardedRootFields(resolvers: readonly (abstract new (...args: any[]) => object)[]): Map<RootField, Operation> {
  const fields = new Map<RootField, Operation>();
  for (const { prototype } of resolvers) {
    for (const key of Object.getOwnPropertyNames(prototype)) {
      const method: unknown = Object.getOwnPropertyDescriptor(prototype, key)?.value;
      if (typeof method !== 'function' || !isRoot(typeOf(method))) continue;
      const operation = allowOf(method);
      if (operation) fields.set(`${typeOf(method) as 'Query'}.${nameOf(method) ?? key}`, operation);
    }
  }
  return fields;
}

/** Stops the start when a root field of the schema has no operation: an unguarded door is worse than a closed shop. */
export function checkRootFieldsGuarded(schema: GraphQLSchema, guarded: ReadonlyMap<string, Operation>): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type!.name}.${field}`));
  const open = fields.filter((field) => !guarded.has(field));
  if (open.length) {
    throw new Error(
      `Without guard: ${open.join(', ')}. Write @Allow('<noun.verb>') (or @Verb, or \`allow\` of the entity's @Table) there, with an operation of libs/platform/src/access/authorization.ts.`,
    );
  }
}
