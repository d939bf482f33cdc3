import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { FieldOptions } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Operation } from '../access/authorization.ts';
import { kinds } from './kinds.ts';
import type { Kind, KindName } from './kinds.ts';
import type {
  AggregateMember,
  CanMember,
  Class,
  ComputedMember,
  GroupsMember,
  Member,
  Model,
  OrderName,
  Place,
  Row,
  Says,
  ScopeSql,
  Visible,
} from './members.ts';

/** Every class with @Table, by class. */
export const models = new Map<Class, Model>();
interface Draft {
  members: Member[];
  requires: Map<string, Operation>;
}
/** What decorators have said so far, by prototype: @Table, which comes last, collects it. */
const drafts = new WeakMap<object, Draft>();

function draftOf(proto: object): Draft {
  const draft = drafts.get(proto) ?? { members: [], requires: new Map<string, Operation>() };
  drafts.set(proto, draft);
  return draft;
}
const declare = (proto: object, member: Member): void => void draftOf(proto).members.push(member);
const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** GraphQL's side of a declaration; the type is asked for only when all classes are known. */
const expose = (proto: object, name: string, type: () => unknown, options: FieldOptions): void =>
  Field(type as () => typeof String, options)(proto, name);

type Nullable = { nullable?: boolean };
/** Options of a field whose values are an enum's. */
type Choice = { enum?: object };

/**
 * A column: table column, GraphQL field, filter and order at once. The table's column is the property in snake_case, with `_ore`
 * after it where it is money. What says something of a person is `personal`: the audit log then keeps it erasable.
 */
export const Col =
  (kindName: KindName, options: Says & Nullable & Choice & { column?: string; personal?: boolean }) =>
  (proto: object, name: string): void => {
    const kind: Kind = kinds[kindName];
    const { description, nullable = false, personal = false } = options;
    if (kindName === 'choice' && !options.enum) throw new Error(`${proto.constructor.name}.${name}: @Col('choice') needs { enum }`);
    const column = options.column ?? snake(name) + (kindName === 'money' ? '_ore' : '');
    Column({ type: kind.column as 'text', name: column, nullable, ...(kind.stored && { transformer: kind.stored }) })(proto, name);
    expose(proto, name, () => options.enum ?? kind.type(), { nullable, description });
    declare(proto, { is: 'column', name, kind, column, nullable, hidden: false, personal, description });
  };

/** A foreign key: a column, not a field; the relation beside it is the field. */
export const Key =
  (options: Nullable & { column?: string } = {}) =>
  (proto: object, name: string): void => {
    const { nullable = false, column = snake(name) } = options;
    Column({ type: 'uuid', name: column, nullable })(proto, name);
    declare(proto, { is: 'column', name, kind: kinds.uuid, column, nullable, hidden: true, personal: false, description: '' });
  };

/** A column that rules and computed columns work with, and no field: nobody reads it, filters or sorts by it. */
export const Hidden =
  (kindName: KindName, options: Nullable & { column?: string; personal?: boolean } = {}) =>
  (proto: object, name: string): void => {
    const { nullable = false, column = snake(name), personal = false } = options;
    const kind: Kind = kinds[kindName];
    Column({ type: kind.column as 'text', name: column, nullable, ...(kind.stored && { transformer: kind.stored }) })(proto, name);
    declare(proto, { is: 'column', name, kind, column, nullable, hidden: true, personal, description: '' });
  };

/**
 * The row that this class's `key` points to, in the same tenant; null where the viewer may not see it. `reverse` names the connection
 * that the other side gets. `within` names a key that both rows have in common, e.g. the project of an expenditure and of its budget
 * line: the foreign key must hold it too.
 */
export const One =
  <K extends string, W extends string = never>(target: () => Class, key: K, options: Says & { reverse?: Says & { name: string }; within?: W }) =>
  <P extends Record<K | W, unknown>>(proto: P, name: string): void => {
    const { description, reverse, within } = options;
    expose(proto, name, target, { nullable: true, description });
    declare(proto, { is: 'one', name, target, key, reverse, within, description });
  };

/**
 * The row of whatever entity it is about: `type` is the property that holds the entity's name, `key` the one with its uuid. Null where
 * the viewer may not see it, or the type is none any more. In the schema it is a Node.
 */
export const OneOf =
  <T>(type: keyof T & string, key: keyof T & string, { description }: Says) =>
  (proto: T, name: string): void => {
    expose(proto as object, name, () => Node, { nullable: true, description });
    declare(proto as object, { is: 'oneOf', name, type, key, description });
  };

/**
 * A field that is an SQL expression over the row: `(p) => \`${p.endsOn} is null\``. With `filter: true` lists can be filtered by it, with
 * `sort: true` sorted: it is then worked out for every row of the list, not only of the page.
 */
