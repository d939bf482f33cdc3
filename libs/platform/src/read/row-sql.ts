import type { AggregateMember, ColumnMember, Model, OneMember, Row, ScopeSql } from './members.ts';
import { kindOf, modelOf } from './model.ts';

/** What stands behind a row: whose it is, under which alias, and who asks. */
interface Behind {
  model: Model;
  alias: string;
  scope: ScopeSql;
}
const rows = new WeakMap<object, Behind>();

function behind(row: object): Behind {
  const found = rows.get(row);
  if (!found) throw new Error('scope.rows needs the row that the rule was given');
  return found;
}

/** A row of the model under `alias`, whose properties are SQL: columns, computed columns, counts and sums. `used` is told each column. */
export function rowSql(model: Model, alias: string, scope: ScopeSql, used?: (column: string) => void): Row<any> {
  const row: Row<any> = new Proxy({} as Row<any>, {
    get: (_target, property) => {
      const member = model.members.get(String(property));
      switch (member?.is) {
        case 'column':
          used?.(member.column);
          return `${alias}."${member.column}"`;
        case 'computed':
          return `(${member.sql(row, scope)})`;
        case 'aggregate':
          return aggregateSql(row, member);
        default:
          throw new Error(`${model.name}.${String(property)} is no column`);
      }
    },
  });
  rows.set(row, { model, alias, scope });
  return row;
}

function aggregateSql(owner: Row<any>, member: AggregateMember): string {
  const { model, alias, scope } = behind(owner);
  const target = modelOf(member.target());
  const row = rowSql(target, `${alias}$a`, scope);
  const own = tie(row, member.key, owner, 'id');
  // what is kept has the key's and the sum's columns by the names that they have in the rows
  if (member.kept) return `coalesce((select ${row[member.sum!]} from ${keptTable(member)} ${alias}$a where ${own}),0)`;
  const conditions = [own, seenAlready(target, member.key, model) ? '' : seenSql(row), member.where?.(row, scope)];
  const value = summedSql(row, member);
  return `(select ${value} from ${target.table} ${alias}$a where ${allOf(conditions)})`;
}

/** Where the database keeps a sum: one row for each row that others point to, e.g. `expenditure_by_project`. */
export function keptTable(member: AggregateMember): string {
  const target = modelOf(member.target());
  return `${target.table}_by_${(target.members.get(member.key) as ColumnMember).column.replace(/_id$/, '')}`;
}

/** What an aggregate says of the rows. */
export const summedSql = (row: Row<any>, member: AggregateMember): string =>
  member.sum ? `coalesce(sum(${row[member.sum]}),0)::${kindOf(member)!.cast}` : 'count(*)';

/** All conditions that say something, as one. */
export const allOf = (conditions: readonly (string | undefined)[]): string =>
  conditions
    .filter((condition) => condition)
    .map((condition) => `(${condition})`)
    .join(' and ') || 'true';

/** The condition that ties a row to another of the same tenant, or to one that has no tenant. */
export function tie(child: Row<any>, childKey: string, parent: Row<any>, parentKey: string): string {
  const keys = `${child[childKey]} = ${parent[parentKey]}`;
  const sameTenant = [child, parent].every((row) => behind(row).model.members.has('tenantId'));
  return sameTenant ? `${child.tenantId} = ${parent.tenantId} and ${keys}` : keys;
}

/** The rule of visibility of a row; undefined where all of the tenant's rows are seen. */
export function seenSql(row: Row<any>): string | undefined {
  const { model, alias, scope } = behind(row);
  if (model.visible) return model.visible(row, scope);
  const whole = wholeOf(model);
  if (!whole) return undefined;
  const seen = rowSql(whole.model, `${alias}$s`, scope);
  const rule = seenSql(seen);
  return rule && `exists (select from ${whole.model.table} ${alias}$s where ${tie(seen, 'id', row, whole.key)} and (${rule}))`;
}

/** Whether the viewer may not see all of the tenant's rows. */
export function isRuled(model: Model): boolean {
  const whole = wholeOf(model);
  return !!model.visible || (!!whole && isRuled(whole.model));
}

/** What rows of the model are seen with: that row's model, and the key to it. */
export function wholeOf(model: Model): { model: Model; key: string } | undefined {
  if (model.visible || !model.partOf) return undefined;
  const one = model.members.get(model.partOf) as OneMember;
  return { model: modelOf(one.target()), key: one.key };
}

/**
 * Whether whoever sees the owner's row also sees the rows of `target` whose `key` is its `property`, by declaration alone: then their
 * rule need not be asked row by row.
 */
export function seenAlready(target: Model, key: string, owner: Model, property = 'id'): boolean {
  if (target === owner && key === 'id' && property === 'id') return true; // the row itself
  const whole = wholeOf(target);
  if (!whole) return !target.visible;
  if (whole.model === owner && property === 'id') return whole.key === key;
  const other = wholeOf(owner);
  if (other?.model !== whole.model) return false;
  if (other.key === property) return whole.key === key;
  return property === 'id' && other.key === whole.key && withinOf(target, key, owner) === whole.key;
}

/** Whether whoever sees the row sees the one that its key points to, because it is seen exactly with that. */
export function seenWith(model: Model, key: string, target: Model): boolean {
  const whole = wholeOf(model);
  return whole?.model === target && whole.key === key;
}

/** The property that rows of `target` have in common with the owner's row that their key points to. */
export function withinOf(target: Model, key: string, owner: Model): string | undefined {
  const found = [...target.members.values()].find((m) => m.is === 'one' && m.key === key && m.target() === owner.type);
  return (found as OneMember | undefined)?.within;
}

/** The rows of a model that the viewer may see, as something to select from; see ScopeSql.rows. */
export function rowsSql(scope: ScopeSql, model: Model): string {
  const alias = 'rows$r';
  const seen = seenSql(rowSql(model, alias, scope));
  return seen ? `(select * from ${model.table} ${alias} where ${seen})` : model.table;
}

/** … of them those whose key is the row's property. */
export function tiedRowsSql(model: Model, key: string, owner: object, property = 'id'): string {
  const { model: of, alias: outer, scope } = behind(owner);
  const alias = `${outer}$r`;
  const row = rowSql(model, alias, scope);
  const conditions = [tie(row, key, owner as Row<any>, property), seenAlready(model, key, of, property) ? undefined : seenSql(row)];
  return `(select * from ${model.table} ${alias} where ${allOf(conditions)})`;
}
