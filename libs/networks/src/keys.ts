import { userFaults } from '@samnav/platform';
import type { DomainError, Tx } from '@samnav/platform';

/** The key to store for a relation that an input may leave out (undefined, unchanged) or clear (null). */
export const keyOf = (row: { id: string } | null | undefined): string | null | undefined => (row ? row.id : row);

/** Runs a write whose refusal is to be told with more than the database's constraint knows; the transaction stays usable. */
export async function orElse<T>(tx: Tx, constraint: string, write: () => Promise<T>, refusal: () => Promise<DomainError>): Promise<T> {
  await tx.sql('savepoint before_write');
  try {
    const result = await write();
    await tx.sql('release savepoint before_write');
    return result;
  } catch (error) {
    if (constraintOf(error) !== constraint) throw error;
    await tx.sql('rollback to savepoint before_write');
    throw await refusal();
  }
}

/** The database constraint that refused a write. */
export const constraintOf = (error: unknown): string | undefined =>
  ((error as { driverError?: { constraint?: string } }).driverError ?? (error as { constraint?: string })).constraint;

/** What a user can do something about; anything else goes on. */
export function faultsOf(error: unknown): readonly DomainError[] {
  const faults = userFaults(error);
  if (!faults) throw error;
  return faults;
}
