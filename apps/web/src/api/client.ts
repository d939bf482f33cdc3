import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { isMutationOperation } from '@apollo/client/utilities';
import { language } from '../i18n/index.ts';

/** Which of the API's doors a page speaks to: one tenant, one funder across tenants, or the platform. */
export type Door = `/t/${string}/graphql` | `/f/${string}/graphql` | '/platform/graphql';

/** The cache must know what a fragment on an interface fits; without it faults lose their words. */
const possibleTypes = { UserError: ['ValidationError', 'NotFoundError', 'PermissionError', 'ConflictError', 'RefusedError'] };

const clients = new Map<Door, ApolloClient>();

/** Called when the session has ended; the router sets it, so that this file knows no screens. */
let sessionEnded: () => void = () => undefined;
export const onSessionEnded = (act: () => void): void => {
  sessionEnded = act;
};

const isSignedOut = (error: unknown): boolean =>
  (ServerError.is(error) && error.statusCode === 401) ||
  (CombinedGraphQLErrors.is(error) && error.errors.some((each) => each.extensions?.['code'] === 'UNAUTHENTICATED'));

/** Whether the server has another version of Samnav than this page. */
export const isOldPage = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) && error.errors.some((each) => each.extensions?.['code'] === 'DOCUMENT_UNKNOWN');

const LOADED_AGAIN = 'samnav.loadedAgain';
/** Loads the page anew, at most once a minute: where that does not mend it, the error is shown. */
function loadAgain(): void {
  if (Date.now() - Number(sessionStorage.getItem(LOADED_AGAIN)) < 60_000) return;
  sessionStorage.setItem(LOADED_AGAIN, String(Date.now()));
  location.reload();
}

const withLanguage = new ApolloLink((operation, forward) => {
  operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({ headers: { ...headers, 'accept-language': language() } }));
  return forward(operation);
});

/** Each document goes by its id, which the server knows from the build; while developing it goes as text. */
const byId = new ApolloLink((operation, forward) => {
  const { __meta__: meta } = operation.query as { __meta__?: { documentId: string } };
  if (meta && !import.meta.env.DEV) {
    operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
    operation.extensions['documentId'] = meta.documentId;
  }
  return forward(operation);
});

/** Apollo Client knows no `documentId` in the body, only extensions. */
const send: typeof fetch = (address, init) => {
  const { extensions, ...body } = JSON.parse(init!.body as string) as { extensions?: object };
  return fetch(address, { ...init, body: JSON.stringify({ ...body, ...extensions }) });
};

function make(door: Door): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      new ErrorLink(({ error, operation }) => {
        if (isSignedOut(error)) sessionEnded();
        if (isOldPage(error) && !isMutationOperation(operation.query)) loadAgain(); // what is typed into a form stays
      }),
      withLanguage,
      byId,
      new HttpLink({ uri: door, credentials: 'same-origin', fetch: send }),
    ]),
    cache: new InMemoryCache({ possibleTypes, typePolicies: { Money: { keyFields: false } } }),
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network' },
    },
    devtools: { enabled: import.meta.env.DEV },
  });
}

/** The client of a door; each keeps its own cache, so nothing of one tenant is seen in another. */
export function clientOf(door: Door): ApolloClient {
  const known = clients.get(door);
  if (known) return known;
  const client = make(door);
  clients.set(door, client);
  return client;
}

/** Forgets everything that was fetched: on sign-in and sign-out. */
export function forgetEverything(): void {
  for (const client of clients.values()) client.stop();
  clients.clear();
}
