import type { Tx } from '@samnav/platform';

/** What the funder says of hours, of the project's grant that holds that day. */
export interface TimeRules {
  annualMinutes: number;
  indexBp: number;
  everyMonths: number;
  /** What an hour is worth by decision, in öre; 0 where a salary says. */
  orePerHour: number;
  /** How many days of one sick leave are not taken off a fixed share. */
  sickDaysNotDeducted: number;
}

/** 1720 hours a year, and nothing more, where no grant says anything. */
const usual: TimeRules = { annualMinutes: 103_200, indexBp: 0, everyMonths: 12, orePerHour: 0, sickDaysNotDeducted: 14 };

/** The rules of the project's own grant in its own dated copy; the usual ones where it has none. */
export async function timeRulesOf(tx: Tx, projectId: string, day: string): Promise<TimeRules> {
  const rows = await tx.sql<{ params: Record<string, unknown> }>(
    `select r.params from grant_rule r join funding_grant g on g.tenant_id = r.tenant_id and g.id = r.grant_id
     where g.tenant_id = current_tenant() and g.project_id = $1 and g.ended_at is null and r.kind in ('unitCost', 'time')
       and r.starts_on <= $2 and (r.ends_on is null or r.ends_on >= $2) order by g.decided_on, g.id, r.starts_on, r.id`,
    [projectId, day],
  );
  const found = Object.fromEntries(
    rows.flatMap(({ params }) => Object.entries(params).filter(([name, value]) => name in usual && Number.isInteger(value))),
  ) as Partial<TimeRules>;
  return { ...usual, ...found };
}
