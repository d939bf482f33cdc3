import { getNamedType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Comparison } from './kinds.ts';
import type { CanMember, GroupsMember, ManyMember, Member, Model, OneMember } from './members.ts';
import { isNullable, kindOf, modelOf } from './model.ts';
import { pageSizes } from './plan-connection.ts';
import { MOST_SEARCHED } from './plan-search.ts';

/** A description in schema text. */
const says = (description: string): string => `${JSON.stringify(description)} `;
const line = (...parts: string[]): string => parts.join('\n');

const pageSize = `${pageSizes.usual} where nothing is given, at most ${pageSizes.most}`;
const argumentsOf = ({ name: type, search }: Model): string =>
  line(
    '(',
    `${says(`How many from the start, or after the cursor: ${pageSize}; more is an error.`)}first: Int`,
    `${says('The cursor after which to begin, an endCursor of the same order.')}after: String`,
    `${says(`How many from the end, or before the cursor, instead of first: ${pageSize}; more is an error.`)}last: Int`,
    `${says('The cursor before which to end, a startCursor of the same order.')}before: String`,
    `${says('Which of them.')}filter: ${type}Filter`,
    search ? `${says(queryDescription(search))}query: String` : '',
    `${says('In which order; rows that are equal follow by id. Where nothing is given, the usual order of the type.')}orderBy: [${type}Order!]`,
    ')',
  );

const queryDescription = (search: readonly string[]): string =>
  `Only those that hold all of these words in ${search.join(', ').replace(/, (\w+)$/, ' or $1')}, in any order: a word begins with yours ("energi" finds Energifrågor) or is a Swedish form of it ("grupper" finds grupp). Capitals do not matter; å, ä and ö do. Signs only part words; a text without letters and digits finds all. At most ${MOST_SEARCHED} characters. The order of the list stays.`;

const connectionField = (name: string, description: string, model: Model): string =>
  `${says(description)}${name}${argumentsOf(model)}: ${model.name}Connection!`;

/** The part of the schema that decorators cannot say: fields with arguments, and the types these need. */
export function readSchemaText(schema: GraphQLSchema, models: readonly Model[]): string {
  const filters = new Map<string, string>();
  const texts = models.map((model) => typeText(schema, model, filters));
  return line(...texts, ...filters.values(), COMMON);
}

function typeText(schema: GraphQLSchema, model: Model, filters: Map<string, string>): string {
  const { name, list } = model;
  const members = [...model.members.values()];
  const reverses = members.filter((m): m is ManyMember => m.is === 'many');
  const can = members.filter((m): m is CanMember => m.is === 'can');
  const groups = members.filter((m): m is GroupsMember => m.is === 'groups');
  return line(
    `${says(`A row of a list of ${name}, with its place in it.`)}type ${name}Edge {`,
    `${says('Where it lies, for after or before.')}cursor: String!`,
    `${says('The row itself.')}node: ${name}! }`,
    `${says(`A page of ${name}.`)}type ${name}Connection {`,
    `${says('The rows with their cursors.')}edges: [${name}Edge!]!`,
    `${says('The rows.')}nodes: [${name}!]!`,
    `${says('Whether there are more, and where they begin.')}pageInfo: PageInfo!`,
    `${says('How many there are in all pages together; counted only when asked for.')}totalCount: Int }`,
    filterText(schema, model, filters),
    orderText(model),
    ...reverses.map((m) => `extend type ${name} { ${connectionField(m.name, m.description, modelOf(m.target()))} }`),
    ...can.map((m) => canText(model, m)),
    ...groups.map((m) => groupsText(schema, model, m)),
    list ? `extend type Query { ${connectionField(list, `All of this kind that you may see. ${model.description}`, model)} }` : '',
  );
}

function canText(model: Model, member: CanMember): string {
  const type = `${model.name}ViewerCan`;
  const fields = Object.entries(member.operations).map(([name, operation]) => `${says(`Whether you may do it: ${operation}.`)}${name}: Boolean!`);
  return line(
    `${says(`What you may do with this ${model.name}.`)}type ${type} { ${fields.join('\n')} }`,
    `extend type ${model.name} { ${says(member.description)}${member.name}: ${type}! }`,
  );
}

