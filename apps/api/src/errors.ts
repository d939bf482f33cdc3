import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { ApolloServerPlugin } from '@apollo/server';
import { CallerGone, comeBack, conditionOf, DatabaseBusy, languageOf, ReadTimeout, Refusal } from '@samnav/platform';
import type { CallingRequest, RequestContext } from '@samnav/platform';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

const answer = (code: string, message: string, path?: GraphQLFormattedError['path']): GraphQLFormattedError => ({
  message,
  extensions: { code },
  path,
});

/** What the state of the database means for whoever asked. */
function answerTo(condition: NonNullable<ReturnType<typeof conditionOf>>): GraphQLFormattedError {
  if (condition instanceof ReadTimeout) return answer('TIMEOUT', 'It took too long and was stopped. Ask for less at a time.');
  if (condition instanceof DatabaseBusy) return answer('BUSY', 'Too much is asked at once right now. Try again in a moment.');
  return answer('UNAVAILABLE', 'The database does not answer right now. Try again in a moment.');
}

const LONGEST_MESSAGE = 1000;
/** Messages repeat what the client sent, which may be a megabyte. */
const shortened = (message: string): string => (message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message);

/** What leaves the server: our own refusals as they are, everything else masked; `requestIds` adds the request's id. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const { path } = formatted;
  const condition = conditionOf(cause);
  if (condition) return { ...answerTo(condition), path };
  if (formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR' && (!cause || cause instanceof GraphQLError)) {
    const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, message: shortened(formatted.message), extensions };
  }
  if (cause instanceof GraphQLError && cause.originalError === undefined && cause.extensions.code) return cause.toJSON();
  return answer('INTERNAL', 'Something went wrong here. It has been logged; give the request id when you ask about it.', path);
}

/** A refusal of identity (nobody signed in, too many attempts) as GraphQL answers it. */
export const asGraphQLError = (error: unknown, request: CallingRequest): unknown => {
  const condition = conditionOf(error);
  if (condition) {
    const { message, extensions } = answerTo(condition);
    return new GraphQLError(message, { extensions: { ...extensions, http: comeBack() } });
  }
  if (!(error instanceof Refusal)) return error;
  const { code, message } = error.answer(languageOf(request));
  return new GraphQLError(message, { extensions: { code, http: { status: error.getStatus() } } });
};

/** Logs what is masked, and puts the request's id on every error that leaves. */
export function requestIds(): ApolloServerPlugin<RequestContext> {
  return {
    // the context could not be made: nobody, no such place, or a fault of ours
    async contextCreationDidFail({ error }) {
      if (!(error instanceof GraphQLError)) log(randomUUID(), error);
    },
    async requestDidStart({ contextValue }) {
      const { requestId } = contextValue.scope;
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors) {
            const cause = error.originalError ?? error;
            if (!(cause instanceof GraphQLError || cause instanceof CallerGone)) log(requestId, cause);
          }
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (result.errors) result.errors = result.errors.map((e) => ({ ...e, extensions: { ...e.extensions, requestId } }));
        },
      };
    },
  };
}

export function log(requestId: string, error: unknown): void {
  console.error(
    JSON.stringify({
      level: 'error',
      at: new Date().toISOString(),
      requestId,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
}
