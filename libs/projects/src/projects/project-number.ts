import { constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { today } from '@samnav/networks';

export const ProjectNumberTaken = domainError('invalid', 'PROJECT_NUMBER_TAKEN', {
  sv: 'Ett annat projekt har redan det numret. Välj ett annat, eller lämna tomt så får projektet nästa lediga.',
  en: 'Another project has that number. Choose another, or leave it out and the project gets the next free one.',
});
constraintError('project_number_key', () => new ProjectNumberTaken({}, ['input', 'number']));

/** The number as given, or the year's next: `P-2026-014`. Whoever asks at the same time waits for this transaction to end. */
export async function projectNumber(tx: Tx, given: string | null | undefined): Promise<string> {
  await tx.sql(`select pg_advisory_xact_lock(hashtextextended('project number ' || current_tenant(), 0))`);
  if (given) return given;
  const series = `P-${today(tx).slice(0, 4)}-`;
  const [row] = await tx.sql<{ next: number }>(
    `select coalesce(max(substring(number from '^P-\\d{4}-(\\d{1,6})$')::int), 0) + 1 as next
     from project where tenant_id = current_tenant() and starts_with(number, $1)`,
    [series],
  );
  return `${series}${String(row!.next).padStart(3, '0')}`;
}
