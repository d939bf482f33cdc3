import { buildSchema, execute, printSchema } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { allowed, can } from '../../access/access.ts';
import type { Scope } from '../../database/scope.ts';
import type { Catalogue } from '../catalogue.ts';
import { amountOf, kinds } from '../kinds.ts';
import type { Kind } from '../kinds.ts';
import type { GroupsMember, Model, OrderName } from '../members.ts';
import { kindOf, modelOf } from '../model.ts';
import { known } from './oracle-rows.ts';
import type { Known, Loaded } from './oracle-rows.ts';
import { pointing, sumOf, valueOf } from './oracle-values.ts';

interface Found {
  model: Model;
  row: Loaded;
}
type OrderBy = { field: string; direction?: string }[];
interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  query?: string | null;
  filter?: Record<string, any> | null;
  orderBy?: OrderBy | null;
}

/**
 * The same schema answered the plain way: graphql-js, rows loaded by TypeORM, filter, order and pages in JavaScript. It shares the
 * declarations of the entities with the planner, and nothing else.
 */
export class Oracle {
  private readonly schema: GraphQLSchema;
  private readonly collator = new Intl.Collator('sv');

  private constructor(
    schema: GraphQLSchema,
    private readonly catalogue: Catalogue,
    private readonly scope: Scope,
    private readonly known: Known,
  ) {
    this.schema = buildSchema(printSchema(schema), { assumeValid: true });
  }

  static async of(schema: GraphQLSchema, catalogue: Catalogue, schemaName: string, scope: Scope): Promise<Oracle> {
    return new Oracle(schema, catalogue, scope, await known(catalogue, schemaName, scope));
  }

  async answer(document: DocumentNode, variableValues: Record<string, unknown>): Promise<ExecutionResult> {
    return execute({
      schema: this.schema,
      document,
      variableValues,
      typeResolver: (value: unknown) => (value as Found).model.name,
      fieldResolver: (source: any, args, _context, info) => {
        if (info.parentType.name === 'Query') return this.root(info.fieldName, args);
        return source.model ? this.value(source as Found, info.fieldName, args) : source[info.fieldName];
      },
    });
  }

  /** A cursor to any row of the type in that order. */
  cursor(model: Model, orderBy: OrderBy | null | undefined, row: { id: string }): string {
    const order = this.order(model, orderBy);
    const sign = order.map((key) => `${key.field} ${key.direction.toLowerCase()}`).join();
    const texts = this.known.texts.get(model)!.get(row.id)!;
    const textOf = (field: string): string | null => {
      const value: unknown = field in texts ? texts[field] : valueOf(this.known, model, row, field);
      return value == null ? null : String(value as string);
    };
    const parts = [sign, ...order.map((key) => textOf(key.field))].map((part) => JSON.stringify(part));
    return Buffer.from(`[${parts.join(', ')}]`).toString('base64url');
  }

  rows(model: Model): readonly Loaded[] {
    return this.known.rows.get(model)!;
  }

  private root(field: string, args: any): unknown {
    const listed = this.catalogue.byList(field);
    if (listed) return this.connection(listed, this.rows(listed), args);
    return field === 'nodes' ? args.ids.map((id: string) => this.node(id)) : this.node(args.id);
  }

  private node(id: string): Found | null {
    for (const model of this.catalogue.models) {
      const row = this.rows(model).find((r) => `${model.prefix}_${r.id}` === id);
      if (row) return { model, row };
    }
    return null;
  }

  private one(target: Model, id: string | null): Found | null {
    const row = this.rows(target).find((r) => r.id === id);
    return row ? { model: target, row } : null;
  }

