import type pg from 'pg';

/** A row as the table's owner sees it. */
export interface Fact {
  table: string;
  id: string;
  tenantId: string | null;
  row: Record<string, any>;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** All rows that have a uuid, past row-level security: what the walk's rules are asked of. */
export class Facts {
  private constructor(private readonly rows: Map<string, Fact[]>) {}

  static async read(admin: pg.Client): Promise<Facts> {
    const { rows: tables } = await admin.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c join pg_class k on k.relname = c.table_name and k.relnamespace = 'public'::regnamespace
       where c.table_schema = 'public' and c.column_name = 'id' and c.data_type = 'uuid' and k.relkind in ('r', 'v') order by 1`,
    );
    const rows = new Map<string, Fact[]>();
    for (const { name } of tables) {
      const found = await admin.query<{ row: Record<string, any> }>(`select to_jsonb(t) as row from ${name} t`);
      for (const { row } of found.rows) {
        const fact = { table: name, id: row.id as string, tenantId: (row.tenant_id as string | undefined) ?? null, row };
        rows.set(fact.id, [...(rows.get(fact.id) ?? []), fact]); // a project and its budget share their uuid
      }
    }
    return new Facts(rows);
  }

  of(table: string, id: string): Fact | undefined {
    return this.rows.get(id)?.find((fact) => fact.table === table);
  }
  all(table: string): Fact[] {
    return [...this.rows.values()].flat().filter((fact) => fact.table === table);
  }
  /** Every row that a text names by its uuid. */
  named(text: string): Fact[] {
    return [...new Set(text.match(UUID) ?? [])].flatMap((id) => this.rows.get(id) ?? []);
  }
}
