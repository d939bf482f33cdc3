import type { Arg } from './args.ts';
import { localId } from './ids.ts';
import type { Member } from './members.ts';
import { kindOf, modelOf } from './model.ts';
import type { PlanDraft } from './plan-draft.ts';
import { join, sourceOf } from './plan-source.ts';
import type { Source } from './plan-source.ts';
import { seenWith } from './row-sql.ts';
import { badInput } from './values.ts';

const MOST_CONDITIONS = 100;
const MOST_VALUES = 1000;

/** The condition of a filter; empty where it says nothing. */
export function filterSql(draft: PlanDraft, source: Source, arg: Arg): string {
  if (conditions(arg.value) > MOST_CONDITIONS) throw badInput(`The filter has more than ${MOST_CONDITIONS} conditions`);
  return all(draft, source, arg);
}

function conditions(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + (typeof item === 'object' ? 1 + conditions(item) : 0), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + 1 + conditions(part), 0);
}

/** All conditions of one filter object. */
function all(draft: PlanDraft, source: Source, arg: Arg): string {
  return Object.keys(arg.value ?? {})
    .filter((name) => arg.value[name] != null)
    .map((name) => one(draft, source, name, arg.get(name)))
    .filter(Boolean)
    .map((condition) => `(${condition})`)
    .join(' and ');
}

function one(draft: PlanDraft, source: Source, name: string, arg: Arg): string {
  if (name === 'not') return `(${all(draft, source, arg) || 'true'}) is not true`; // what is null is not equal, so `not` finds it
  if (name === 'and' || name === 'or') {
    const parts = arg.items().map((item) => `(${all(draft, source, item) || 'true'})`);
    return parts.join(` ${name} `) || String(name === 'and');
  }
  const member = draft.member(source.model, name);
  switch (member.is) {
    case 'one': {
      const target = modelOf(member.target());
      draft.enter(target);
      const found = sourceOf(draft, target, seenWith(source.model, member.key, target));
      const rows = found.where(join(found, 'id', source, member.key), all(draft, found, arg));
      return `exists (select from ${found.table}${rows})`;
    }
    case 'column':
    case 'computed':
    case 'aggregate':
      return comparisons(draft, source, member, arg);
    default:
      throw new Error(`no filter for ${source.model.name}.${name}`);
  }
}

function comparisons(draft: PlanDraft, source: Source, member: Member, arg: Arg): string {
  const kind = kindOf(member)!;
  const sql = source.value(member.name);
  const operand = member.name === 'id' ? (value: unknown) => localId(source.model, value) : (kind.bind ?? ((value: unknown) => value));
  const collated = kind.collation ? `${sql} collate "${kind.collation}"` : sql;
  const compare = (operator: string): string => {
    const value = arg.get(operator);
    switch (operator) {
      case 'eq':
        return `${sql} = ${draft.given(value, kind.cast, operand)}`;
      case 'in':
        return `${sql} = any(${draft.given(value, `${kind.cast}[]`, (values) => listOf(values).map(operand))})`;
      case 'gte':
        return `${collated} >= ${draft.given(value, kind.cast, operand)}`;
      case 'lte':
        return `${collated} <= ${draft.given(value, kind.cast, operand)}`;
      case 'contains':
        return `${sql} ilike ${draft.given(value, 'text', (part) => `%${String(part).replace(/[\\%_]/g, '\\$&')}%`)}`;
      case 'isNull':
        return `${sql} is ${value.value ? '' : 'not '}null`;
      default:
        throw new Error(`no comparison ${operator}`);
    }
  };
  const given = Object.keys(arg.value).filter((operator) => arg.value[operator] != null);
  return given.map(compare).join(' and ');
}

function listOf(values: unknown): unknown[] {
  const list = Array.isArray(values) ? values : [values];
  if (list.length > MOST_VALUES) throw badInput(`"in" has ${list.length} values; at most ${MOST_VALUES} are allowed`);
  return list;
}
