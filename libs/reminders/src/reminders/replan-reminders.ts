import { Injectable } from '@nestjs/common';
import { onTimeZoneChanged } from '@samnav/networks';
import { defineJob, Handles, onRolesChanged, systemScope } from '@samnav/platform';
import type { Database, JobContext, JobHandler, RoleName, Tx } from '@samnav/platform';
import { z } from 'zod';
import { planReminders } from './plan-reminders.ts';

/** Deadlines planned in one transaction: few enough that nobody waits long for their locks. */
const CHUNK = 500;

const affected = z.object({
  /** Those of one municipality; null = only the region's own. Left out = all. */
  municipalityId: z.uuid().nullish(),
  workgroupId: z.uuid().optional(),
  obligation: z.string().optional(),
  /** Only those that are late, due within a month, or so near that a step before their last day may change by itself. */
  near: z.boolean().optional(),
});
/** Which open deadlines something concerns; every condition narrows. */
export type Affected = z.infer<typeof affected>;

/** Plans the rest of many deadlines anew, a chunk at a time; in a queue of its own, so that what is due never stands behind it. */
export const replan = defineJob({ name: 'replan', queue: 'plans', payload: affected.extend({ after: z.uuid().optional() }) });

/** The days before the last day from which the night has something to do: repeats are written a few ahead, and roles change hands. */
const FARTHEST = `select coalesce(max(-s.offset_days * case s.unit when 'workingDays' then 2 else 1 end), 0)
  from ladder_step s where s.tenant_id = current_tenant() and s.offset_days < 0 and (s.repeat_every is not null or s.recipient_role <> 'owner')`;
const NEXT = `select d.id from deadline d
  where d.tenant_id = current_tenant() and d.met_at is null and d.cancelled_at is null and ($1::uuid is null or d.id > $1)
    and (not $2 or d.municipality_id is not distinct from $3::uuid) and ($4::uuid is null or d.workgroup_id = $4) and ($5::text is null or d.obligation = $5)
    and (not $6 or d.due_on <= samnav_now()::date + 31 + (${FARTHEST}))
  order by d.id limit $7`;

const next = async (tx: Tx, where: Affected, after: string | null, limit: number): Promise<string[]> => {
  const { municipalityId, workgroupId, obligation, near } = where;
  const params = [after, municipalityId !== undefined, municipalityId ?? null, workgroupId ?? null, obligation ?? null, near ?? false, limit];
  const rows = await tx.sql<{ id: string }>(
    `select id from deadline where tenant_id = current_tenant() and id in (${NEXT}) order by id for no key update`,
    params,
  );
  return rows.map(({ id }) => id);
};

/** Plans anew what something beside the deadlines has changed: at once where they are few, else by a job. Steps of today wait for their hour. */
export async function replanAll(tx: Tx, where: Affected): Promise<void> {
  const ids = await next(tx, where, null, CHUNK + 1);
  if (ids.length > CHUNK) return tx.emit(replan, where);
  await planReminders(tx, ids, { atOnce: false });
}

@Handles(replan)
@Injectable()
export class ReplanReminders implements JobHandler<z.infer<typeof replan.payload>> {
  async handle({ after, ...where }: z.infer<typeof replan.payload>, context: JobContext): Promise<void> {
    await context.finish(async (tx) => {
      const ids = await next(tx, where, after ?? null, CHUNK);
      await planReminders(tx, ids, { atOnce: false });
      if (ids.length === CHUNK) await tx.emit(replan, { ...where, after: ids.at(-1)! });
    });
  }
}

/** What the night changes: roles begin and end with a day, and repeats are planned only a few ahead. */
export async function replanNightly(database: Database): Promise<void> {
  const tenants = await database.outside('replan', (tx) => tx.sql<{ id: string; slug: string }>('select id, slug from tenant order by id'));
  for (const { id, slug } of tenants) await database.write(systemScope(id, slug, 'replan'), (tx) => tx.emit(replan, { near: true }));
}

onTimeZoneChanged((tx, municipalityId) => replanAll(tx, { municipalityId }));
/** The roles of accounts that a ladder climbs to. */
const CLIMBED: readonly RoleName[] = ['strategist', 'chiefExecutive', 'regionCoordinator'];
onRolesChanged(async (tx, { municipalityId, workgroupId, role }) => {
  if (role && !CLIMBED.includes(role)) return;
  // a role in the whole region is every municipality's
  await replanAll(tx, workgroupId ? { workgroupId } : { ...(municipalityId && { municipalityId }) });
});