  private value({ model, row }: Found, field: string, args: any): unknown {
    const member = model.members.get(field)!;
    if (field === 'id') return `${model.prefix}_${row.id}`;
    switch (member.is) {
      case 'column':
        return shown(member.kind, row[field]);
      case 'one':
        return this.one(modelOf(member.target()), row[member.key] as string | null);
      case 'oneOf': {
        const target = this.catalogue.byName(row[member.type] as string);
        return target && allows(this.scope, target) ? this.one(target, row[member.key] as string | null) : null;
      }
      case 'many': {
        const target = modelOf(member.target());
        const own = this.rows(target).filter((r) => r[member.key] === row.id);
        return this.connection(target, own, args);
      }
      case 'computed':
      case 'aggregate':
        return shown(kindOf(member)!, valueOf(this.known, model, row, field));
      case 'groups':
        return this.groups(member, row);
      case 'js':
        return member.finish(Object.fromEntries(member.needs.map((need) => [need, row[need]])));
      case 'can': {
        const place = member.place(row as never, undefined as never); // the test's entities ask nothing of the scope
        return Object.fromEntries(Object.entries(member.operations).map(([name, operation]) => [name, can(this.scope, operation, place)]));
      }
    }
  }

  private groups(member: GroupsMember, owner: Loaded): unknown {
    const target = modelOf(member.target());
    const value = (row: Loaded, name: string): any => valueOf(this.known, target, row, name);
    const found = new Map<string, Loaded[]>();
    for (const row of pointing(this.known, member, owner)) {
      const key = JSON.stringify(member.by.map((name) => String(value(row, name))));
      found.set(key, [...(found.get(key) ?? []), row]);
    }
    const made = [...found.values()].map((rows) => ({
      ...Object.fromEntries(member.by.map((name) => [name, value(rows[0]!, name)])),
      ...Object.fromEntries(member.sums.map((name) => [name, sumOf(this.known, target, rows, name)])),
      ...(member.count && { [member.count.name]: rows.length }),
    })) as unknown as Loaded[];
    const kind = (name: string): Kind => (name === member.count?.name ? kinds.int : kindOf(target.members.get(name)!)!);
    made.sort((a, b) => this.differ(member.order, kind, a, b));
    return made.map((row) => Object.fromEntries(Object.entries(row).map(([name, v]) => [name, shown(kind(name), v)])));
  }

  private differ(order: readonly OrderName[], kind: (name: string) => Kind, a: Loaded, b: Loaded): number {
    const found = order.map(({ name, descending }) => (descending ? -1 : 1) * this.compareValues(kind(name), a[name], b[name]));
    return found.find((difference) => difference) ?? 0;
  }

  private connection(model: Model, of: readonly Loaded[], args: PageArgs): unknown {
    const order = this.order(model, args.orderBy);
    const compare = (a: Loaded, b: Loaded): number => this.compare(model, order, a, b);
    const all = of.filter((row) => this.found(model, row, args.query) && this.matches(model, row, args.filter)).sort(compare);
    const [after, before] = [this.at(model, args.after), this.at(model, args.before)];
    const window = all.filter((row) => (!after || compare(row, after) > 0) && (!before || compare(row, before) < 0));
    const size = (args.last ?? args.first ?? 25) as number;
    const backward = args.last != null;
    const page = backward ? window.slice(Math.max(0, window.length - size)) : window.slice(0, size);
    const cursor = (row: Loaded | undefined): string | null => (row ? this.cursor(model, args.orderBy, row) : null);
    const more = window.length > size;
    return {
      edges: page.map((row) => ({ cursor: cursor(row), node: { model, row } })),
      nodes: page.map((row) => ({ model, row })),
      totalCount: all.length,
      pageInfo: {
        hasNextPage: backward ? !!before && all.some((row) => compare(row, before) >= 0) : more,
        hasPreviousPage: backward ? more : !!after && all.some((row) => compare(row, after) <= 0),
        startCursor: cursor(page[0]),
        endCursor: cursor(page.at(-1)),
      },
    };
  }

  /** The row that a cursor came from: its last part is the id. */
  private at(model: Model, cursor: string | null | undefined): Loaded | undefined {
    if (!cursor) return undefined;
    const id = (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[]).at(-1);
    return this.rows(model).find((row) => row.id === id);
  }

