import type { DomainError, Tx } from '@samnav/platform';
import { cellFault } from './measurement-cells.ts';
import type { MeasurementRow, RowFault } from './measurement-cells.ts';
import { MeasurementImportAction as Action, MeasurementImportColumn as Column } from './measurement-import.types.ts';
import type { MeasurementImportReport } from './measurement-import.types.ts';

/** A row with what it is about, and what happens for it. */
export interface PlannedRow extends MeasurementRow {
  action: Action;
  scopeId: string;
  periodId: string;
  /** Of the draft that is there. */
  version: number | null;
  before: string | null;
}

interface Found {
  n: number;
  indicator_id: string | null;
  scope_id: string | null;
  municipality_id: string | null;
  period_id: string | null;
  locked: boolean | null;
  fits: boolean | null;
  version: number | null;
  submitted: boolean | null;
  value: string | null;
  same: boolean | null;
  differs: boolean | null;
}
/** The row of that name, else the only one that differs in case alone. */
const named = (table: string, name: string): string => `(
    select x.* from (select t.*, count(*) over () as of_case from ${table} t where t.tenant_id = current_tenant() and lower(t.name) = lower(${name})) x
    where x.name = ${name} or x.of_case = 1)`;
/** Everything that the rows are about, in one statement; names as people write them, whatever their case. */
const FIND = `select g.n, i.id as indicator_id, s.id as scope_id, s.municipality_id, p.id as period_id, p.locked_at is not null as locked,
    p.periodicity = coalesce(s.periodicity, i.periodicity) as fits, m.version, m.submitted_at is not null as submitted, m.value::text as value,
    coalesce(m.id is not null and m.precision = g.precision and (g.value is null or m.value = g.value) and (g.numerator is null or m.numerator = g.numerator)
      and (g.denominator is null or m.denominator = g.denominator) and (g.body is null or m.text = g.body), false) as same,
    round(g.numerator * i.factor / nullif(g.denominator, 0), i.decimals) <> round(g.value, i.decimals) and i.aggregation = 'ratio' as differs
  from jsonb_to_recordset($1::jsonb) g (n int, indicator text, scope text, period text, value numeric, numerator numeric, denominator numeric, body text, precision text)
  left join lateral ${named('indicator', 'g.indicator')} i on true
  left join lateral (
    select s.* from indicator_scope s left join municipality k on k.tenant_id = s.tenant_id and k.id = s.municipality_id
    where s.tenant_id = current_tenant() and s.indicator_id = i.id
      and (lower(s.name) = lower(g.scope) or s.kind = 'municipality' and (lower(k.name) = lower(g.scope) or lower(k.full_name) = lower(g.scope) or k.code = g.scope))
    order by lower(s.name) = lower(g.scope) desc, s.id limit 1
  ) s on true
  left join lateral ${named('reporting_period', 'g.period')} p on true
  left join measurement m on m.tenant_id = current_tenant() and m.scope_id = s.id and m.period_id = p.id
  order by g.n`;

/** What is wrong with what a row is about; undefined where nothing is. */
function wrongWith(row: MeasurementRow, found: Found, municipalityId: string | null, twice: boolean): RowFault | undefined {
  const fault = (column: Column | null, sv: string, en: string): RowFault => cellFault(row.row, column, { sv, en });
  if (!found.indicator_id)
    return fault(
      Column.indicator,
      `Ingen indikator heter ”${row.indicator}”. Skriv namnet som det står här.`,
      `No indicator is called “${row.indicator}”. Write its name as it stands here.`,
    );
  if (!found.scope_id)
    return fault(
      Column.scope,
      `Indikatorn mäts inte för ”${row.scope}”. Lägg till avgränsningen eller rätta namnet.`,
      `The indicator is not measured for “${row.scope}”. Add the scope or correct the name.`,
    );
  if (municipalityId && found.municipality_id !== municipalityId)
    return fault(Column.scope, 'Raden gäller en annan kommun. Ta bort den.', 'The row is another municipality’s. Take it away.');
  if (!found.period_id)
    return fault(
      Column.period,
      `Ingen period heter ”${row.period}”. Skapa den eller rätta namnet.`,
      `No period is called “${row.period}”. Create it or correct the name.`,
    );
  if (!found.fits)
    return fault(
      Column.period,
      'Perioden har en annan längd än den som indikatorn mäts för.',
      'The period is not of the length that the indicator is measured for.',
    );
  if (twice)
    return fault(
      null,
      'Samma indikator, avgränsning och period står på en rad ovanför.',
      'The same indicator, scope and period stand in a row above.',
    );
  if (found.differs)
    return fault(
      Column.value,
      'Täljaren och nämnaren ger ett annat värde. Lämna värdet tomt, eller rätta det.',
      'Numerator and denominator give another value. Leave the value empty, or correct it.',
    );
  if (found.same) return undefined;
  if (found.locked)
    return fault(
      Column.period,
      'Perioden är låst. Ta bort raden, eller be samordnaren om tid att rätta.',
      'The period is locked. Take the row away, or ask the coordinator for time to correct it.',
    );
  if (found.submitted)
    return fault(
      Column.value,
      `Ett annat värde är inlämnat: ${found.value ?? '–'}. Det måste återlämnas först.`,
      `Another value is submitted: ${found.value ?? '–'}. It must be returned first.`,
    );
  return undefined;
}

/** Finds what each row is about and what is to happen for it; nothing is changed. */
export async function planRows(
  tx: Tx,
  rows: readonly MeasurementRow[],
  municipalityId: string | null,
): Promise<{ rows: PlannedRow[]; faults: RowFault[] }> {
  const asked = rows.map(({ text: body, row: n, ...row }) => ({ ...row, n, body }));
  const found = new Map((await tx.sql<Found>(FIND, [JSON.stringify(asked)])).map((one) => [one.n, one]));
  const seen = new Set<string>();
  const faults: RowFault[] = [];
  const planned = rows.map((row): PlannedRow => {
    const one = found.get(row.row)!;
    const key = `${one.scope_id} ${one.period_id}`;
    const fault = wrongWith(row, one, municipalityId, seen.has(key));
    seen.add(key);
    if (fault) faults.push(fault);
    const action = fault ? Action.refuse : one.same ? Action.none : one.version === null ? Action.add : Action.change;
    return { ...row, action, scopeId: one.scope_id ?? '', periodId: one.period_id ?? '', version: one.version, before: fault ? null : one.value };
  });
  return { rows: planned, faults };
}

/** What it does, row by row and in sum. */
export async function reportOf(
  tx: Tx,
  rows: readonly PlannedRow[],
  faults: readonly RowFault[],
  language: 'sv' | 'en',
): Promise<MeasurementImportReport> {
  const count = (action: Action): number => rows.filter((row) => row.action === action).length;
  const sums = await tx.sql<{ indicator: string; period: string; count: number; sum: string }>(
    `select indicator, period, count(*)::int as count, sum(value)::text as sum from jsonb_to_recordset($1::jsonb) g (indicator text, period text, value numeric)
     where value is not null group by indicator, period order by indicator, period`,
    [JSON.stringify(rows)],
  );
  const told = (error: DomainError): { code: string; message: string } => ({ code: error.code, message: error.text(language) });
  return {
    rows: rows.map(({ row, indicator, scope, period, value, before, action }) => ({ row, indicator, scope, period, value, before, action })),
    faults: [...faults].sort((a, b) => a.row - b.row).map(({ row, column, error }) => ({ row, column, ...told(error) })),
    sums,
    added: count(Action.add),
    changed: count(Action.change),
    unchanged: count(Action.none),
  };
}
