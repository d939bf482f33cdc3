import type { Pool } from 'pg';
import { Catalogue } from './catalogue.ts';
import type { ColumnMember, Member, Model, OneMember, ScopeSql } from './members.ts';
import { rowSql, seenSql } from './row-sql.ts';
import { scopeSql } from './scope-sql.ts';

type Ask = Pick<Pool, 'query'>;

/** The database is not as the entities say. */
export class DatabaseDrift extends Error {
  constructor(faults: readonly string[]) {
    super(`The database does not fit the entities. Write a migration, or run the one that is missing:\n  ${faults.join('\n  ')}`);
  }
}

/** Stops the start where a column is missing or of another type, a key is not held, or SQL by hand does not run. Changes nothing. */
export async function refuseDrift(database: Ask, catalogue = new Catalogue()): Promise<void> {
  const faults = [...(await columnFaults(database, catalogue.models)), ...(await keyFaults(database, catalogue.models))];
  if (!faults.length) for (const model of catalogue.models) faults.push(...(await sqlFaults(database, model)));
  if (faults.length) throw new DatabaseDrift(faults);
}

const columnsOf = (model: Model): ColumnMember[] => [...model.members.values()].filter((m): m is ColumnMember => m.is === 'column');

async function columnFaults(database: Ask, models: readonly Model[]): Promise<string[]> {
  const all = models.flatMap((model) => columnsOf(model).map((member) => ({ model, member })));
  const { rows } = await database.query<{ n: string; type: string | null; filled: boolean; fits: boolean }>(
    `select w.n, format_type(a.atttypid, null) as type, a.attnotnull or c.relkind in ('v', 'm') as filled, coalesce(a.atttypid = w.type::regtype, false) as fits
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality w (place, name, type, n)
     left join pg_attribute a on a.attrelid = to_regclass(w.place) and a.attname = w.name and a.attnum > 0 and not a.attisdropped
     left join pg_class c on c.oid = a.attrelid order by w.n`,
    [all.map(({ model }) => model.table), all.map(({ member }) => member.column), all.map(({ member }) => member.kind.cast)],
  );
  return rows.flatMap(({ n, type, filled, fits }) => {
    const { model, member } = all[Number(n) - 1]!;
    const what = `${model.name}.${member.name}: ${model.table}.${member.column}`;
    if (type === null) return [`${what} does not exist; it would be ${member.kind.cast}`];
    if (!fits) return [`${what} is ${type}, and not ${member.kind.cast}`];
    return filled || member.nullable ? [] : [`${what} may be null; declare it nullable, or make it not null`];
  });
}

/** `within` promises that a key leads to a row with the same other key: a foreign key over both must hold it. */
async function keyFaults(database: Ask, models: readonly Model[]): Promise<string[]> {
  const faults: string[] = [];
  for (const model of models) {
    for (const one of [...model.members.values()].filter((m): m is OneMember => m.is === 'one' && m.within !== undefined)) {
      const columns = [one.key, one.within!].map((name) => (model.members.get(name) as ColumnMember).column);
      const { rowCount } = await database.query(
        `select from pg_constraint c where c.conrelid = to_regclass($1) and c.contype = 'f'
           and array(select a.attname::text from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) @> $2`,
        [model.table, columns],
      );
      if (!rowCount) faults.push(`${model.name}.${one.name} is within ${one.within}, but no foreign key holds ${columns.join(' and ')} together`);
    }
  }
  return faults;
}

/** PostgreSQL reads every rule and every computed column once, and runs none. */
async function sqlFaults(database: Ask, model: Model): Promise<string[]> {
  const scope = scopeSql((_key, cast) => `null::${cast}`);
  const row = rowSql(model, 't$0', scope);
  const written = [...model.members.values()].filter((m) => m.is === 'computed' || m.is === 'aggregate');
  const expressions = [
    { name: model.name, sql: seenSql(row) ?? 'true' },
    ...written.map((member) => ({ name: `${model.name}.${member.name}`, sql: row[member.name]! })),
    ...[...model.members.values()].flatMap((member) => placesOf(model, member, row, scope)),
  ];
  const read = (some: typeof expressions): Promise<unknown> =>
    database.query(`explain select ${some.map(({ sql }) => `(${sql})`).join()} from ${model.table} t$0`);
  const faultOf = (some: typeof expressions): Promise<string | undefined> =>
    read(some).then(
      () => undefined,
      (error: Error) => error.message,
    );
  if (!(await faultOf(expressions))) return [];
  const faults: string[] = [];
  for (const expression of expressions) {
    const fault = await faultOf([expression]);
    if (fault) faults.push(`${expression.name}: ${fault}`);
  }
  return faults;
}

/** Where a row belongs, for what the viewer may do with it. */
function placesOf(model: Model, member: Member, row: ReturnType<typeof rowSql>, scope: ScopeSql): { name: string; sql: string }[] {
  if (member.is !== 'can') return [];
  return Object.values(member.operations).map((operation) => ({
    name: `${model.name}.${member.name}`,
    sql: scope.can(operation, member.place(row, scope)),
  }));
}