export const Computed =
  <T>(kindName: KindName, sql: (row: Row<T>, scope: ScopeSql) => string, options: Says & Nullable & Choice & { filter?: boolean; sort?: boolean }) =>
  (proto: T, name: string): void => {
    const kind: Kind = kinds[kindName];
    const { description, nullable = false, filter = false, sort = false } = options;
    expose(proto as object, name, () => options.enum ?? kind.type(), { nullable, description });
    declare(proto as object, { is: 'computed', name, kind, nullable, filter, sort, sql: sql as ComputedMember['sql'], description });
  };

interface AggregateOptions<Target> extends Says {
  /** Lists can be filtered by it … */
  filter?: boolean;
  /** … and sorted. */
  sort?: boolean;
  where?: (row: Row<Target>, scope: ScopeSql) => string;
}
/** How many rows of `target` have a `key` that points here; only those that the viewer may see. */
export const Count =
  <_Owner = unknown, Target = any>(target: () => Class<Target>, key: keyof Target & string, options: AggregateOptions<Target>) =>
  (proto: object, name: string): void => {
    const { description, where, filter = false, sort = false } = options;
    expose(proto, name, kinds.int.type, { description });
    declare(proto, { is: 'aggregate', name, target, key, filter, sort, where: where as AggregateMember['where'], description });
  };

/**
 * What `column` of the rows of `target` that point here sums to; only of those that the viewer may see, 0 where there are none. The
 * column may be a @Sum or @Count of theirs. `kept`: of rows that are only ever added, the database keeps the sum (`keptSum()` of a
 * migration); allowed where whoever sees this row sees all of those.
 */
export const Sum =
  <_Owner = unknown, Target = any>(
    target: () => Class<Target>,
    key: keyof Target & string,
    column: keyof Target & string,
    options: AggregateOptions<Target> & { kept?: boolean },
  ) =>
  (proto: object, name: string): void => {
    const { description, where, filter = false, sort = false, kept } = options;
    expose(proto, name, () => summedKind(target(), column).type(), { description });
    declare(proto, { is: 'aggregate', name, target, key, sum: column, kept, filter, sort, where: where as AggregateMember['where'], description });
  };

type Ordered<Name extends string> = Name | `-${Name}`;
const orderNames = (names: readonly string[]): OrderName[] =>
  names.map((name) => ({ name: name.replace(/^-/, ''), descending: name.startsWith('-') }));

interface GroupsOptions<Target> extends AggregateOptions<Target> {
  /** The name of the type of the groups' rows, and what one of them is. */
  type: Says & { name: string };
  by: readonly (keyof Target & string)[];
  /** Columns, @Sum or @Count of the target. */
  sums?: readonly (keyof Target & string)[];
  /** A field that says how many rows the group has. */
  count?: Says & { name: string };
  /** Of the row's fields; absent = as in `by`. */
  order?: readonly Ordered<string>[];
}
/** The rows of `target` whose `key` points here and that the viewer may see, grouped and summed. Fields are called and described as there. */
export const Groups =
  <_Owner = unknown, Target = any>(
    target: () => Class<Target>,
    key: keyof Target & string,
    options: Omit<GroupsOptions<Target>, 'filter' | 'sort'>,
  ) =>
  (proto: object, name: string): void => {
    const { description, type, by, sums = [], count, where, order = by } = options;
    const said = { description, type, by, sums, count, where: where as GroupsMember['where'], order: orderNames(order) };
    declare(proto, { is: 'groups', name, target, key, ...said });
  };

/** A field that is JavaScript over some columns of the row, which come as the entity's properties hold them. Always nullable. */
export const InJs =
  <T, K extends keyof T & string>(type: () => unknown, needs: readonly K[], finish: (row: Pick<T, K>) => unknown, options: Says) =>
  (proto: T, name: string): void => {
    expose(proto as object, name, type, { nullable: true, description: options.description });
    declare(proto as object, { is: 'js', name, needs, finish, description: options.description });
  };

/** What the viewer may do with the row, one boolean per operation; `place` says where the row belongs. */
export const Can =
  <T>(operations: Readonly<Record<string, Operation>>, place: (row: Row<T>, scope: ScopeSql) => Place) =>
  (proto: T, name: string): void =>
    declare(proto as object, { is: 'can', name, operations, place: place as CanMember['place'], description: 'What you may do with it.' });

/** Only who has the operation somewhere may read, filter or order by the field. */
export const Readable =
  (operation: Operation) =>
  (proto: object, name: string): void =>
    void draftOf(proto).requires.set(name, operation);

/** What every type with a table is in the API. */
@InterfaceType({ description: 'Anything with a global id.' })
export abstract class Node {
  @Field(() => ID, { description: 'The opaque global id, the same for ever, e.g. prj_0198c0de-….' }) id: string;
}

