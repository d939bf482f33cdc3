import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  typeFromAST,
  validate,
} from 'graphql';
import type {
  DocumentNode,
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLSchema,
  NamedTypeNode,
} from 'graphql';
import { oddAliases, Random, spoiled } from './odd.ts';
import type { Pick } from './odd.ts';

/** Where the generator's values come from. */
export interface Values {
  scalar(type: string, pick: Pick): unknown;
  /** A cursor in a list of the type in that order. */
  cursor(type: string, orderBy: unknown, pick: Pick): string;
}
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
  /** Whether something in it is wrong on purpose: no oracle knows our sentences. */
  spoilt: boolean;
}
/** What is generated from. */
export interface Source {
  schema: GraphQLSchema;
  values: Values;
  /** Whether the viewer may name the field of the type, in selections, filters and orders; all are named where it is absent. */
  allows?: (type: string, field: string) => boolean;
  /** Reads the text, and throws where it is more than the server reads. */
  parse?: (text: string) => DocumentNode;
  /** One of so many operations gets something wrong; 0 = none. */
  spoilOneIn?: number;
}

const DEEPEST = 5;
/** So many fields, and no new lists or relations are begun. */
const ENOUGH = 40;
const READING = /^(node|nodes)$|Connection!?$/;

/** Random valid queries over the reading part of a schema, the same for the same seed. Arguments are literals or variables by chance. */
export class Generator {
  private readonly variables: Record<string, unknown> = {};
  private readonly definitions: string[] = [];
  private readonly fragments: { name: string; type: string; text: string }[] = [];
  private readonly unusedAliases = [...oddAliases];
  private readonly random: Random;
  private readonly spoils: boolean;
  private names = 0;
  private fields = 0;

  private constructor(
    private readonly source: Source,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.spoils = !!source.spoilOneIn && this.maybe(1 / source.spoilOneIn);
  }

  /** The operation of a seed; what would not be valid is thrown away. */
  static operation(source: Source, seed: number): Operation {
    for (let attempt = 0; attempt < 50; attempt++) {
      const operation = new Generator(source, seed * 64 + attempt).operation();
      if (isValid(source, operation.query)) return operation;
    }
    throw new Error(`Nothing valid came of seed ${seed}`);
  }

  /** What one may select of a row of a type, and the fragments and variables that it needs: for payloads, and the same by id. */
  static selection(
    source: Source,
    type: string,
    seed: number,
  ): { body: string; definitions: string; fragments: string; variables: Operation['variables'] } {
    const g = new Generator(source, seed);
    const body = g.selection(source.schema.getType(type) as GraphQLObjectType, 2);
    return { body, definitions: g.definitions.join(), fragments: g.fragmentTexts(), variables: g.variables };
  }

