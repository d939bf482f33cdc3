import type { Tx } from '@samnav/platform';
import { AnswerKind, recordAnswer } from '../answers/deadline-answer.entity.ts';
import { HandOverState } from '../owners/hand-over.entity.ts';
import { closePending, ownerChanged } from '../owners/hand-overs.ts';
import { coverLeaving } from '../owners/leaving.ts';
import { planReminders, withdrawReminders } from '../reminders/plan-reminders.ts';
import { Deadline } from './deadline.entity.ts';

/** What something in another context asks of somebody. */
export interface Promised {
  /** What sort of promise it is, made known by `defineObligation`. */
  obligation: string;
  /** The global id of what it is about. */
  about: string;
  /** uuid of the person. */
  ownerId: string;
  /** What everybody of the region may read. */
  title: string;
  dueOn: string;
  place: { municipalityId: string | null; workgroupId: string | null };
}

/** Deadlines that follow from something else, e.g. an approval that waits: opened and closed by it, one at a time for each thing and sort. */
export const obligations = {
  /** Makes the deadline, or gives the one that is open this owner. Answers its uuid. */
  async open(tx: Tx, { about, obligation, ownerId, title, dueOn, place }: Promised): Promise<string> {
    const there = await openAbout(tx, about, obligation);
    if (there) return renew(tx, there, { ownerId, title });
    const id = await tx.create(Deadline, { obligation, about, ownerId, title, dueOn, ...place }, 'deadline.created');
    await coverLeaving(tx, ownerId);
    await planReminders(tx, [id], { assigned: true });
    return id;
  },

  /** What was asked is done, in these words; null where it is no longer asked. Nothing happens where nothing is open. */
  async close(tx: Tx, about: string, obligation: string, outcome: string | null): Promise<void> {
    const there = await openAbout(tx, about, obligation);
    if (!there) return;
    const { id, ownerId } = there;
    const done = { metAt: new Date(tx.now), metById: tx.scope.personId ?? ownerId, outcome };
    if (outcome === null) await tx.change(Deadline, id, null, { cancelledAt: new Date(tx.now) }, 'deadline.cancelled');
    else await tx.change(Deadline, id, null, done, 'deadline.met');
    await closePending(tx, id, HandOverState.withdrawn);
    await withdrawReminders(tx, id, outcome === null ? 'cancelled' : 'met');
    await recordAnswer(tx, { deadlineId: id, kind: outcome === null ? AnswerKind.cancelled : AnswerKind.done, note: outcome });
  },
};

async function openAbout(tx: Tx, about: string, obligation: string): Promise<Deadline | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select id from deadline where tenant_id = current_tenant() and about = $1 and obligation = $2 and met_at is null and cancelled_at is null`,
    [about, obligation],
  );
  return row ? tx.lock(Deadline, row.id) : null;
}

async function renew(tx: Tx, { id, ownerId: before }: Deadline, values: { ownerId: string; title: string }): Promise<string> {
  await tx.change(Deadline, id, null, values, 'deadline.updated');
  if (values.ownerId === before) return id;
  await ownerChanged(tx, id);
  await recordAnswer(tx, { deadlineId: id, kind: AnswerKind.handedOver, toPersonId: values.ownerId });
  await coverLeaving(tx, values.ownerId);
  await planReminders(tx, [id], { assigned: true });
  return id;
}
