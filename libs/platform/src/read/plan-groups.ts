import type { FieldNode } from 'graphql';
import type { GroupsMember } from './members.ts';
import { isNullable, kindOf, modelOf } from './model.ts';
import { operationsOf } from './permissions.ts';
import type { PlanDraft } from './plan-draft.ts';
import { collect, list, object } from './plan-selection.ts';
import { join, sourceOf } from './plan-source.ts';
import type { Source } from './plan-source.ts';
import { show } from './plan-value.ts';
import { allOf, rowSql, seenAlready, seenSql, summedSql, tie, withinOf } from './row-sql.ts';

/** The rows that point to the source's row, grouped; worked out are only the sums that somebody asks for. */
export function groups(draft: PlanDraft, source: Source, member: GroupsMember, nodes: readonly FieldNode[]): string {
  const target = modelOf(member.target());
  const rows = sourceOf(draft, target, seenAlready(target, member.key, source.model));
  const row = draft.alias('g');
  const sets = nodes.map((node) => node.selectionSet);
  const wanted = new Set([...collect(draft, sets, member.type.name).values()].map((found) => found[0]!.name.value));
  const needed = new Set([...wanted, ...member.order.map((key) => key.name)]);
  const sums = member.sums.filter((name) => needed.has(name)).map((name) => ({ name, ...summed(draft, source, rows, member, name) }));
  const columns = [
    ...member.by.map((name) => `${rows.value(name)} "${name}"`),
    ...sums.map(({ name, sql }) => `${sql} "${name}"`),
    ...(member.count && needed.has(member.count.name) ? [`count(*) "${member.count.name}"`] : []),
  ];
  const from = `${rows.table}${sums.map((sum) => sum.join).join('')}`;
  const where = rows.where(join(rows, member.key, source, 'id'), member.where?.(rows.row, draft.scopeSql));
  const grouped = `select ${columns.join()} from ${from}${where} group by ${member.by.map((_name, i) => i + 1).join()}`;
  const order = member.order.map(({ name, descending }) => `${sortable(member, row, name)} ${descending ? 'desc' : 'asc'}`);
  const value = (name: string, found: FieldNode[]): string => group(draft, member, row, name, found);
  return list(object(draft, member.type.name, nodes, value, ` from (${grouped}) ${row}${order.length ? ` order by ${order.join()}` : ''}`));
}

/** A field of a group's row; a sum of what the viewer may not read is refused by its name. */
function group(draft: PlanDraft, member: GroupsMember, row: string, name: string, nodes: FieldNode[]): string {
  const sql = `${row}."${name}"`;
  if (name === member.count?.name) return sql;
  const target = modelOf(member.target());
  const of = target.members.get(name)!;
  for (const operation of operationsOf(target, of)) draft.require(operation, `${member.type.name}.${name}`);
  return show(draft, kindOf(of)!, sql, nodes, of.is === 'computed' || isNullable(of));
}

function sortable(member: GroupsMember, row: string, name: string): string {
  const of = modelOf(member.target()).members.get(name);
  const collation = of && kindOf(of)?.collation;
  return `${row}."${name}"${collation ? ` collate "${collation}"` : ''}`;
}

/**
 * A sum over the group. What is itself an aggregate, over rows that have the owner's key too, is worked out once for all rows of the
 * owner and joined: one scan instead of one for each row.
 */
function summed(draft: PlanDraft, source: Source, rows: Source, member: GroupsMember, name: string): { sql: string; join: string } {
  const of = rows.model.members.get(name)!;
  const cast = kindOf(of)!.cast;
  const plain = { sql: `sum(${rows.value(name)})::${cast}`, join: '' };
  if (of.is !== 'aggregate' || of.kept) return plain;
  const target = modelOf(of.target());
  if (withinOf(target, of.key, rows.model) !== member.key) return plain;
  const [alias, once] = [draft.alias('t'), draft.alias('s')];
  const row = rowSql(target, alias, draft.scopeSql);
  const seen = seenAlready(target, of.key, rows.model) ? undefined : seenSql(row);
  const chosen = allOf([tie(row, member.key, source.row, 'id'), seen, of.where?.(row, draft.scopeSql)]);
  const each = `select ${row[of.key]} k,${summedSql(row, of)} v from ${target.table} ${alias} where ${chosen} group by 1`;
  return { sql: `coalesce(sum(${once}.v),0)::${cast}`, join: ` left join (${each}) ${once} on ${once}.k = ${rows.value('id')}` };
}
