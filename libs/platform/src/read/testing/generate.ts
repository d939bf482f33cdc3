import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLSchema } from 'graphql';

export type Pick = <T>(from: readonly T[]) => T;
/** Where the generator's values come from. */
export interface Values {
  scalar(type: string, pick: Pick): unknown;
  /** A cursor in a list of the type in that order. */
  cursor(type: string, orderBy: unknown, pick: Pick): string;
}
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

const DEEPEST = 6;

/** Random valid queries over the reading part of a schema, the same for the same seed. Arguments are literals or variables by chance. */
export class Generator {
  private readonly variables: Record<string, unknown> = {};
  private readonly definitions: string[] = [];
  private readonly fragments: string[] = [];
  private names = 0;
  private state: number;

  private constructor(
    private readonly schema: GraphQLSchema,
    seed: number,
    private readonly values: Values,
    private readonly without: ReadonlySet<string>,
  ) {
    this.state = Math.imul(seed, 2_654_435_761) >>> 0;
  }

  static operation(schema: GraphQLSchema, seed: number, values: Values, without: readonly string[] = []): Operation {
    const g = new Generator(schema, seed, values, new Set(['hello', ...without]));
    const body = g.selection(schema.getQueryType()!, 0);
    const definitions = g.definitions.length ? `(${g.definitions.join()})` : '';
    return { query: `query Q${definitions}${body} ${g.fragments.join(' ')}`, variables: g.variables };
  }

  private random(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  private readonly pick: Pick = (from) => from[Math.floor(this.random() * from.length)]!;
  private maybe(probability: number): boolean {
    return this.random() < probability;
  }

  private variable(type: string, value: unknown): string {
    const name = `v${this.names++}`;
    this.definitions.push(`$${name}:${type}`);
    if (value !== undefined) this.variables[name] = value;
    return `$${name}`;
  }

  private input(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.input(type.ofType, depth);
    if (isListType(type)) return Array.from({ length: 1 + Math.floor(this.random() * 2) }, () => this.input(type.ofType, depth + 1));
    if (isEnumType(type)) return this.pick(type.getValues().filter((v) => !this.without.has(v.name))).name;
    if (!isInputObjectType(type)) return this.values.scalar(type.name, this.pick);
    const given: Record<string, unknown> = {};
    for (const field of Object.values(type.getFields())) {
      if (this.without.has(field.name)) continue;
      const likely = ['and', 'or', 'not'].includes(field.name) ? 0.12 : 0.25;
      if (isNonNullType(field.type) || (depth < 5 && this.maybe(likely / (depth * 0.5 + 1)))) given[field.name] = this.input(field.type, depth + 1);
    }
    return given;
  }

  private literal(value: unknown, type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.literal(value, type.ofType);
    if (isListType(type)) return `[${(value as unknown[]).map((item) => this.literal(item, type.ofType)).join()}]`;
    if (isEnumType(type)) return String(value);
    if (!isInputObjectType(type)) return JSON.stringify(value);
    const fields = Object.entries(value as object).map(([name, part]) => {
      const of = type.getFields()[name]!.type;
      return `${name}:${this.maybe(0.15) && !isInputObjectType(getNamedType(of)) ? this.variable(String(of), part) : this.literal(part, of)}`;
    });
    return `{${fields.join()}}`;
  }

  private written(argument: GraphQLArgument, value: unknown): string {
    return `${argument.name}:${this.maybe(0.5) ? this.variable(String(argument.type), value) : this.literal(value, argument.type)}`;
  }

  private args(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given: string[] = [];
    const backward = this.maybe(0.3);
    let orderBy: unknown;
    for (const argument of [...field.args].sort((a, b) => b.name.localeCompare(a.name))) {
      const { name, type } = argument;
      if (name === (backward ? 'first' : 'last')) continue;
      if (name === 'first' || name === 'last') given.push(this.written(argument, Math.floor(this.random() * (depth > 1 ? 4 : 12))));
      else if (isNonNullType(type)) given.push(this.written(argument, this.input(type, 0)));
      else if (name === 'after' || name === 'before') {
        const of = getNamedType(field.type).name.replace('Connection', '');
        if (this.maybe(0.2)) given.push(this.written(argument, this.values.cursor(of, orderBy, this.pick)));
      } else if (name === 'query' && this.maybe(0.7)) continue;
      else if (this.maybe(0.05)) given.push(`${name}:${this.variable(String(type), undefined)}`);
      else if (this.maybe(0.5)) {
        const value = this.input(type, 0);
        if (name === 'orderBy') orderBy = value;
        given.push(this.written(argument, value));
      }
    }
    return given.length ? `(${given.join()})` : '';
  }

  private directive(): string {
    if (!this.maybe(0.06)) return '';
    return ` @${this.pick(['include', 'skip'])}(if:${this.maybe(0.5) ? this.variable('Boolean!', this.maybe(0.5)) : this.maybe(0.5)})`;
  }

  private selection(type: GraphQLObjectType, depth: number): string {
    const small = (f: GraphQLField<unknown, unknown>): boolean => !f.args.length && !isObjectType(getNamedType(f.type));
    const fields = Object.values(type.getFields()).filter(
      (f) => !this.without.has(f.name) && (depth < DEEPEST || small(f) || /Money|ViewerCan|PageInfo/.test(String(f.type))),
    );
    const chosen = fields.filter(() => this.maybe(depth === 0 ? 0.25 : 0.35)).slice(0, 6);
    const parts = chosen.map((field) => this.field(field, depth));
    if (this.maybe(0.1) || !parts.length) parts.push('__typename');
    if (depth > 0 && this.maybe(0.12)) {
      const name = `F${this.names++}`;
      this.fragments.push(`fragment ${name} on ${type.name}${this.selection(type, depth + 3)}`);
      parts.push(`...${name}${this.directive()}`);
    }
    if (depth > 0 && this.maybe(0.1))
      parts.push(`...${this.maybe(0.5) ? `on ${type.name}` : ''}${this.directive()}${this.selection(type, depth + 3)}`);
    return `{${parts.join(' ')}}`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const alias = this.maybe(0.3) ? `${this.pick(['a', 'b', 'id', 'name'])}${this.names++}:` : field.args.length ? `c${this.names++}:` : '';
    const args = this.args(field, depth);
    const directive = this.directive();
    if (isObjectType(type)) return `${alias}${field.name}${args}${directive}${this.selection(type, depth + 1)}`;
    if (!isInterfaceType(type)) return `${alias}${field.name}${args}${directive}`;
    const types = this.schema.getPossibleTypes(type).filter(() => this.maybe(0.6));
    const parts = types.map((t) => `...on ${t.name}{${`k${this.names++}`}:id ...on ${t.name}${this.selection(t, depth + 2).replace(/^\{/, '{')}}`);
    return `${alias}${field.name}${args}${directive}{__typename id ${parts.join(' ')}}`;
  }
}
