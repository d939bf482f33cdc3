import { today } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { approval, obligations, returned } from '@samnav/reminders';
import { Project } from '../projects/project.entity.ts';
import { Budget } from './budget.entity.ts';

/** Working days that somebody has to approve a budget, or to hand it in again. */
const WORKING_DAYS = 10;

/**
 * Keeps the deadlines that follow from a budget: a draft that is financed to the öre waits for the approval of somebody who did not save it.
 * Only of projects that the region sees, as everybody of the region reads deadlines, and of none that is closed or stopped.
 */
export async function askForApproval(tx: Tx, budgetId: string): Promise<void> {
  const [budget, project] = [await tx.get(Budget, budgetId), await tx.get(Project, budgetId)];
  const about = globalId(Budget, budgetId);
  const approved = budget.approvedAt !== null;
  const over = !approved && (await isOver(tx, budgetId));
  const ready = approved || (!over && isSeen(tx, project) && (await isFinanced(tx, budgetId)));
  if (ready || over) await obligations.close(tx, about, returned.obligation, over ? null : 'handed in again');
  const ownerId = ready && !approved ? await approverOf(tx, budgetId) : null;
  if (ownerId) await obligations.open(tx, { obligation: approval.obligation, about, ownerId, ...(await asked(tx, project)) });
  else await obligations.close(tx, about, approval.obligation, approved ? 'approved' : null);
}

/** A budget that was approved is a draft again: whoever saved it last works on. */
export async function giveBack(tx: Tx, budgetId: string): Promise<void> {
  const [budget, project] = [await tx.get(Budget, budgetId), await tx.get(Project, budgetId)];
  const ownerId = await authorOf(tx, [budget.savedById, project.leadId]);
  if (!ownerId || ownerId === tx.scope.personId || !isSeen(tx, project) || (await isOver(tx, budgetId))) return;
  await obligations.open(tx, { obligation: returned.obligation, about: globalId(Budget, budgetId), ownerId, ...(await asked(tx, project)) });
}

async function isFinanced(tx: Tx, projectId: string): Promise<boolean> {
  const [row] = await tx.sql<{ financed: boolean }>(
    `select planned > 0 and planned = financed as financed from
       (select coalesce(sum(planned_ore), 0) as planned from budget_line where tenant_id = current_tenant() and project_id = $1) l,
       (select coalesce(sum(amount_ore), 0) as financed from financing where tenant_id = current_tenant() and project_id = $1) f`,
    [projectId],
  );
  return row!.financed;
}

async function isOver(tx: Tx, projectId: string): Promise<boolean> {
  const [last] = await tx.sql<{ over: boolean }>(
    `select status in ('closed', 'stopped') as over from project_status_event where tenant_id = current_tenant() and project_id = $1 and valid_from <= $2
     order by valid_from desc, id desc limit 1`,
    [projectId, today(tx)],
  );
  return last?.over ?? false;
}

const isSeen = (tx: Tx, { publishedOn }: Project): boolean => publishedOn !== null && publishedOn <= today(tx);

async function asked(tx: Tx, { number, name, municipalityId, workgroupId }: Project) {
  const [row] = await tx.sql<{ due: string }>('select add_working_days($1::date, $2, current_tenant(), $3)::text as due', [
    today(tx),
    WORKING_DAYS,
    municipalityId,
  ]);
  return { title: `Budget ${number} ${name}`.slice(0, 300), dueOn: row!.due, place: { municipalityId, workgroupId } };
}

const STAYS = 'p.leaves_on is null and not exists (select from account a where a.id = p.account_id and a.disabled_at is not null)';

/** The municipality's signatory, its chief executive, the region's coordinator: the first who stays and did not save it. */
async function approverOf(tx: Tx, budgetId: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select p.id from project j join budget b on b.tenant_id = j.tenant_id and b.id = j.id join tenant t on t.id = j.tenant_id
     join role_assignment r on r.tenant_id = j.tenant_id and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone)
       and (r.role = 'regionCoordinator' or r.role in ('authorisedSignatory', 'chiefExecutive') and r.municipality_id = j.municipality_id)
     join person p on p.tenant_id = r.tenant_id and p.account_id = r.account_id
     where j.tenant_id = current_tenant() and j.id = $1 and p.id is distinct from b.saved_by_id and p.account_id is distinct from b.saved_by_account_id and ${STAYS}
     order by array_position(array['authorisedSignatory', 'chiefExecutive', 'regionCoordinator'], r.role), p.id limit 1`,
    [budgetId],
  );
  return row?.id ?? null;
}

async function authorOf(tx: Tx, among: readonly (string | null)[]): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select p.id from person p where p.tenant_id = current_tenant() and p.id = any($1::uuid[]) and ${STAYS} order by array_position($1::uuid[], p.id) limit 1`,
    [among],
  );
  return row?.id ?? null;
}
