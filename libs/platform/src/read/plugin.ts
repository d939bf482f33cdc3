import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { ReadContext } from './caller.ts';
import { DatabaseBusy, DatabaseLost } from './faults.ts';
import { ForExecutor } from './reader.ts';
import type { Reader } from './reader.ts';

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
          const asked = { document, operation, variables: request.variables ?? {}, context: contextValue };
          try {
            if (path === 'sql' && reader().covers(document, operation)) return response({ data: new JsonText(await reader().text(asked)) as never });
            reader().check(asked);
            return null;
          } catch (error) {
            if (error instanceof ForExecutor) return null;
            // Apollo masks whatever is thrown here as internal, so refusals are answered
            const later = error instanceof DatabaseBusy || error instanceof DatabaseLost;
            return response({ errors: [formatError(formatted(error), error, contextValue)] }, later ? comeBack() : undefined);
          }
        },
      };
    },
  };
}

const response = (
  singleResult: { data?: never; errors?: GraphQLFormattedError[] },
  http: GraphQLResponse['http'] = { status: undefined, headers: new HeaderMap() },
): GraphQLResponse => ({ http, body: { kind: 'single', singleResult } });

/** Nothing can be answered right now: clients and proxies are told to come back. */
export const comeBack = (): GraphQLResponse['http'] => ({ status: 503, headers: new HeaderMap([['retry-after', '1']]) });

const formatted = (error: unknown): GraphQLFormattedError =>
  error instanceof GraphQLError ? error.toJSON() : { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

/** Apollo's `stringifyResult`: what PostgreSQL wrote goes to the socket as it is. */
export function stringifyResult(result: { data?: unknown; extensions?: unknown }): string {
  if (!(result.data instanceof JsonText)) return `${JSON.stringify(result)}\n`;
  const { data, ...rest } = result;
  const more = JSON.stringify(rest);
  return `{"data":${data.json}${more === '{}' ? more.slice(1) : `,${more.slice(1)}`}\n`;
}

/** The `data` of a result as values, whichever path it came by. */
export const dataOf = ({ data }: { data?: unknown }): unknown => (data instanceof JsonText ? (JSON.parse(data.json) as unknown) : data);

/** The `data` of a result as PostgreSQL wrote it; undefined where the executor answered. */
export const statementText = ({ data }: { data?: unknown }): string | undefined => (data instanceof JsonText ? data.json : undefined);
