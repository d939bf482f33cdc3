import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLScalarType, Kind as Ast } from 'graphql';
import type { ColumnType, ValueTransformer } from 'typeorm';
import { badInput } from './values.ts';

/** Whole öre: how money lies in tables and entities. */
export type Ore = bigint;

/** Dates and instants stay text from PostgreSQL to the socket: no Date object is made on the way out. */
function textual(name: string, description: string, valid: (value: string) => boolean): GraphQLScalarType<string> {
  const isValid = (value: unknown): value is string => typeof value === 'string' && valid(value);
  const fault = (value: unknown): string => `${name} cannot represent ${JSON.stringify(value)}`;
  const check = (value: unknown): string => {
    if (isValid(value)) return value;
    throw badInput(fault(value)); // the client's; what we ourselves cannot represent is a fault of ours
  };
  const serialize = (value: unknown): string => {
    if (value instanceof Date) return value.toISOString();
    if (isValid(value)) return value;
    throw new TypeError(fault(value));
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Ast.STRING ? node.value : undefined),
  });
}

const instantPattern = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const decimalPattern = /^-?\d{1,30}(\.\d{1,10})?$/;

/** A day that the calendar has: PostgreSQL would refuse the others in the middle of a statement. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith('0000')) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** The scalar of a calendar day. */
export const Day = textual('Date', 'A calendar day without time or zone, e.g. 2026-03-31.', isDay);
/** The scalar of an instant. */
export const Instant = textual('DateTime', 'An instant, answered in UTC with milliseconds, e.g. 2026-03-31T12:00:00.000Z.', (value) => {
  const day = instantPattern.exec(value)?.[1];
  return day !== undefined && isDay(day);
});
/** The scalar of a time of day. */
export const TimeOfDay = textual('Time', 'A local time of day, to the minute, e.g. 08:00.', (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value));
/** The scalar of an exact decimal number. */
export const Decimal = textual('Decimal', 'An exact decimal number as text, e.g. "1200.50".', (value) => decimalPattern.test(value));
/** The scalar of free JSON. */
export const Json = new GraphQLScalarType({ name: 'JSON', description: 'Any JSON value, e.g. {"name": "Ny"}.' });

/** An amount in the API; in tables and entities it is whole öre. */
@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => Decimal, { description: 'The amount as decimal text with two decimals, e.g. "2400000.00".' }) amount: string;
  @Field(() => String, { description: 'The currency as in ISO 4217, e.g. SEK.' }) currency: string;
}

/** The comparisons that a filter may use. */
export type Comparison = 'eq' | 'in' | 'gte' | 'lte' | 'contains' | 'isNull';

/** All that is known about one kind of column. */
export interface Kind {
  /** The column's type in the table. */
  column: ColumnType;
  /** The GraphQL type of the field. */
  type: () => unknown;
  /** PostgreSQL's type for parameters. */
  cast: string;
  comparisons: readonly Comparison[];
  /** GraphQL type of the filter's operands where it is not the field's own. */
  operand?: string;
  /** The order that people read, e.g. Swedish, where å ä ö come last; absent = the database's. */
  collation?: string;
  /** How a column's SQL becomes its JSON form. */
  json?: (sql: string) => string;
  /** How it is spelled out as an object of several fields. */
  parts?: Record<string, (sql: string) => string>;
  /** From the client's operand to PostgreSQL's text. */
  bind?: (value: unknown) => unknown;
  /** From JSON to what the entity's property holds; @InJs gets these. */
  restore?: (json: any) => unknown;
  /** From what the entity's property holds to the table and back, for TypeORM. */
  stored?: ValueTransformer;
}

const equal = ['eq', 'in', 'isNull'] as const;
const ordered = ['eq', 'in', 'gte', 'lte', 'isNull'] as const;
const MOST_ORE = 9_223_372_036_854_775_807n;

/** "1200.5" → 120050n. Throws where öre cannot hold it. */
export function oreOf(amount: string): Ore {
  const [, sign, crowns, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (crowns === undefined || decimals.length > 2) throw new TypeError(`${amount} is no amount in whole öre, e.g. "1200.50"`);
  const ore = BigInt(crowns + decimals.padEnd(2, '0'));
  if (ore > MOST_ORE) throw new TypeError(`${amount} is more than can be held`);
  return sign ? -ore : ore;
}

/** What a filter compares money with; what is no amount is the client's fault. */
function oreOperand(value: unknown): Ore {
  try {
    return oreOf(String(value));
  } catch (error) {
    throw badInput((error as Error).message);
  }
}

/** 120050n → "1200.50". */
export function amountOf(ore: Ore): string {
  const digits = String(ore < 0n ? -ore : ore).padStart(3, '0');
  return `${ore < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const oreColumn: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  from: (value: unknown) => (typeof value === 'string' ? BigInt(value) : value),
};

/** The kinds of columns. A new kind is a new entry here. */
export const kinds = {
  text: { column: 'text', type: () => String, cast: 'text', comparisons: ['eq', 'in', 'gte', 'lte', 'contains', 'isNull'], collation: 'sv-x-icu' },
  int: { column: 'int', type: () => Int, cast: 'int', comparisons: ordered },
  flag: { column: 'boolean', type: () => Boolean, cast: 'boolean', comparisons: ['eq', 'isNull'] },
  choice: { column: 'text', type: () => String, cast: 'text', comparisons: equal },
  uuid: { column: 'uuid', type: () => String, cast: 'uuid', comparisons: equal },
  day: { column: 'date', type: () => Day, cast: 'date', comparisons: ordered },
  time: { column: 'time', type: () => TimeOfDay, cast: 'time', comparisons: ordered, json: (sql) => `to_char(${sql},'HH24:MI')` },
  instant: {
    column: 'timestamptz',
    type: () => Instant,
    cast: 'timestamptz',
    comparisons: ordered,
    json: (sql) => `to_char(${sql} at time zone 'UTC','YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    restore: (json: string) => new Date(json),
  },
  money: {
    column: 'bigint',
    type: () => Money,
    cast: 'bigint',
    comparisons: ordered,
    operand: 'Decimal',
    parts: { amount: (sql) => `(${sql}/100.0)::numeric(20,2)::text`, currency: () => `'SEK'` },
    bind: oreOperand,
    restore: (json: { amount: string }) => oreOf(json.amount),
    stored: oreColumn,
  },
  decimal: { column: 'numeric', type: () => Decimal, cast: 'numeric', comparisons: ordered, json: (sql) => `(${sql})::text` },
  json: { column: 'jsonb', type: () => Json, cast: 'jsonb', comparisons: ['isNull'] },
} satisfies Record<string, Kind>;

/** The name of a kind, as `@Col('money')` takes it. */
export type KindName = keyof typeof kinds;
