import type { Arg } from './args.ts';
import type { Kind } from './kinds.ts';
import type { Model } from './members.ts';
import { isNullable, kindOf } from './model.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { Source } from './plan-source.ts';
import { badInput } from './values.ts';

interface OrderKey {
  name: string;
  kind: Kind;
  nullable: boolean;
  /** Whether the page must carry it: a computed column, a count or a sum. */
  computed: boolean;
  descending: boolean;
}
/** What a list is sorted by; it ends in the id, so that no two rows are equal. */
export interface Order {
  keys: readonly OrderKey[];
  /** Stands in every cursor: a cursor of another order is refused. */
  sign: string;
}

const MOST_KEYS = 8;

/** The order that the client gave, or else the entity's own. */
export function orderOf(draft: PlanDraft, model: Model, arg: Arg): Order {
  const given = arg.items().map((item) => ({ name: String(item.value.field), descending: item.value.direction === 'DESC' }));
  if (given.length > MOST_KEYS) throw badInput(`orderBy has ${given.length} fields; at most ${MOST_KEYS} are allowed`);
  const wanted = given.length ? given : model.order;
  const descending = wanted.find((key) => key.name === 'id')?.descending ?? wanted.at(-1)?.descending ?? false;
  const keys = [...wanted.filter((key) => key.name !== 'id'), { name: 'id', descending }].map((key) => {
    const member = draft.member(model, key.name);
    return { ...key, kind: kindOf(member)!, nullable: isNullable(member), computed: member.is !== 'column' };
  });
  return { keys, sign: keys.map((key) => `${key.name} ${key.descending ? 'desc' : 'asc'}`).join() };
}

const sorted = (source: Source, key: OrderKey): string => source.value(key.name) + (key.kind.collation ? ` collate "${key.kind.collation}"` : '');

/** ` order by …`, or its exact reverse. */
export function orderBy(source: Source, order: Order, reversed = false): string {
  const keys = order.keys.map((key) => `${sorted(source, key)} ${key.descending === reversed ? 'asc' : 'desc'}`);
  return ` order by ${keys.join()}`;
}

/** The cursor of a row: base64url of [order, key texts …, id]. */
export function cursorSql(source: Source, order: Order): string {
  const keys = order.keys.map((key) => `${source.value(key.name)}::text`);
  const json = `json_build_array('${order.sign}',${keys.join()})::text`;
  return `translate(encode(convert_to(${json},'UTF8'),'base64'),E'+/=\\n','-_')`;
}

/** A part of a cursor that the client gave back. */
function cursorPart(order: Order, name: string, index: number): (cursor: unknown) => unknown {
  return (cursor) => {
    const parts = parsed(String(cursor));
    if (parts?.[0] !== order.sign || parts.length !== order.keys.length + 1) throw badInput(`${name} is no cursor of this order`);
    return parts[index + 1];
  };
}

function parsed(cursor: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => part === null || typeof part === 'string') ? parts : null;
  } catch {
    return null;
  }
}

/** The rows after a cursor (`before`: before it) in this order. Nulls lie where PostgreSQL puts them: last going up, first going down. */
export function beyond(draft: PlanDraft, source: Source, order: Order, cursor: Arg, name: 'after' | 'before'): string {
  const keys = order.keys.map((key, i) => ({
    sql: sorted(source, key),
    at: draft.given(cursor, key.kind.cast, cursorPart(order, name, i)),
    up: key.descending === (name === 'before'),
    nullable: key.nullable,
  }));
  const up = keys[0]!.up;
  // one comparison of rows can use an index as a whole
  if (keys.every((key) => key.up === up && !key.nullable))
    return `(${keys.map((key) => key.sql).join()}) ${up ? '>' : '<'} (${keys.map((key) => key.at).join()})`;
  return keys.reduceRight((rest, key) => (rest ? `${past(key)} or (${key.sql} is not distinct from ${key.at} and (${rest}))` : past(key)), '');
}

function past({ sql, at, up, nullable }: { sql: string; at: string; up: boolean; nullable: boolean }): string {
  const beyond = `${sql} ${up ? '>' : '<'} ${at}`;
  if (!nullable) return beyond;
  return up ? `${beyond} or (${sql} is null and ${at} is not null)` : `${beyond} or (${sql} is not null and ${at} is null)`;
}
