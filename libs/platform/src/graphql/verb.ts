import 'reflect-metadata';
import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Args, GqlExecutionContext, Mutation } from '@nestjs/graphql';
import { Allow } from '../access/index.ts';
import type { Operation } from '../access/index.ts';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import type { Class, ReadContext } from '../read/index.ts';
import { payloadType } from './payloads.ts';
import type { PayloadFields } from './payloads.ts';

/** What a GraphQL request carries. */
export interface RequestContext extends ReadContext {
  /** The open transaction while a verb runs. */
  tx?: Tx;
  idempotencyKey?: string;
}

export interface VerbOptions {
  /** An Idempotency-Key is required: money, claims, invitations, imports. Others may send one. */
  idempotent?: boolean;
  /** The answer holds a secret that is shown once: it is never kept for an Idempotency-Key, so sending again does it again. */
  secret?: boolean;
  /** At a funder's door: which field of the input names a row that the funder sees, and of what type. The verb then works in that row's tenant. */
  inTenantOf?: { field: string; type: () => Class };
}
export interface VerbMetadata extends VerbOptions {
  operation: Operation;
  name: string;
  input?: new () => object;
}
export const VERB = 'samnav.verb';

/**
 * A mutation: the permission, the payload type made from the method's name, one write transaction around it, domain errors answered in the
 * payload. The method takes `@InTx() tx` and `@Input() input`, makes one call, and answers uuids; what the client selected of them is read
 * after the commit.
 */
export const Verb =
  (operation: Operation, fields: PayloadFields, description: string, options: VerbOptions = {}): MethodDecorator =>
  (proto, key, descriptor) => {
    const name = String(key);
    const payload = payloadType(`${name[0]!.toUpperCase()}${name.slice(1)}Payload`, fields);
    const input = (Reflect.getMetadata('samnav.input', proto, name) as number | undefined) ?? -1;
    const types = Reflect.getMetadata('design:paramtypes', proto, key) as (new () => object)[];
    const verb: VerbMetadata = { ...options, operation, name, ...(input >= 0 && { input: types[input] }) };
    applyDecorators(
      Mutation(() => payload, { description }),
      Allow(operation),
      SetMetadata(VERB, verb),
    )(proto, key, descriptor);
  };

const contextOf = (context: ExecutionContext): RequestContext => GqlExecutionContext.create(context).getContext<RequestContext>();

/** The transaction of the running verb. */
export const InTx = createParamDecorator((_data: unknown, context: ExecutionContext): Tx => contextOf(context).tx!);
/** Who asks, for queries of Nest's own kind. */
export const InScope = createParamDecorator((_data: unknown, context: ExecutionContext): Scope => contextOf(context).scope);
/** The one argument of a mutation, cleaned and checked by the rules of its class. */
export const Input =
  (): ParameterDecorator =>
  (proto, key, index): void => {
    Reflect.defineMetadata('samnav.input', index, proto, String(key));
    Args('input', { description: 'What is to be done.' } as never)(proto, key!, index);
  };