/** A row without a tenant, e.g. a funder. */
@ObjectType({ isAbstract: true })
export abstract class GlobalKey {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  @Field(() => ID, { description: 'The opaque global id, the same for ever.' })
  id: string;
}
declare(GlobalKey.prototype, {
  is: 'column',
  name: 'id',
  kind: kinds.uuid,
  column: 'id',
  nullable: false,
  hidden: false,
  personal: false,
  description: '',
});

/** A tenant's row that is never changed and so has no version. */
@ObjectType({ isAbstract: true })
export abstract class TenantKey extends GlobalKey {
  @PrimaryColumn({ type: 'uuid', name: 'tenant_id' }) tenantId: string;
}
declare(TenantKey.prototype, {
  is: 'column',
  name: 'tenantId',
  kind: kinds.uuid,
  column: 'tenant_id',
  nullable: false,
  hidden: true,
  personal: false,
  description: '',
});

/** A tenant's row with a version. */
@ObjectType({ isAbstract: true })
export abstract class TenantRow extends TenantKey {
  @Col('int', { description: 'Grows by one at each change; give it back as expectedVersion.' }) version: number;
  @Col('instant', { description: 'When it was recorded here.' }) createdAt: Date;
  @Col('instant', { description: 'When it was last changed.' }) updatedAt: Date;
}

/** What @Table takes. */
export interface TableOptions<T> extends Says {
  /** The prefix of global ids: `prj` gives `prj_0198…`. */
  id: string;
  /** The root field that lists all that the viewer may see. */
  list?: string;
  /** Which rows `list` holds, where that is not all: the others are found by id and by relation only. */
  listed?: Visible<T>;
  /** The operation that reading it needs. */
  allow?: Operation;
  /** Which of the tenant's rows the viewer may see; it holds wherever the type is read. */
  visible?: Visible<T>;
  /** Text columns that lists can be searched in by `query`; the migration names them too, in `searchable()`. */
  search?: readonly (keyof T & string)[];
  /**
   * The @One to what it is part of. Without a rule of its own (`visible`) it is seen exactly when that row is; without a municipality of
   * its own, its audit events belong to that row's.
   */
  partOf?: keyof T & string;
  /** The order of lists where the client gives none: properties, `-` before those that fall. */
  order?: readonly Ordered<keyof T & string>[];
}

/** A table, a GraphQL type, and (with `list`) a root connection. */
export const Table =
  <T>(table: string, options: TableOptions<T>) =>
  (type: Class<T>): void => {
    const { id: prefix, list, listed, allow, visible, search, partOf, description } = options;
    Entity(table)(type);
    ObjectType({ implements: () => Node, description })(type);
    models.set(type, {
      type,
      name: type.name,
      table,
      prefix,
      list,
      listed: listed as Visible,
      allow,
      visible: visible as Visible,
      search,
      partOf,
      description,
      order: orderNames(options.order ?? []),
      members: membersOf(type),
    });
  };

/** All that was declared on the class and on what it extends. */
function membersOf(type: Class): Map<string, Member> {
  const members = new Map<string, Member>();
  const chain: object[] = [];
  for (let proto = type.prototype as object; proto !== Object.prototype; proto = Object.getPrototypeOf(proto) as object) chain.unshift(proto);
  const requires = new Map(chain.flatMap((proto) => [...(drafts.get(proto)?.requires ?? [])]));
  for (const proto of chain) {
    for (const member of drafts.get(proto)?.members ?? []) members.set(member.name, { ...member, requires: requires.get(member.name) });
  }
  for (const name of requires.keys()) {
    if (!members.has(name))
      throw new Error(`${type.name}.${name} has @Readable, but no @Col, @One, @OneOf, @Computed, @Count, @Sum, @Groups or @InJs`);
  }
  return members;
}

/** The kind of what a @Sum adds. */
export function summedKind(target: Class, column: string): Kind {
  const member = modelOf(target).members.get(column);
  const kind = member && kindOf(member);
  if (!kind || !['bigint', 'int', 'numeric'].includes(kind.cast)) throw new Error(`${target.name}.${column} is no column that can be summed`);
  return kind;
}

/** Whether a member's value may be null. */
export const isNullable = (member: Member): boolean => (member.is === 'column' || member.is === 'computed') && member.nullable;

/** The kind of a member's value, where it has a single one. */
export function kindOf(member: Member): Kind | undefined {
  if (member.is === 'column' || member.is === 'computed') return member.kind;
  if (member.is !== 'aggregate') return undefined;
  return member.sum ? summedKind(member.target(), member.sum) : kinds.int;
}

/** Every entity's class: for TypeORM, and for `orphanedTypes` of the schema. */
export const entityTypes = (): Class[] => [...models.keys()];

/** The model of an entity's class. */
export function modelOf(type: Class): Model {
  const model = models.get(type);
  if (!model) throw new Error(`${type.name} has no @Table`);
  return model;
}
