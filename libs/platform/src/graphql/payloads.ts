import { Field, Int, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../read/index.ts';
import { ErrorCode } from './errors.ts';
import type { DomainError, ErrorKind, Language } from './errors.ts';

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'Every reason a mutation may give for refusing. New ones may be added; show `message` for those you do not know.',
});

const typeNames: Record<ErrorKind, string> = {
  invalid: 'ValidationError',
  notFound: 'NotFoundError',
  forbidden: 'PermissionError',
  conflict: 'ConflictError',
  refused: 'RefusedError',
};

@InterfaceType({ description: 'Why a mutation changed nothing, in words for the user.', resolveType: (error: AnswerError) => error.__typename })
export abstract class UserError {
  @Field(() => ErrorCode, { description: 'What happened, for programs, e.g. `VERSION_CONFLICT`.' }) code: string;
  @Field(() => String, { description: 'What happened and what to do, in the language of Accept-Language (sv or en).' }) message: string;
  @Field(() => [String], { nullable: true, description: 'The input field it is about, e.g. ["input", "startsOn"].' }) path: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Which of several items it is about, counted from 0.' }) index: number | null;
}
@ObjectType({ implements: () => UserError, description: 'A field has a value that cannot be.' })
export class ValidationError extends UserError {}
@ObjectType({ implements: () => UserError, description: 'Something the input points to does not exist, or you may not see it.' })
export class NotFoundError extends UserError {}
@ObjectType({ implements: () => UserError, description: 'You may not do this.' })
export class PermissionError extends UserError {
  @Field(() => String, { nullable: true, description: 'The operation you would need, e.g. `budget.approve`.' }) requires: string | null;
}
@ObjectType({ implements: () => UserError, description: 'Somebody else has changed the object since you read it.' })
export class ConflictError extends UserError {
  @Field(() => Int, { nullable: true, description: 'The version that the object has now.' }) currentVersion: number | null;
  @Field(() => Node, { nullable: true, description: 'The object as it is now, to merge with.' }) current: string | null;
}
@ObjectType({ implements: () => UserError, description: 'A rule of the domain says no: a state, a limit, a sum that is off.' })
export class RefusedError extends UserError {
  @Field(() => [String], { nullable: true, description: 'What would be allowed instead.' }) allowed: readonly string[] | null;
}
export const errorTypes = [ValidationError, NotFoundError, PermissionError, ConflictError, RefusedError];

export interface AnswerError {
  __typename: string;
  code: string;
  message: string;
  path: readonly string[] | null;
}

/** A domain error as the payload answers it. */
export const answerError = (error: DomainError, language: Language): AnswerError & Record<string, unknown> => ({
  __typename: typeNames[error.kind],
  code: error.code,
  message: error.text(language),
  path: error.path.length ? error.path : null,
  ...error.details,
});

/** What a payload holds beside errors: field → the type it answers. A class, or `[class]` for a list. */
export type PayloadFields = Record<string, () => unknown>;

/** `CreateNetworkPayload { network, errors, clientMutationId }`. */
export function payloadType(name: string, fields: PayloadFields): new () => object {
  const type = { [name]: class {} }[name]!;
  for (const [field, of] of Object.entries(fields))
    Field(of as never, { nullable: true, description: 'What was made or changed; null where errors are given.' })(type.prototype as object, field);
  Field(() => [UserError], { description: 'Why nothing was changed; empty when it was.' })(type.prototype as object, 'errors');
  Field(() => String, { nullable: true, description: 'As given in the input.' })(type.prototype as object, 'clientMutationId');
  ObjectType(name, { description: `What ${name[0]!.toLowerCase()}${name.slice(1, -'Payload'.length)} answers.` })(type);
  return type;
}
