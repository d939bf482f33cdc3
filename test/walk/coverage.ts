import { getNamedType, isInterfaceType, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { schema } from './schema.ts';

/** The types that a document can come to. */
function reachable(): Set<string> {
  const found = new Set<string>();
  const enter = (type: GraphQLNamedType): void => {
    if (found.has(type.name) || !(isObjectType(type) || isInterfaceType(type))) return;
    found.add(type.name);
    for (const field of Object.values(type.getFields())) enter(getNamedType(field.type));
    if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach(enter);
  };
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) enter(root);
  return found;
}

/** Every output field of the schema: `Project.name`, `PageInfo.endCursor`, `Mutation.createProject`. */
export const allFields: readonly string[] = [...reachable()].flatMap((name) =>
  Object.keys((schema.getType(name) as GraphQLObjectType).getFields()).map((field) => `${name}.${field}`),
);

/** Which fields whom was asked of: read from the documents that were really sent. */
export class Coverage {
  private readonly documents = new Map<string, readonly string[]>();
  private readonly asked = new Map<string, Set<string>>();

  note(who: string, query: string): void {
    const fields = this.documents.get(query) ?? fieldsOf(query);
    this.documents.set(query, fields);
    const asked = this.asked.get(who) ?? new Set<string>();
    this.asked.set(who, asked);
    for (const field of fields) asked.add(field);
  }

  /** What was never asked, as `reader: Project.name`. */
  missing(who: readonly string[]): string[] {
    return who.flatMap((name) => allFields.filter((field) => !this.asked.get(name)?.has(field)).map((field) => `${name}: ${field}`));
  }
}

function fieldsOf(query: string): string[] {
  const info = new TypeInfo(schema);
  const found = new Set<string>();
  const note = (): void => {
    const [type, field] = [info.getParentType(), info.getFieldDef()];
    if (type && field && !field.name.startsWith('__')) found.add(`${type.name}.${field.name}`);
  };
  visit(parse(query), visitWithTypeInfo(info, { Field: { enter: note } }));
  return [...found];
}
