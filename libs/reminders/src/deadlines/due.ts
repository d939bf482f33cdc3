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
export async function resolveDue(tx: Tx, { kind, precision, statedOn, municipalityId }: Stated): Promise<{ dueOn: string; statedOn: string | null }> {
  const [row] = await tx.sql<{ due: string }>('select resolve_due($1, $2, $3, current_tenant(), $4)::text as due', [
    kind,
    statedOn,
    precision,
    municipalityId,
  ]);
  return { dueOn: row!.due, statedOn: row!.due === statedOn ? null : statedOn };
}
