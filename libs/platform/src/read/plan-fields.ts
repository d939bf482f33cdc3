import { isListType, isNonNullType } from 'graphql';
import type { FieldNode, GraphQLLeafType, GraphQLObjectType, GraphQLOutputType } from 'graphql';
import type { Kind } from './kinds.ts';
import type { AggregateMember, CanMember, ComputedMember, JsMember, Model } from './members.ts';
import { modelOf, summedKind } from './model.ts';
import { Connection } from './plan-connection.ts';
import type { PlanDraft } from './plan-draft.ts';
import { object, wrapped } from './plan-selection.ts';
import { join, sourceOf, where } from './plan-source.ts';
import type { Source } from './plan-source.ts';

/** One row as selected; null where the condition finds none that the viewer may see. */
export function row(draft: PlanDraft, model: Model, nodes: readonly FieldNode[], on: (source: Source) => string, more = ''): string {
  const source = sourceOf(draft, model);
  const from = ` from ${source.table}${where(draft, source, on(source))}`;
  return object(draft, model.name, nodes, (name, found) => field(draft, source, name, found), from, more);
}

/** A page of rows of a type. */
export const connection = (draft: PlanDraft, model: Model, nodes: FieldNode[], on?: (source: Source) => string): string =>
  new Connection(draft, nodes, (shown, name, found) => field(draft, shown, name, found), model, on).sql();

/** What a field of a row reads as. */
export function field(draft: PlanDraft, source: Source, name: string, nodes: FieldNode[]): string {
  const member = draft.member(source.model, name);
  switch (member.is) {
    case 'column':
      if (name === 'id') return `'${source.model.prefix}_' || ${source.column('id')}`;
      return show(draft, member.kind, source.column(name), nodes, member.nullable);
    case 'one': {
      const target = modelOf(member.target());
      draft.enter(target);
      return row(draft, target, nodes, (found) => join(found, 'id', source, member.key));
    }
    case 'many':
      return connection(draft, modelOf(member.target()), nodes, (found) => join(found, member.key, source, 'id'));
    case 'computed':
      return show(draft, member.kind, computed(draft, source, member), nodes, true);
    case 'aggregate':
      return aggregate(draft, source, member, nodes);
    case 'js':
      return inJs(draft, source, member);
    case 'can':
      return viewerCan(draft, source, member, nodes);
  }
}

/** A value of a kind in its JSON form; nodes are what is selected of it where it is spelled out as an object. */
function show(draft: PlanDraft, kind: Kind, sql: string, nodes: readonly FieldNode[], nullable: boolean): string {
  if (kind.cast === 'jsonb') draft.reparse = true; // PostgreSQL prints blanks in jsonb
  if (!kind.parts) return kind.json ? kind.json(sql) : sql;
  const { parts } = kind;
  const v = draft.alias('v'); // named once, so that an expression is worked out once
  const from = ` from (select ${sql} v) ${v}${nullable ? ` where ${v}.v is not null` : ''}`;
  if (nodes.length) return object(draft, 'Money', nodes, (name) => parts[name]!(`${v}.v`), from);
  const all = Object.entries(parts).map(([name, part]) => `${part(`${v}.v`)} "${name}"`);
  return wrapped(draft, all.join(), from);
}

/** The expression; a null where none may be stops the statement, and the executor then says how far it travels. */
function computed(draft: PlanDraft, source: Source, member: ComputedMember): string {
  const sql = `(${member.sql(source.row, draft.scopeSql)})`;
  if (member.nullable || !draft.input.guarded) return sql;
  return `coalesce(${sql},missing('${source.model.name}.${member.name}')::${member.kind.cast})`;
}

function aggregate(draft: PlanDraft, source: Source, member: AggregateMember, nodes: readonly FieldNode[]): string {
  const target = sourceOf(draft, modelOf(member.target()));
  draft.enter(target.model);
  if (member.sum) draft.member(target.model, member.sum);
  const rows = where(draft, target, join(target, member.key, source, 'id'), member.where?.(target.row, draft.scopeSql));
  if (!member.sum) return `(select count(*) from ${target.table}${rows})`;
  const kind = summedKind(member.target(), member.sum);
  return show(draft, kind, `(select coalesce(sum(${target.column(member.sum)}),0)::${kind.cast} from ${target.table}${rows})`, nodes, false);
}

/** The columns that the JavaScript needs, at its own place in the answer, marked with which JavaScript it is. */
function inJs(draft: PlanDraft, source: Source, member: JsMember): string {
  const needs = member.needs.map((name) => {
    const needed = source.model.members.get(name) as ComputedMember;
    const sql = needed.is === 'computed' ? computed(draft, source, needed) : source.column(name);
    return { name, restore: needed.kind.restore, sql: `${show(draft, needed.kind, sql, [], true)} "${name}"` };
  });
  const { type } = (draft.input.schema.getType(source.model.name) as GraphQLObjectType).getFields()[member.name]!;
  const mark = draft.finishHere((found: Record<string, unknown>) => {
    for (const { name, restore } of needs) if (restore && found[name] !== null) found[name] = restore(found[name]);
    const value = member.finish(found);
    return draft.input.guarded ? serialized(type, value) : value; // the executor does it itself
  });
  return wrapped(draft, [`${mark} "$"`, ...needs.map((need) => need.sql)].join());
}

/** A value of JavaScript as its scalar writes it, as graphql-js would; throws where it cannot. */
function serialized(type: GraphQLOutputType, value: unknown): unknown {
  if (isNonNullType(type)) return present(serialized(type.ofType, value));
  if (value == null) return null;
  if (isListType(type)) return Array.from(present(Array.isArray(value) ? value : null) as unknown[], (item) => serialized(type.ofType, item));
  return present((type as GraphQLLeafType).serialize(value));
}

function present(value: unknown): unknown {
  if (value == null) throw new TypeError('null where no null may be');
  return value;
}

function viewerCan(draft: PlanDraft, source: Source, member: CanMember, nodes: readonly FieldNode[]): string {
  const place = member.place(source.row);
  return object(draft, `${source.model.name}ViewerCan`, nodes, (name) => draft.scopeSql.can(member.operations[name]!, place));
}
