import type pg from 'pg';

/** Where a canary sits. */
export interface Cell {
  table: string;
  column: string;
  /** The row's uuid, or that of the row that it is part of. */
  row: string;
}
/** A column of texts that takes no canary, and why. */
export interface Unplanted {
  column: string;
  why: string;
}

/** Every canary by its word: whoever reads the word anywhere knows which cell it came from. */
export const canaries = new Map<string, Cell>();
const WORD = /~[0-9a-z]{6}~/g;
export const canariesIn = (text: string): { word: string; cell: Cell }[] =>
  [...new Set(text.match(WORD) ?? [])].flatMap((word) => (canaries.has(word) ? [{ word, cell: canaries.get(word)! }] : []));
export const canaryOf = (table: string, column: string, row: string): string | undefined =>
  [...canaries].find(([, cell]) => cell.table === table && cell.column === column && cell.row === row)?.[0];

/** Tables and columns whose texts are read by the machinery itself. */
const KEEPS: Record<string, string> = {
  'tenant.time_zone': 'PostgreSQL must know it',
  'municipality.time_zone': 'PostgreSQL must know it',
  'audit_event.subject_type': 'the subject’s id follows from it, and is looked at',
  migration: 'TypeORM’s own',
  'deadline_series.skips': 'only days, which a scalar reads',
  public_holiday: 'the country’s days off',
  schedule_run: 'names of the clock’s work',
  worker_heartbeat: 'no tenant’s',
  idempotency_key: 'compared with what a client sends',
};

interface Column {
  table: string;
  column: string;
  type: 'text' | 'jsonb';
  key: string | null;
}

const COLUMNS = `select c.table_name as table, c.column_name as column, c.data_type as type,
    (select k.column_name from information_schema.columns k where k.table_schema = 'public' and k.table_name = c.table_name
      and k.column_name in ('id', 'event_id') order by k.column_name desc limit 1) as key
  from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'character varying') and c.is_generated = 'NEVER' order by 1, 2`;

/** What stands in a cell afterwards; a jsonb keeps its shape. */
const PLANTED = {
  text: (column: string) => `coalesce(t."${column}", '') || c.word`,
  jsonb: (column: string) => `case jsonb_typeof(t."${column}")
    when 'object' then t."${column}" || jsonb_build_object('canary', jsonb_build_object('before', c.word))
    when 'array' then t."${column}" || to_jsonb(c.word)
    when 'string' then to_jsonb((t."${column}" #>> '{}') || c.word) else t."${column}" end`,
};

/** Writes a canary of its own into every cell of every text column of the database, as the catalogue knows them. */
export async function plantCanaries(admin: pg.Client): Promise<{ unplanted: Unplanted[]; plantedColumns: number }> {
  await admin.query(`set session_replication_role = replica`); // no triggers: an approved budget takes changes
  const { rows: columns } = await admin.query<Column>(COLUMNS);
  const unplanted: Unplanted[] = [];
  for (const column of columns) {
    const why =
      KEEPS[column.table] ?? KEEPS[`${column.table}.${column.column}`] ?? (column.key === null ? 'no row is named' : await plant(admin, column));
    if (why) unplanted.push({ column: `${column.table}.${column.column}`, why });
  }
  await admin.query(`set session_replication_role = origin`);
  return { unplanted, plantedColumns: columns.length - unplanted.length };
}

/** Answers why not, where the column refuses. */
async function plant(admin: pg.Client, { table, column, type, key }: Column): Promise<string> {
  const { rows } = await admin.query<{ at: string; row: string }>(`select ctid::text as at, ${key}::text as row from ${table}`);
  const words = rows.map(({ row }) => {
    const word = `~${canaries.size.toString(36).padStart(6, '0')}~`;
    canaries.set(word, { table, column, row });
    return word;
  });
  const planted = PLANTED[type === 'jsonb' ? 'jsonb' : 'text'](column);
  const update = `update ${table} t set "${column}" = ${planted} from unnest($1::text[], $2::text[]) c(at, word) where t.ctid = c.at::tid`;
  const ats = rows.map(({ at }) => at);
  for (const more of ['', ` and t."${column}" is not null`]) {
    await admin.query('begin');
    try {
      await admin.query(update + more, [ats, words]);
      await admin.query('commit');
      return '';
    } catch (error) {
      await admin.query('rollback');
      if (more) return (error as Error).message;
    }
  }
  return '';
}
