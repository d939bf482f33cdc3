import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Scope } from '../../database/scope.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Member, Model } from '../members.ts';
import { modelOf } from '../model.ts';
import { entities, Line, Plan, Spending, Step } from './entities.ts';
import { columnsOf, noteComputed } from './oracle-values.ts';
import type { Query } from './oracle-values.ts';

/** A row as TypeORM gives it. */
export type Loaded = Record<string, any> & { id: string };

/** All that the oracle knows of one tenant: rows by TypeORM, computed values and texts of columns by one plain statement each. */
export interface Known {
  rows: Map<Model, Loaded[]>;
  /** Values of @Computed by row, and the rows that the `where` of an aggregate finds. */
  computed: Map<Member, Map<string, any>>;
  /** Each column's text in PostgreSQL, for cursors, by row and property. */
  texts: Map<Model, Map<string, Record<string, string | null>>>;
  /** The rows that each of `searches` finds, where the type can be searched. */
  found: Map<Model, Map<string, Set<string>>>;
}

/** All that the tests search for. */
export const searches = [
  'Umeå',
  'öster',
  'Å',
  '1',
  '%',
  '_',
  'Resor',
  `o'\\x`,
  'ä"',
  'uppfölj',
  'upp 12',
  'ume & !|:*',
  'umeå',
  'umea',
  '0003 å',
  '',
];

/** The rules of visibility of entities.ts, said once more; what is part of a plan comes after the plans. */
function visible(found: Known, model: Model, row: Loaded, scope: Scope): boolean {
  if (model.type === Line || model.type === Spending) return found.rows.get(modelOf(Plan))!.some((plan) => plan.id === row.planId);
  if (model.type === Plan) return row.stage !== 'draft' || scope.municipalityIds.includes(row.townId as string);
  return model.type !== Step || !String(row.title).startsWith('secret');
}

export async function known(catalogue: Catalogue, schemaName: string, scope: Scope): Promise<Known> {
  const options = `-c search_path=${schemaName},public`;
  const source = await new DataSource({ type: 'postgres', url: process.env.RUNTIME_DATABASE_URL!, entities, extra: { options } }).initialize();
  const found: Known = { rows: new Map(), computed: new Map(), texts: new Map(), found: new Map() };
  await source.transaction(async (tx) => {
    await tx.query(`select set_config('app.tenant_id', $1, true)`, [scope.tenantId]);
    const query = (text: string): Promise<Record<string, any>[]> => tx.query(text);
    for (const model of catalogue.models) {
      const rows = (await tx.getRepository(model.type).find()) as Loaded[];
      found.rows.set(
        model,
        rows.filter((row) => visible(found, model, row, scope)),
      );
      found.texts.set(model, await textsOf(model, query));
      if (model.search) found.found.set(model, await foundOf(model, model.search, query));
    }
    await noteComputed(found, scope, query);
  });
  await source.destroy();
  return found;
}

async function textsOf(model: Model, query: Query): Promise<Map<string, Record<string, string | null>>> {
  const columns = columnsOf(model).map((m) => `${pg.escapeIdentifier(m.column)}::text as ${pg.escapeIdentifier(m.name)}`);
  const rows = await query(`select ${columns.join()} from ${model.table}`);
  return new Map(rows.map((row) => [row.id as string, row as Record<string, string | null>]));
}

/** PostgreSQL is asked row by row whether the text matches; without index, stored words and the owner's function. */
async function foundOf(model: Model, search: readonly string[], query: Query): Promise<Map<string, Set<string>>> {
  const columns = columnsOf(model).filter((m) => search.includes(m.name));
  const found = new Map<string, Set<string>>();
  for (const text of searches) {
    const matches = `search_words(concat_ws(' ', ${columns.map((m) => m.column).join()})) @@ search_query(${pg.escapeLiteral(text)})`;
    found.set(text, new Set((await query(`select id from ${model.table} where ${matches}`)).map((row) => row.id as string)));
  }
  return found;
}
