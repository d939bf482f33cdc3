import { visibleSql } from '../read/index.ts';
import type { Class, Model } from '../read/index.ts';
import type { Scope } from './scope.ts';

type Column = { name: string; column: string; kind: { cast: string; stored?: { to(value: unknown): unknown; from(value: unknown): unknown } } };
const columnsOf = (model: Model): Column[] => [...model.members.values()].filter((member) => member.is === 'column');

/** The alias of the row that is read: a name that no rule of visibility gives a table of its own. */
const ROW = 't$0';

/** A statement in the making: its parameters so far. */
export class Parameters {
  readonly values: unknown[] = [];
  /** Takes a value, answers its place. */
  readonly add = (value: unknown): string => `$${this.values.push(value)}`;
}

/** One row of the entity by its uuid, as `hydrated` reads it; with a scope only where that viewer may see it. */
export function selectRow(model: Model, id: string, viewer?: Scope): { text: string; params: unknown[] } {
  const rule = viewer && visibleSql(model, ROW, viewer, 2);
  const where = `${ROW}.tenant_id = current_tenant() and ${ROW}.id = $1${rule ? ` and (${rule.sql})` : ''}`;
  return { text: `select ${selected(model)} from ${model.table} ${ROW} where ${where}`, params: [id, ...(rule?.params ?? [])] };
}

const lists = new WeakMap<Model, string>();
function selected(model: Model): string {
  const known = lists.get(model);
  if (known) return known;
  // a day stays text: as a Date it would be an instant of somebody's time zone
  const list = columnsOf(model).map(({ name, column, kind }) => `${ROW}."${column}"${kind.cast === 'date' ? '::text' : ''} as "${name}"`);
  lists.set(model, list.join());
  return list.join();
}

/** A row as the entity's class holds it. */
export function hydrated<E extends object>(type: Class<E>, model: Model, row: Record<string, unknown>): E {
  const entity = Object.assign(new type(), row) as Record<string, unknown>;
  for (const { name, kind } of columnsOf(model)) if (kind.stored) entity[name] = kind.stored.from(entity[name]);
  return entity as E;
}

/** Columns with the parameters of their new values. */
export function assigned(model: Model, values: object, parameters: Parameters): { column: string; value: string }[] {
  return Object.entries(values).map(([name, value]) => {
    const member = model.members.get(name);
    if (member?.is !== 'column') throw new Error(`${model.name} has no column "${name}"`);
    const stored = member.kind.stored ? (member.kind.stored.to(value) as unknown) : value;
    const given = member.kind.cast === 'jsonb' && stored !== null ? JSON.stringify(stored) : stored;
    return { column: `"${member.column}"`, value: `${parameters.add(given)}::${member.kind.cast}` };
  });
}
