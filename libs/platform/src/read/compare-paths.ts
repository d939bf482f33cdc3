import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { execute, getNamedType, isObjectType, Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql';
import type { ReadContext } from './caller.ts';
import { Node } from './model.ts';
import { dataOf, statementText } from './plugin.ts';
import { ForExecutor } from './reader.ts';
import type { Asked, Reader } from './reader.ts';

/** Others may write between the two readings: they are then read again, so often. */
const TRIES = 4;
const PAUSE_MS = 60;

/**
 * For tests: whatever one statement has answered is read once more field by field, and the rows of each payload once more by one
 * statement, from `node`. Where the answers differ by a byte, the request fails with 500 and says how. `counts` is a file that gets a
 * line of how many were compared.
 */
export function comparePaths<Context extends ReadContext>(reader: () => Reader, counts?: string): ApolloServerPlugin<Context> {
  const seen = { queries: 0, payloads: 0, different: 0 };
  return {
    async serverWillStart() {
      return {
        async serverWillStop() {
          if (counts) appendFileSync(counts, `${JSON.stringify({ compared: 'what tests send', ...seen })}\n`);
        },
      };
    },
    async requestDidStart() {
      return {
        async willSendResponse(sent) {
          const difference = await differenceOf(reader(), sent, seen);
          if (!difference) return;
          seen.different++;
          console.error(`The two paths differ: ${JSON.stringify(difference)}`);
          sent.response.http.status = 500;
          const extensions = { code: 'PATHS_DIFFER', ...difference };
          sent.response.body = { kind: 'single', singleResult: { errors: [{ message: 'The two paths differ', extensions }] } };
        },
      };
    },
  };
}

interface Difference {
  query: string;
  statement: string;
  executor: string;
}

async function differenceOf<Context extends ReadContext>(
  reader: Reader,
  sent: GraphQLRequestContextWillSendResponse<Context>,
  seen: { queries: number; payloads: number },
): Promise<Difference | undefined> {
  const { document, operation, request, contextValue: context, response, schema } = sent;
  if (!document || !operation || response.body.kind !== 'single') return undefined;
  const { data, errors } = response.body.singleResult;
  if (!data || errors) return undefined;
  const asked: Asked = { document, operation, variables: request.variables ?? {}, context };
  const text = statementText({ data });
  if (text !== undefined) {
    seen.queries++;
    return alike(reader, asked, () => byExecutor(schema, asked), text);
  }
  if (operation.operation !== 'mutation') return undefined;
  const rows = rowsOfPayload(schema, asked, dataOf({ data }) as Record<string, unknown>);
  for (const row of rows) {
    seen.payloads++;
    const found = await alike(reader, row.asked, async () => row.json);
    if (found) return found;
  }
  return undefined;
}

/** How one statement, of which a first answer may be there, and the other answer differ however often they are read. */
async function alike(reader: Reader, asked: Asked, other: () => Promise<string>, first?: string): Promise<Difference | undefined> {
  for (let tries = 1; ; tries++) {
    const statement = tries === 1 && first !== undefined ? first : await byStatement(reader, asked);
    const executor = await other();
    if (statement === undefined || statement === executor) return undefined;
    if (tries === TRIES) return { query: asked.document.loc?.source.body ?? '', statement, executor };
    await sleep(PAUSE_MS * tries);
  }
}

/** Undefined where one statement cannot answer it. */
async function byStatement(reader: Reader, asked: Asked): Promise<string | undefined> {
  return reader.text(asked).catch((error: unknown) => {
    if (error instanceof ForExecutor) return undefined;
    throw error;
  });
}

async function byExecutor(schema: GraphQLSchema, { document, operation, variables, context }: Asked): Promise<string> {
  const args = { schema, document, operationName: operation.name?.value, variableValues: variables, contextValue: context };
  const { data, errors } = await execute(args);
  return JSON.stringify(errors ? { data, errors } : data);
}

/** The rows of a payload whose id was asked for, each with the query that reads the same by `node`. */
function rowsOfPayload(schema: GraphQLSchema, asked: Asked, data: Record<string, unknown>): { asked: Asked; json: string }[] {
  const fragments = fragmentsOf(asked.document);
  const found: { asked: Asked; json: string }[] = [];
  const walk = (value: unknown, nodes: readonly FieldNode[], type: GraphQLObjectType): void => {
    if (Array.isArray(value)) value.forEach((item) => walk(item, nodes, type));
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return;
    const fields = fieldsOf(nodes, fragments);
    const id = fields.find((field) => field.name.value === 'id');
    if (type.getInterfaces().some((one) => one.name === Node.name)) {
      const known = id && (value as Record<string, unknown>)[keyOf(id)];
      if (typeof known === 'string') found.push({ asked: byNode(asked, type.name, known, nodes), json: JSON.stringify({ node: value }) });
      return;
    }
    for (const [key, part] of Object.entries(value)) {
      const own = fields.filter((field) => keyOf(field) === key);
      const named = own[0] && type.getFields()[own[0].name.value] && getNamedType(type.getFields()[own[0].name.value]!.type);
      if (isObjectType(named)) walk(part, own, named);
    }
  };
  walk(data, [{ kind: Kind.FIELD, name: name('mutation'), selectionSet: asked.operation.selectionSet }], schema.getMutationType()!);
  return found;
}

const keyOf = (field: FieldNode): string => (field.alias ?? field.name).value;
const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** What is selected on objects, fragments followed; whoever left a part of them out by a directive asked for less, and nothing is lost. */
function fieldsOf(nodes: readonly FieldNode[], fragments: ReadonlyMap<string, FragmentDefinitionNode>): FieldNode[] {
  const all = (selections: readonly SelectionNode[]): FieldNode[] =>
    selections.flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one];
      return all((one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value)! : one).selectionSet.selections);
    });
  return nodes.flatMap((node) => all(node.selectionSet?.selections ?? []));
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));

/** `{ node(id: …) { ... on Type { what the nodes select } } }` with the variables and fragments of what was asked. */
function byNode(asked: Asked, type: string, id: string, nodes: readonly FieldNode[]): Asked {
  const selections: SelectionNode[] = nodes.map((node) => ({
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: name(type) },
    selectionSet: node.selectionSet!,
  }));
  const node: FieldNode = {
    kind: Kind.FIELD,
    name: name('node'),
    arguments: [{ kind: Kind.ARGUMENT, name: name('id'), value: { kind: Kind.STRING, value: id } }],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const operation: OperationDefinitionNode = {
    ...asked.operation,
    operation: 'query' as OperationDefinitionNode['operation'],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
  };
  const definitions = [operation, ...asked.document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION)];
  return { ...asked, operation, document: { ...asked.document, definitions } };
}
