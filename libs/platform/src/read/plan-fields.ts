import { isListType, isNonNullType } from 'graphql';
import type { FieldNode, GraphQLLeafType, GraphQLObjectType, GraphQLOutputType } from 'graphql';
import type { CanMember, ComputedMember, JsMember, Model } from './members.ts';
import { kindOf, modelOf } from './model.ts';
import { Connection } from './plan-connection.ts';
import type { PlanDraft } from './plan-draft.ts';
import { groups } from './plan-groups.ts';
import { object, wrapped } from './plan-selection.ts';
import { join, sourceOf } from './plan-source.ts';
import type { Source } from './plan-source.ts';
import { show } from './plan-value.ts';
import { seenAlready, seenWith } from './row-sql.ts';

/** The key of a row's type, where the executor needs it; no response key can be the same. */
export const TYPE = '$type';

/** One row as selected; null where the condition finds none that the viewer may see. */
function row(draft: PlanDraft, source: Source, nodes: readonly FieldNode[], on: string, more = ''): string {
  const from = ` from ${source.table}${source.where(on)}`;
  return object(draft, source.model.name, nodes, (name, found) => field(draft, source, name, found), from, more);
}

/** One row of a type by its uuid. Where the executor finishes the answer it must know what a Node is. */
export function rowOfId(draft: PlanDraft, model: Model, nodes: readonly FieldNode[], id: string): string {
  const source = sourceOf(draft, model);
  return row(draft, source, nodes, `${source.value('id')} = ${id}`, draft.input.guarded ? '' : `'${model.name}'::text "${TYPE}"`);
}

/** A page of rows of a type. */
export const connection = (draft: PlanDraft, model: Model, nodes: FieldNode[], on?: (source: Source) => string, seen = false): string =>
  new Connection(draft, nodes, (shown, name, found) => field(draft, shown, name, found), model, on, seen).sql();

/** What a field of a row reads as. */
export function field(draft: PlanDraft, source: Source, name: string, nodes: FieldNode[]): string {
  const member = draft.member(source.model, name);
  switch (member.is) {
    case 'column':
      if (name === 'id') return `'${source.model.prefix}_' || ${source.value('id')}`;
      return show(draft, member.kind, source.value(name), nodes, member.nullable);
    case 'one': {
      const target = modelOf(member.target());
      draft.enter(target);
      const one = sourceOf(draft, target, seenWith(source.model, member.key, target));
      return row(draft, one, nodes, join(one, 'id', source, member.key));
    }
    case 'oneOf': {
      const branches = draft.input.catalogue.models
        .filter((target) => draft.allows(target.allow))
        .map((target) => `when '${target.name}' then row_to_json(${rowOfId(draft, target, nodes, source.value(member.key))})`);
      return `(case ${source.value(member.type)} ${branches.join(' ')} end)`;
    }
    case 'many': {
      const target = modelOf(member.target());
      const seen = seenAlready(target, member.key, source.model);
      return connection(draft, target, nodes, (found) => join(found, member.key, source, 'id'), seen);
    }
    case 'computed':
      return show(draft, member.kind, computed(draft, source, member), nodes, true);
    case 'aggregate':
      return show(draft, kindOf(member)!, source.value(name), nodes, false);
    case 'groups':
      return groups(draft, source, member, nodes);
    case 'js':
      return inJs(draft, source, member);
    case 'can':
      return viewerCan(draft, source, member, nodes);
  }
}

/** The expression; a null where none may be stops the statement, and the executor then says how far it travels. */
function computed(draft: PlanDraft, source: Source, member: ComputedMember): string {
  const sql = source.value(member.name);
  if (member.nullable || !draft.input.guarded) return sql;
  return `coalesce(${sql},missing('${source.model.name}.${member.name}')::${member.kind.cast})`;
}

/** The columns that the JavaScript needs, at its own place in the answer, marked with which JavaScript it is. */
function inJs(draft: PlanDraft, source: Source, member: JsMember): string {
  const needs = member.needs.map((name) => {
    const needed = source.model.members.get(name) as ComputedMember;
    const sql = needed.is === 'computed' ? computed(draft, source, needed) : source.value(name);
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
  const place = member.place(source.row, draft.scopeSql);
  return object(draft, `${source.model.name}ViewerCan`, nodes, (name) => draft.scopeSql.can(member.operations[name]!, place));
}