  private order(model: Model, orderBy: OrderBy | OrderBy[number] | null | undefined): Required<OrderBy[number]>[] {
    const usual = model.order.map((key) => ({ field: key.name, direction: key.descending ? 'DESC' : 'ASC' }));
    const asked = [orderBy ?? []].flat().map(({ field, direction = 'ASC' }) => ({ field, direction }));
    const given = asked.length ? asked : usual;
    const direction = given.find((key) => key.field === 'id')?.direction ?? given.at(-1)?.direction ?? 'ASC';
    return [...given.filter((key) => key.field !== 'id'), { field: 'id', direction }];
  }

  private compare(model: Model, order: Required<OrderBy[number]>[], a: Loaded, b: Loaded): number {
    for (const { field, direction } of order) {
      const [x, y] = [a, b].map((row): any => valueOf(this.known, model, row, field));
      const difference = this.compareValues(kindOf(model.members.get(field)!)!, x, y);
      if (difference) return direction === 'DESC' ? -difference : difference;
    }
    return 0;
  }

  private compareValues(kind: Kind, a: any, b: any): number {
    if (a == null || b == null) return Number(a == null) - Number(b == null);
    if (kind === kinds.text) return this.collator.compare(a as string, b as string) || Buffer.compare(Buffer.from(a), Buffer.from(b));
    const [x, y] = kind === kinds.decimal ? [Number(a), Number(b)] : [a, b];
    return x < y ? -1 : x > y ? 1 : 0;
  }

  private found(model: Model, row: Loaded, query: string | null | undefined): boolean {
    return query == null || this.known.found.get(model)!.get(query)!.has(row.id);
  }

  private matches(model: Model, row: Loaded, filter: Record<string, any> | null | undefined): boolean {
    return Object.entries(filter ?? {}).every(([name, condition]) => {
      if (condition == null) return true;
      if (name === 'and') return condition.every((part: any) => this.matches(model, row, part));
      if (name === 'or') return condition.some((part: any) => this.matches(model, row, part));
      if (name === 'not') return !this.matches(model, row, condition);
      const member = model.members.get(name)!;
      if (member.is === 'one') {
        const found = this.one(modelOf(member.target()), row[member.key] as string | null);
        return !!found && this.matches(found.model, found.row, condition);
      }
      const value = name === 'id' ? `${model.prefix}_${row.id}` : valueOf(this.known, model, row, name);
      return Object.entries(condition).every(([operator, operand]) => this.holds(kindOf(member)!, operator, value, operand));
    });
  }

  private holds(kind: Kind, operator: string, value: any, operand: any): boolean {
    if (operand == null) return true;
    if (operator === 'isNull') return (value == null) === operand;
    if (value == null) return false;
    const same = (other: unknown): boolean => (kind === kinds.text ? value === other : this.compareValues(kind, value, read(kind, other)) === 0);
    switch (operator) {
      case 'eq':
        return same(operand);
      case 'in':
        return operand.some(same);
      case 'contains':
        return String(value).toLowerCase().includes(String(operand).toLowerCase());
      default: {
        const difference = this.compareValues(kind, value, read(kind, operand));
        return operator === 'gte' ? difference >= 0 : difference <= 0;
      }
    }
  }
}

const allows = (viewer: Scope, { allow }: Model): boolean => allow === undefined || allowed(viewer, allow);

/** A value of a filter as rows hold it. */
const read = (kind: Kind, operand: any): unknown => {
  if (kind === kinds.money) return BigInt(Math.round(Number(operand) * 100));
  return kind === kinds.instant ? new Date(operand as string) : operand;
};

function shown(kind: Kind, value: any): unknown {
  if (value == null) return null;
  if (value instanceof Date) return value.toISOString();
  if (kind === kinds.money) return { amount: amountOf(BigInt(value as string)), currency: 'SEK' };
  return kind === kinds.int ? Number(value) : value;
}
