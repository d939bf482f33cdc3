import pg from 'pg';
import type { Scope } from '../../database/scope.ts';
import { kinds } from '../kinds.ts';
import type { AggregateMember, ColumnMember, ComputedMember, Model, Row, ScopeSql } from '../members.ts';
import { kindOf, modelOf } from '../model.ts';
import { NOW } from './app.ts';
import { Line, Plan, Spending, Step } from './entities.ts';
import type { Known, Loaded } from './oracle-rows.ts';

export type Query = (text: string) => Promise<Record<string, any>[]>;

export const columnsOf = (model: Model): ColumnMember[] => [...model.members.values()].filter((m): m is ColumnMember => m.is === 'column');

/** A member's value as JavaScript holds it: money and counts as numbers, texts as they are. */
export function valueOf(known: Known, model: Model, row: Loaded, name: string): any {
  const member = model.members.get(name)!;
  if (member.is === 'aggregate') return aggregateOf(known, member, row);
  if (member.is !== 'computed') return row[name];
  const value: any = known.computed.get(member)!.get(row.id);
  return member.kind === kinds.money && value !== null ? BigInt(value as string) : value;
}

/** The rows of a member's target that point to the row and that its `where` finds. */
export const pointing = (known: Known, member: { target: () => any; key: string }, row: Loaded): Loaded[] => {
  const chosen = known.computed.get(member as never);
  return known.rows.get(modelOf(member.target()))!.filter((r) => r[member.key] === row.id && (chosen?.get(r.id) ?? true));
};

function aggregateOf(known: Known, member: AggregateMember, row: Loaded): bigint | number {
  const rows = pointing(known, member, row);
  return member.sum ? sumOf(known, modelOf(member.target()), rows, member.sum) : rows.length;
}

export function sumOf(known: Known, model: Model, rows: readonly Loaded[], name: string): bigint | number {
  const values = rows.map((r) => valueOf(known, model, r, name));
  return kindOf(model.members.get(name)!) === kinds.int ? values.reduce((a, b) => a + Number(b), 0) : values.reduce((a, b) => a + BigInt(b), 0n);
}

/** The rules of entities.ts in SQL, said once more. */
function rule(model: Model, alias: string, viewer: Scope): string {
  const plan = `(p.stage <> 'draft' or p.town_id = any('{${viewer.municipalityIds.join()}}'))`;
  if (model.type === Line || model.type === Spending) return `exists (select from read_plan p where p.id = ${alias}.plan_id and ${plan})`;
  if (model.type === Plan) return plan.replaceAll('p.', `${alias}.`);
  return model.type === Step ? `${alias}.title not like 'secret%'` : 'true';
}

const scopeOf = (viewer: Scope): ScopeSql =>
  ({
    now: `timestamptz '${NOW}'`,
    rows: (type: any, key: string, _row: object, property = 'id') => {
      const model = modelOf(type);
      const column = (name: string): string => columnsOf(model).find((m) => m.name === name)!.column;
      return `(select * from ${model.table} r where r.${column(key)} = t.${property} and ${rule(model, 'r', viewer)})`;
    },
  }) as ScopeSql;

/** A row whose columns are those of `t`, and whose counts and sums are columns of `x`. */
function rowOf(model: Model, counted: Set<string>): Row<any> {
  return new Proxy({} as Row<any>, {
    get: (_target, name) => {
      const member = model.members.get(String(name))!;
      if (member.is === 'column') return `t.${member.column}`;
      counted.add(member.name);
      return `x.${member.name}`;
    },
  });
}

/** Notes the values of computed columns, and which rows the `where` of aggregates find. All rows must be there. */
export async function noteComputed(known: Known, viewer: Scope, query: Query): Promise<void> {
  const scope = scopeOf(viewer);
  const members = [...known.rows.keys()].flatMap((model) => [...model.members.values()].map((member) => ({ model, member })));
  for (const { member } of members) {
    if (member.is !== 'aggregate' && member.is !== 'groups') continue;
    const target = modelOf(member.target());
    const rows = await query(`select t.id, (${member.where?.(rowOf(target, new Set()), scope) ?? 'true'}) v from ${target.table} t`);
    known.computed.set(member, new Map(rows.map((r) => [r.id as string, r.v])));
  }
  for (const { model, member } of members) {
    if (member.is !== 'computed') continue;
    const rows = await computed(known, model, member, scope, query);
    known.computed.set(member, new Map(rows.map((r) => [r.id as string, r.v])));
  }
}

async function computed(known: Known, model: Model, member: ComputedMember, scope: ScopeSql, query: Query): Promise<Record<string, any>[]> {
  const counted = new Set<string>();
  const sql = member.sql(rowOf(model, counted), scope);
  const rows = known.rows.get(model)!;
  if (!counted.size) return query(`select t.id, (${sql}) v from ${model.table} t`);
  const values = rows.map((r) => `(${[pg.escapeLiteral(r.id), ...[...counted].map((name) => valueOf(known, model, r, name))].join()})`);
  return query(`select t.id, (${sql}) v from ${model.table} t join (values ${values.join()}) x(id, ${[...counted].join()}) on x.id::uuid = t.id`);
}
