import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { ForExecutor } from './reader.ts';
import type { Reader } from './reader.ts';
import type { ReadContext } from './schema.ts';

/** JSON that is already text. It travels in `data`: Apollo drops whatever is put beside it. */
class JsonText {
  constructor(readonly json: string) {}
}

/** How operations are read: by one statement where that can be (`sql`), or by the executor alone, field by field, for comparison. */
export type ReadPath = 'sql' | 'executor';

/**
 * Answers a query that can be planned straight from PostgreSQL's text; leaves every other operation to the executor. Whatever path it
 * takes, an operation that asks for what it may not have is refused whole, before anything is read or done. What is answered here
 * passes by Apollo's `formatError`, so the same mapper is given here.
 */
export function readPlugin<Context extends ReadContext>(
  reader: () => Reader,
  formatError: (formatted: GraphQLFormattedError, error: unknown, context: Context) => GraphQLFormattedError = (formatted) => formatted,
  path: ReadPath = 'sql',
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          const asked = { document, operation, variables: request.variables ?? {}, scope: contextValue.scope };
          try {
            if (path === 'sql' && reader().covers(document, operation)) return response({ data: new JsonText(await reader().text(asked)) as never });
            reader().check(asked);
            return null;
          } catch (error) {
            if (error instanceof ForExecutor) return null;
            // Apollo masks whatever is thrown here as internal, so refusals are answered
            return response({ errors: [formatError(formatted(error), error, contextValue)] });
          }
        },
      };
    },
  };
}

const response = (singleResult: { data?: never; errors?: GraphQLFormattedError[] }): GraphQLResponse => ({
  http: { status: undefined, headers: new HeaderMap() },
  body: { kind: 'single', singleResult },
});

const formatted = (error: unknown): GraphQLFormattedError =>
  error instanceof GraphQLError ? error.toJSON() : { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

/** Apollo's `stringifyResult`: what PostgreSQL wrote goes to the socket as it is. */
export function stringifyResult(result: { data?: unknown; extensions?: unknown }): string {
  if (!(result.data instanceof JsonText)) return `${JSON.stringify(result)}\n`;
  const { data, ...rest } = result;
  const more = JSON.stringify(rest);
  return `{"data":${data.json}${more === '{}' ? more.slice(1) : `,${more.slice(1)}`}\n`;
}
