import { access, domainError } from '@samnav/platform';
import type { Operation, Tx, Where } from '@samnav/platform';
import { substituteOf } from '../owners/substitute-of.ts';
import { Deadline } from './deadline.entity.ts';

export const DeadlineClosed = domainError('refused', 'DEADLINE_CLOSED', {
  sv: 'Tidsgränsen är redan klar eller struken. Öppna den igen först.',
  en: 'The deadline is already met or struck. Open it again first.',
});
export const PersonNeeded = domainError('refused', 'PERSON_NEEDED', {
  sv: 'Ditt konto hör inte till någon person i regionen, så ingen kan stå för det här. Be samordnaren lägga upp dig.',
  en: 'Your account belongs to no person of the region, so nobody can stand for this. Ask the coordinator to add you.',
});

/** What a municipality owns is its own people's, also where a workgroup works with it. */
export const whereOf = (d: Pick<Deadline, 'municipalityId' | 'workgroupId'>): Where => ({
  municipalityId: d.municipalityId,
  workgroupId: d.municipalityId ? null : d.workgroupId,
});

/** Requires an operation on a deadline; its owner's, and whoever stands in for the owner today, reaches what is their own. */
export async function requireOn(tx: Tx, operation: Operation, deadline: Deadline): Promise<void> {
  const own = { personId: deadline.ownerId, substituteId: await substituteOf(tx, deadline.ownerId) };
  access.require(tx.scope, operation, { ...whereOf(deadline), ...own });
}

/** The deadline that a client names, for an operation. */
export async function deadlineFor(tx: Tx, id: string, operation: Operation): Promise<Deadline> {
  const deadline = await tx.find(Deadline, id, ['id']);
  await requireOn(tx, operation, deadline);
  return deadline;
}

export const isOpen = (deadline: Deadline): boolean => !deadline.metAt && !deadline.cancelledAt;

/** As `deadlineFor`, held until the transaction ends; refused where it is met or struck, or not in the version that the user saw. */
export async function openDeadlineFor(
  tx: Tx,
  { id, expectedVersion }: { id: string; expectedVersion?: number | null },
  operation: Operation,
): Promise<Deadline> {
  const found = await deadlineFor(tx, id, operation);
  const deadline = await tx.lock(Deadline, found.id);
  if (!isOpen(deadline)) throw new DeadlineClosed({}, ['input', 'id'], { allowed: ['reopenDeadline'] });
  return tx.change(Deadline, deadline.id, expectedVersion ?? null, {}, 'deadline.held');
}

/** Who acts; answers are people's. */
export function actingPerson(tx: Tx): string {
  if (!tx.scope.personId) throw new PersonNeeded();
  return tx.scope.personId;
}

/** The day that it is where the deadline belongs. */
export async function todayAt(tx: Tx, { municipalityId }: Pick<Deadline, 'municipalityId'>): Promise<string> {
  const [row] = await tx.sql<{ day: string }>(
    `select (samnav_now() at time zone coalesce((select m.time_zone from municipality m where m.tenant_id = t.id and m.id = $1), t.time_zone))::date::text as day
     from tenant t where t.id = current_tenant()`,
    [municipalityId],
  );
  return row!.day;
}
