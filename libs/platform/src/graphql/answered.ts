import { GraphQLError } from 'graphql';
import type { Scope } from '../database/scope.ts';
import { DomainError, userFaults } from './errors.ts';

/** For queries of Nest's own kind: a refusal of ours is answered as the field's error, with code, the argument (`path`) and the sentence in the reader's language. */
export async function answered<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = error instanceof DomainError ? error : userFaults(error)?.[0];
    if (!fault) throw error;
    const { code, path, details } = fault;
    throw new GraphQLError(fault.text(scope.language), { extensions: { code, path, ...details } });
  }
}
