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

/** The alias of the row that it points to. */
const WHOLE = 'w$0';

/**
 * One row of the entity by its uuid, as `hydrated` reads it; with a scope only where that viewer may see it, and with a row that it
 * points to beside it.
 */
export function selectRow(model: Model, id: string, viewer?: Scope, whole?: { model: Model; key: string }): { text: string; params: unknown[] } {
  const rule = viewer && visibleSql(model, ROW, viewer, 2);
  const where = `${ROW}.tenant_id = current_tenant() and ${ROW}.id = $1${rule ? ` and (${rule.sql})` : ''}`;
  const key = whole && columnsOf(model).find(({ name }) => name === whole.key)!.column;
  const join = whole ? ` join ${whole.model.table} ${WHOLE} on ${WHOLE}.tenant_id = ${ROW}.tenant_id and ${WHOLE}.id = ${ROW}."${key}"` : '';
  const columns = selected(model, ROW) + (whole ? `,${selected(whole.model, WHOLE)}` : '');
  return { text: `select ${columns} from ${model.table} ${ROW}${join} where ${where}`, params: [id, ...(rule?.params ?? [])] };
}

const lists = { [ROW]: new WeakMap<Model, string>(), [WHOLE]: new WeakMap<Model, string>() };
function selected(model: Model, alias: keyof typeof lists): string {
  const known = lists[alias].get(model);
  if (known) return known;
  const before = alias === WHOLE ? WHOLE : '';
  // a day stays text: as a Date it would be an instant of somebody's time zone
  const column = ({ name, column, kind }: Column): string => `${alias}."${column}"${kind.cast === 'date' ? '::text' : ''} as "${before}${name}"`;
  const list = columnsOf(model).map(column).join();
  lists[alias].set(model, list);
  return list;
}

/** A row as the entity's class holds it. */
export function hydrated<E extends object>(type: Class<E>, model: Model, row: Record<string, unknown>, before: '' | typeof WHOLE = ''): E {
  const entity = new type() as Record<string, unknown>;
  for (const { name, kind } of columnsOf(model)) {
    const value = row[before + name];
    entity[name] = kind.stored ? (kind.stored.from(value) as unknown) : value;
  }
  return entity as E;
}
/** The row beside it. */
export const hydratedWhole = <E extends object>(type: Class<E>, model: Model, row: Record<string, unknown>): E => hydrated(type, model, row, WHOLE);

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
