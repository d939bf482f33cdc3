import type { Tx } from '@samnav/platform';
import type { DatePrecision, DeadlineKind } from './deadline.entity.ts';

export interface Stated {
  kind: DeadlineKind;
  precision: DatePrecision;
  /** The day as somebody said it; any day of the period where it is less exact. */
  statedOn: string;
  municipalityId: string | null;
}

/** The last day of what was stated; `statedOn` stays only where it is another day. */
export async function resolveDue(tx: Tx, { precision, statedOn }: Stated): Promise<{ dueOn: string; statedOn: string | null }> {
  const [row] = await tx.sql<{ due: string }>(
    `select (case when $1 = 'day' then $2::date else (date_trunc($1, $2::date::timestamp) + ('1 ' || case when $1 = 'quarter' then 'month' else $1 end)::interval
       * case when $1 = 'quarter' then 3 else 1 end - interval '1 day')::date end)::text as due`,
    [precision, statedOn],
  );
  return { dueOn: row!.due, statedOn: row!.due === statedOn ? null : statedOn };
}
