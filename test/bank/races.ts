import { Database, DomainError, globalId } from '@samnav/platform';
import { BudgetLine, ExpenditureService, LedgerPeriodService } from '@samnav/projects';
import type { Region } from '../../libs/projects/src/testing/region.ts';

const expenditures = new ExpenditureService();
const periods = new LedgerPeriodService();
const dayOf = (n: number): string => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);

export interface Raced {
  races: number;
  /** Postings that came before the lock, and that were refused for it. */
  posted: number;
  refused: number;
  /** Days whose sum is another than when they were closed. */
  late: number;
}

/** Closes one day of a project after the other while others post on it. Whoever closes remembers the day's sum: it must be the day's sum for ever. */
export async function racePeriods(database: Database, region: Region, line: string, races: number, atOnce = 8): Promise<Raced> {
  const { coordinator: scope } = region;
  const raced: Raced = { races, posted: 0, refused: 0, late: 0 };
  const [{ project_id: projectId } = { project_id: '' }] = await database.write(scope, (tx) =>
    tx.sql<{ project_id: string }>('select project_id from budget_line where id = $1', [line]),
  );
  const sumOf = `select coalesce(sum(amount_ore), 0)::text as ore from expenditure where tenant_id = current_tenant() and project_id = $1 and spent_on = $2`;
  const closed = new Map<string, string>();
  const post = async (spentOn: string): Promise<void> => {
    try {
      await database.write(scope, (tx) => expenditures.record(tx, { budgetLineId: globalId(BudgetLine, line), spentOn, amount: 100n }));
      raced.posted++;
    } catch (error) {
      if (!(error instanceof DomainError) && (error as { constraint?: string }).constraint !== 'expenditure_period_is_open') throw error;
      raced.refused++;
    }
  };
  const close = (day: string): Promise<void> =>
    database.write(scope, async (tx) => {
      await periods.close(tx, projectId, day, day, 'Kapplöpning');
      const [sum] = await tx.sql<{ ore: string }>(sumOf, [projectId, day]);
      closed.set(day, sum!.ore);
    });
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < races; n = next++) await Promise.all([post(dayOf(n)), close(dayOf(n)), post(dayOf(n))]);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const now = await database.write(scope, (tx) =>
    tx.sql<{ day: string; ore: string }>(
      `select spent_on::text as day, sum(amount_ore)::text as ore from expenditure where tenant_id = current_tenant() and project_id = $1 group by 1`,
      [projectId],
    ),
  );
  const sums = new Map(now.map(({ day, ore }) => [day, ore]));
  raced.late = [...closed].filter(([day, ore]) => (sums.get(day) ?? '0') !== ore).length;
  return raced;
}
