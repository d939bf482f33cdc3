import type { IncomingHttpHeaders } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import { checkVariables, CostBudget, Costs, dataOf, Documents, exceeded, limits } from '@samnav/platform';
import type { Asked, Config, Left, Manifest, RequestContext, Scope } from '@samnav/platform';
import { GraphQLError } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { TooManyValues } from './json-body.ts';

/** Asks for `extensions.cost` in the answer. */
export const COST_HEADER = 'x-samnav-cost';

const web = resolve(import.meta.dirname, '../../web');
const manifests = ['dist/documents.json', 'src/generated/persisted-documents.json'].map((file) => resolve(web, file)); // as built; as the source says

/** The documents of the web app that lies beside the API. */
const webDocuments = (): Manifest =>
  Object.assign({}, ...manifests.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Manifest)) as Manifest;

/** What a request costs, before anything of it is planned. */
export interface Charged {
  requested: number;
  left: Left | undefined;
}

/** Whether a request may be answered at all: its document, its size, its cost. Every way to an answer asks here first. */
export class Admission {
  readonly documents: Documents;
  private readonly budget: CostBudget;
  private costs: Costs | undefined;

  constructor({ SAMNAV_FREE_TEXT, SAMNAV_COST_PER_MINUTE }: Pick<Config, 'SAMNAV_FREE_TEXT' | 'SAMNAV_COST_PER_MINUTE'>) {
    this.documents = new Documents(webDocuments(), SAMNAV_FREE_TEXT);
    this.budget = new CostBudget(SAMNAV_COST_PER_MINUTE);
  }

  /** The schema is known once it is built. */
  serves(schema: GraphQLSchema): void {
    this.costs = new Costs(schema);
  }

  /** Puts the text of the document into the body where it was named by its id; throws where the request may not be answered. */
  admit(request: { method: string; url: string; headers: IncomingHttpHeaders; body?: unknown }, scope: Scope): void {
    if (request.headers.accept && !ANSWERS.test(request.headers.accept)) throw notAcceptable();
    if (request.method !== 'POST') {
      this.documents.admit({ query: new URLSearchParams(request.url.slice(request.url.indexOf('?') + 1)).get('query') }, scope);
      return;
    }
    const { body } = request;
    if (body instanceof TooManyValues) throw exceeded('variableValues', body.values);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return; // Apollo says what is missing
    const asked = body as Asked;
    const text = this.documents.admit(asked, scope);
    if (text !== undefined) asked.query = text;
  }

  /** Counts a valid operation with its variables, and takes it from the asker's budget. */
  charge(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown> | undefined, scope: Scope): Charged {
    checkVariables(variables);
    const requested = this.costs!.of(document, operation, variables);
    return { requested, left: this.budget.take(scope, requested) };
  }
}

/** Admission's second half, when Apollo knows the operation; and what was charged, for those who ask for it. */
export function admissionPlugin(admission: Admission): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ request, contextValue }) {
      const told = request.http?.headers.has(COST_HEADER) ?? false;
      let charged: Charged | undefined;
      return {
        async didResolveOperation({ document, operation }) {
          if (!operation) throw noOperation();
          charged = admission.charge(document, operation, request.variables, contextValue.scope);
        },
        async willSendResponse({ response: { body } }) {
          if (!told || !charged || body.kind !== 'single') return;
          const { singleResult } = body;
          singleResult.extensions = { ...singleResult.extensions, cost: costOf(charged, dataOf(singleResult)) };
        },
      };
    },
  };
}

const ANSWERS = /\*\/\*|application\/(\*|json|graphql-response\+json)/;
/** Before anything is done: afterwards it would be done and not answered. */
const notAcceptable = (): GraphQLError =>
  new GraphQLError('Answers are application/graphql-response+json or application/json; the Accept header wants neither.', {
    extensions: { code: 'NOT_ACCEPTABLE', http: { status: 406 } },
  });

const noOperation = (): GraphQLError =>
  new GraphQLError('The document has no such operation, or several and operationName does not choose.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  });

/** What is told of a request's cost. */
export const costOf = ({ requested, left }: Charged, data: unknown): object => ({ requested, actual: rowsIn(data), limit: limits.cost, ...left });

/** The objects that lie in lists. */
function rowsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const below = Object.values(value).reduce((rows: number, each) => rows + rowsIn(each), 0);
  return Array.isArray(value) ? below + value.filter((each) => typeof each === 'object' && each !== null).length : below;
}