  /** Variables for a document that somebody else has written. */
  static variables(source: Source, document: DocumentNode, seed: number): Operation['variables'] {
    const g = new Generator({ ...source, spoilOneIn: 0 }, seed);
    const definitions = document.definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? (d.variableDefinitions ?? []) : []));
    const given = definitions.filter(({ type, defaultValue }) => (type.kind === Kind.NON_NULL_TYPE && !defaultValue) || g.maybe(0.6));
    const valueOf = ({ type, variable }: (typeof definitions)[number]): unknown => {
      const of = typeFromAST(source.schema, type as NamedTypeNode) as GraphQLInputType;
      if (getNamedType(of).name === 'Int') return g.size(0);
      return /^(after|before)/.test(variable.name.value) ? null : g.input(of, 0);
    };
    return Object.fromEntries(given.map((definition) => [definition.variable.name.value, valueOf(definition)]));
  }

  private operation(): Operation {
    const body = this.selection(this.source.schema.getQueryType()!, 0);
    const definitions = this.definitions.length ? `(${this.definitions.join()})` : '';
    return { query: `query Q${definitions}${body} ${this.fragmentTexts()}`, variables: this.variables, spoilt: this.spoils };
  }

  private fragmentTexts(): string {
    return this.fragments.map((fragment) => fragment.text).join(' ');
  }
  private readonly pick: Pick = (from) => this.random.pick(from);
  private maybe(probability: number): boolean {
    return this.random.next() < probability;
  }
  private allows(type: string, field: string): boolean {
    return this.source.allows?.(type, field) ?? true;
  }

  /** A variable that holds the value: given by the request, by its default, or by both. */
  private variable(type: string, value: unknown, literal?: string): string {
    const name = `v${this.names++}`;
    const byDefault = literal !== undefined && this.maybe(0.2) && value != null;
    this.definitions.push(`$${name}:${byDefault ? `${type.replace(/!$/, '')}=${literal}` : type}`);
    const nulled = byDefault && this.spoils && this.maybe(0.3);
    if (nulled) this.variables[name] = null;
    else if (value !== undefined && !(byDefault && this.maybe(0.5))) this.variables[name] = value;
    return `$${name}`;
  }

  private input(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.input(type.ofType, depth);
    if (isListType(type)) {
      const items = Array.from({ length: Math.floor(this.random.next() * 3.2) }, () => this.input(type.ofType, depth + 1));
      return items.length === 1 && this.maybe(0.2) ? items[0] : items; // a lone value is a list of one
    }
    if (isEnumType(type)) {
      const of = type.name.replace(/OrderField$/, '');
      return this.pick(type.getValues().filter((v) => of === type.name || this.allows(of, v.name))).name;
    }
    if (isInputObjectType(type)) return this.inputObject(type.name, Object.values(type.getFields()), depth);
    const value = this.source.values.scalar(type.name, this.pick);
    return this.spoils && this.maybe(0.2) ? (spoiled(type.name, this.pick) ?? value) : value;
  }

  private inputObject(type: string, fields: readonly GraphQLInputField[], depth: number): Record<string, unknown> {
    const given: Record<string, unknown> = {};
    // filters of whole types have many fields, and two or three are enough
    const likely = Math.min(0.25, 2.5 / fields.length) / (depth * 0.5 + 1);
    for (const field of fields) {
      if (!this.allows(type.replace(/(Filter|Order)$/, ''), field.name)) continue;
      const required = isNonNullType(field.type) && field.defaultValue === undefined;
      if (!required && !(depth < 5 && this.maybe(['and', 'or', 'not'].includes(field.name) ? 0.12 : likely))) continue;
      given[field.name] = !isNonNullType(field.type) && this.maybe(0.04) ? null : this.input(field.type, depth + 1);
    }
    return given;
  }

  private literal(value: unknown, type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.literal(value, type.ofType);
    if (value == null) return 'null';
    if (isListType(type)) {
      if (!Array.isArray(value)) return this.literal(value, type.ofType);
      return `[${value.map((item) => this.operand(item, type.ofType, 0.1)).join()}]`;
    }
    if (isEnumType(type)) return String(value as string);
    if (!isInputObjectType(type)) return JSON.stringify(value);
    const fields = Object.entries(value).map(([name, part]) => `${name}:${this.operand(part, type.getFields()[name]!.type, 0.15)}`);
    return `{${fields.join()}}`;
  }

  /** A value within another: sometimes a variable of its own. */
  private operand(value: unknown, type: GraphQLInputType, chance: number): string {
    if (isInputObjectType(getNamedType(type)) || !this.maybe(chance)) return this.literal(value, type);
    return this.variable(String(type), value, isListType(type) ? undefined : this.literal(value, type));
  }

  private written(argument: GraphQLArgument, value: unknown): string {
    const { name, type } = argument;
    const scalar = !isInputObjectType(getNamedType(type)) && !Array.isArray(value);
    return `${name}:${this.maybe(0.5) ? this.variable(String(type), value, scalar ? this.literal(value, type) : undefined) : this.literal(value, type)}`;
  }

  private args(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given: string[] = [];
    const backward = this.maybe(0.3);
    let orderBy: unknown;
    for (const argument of [...field.args].sort((a, b) => b.name.localeCompare(a.name))) {
      const { name, type } = argument;
      if (name === (backward ? 'first' : 'last') && !(this.spoils && this.maybe(0.05))) continue;
      if (name === 'first' || name === 'last') given.push(this.written(argument, this.size(depth)));
      else if (isNonNullType(type)) given.push(this.written(argument, this.input(type, 0)));
      else if (name === 'after' || name === 'before') {
        const of = getNamedType(field.type).name.replace('Connection', '');
        if (this.maybe(0.2)) given.push(this.written(argument, this.cursor(of, orderBy)));
      } else if (this.maybe(0.05)) given.push(`${name}:${this.maybe(0.5) ? 'null' : this.variable(String(type), undefined)}`);
      else if (this.maybe(name === 'query' ? 0.1 : 0.5)) {
        const value = this.input(type, 0);
        if (name === 'orderBy') orderBy = value;
        given.push(this.written(argument, value));
      }
    }
    return given.length ? `(${given.join()})` : '';
  }

  private size(depth: number): number {
    if (this.spoils && this.maybe(0.1)) return this.pick([101, -1, 2_147_483_647, -2_147_483_648]);
    return Math.floor(this.random.next() * (depth > 1 ? 4 : 12));
  }
  private cursor(type: string, orderBy: unknown): unknown {
    return this.spoils && this.maybe(0.3) ? spoiled('cursor', this.pick) : this.source.values.cursor(type, orderBy, this.pick);
  }

  private directive(): string {
    if (!this.maybe(0.06)) return '';
    const names = this.maybe(0.1) ? ['include', 'skip'] : [this.pick(['include', 'skip'])];
    return names.map((name) => ` @${name}(if:${this.maybe(0.5) ? this.flag() : this.maybe(0.5)})`).join('');
  }
  private flag(): string {
    const value = this.maybe(0.5);
    return this.variable('Boolean!', value, String(value));
  }

  private selection(type: GraphQLObjectType, depth: number): string {
    const small = (f: GraphQLField<unknown, unknown>): boolean => !f.args.length && !isObjectType(getNamedType(f.type));
    const flat = (f: GraphQLField<unknown, unknown>): boolean => small(f) || /Money|ViewerCan|PageInfo/.test(String(f.type));
    const root = type === this.source.schema.getQueryType();
    const deeper = depth < DEEPEST && this.fields < ENOUGH;
    const fields = Object.values(type.getFields()).filter((f) => this.allows(type.name, f.name) && (root ? readable(f) : deeper || flat(f)));
    const chosen = this.random.some(fields, root ? 3 : 5);
    this.fields += chosen.length;
    const parts = chosen.map((field) => this.field(field, depth));
    if (this.maybe(0.1) || !parts.length) parts.push('__typename');
    if (this.maybe(0.12)) parts.push(this.spread(type, depth));
    if (this.maybe(0.1)) parts.push(`...${this.maybe(0.5) ? `on ${type.name}` : ''}${this.directive()}${this.selection(type, depth + 3)}`);
    if (depth > 0 && type.getInterfaces().length && this.maybe(0.05)) parts.push(`...on ${type.getInterfaces()[0]!.name}{__typename id}`);
    return `{${parts.join(' ')}}`;
  }

  /** A fragment of the type: one that there is already, or a new one. */
  private spread(type: GraphQLObjectType, depth: number): string {
    const known = this.fragments.filter((fragment) => fragment.type === type.name);
    if (known.length && this.maybe(0.5)) return `...${this.pick(known).name}${this.directive()}`;
    const name = `F${this.names++}`;
    const text = `fragment ${name} on ${type.name}${this.selection(type, depth + 3)}`;
    this.fragments.push({ name, type: type.name, text });
    return `...${name}${this.directive()}`;
  }

  private alias(field: GraphQLField<unknown, unknown>): string {
    if (this.maybe(0.03) && this.unusedAliases.length)
      return `${this.unusedAliases.splice(Math.floor(this.random.next() * this.unusedAliases.length), 1)[0]!}:`;
    if (this.maybe(0.15)) return `${this.pick(['a', 'b', 'id', 'name'])}${this.names++}:`;
    if (this.maybe(0.04)) return `${this.pick(['id', 'name', 'amount', 'currency', 'nodes', 'it', 'a'])}:`;
    return field.args.length && this.maybe(0.4) ? `c${this.names++}:` : '';
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const head = `${this.alias(field)}${field.name}${this.args(field, depth)}`;
    const body = (): string => {
      if (isObjectType(type)) return this.selection(type, depth + 1);
      return isInterfaceType(type) ? this.behindInterface(type.name, depth) : '';
    };
    const once = `${head}${this.directive()}${body()}`;
    return this.maybe(0.04) ? `${once} ${head}${this.directive()}${body()}` : once; // the same key twice: both selections count
  }

  private behindInterface(name: string, depth: number): string {
    const { schema } = this.source;
    const types = schema.getPossibleTypes(schema.getType(name) as never).filter((t) => this.allows(t.name, 'id'));
    const parts = this.random.some(types, 4).map((t) => `...on ${t.name}${this.directive()}${this.selection(t, depth + 2)}`);
    return `{__typename id ${parts.join(' ')}}`;
  }
}

const readable = (field: GraphQLField<unknown, unknown>): boolean => READING.test(field.name) || READING.test(String(field.type));

function isValid({ schema, parse: read = parse }: Source, query: string): boolean {
  try {
    return validate(schema, read(query)).length === 0;
  } catch {
    return false; // too long, or what the language does not let one write
  }
}