/** The rows of groups: their fields are the target's own. */
function groupsText(schema: GraphQLSchema, model: Model, { name, description, type, by, sums, count, target }: GroupsMember): string {
  const fields = (schema.getType(modelOf(target()).name) as GraphQLObjectType).getFields();
  const own = [...by, ...sums].map((of) => `${says(fields[of]!.description!)}${of}: ${String(fields[of]!.type)}`);
  const counted = count ? [`${says(count.description)}${count.name}: Int!`] : [];
  return line(
    `${says(type.description)}type ${type.name} {`,
    ...own,
    ...counted,
    '}',
    `extend type ${model.name} { ${says(description)}${name}: [${type.name}!]! }`,
  );
}

function filterText(schema: GraphQLSchema, model: Model, filters: Map<string, string>): string {
  const { name } = model;
  const fields = [...model.members.values()].flatMap((member) => {
    if (member.is === 'one') return [relationFilter(member)];
    if (member.is === 'column' ? !member.hidden : 'filter' in member && member.filter)
      return [`${says(`By ${member.name}.`)}${member.name}: ${filterOf(schema, model, member, filters)}`];
    return [];
  });
  return line(
    `${says(`Which ${name}: all given conditions must hold.`)}input ${name}Filter {`,
    `${says('All of these.')}and: [${name}Filter!]`,
    `${says('Any of these.')}or: [${name}Filter!]`,
    `${says('Not this.')}not: ${name}Filter`,
    ...fields,
    '}',
  );
}

const relationFilter = (member: OneMember): string =>
  `${says(`By what its ${member.name} is; {} where there must be one that you may see.`)}${member.name}: ${modelOf(member.target()).name}Filter`;

/** The name of the filter input of a field's type, which is written once. */
function filterOf(schema: GraphQLSchema, model: Model, member: Member, filters: Map<string, string>): string {
  const kind = kindOf(member)!;
  const type = getNamedType((schema.getType(model.name) as GraphQLObjectType).getFields()[member.name]!.type).name;
  const operand = kind.operand ?? type;
  const name = `${type}Filter`;
  const comparisons = kind.comparisons.map((comparison) => comparisonText[comparison](operand));
  filters.set(name, line(`${says(`Conditions on a ${type}; all given must hold.`)}input ${name} {`, ...comparisons, '}'));
  return name;
}

const comparisonText: Record<Comparison, (operand: string) => string> = {
  eq: (operand) => `${says('Equal to this.')}eq: ${operand}`,
  in: (operand) => `${says('Equal to one of these, at most 1000.')}in: [${operand}!]`,
  gte: (operand) => `${says('This or more; of dates, this or later.')}gte: ${operand}`,
  lte: (operand) => `${says('This or less; of dates, this or earlier.')}lte: ${operand}`,
  contains: () => `${says('Contains this text; capitals do not matter.')}contains: String`,
  isNull: () => `${says('true: has no value; false: has one.')}isNull: Boolean`,
};

function orderText({ name, members }: Model): string {
  const fields = [...members.values()].filter((m) => (m.is === 'column' ? !m.hidden && m.kind.cast !== 'jsonb' : 'sort' in m && m.sort));
  return line(
    `${says(`What a list of ${name} can be sorted by.`)}enum ${name}OrderField {`,
    ...fields.map(
      (field) => `${says(`By ${field.name}${isNullable(field) ? '; those without one come last, or first going down' : ''}.`)}${field.name}`,
    ),
    '}',
    `${says(`How a list of ${name} is sorted.`)}input ${name}Order {`,
    `${says('By what.')}field: ${name}OrderField!`,
    `${says('Up or down.')}direction: OrderDirection! = ASC }`,
  );
}

const COMMON = line(
  `${says('Where a page lies in its list.')}type PageInfo {`,
  `${says('Whether there are rows after this page.')}hasNextPage: Boolean!`,
  `${says('Whether there are rows before this page.')}hasPreviousPage: Boolean!`,
  `${says('The cursor of the first row; null on an empty page.')}startCursor: String`,
  `${says('The cursor of the last row; null on an empty page.')}endCursor: String }`,
  `${says('Up or down.')}enum OrderDirection {`,
  `${says('From the least, the first letter, the earliest.')}ASC`,
  `${says('From the greatest, the last letter, the latest.')}DESC }`,
  'extend type Query {',
  `${says('Anything by its global id; null where it does not exist or you may not see it.')}node(${says('The global id.')}id: ID!): Node`,
  `${says(`As node, for up to ${pageSizes.most} ids: one answer for each, in their order.`)}nodes(${says('The global ids.')}ids: [ID!]!): [Node]! }`,
);
