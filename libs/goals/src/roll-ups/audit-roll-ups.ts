import { systemScope } from '@samnav/platform';
import type { Database, Tx } from '@samnav/platform';
import { recompute } from './recompute.ts';
import type { RolledUp, RollUpRows } from './recompute.ts';

/** What an audit of the roll-ups has found. */
export interface RollUpAudit {
  tenants: number;
  /** How many figures were compared. */
  figures: number;
  /** One sentence for each that differs. */
  differences: string[];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
const figures = 'value::text, numerator::text, denominator::text';

const said = (view: string, category: string, text: string): string => `
  select indicator_id || ' ' || period_id || ' ' || ${category} as key, trim_scale(value)::text as value, trim_scale(numerator)::text as numerator,
    trim_scale(denominator)::text as denominator, ${text} as text, counted_count as counted, missing, waiting_count as waiting
  from ${view} where rolled_up`;

/** By name: what the views say, and the rows that they say it of. */
const asked: Record<keyof RollUpRows | 'said', string> = {
  said: `${said('indicator_point', `''`, 'text')} union all ${said('indicator_category_point', 'category_id', 'null')}`,
  municipalities: 'select id, name from municipality',
  indicators: 'select id, aggregation, factor::text, municipality_id "municipalityId" from indicator',
  scopes: 'select id, indicator_id "indicatorId", kind, municipality_id "municipalityId" from indicator_scope',
  measurements: `select id, scope_id "scopeId", period_id "periodId", ${figures}, text,
    ${instant('submitted_at')} "submittedAt", ${instant('approved_at')} "approvedAt" from measurement`,
  parts: `select measurement_id "measurementId", category_id "categoryId", ${figures} from measurement_part`,
};
const ALL = `select ${Object.entries(asked)
  .map(([name, query]) => `(select coalesce(json_agg(x), '[]') from (${query}) x) as "${name}"`)
  .join()}`;

/** Everything in one statement, so in one snapshot; of the tenant of the transaction. */
export const readRollUps = async (tx: Tx): Promise<RollUpRows & { said: RolledUp[] }> => (await tx.sql<RollUpRows & { said: RolledUp[] }>(ALL))[0]!;

/** Where what the views say differs from what is recomputed, in sentences. */
export function differencesOf(said: readonly RolledUp[], recomputed: readonly RolledUp[]): string[] {
  const text = (one: RolledUp | undefined): string =>
    one ? JSON.stringify([one.value, one.numerator, one.denominator, one.text, one.counted, one.missing, one.waiting]) : 'nothing';
  const [views, own] = [said, recomputed].map((all) => new Map(all.map((one) => [one.key, one]))) as [Map<string, RolledUp>, Map<string, RolledUp>];
  return [...new Set([...views.keys(), ...own.keys()])]
    .filter((key) => text(views.get(key)) !== text(own.get(key)))
    .map((key) => `${key.trim()} (indicator, period, category): the database says ${text(views.get(key))}, recomputed it is ${text(own.get(key))}`);
}

/** Recomputes every roll-up of every tenant in TypeScript and compares it with what the database answers. */
export async function auditRollUps(database: Database): Promise<RollUpAudit> {
  const now = await database.now();
  const tenants = await database.outside('audit-roll-ups', (tx) => tx.sql<{ id: string; slug: string }>('select id, slug from tenant order by slug'));
  const audit: RollUpAudit = { tenants: tenants.length, figures: 0, differences: [] };
  for (const { id, slug } of tenants)
    await database.write(systemScope(id, slug, 'audit-roll-ups', now), async (tx) => {
      const { said, ...rows } = await readRollUps(tx);
      audit.figures += said.length;
      audit.differences.push(...differencesOf(said, recompute(rows)).map((difference) => `${slug}: ${difference}`));
    });
  return audit;
}
