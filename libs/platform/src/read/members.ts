import type { Operation } from '../access/authorization.ts';
import type { Kind } from './kinds.ts';

/** An entity's class. */
export type Class<T = any> = new () => T;

/** A related row. A name for the type checker only: in decorator metadata it becomes Object, so circular imports are safe. */
export type Ref<T> = T | null;
/** What the viewer may do with a row, by the names given in @Can. */
export type ViewerCan = Readonly<Record<string, boolean>>;

/** The columns of one row as SQL: `p.status` reads as `t3."status"`. */
export type Row<T> = { readonly [K in keyof T]-?: string };

/** Where a row belongs, as SQL: what an operation's reach is compared with. */
export interface Place {
  municipalityId?: string;
  workgroupId?: string;
  projectId?: string;
  /** Whose own it is, for operations that reach `self`. */
  personId?: string;
  /** Who stands in for that person today, and may do what the person may. */
  substituteId?: string;
  accountId?: string;
}

/** Who asks, as SQL parameters; for rules of visibility and computed columns. */
export interface ScopeSql {
  readonly tenantId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly municipalityIds: string;
  readonly workgroupIds: string;
  readonly projectIds: string;
  /** The database's clock as the request began, a timestamptz. */
  readonly now: string;
  /** The day that it is in the region, a date. */
  readonly today: string;
  /** `sv` or `en`, a text: the language that the reader asked for. */
  readonly language: string;
  /** A boolean: whether the viewer's operation reaches that place. */
  can(operation: Operation, place: Place): string;
  /**
   * The rows of another entity that the viewer may see, to select from: `from ${scope.rows(Phase)} p`. With a key and a row only those
   * whose key is the row's `property`, its id where none is given. Naming its table instead would pass by its rule.
   */
  rows<T>(type: Class<T>, key?: keyof T & string, row?: object, property?: string): string;
}

/** Which rows a reader may see, as SQL over the row and the scope. */
export type Visible<T = any> = (row: Row<T>, scope: ScopeSql) => string;

interface Declared {
  name: string;
  description: string;
  /** The operation that reading the field needs, beyond what the row needs. */
  requires?: Operation;
}
/** A column of the table; hidden ones are no fields. */
export interface ColumnMember extends Declared {
  is: 'column';
  kind: Kind;
  column: string;
  nullable: boolean;
  hidden: boolean;
  /** Says something of a person: the audit log keeps only a commitment to it. */
  personal: boolean;
}
/** The row that `key` points to. */
export interface OneMember extends Declared {
  is: 'one';
  target: () => Class;
  key: string;
  reverse?: Says & { name: string };
  /** The property that both rows have in common, held by a foreign key over both. */
  within?: string;
}
/** The row of any entity: a column holds its type's name, another its id. */
export interface OneOfMember extends Declared {
  is: 'oneOf';
  type: string;
  key: string;
}
/** The rows of `target` whose `key` points here; declared there, as the reverse of a @One. */
export interface ManyMember extends Declared {
  is: 'many';
  target: () => Class;
  key: string;
}
/** An SQL expression over the row. */
export interface ComputedMember extends Declared {
  is: 'computed';
  kind: Kind;
  nullable: boolean;
  filter: boolean;
  sort: boolean;
  sql: (row: Row<any>, scope: ScopeSql) => string;
}
/** How many rows of `target` point here, or what one of their columns sums to; only rows that the viewer may see. */
export interface AggregateMember extends Declared {
  is: 'aggregate';
  target: () => Class;
  key: string;
  /** What of them to sum; absent = count. */
  sum?: string;
  /** Read from the sum that the database keeps, instead of from the rows. */
  kept?: boolean;
  filter: boolean;
  sort: boolean;
  where?: (row: Row<any>, scope: ScopeSql) => string;
}
/** The rows of `target` that point here, grouped: one row of `type` for each combination of values. */
export interface GroupsMember extends Declared {
  is: 'groups';
  target: () => Class;
  key: string;
  type: Says & { name: string };
  /** Members of the target whose values make a group. */
  by: readonly string[];
  /** Members of the target that are summed in each group. */
  sums: readonly string[];
  /** The field that says how many rows a group has. */
  count?: Says & { name: string };
  where?: (row: Row<any>, scope: ScopeSql) => string;
  order: readonly OrderName[];
}
/** JavaScript over some columns of the row. */
export interface JsMember extends Declared {
  is: 'js';
  needs: readonly string[];
  finish: (needs: any) => unknown;
}
/** What the viewer may do with the row. */
export interface CanMember extends Declared {
  is: 'can';
  operations: Readonly<Record<string, Operation>>;
  place: (row: Row<any>, scope: ScopeSql) => Place;
}
/** Anything that a client can name on a type. */
export type Member = ColumnMember | OneMember | OneOfMember | ManyMember | ComputedMember | AggregateMember | GroupsMember | JsMember | CanMember;

/** A name that something is sorted by. */
export interface OrderName {
  name: string;
  descending: boolean;
}

/** What every declaration says about itself. */
export interface Says {
  /** The user's documentation of the field: what it is, its unit, an example. */
  description: string;
}

/** One entity: its table, its GraphQL type, its members, its rules. */
export interface Model {
  type: Class;
  /** The name in GraphQL. */
  name: string;
  table: string;
  /** `prj` in `prj_0198…`. */
  prefix: string;
  description: string;
  /** The root field that lists it. */
  list?: string;
  /** Which rows it lists; absent = all that the viewer may see. */
  listed?: Visible;
  /** The operation that reading it needs. */
  allow?: Operation;
  visible?: Visible;
  /** The text columns that `query` looks in; absent = lists cannot be searched. */
  search?: readonly string[];
  /** The @One to what it is part of; without a rule of its own it is seen exactly when that is. */
  partOf?: string;
  /** Where the client gives no order. */
  order: readonly OrderName[];
  members: Map<string, Member>;
}
