import { today } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Project } from '@samnav/projects';
import { defineObligation, inDays, obligations } from '@samnav/reminders';
import { GrantPeriod } from './grant-period.entity.ts';
import type { Grant } from './grant.entity.ts';

/** A claim is due; it is done when the claim of the period is signed. */
export const claimDue = defineObligation({
  obligation: 'claimDue',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: ${d.daysLeft < 0 ? 'skulle vara inlämnad' : 'ska lämnas in'} ${inDays.sv(d.daysLeft)}`,
      lead: `”${d.title}” ska vara undertecknad och inlämnad senast ${d.dueOn}, ${inDays.sv(d.daysLeft)}.`,
      action: 'Öppna ansökan om utbetalning',
    }),
    en: (d) => ({
      subject: `${d.title}: ${d.daysLeft < 0 ? 'was due' : 'due'} ${inDays.en(d.daysLeft)}`,
      lead: `“${d.title}” must be signed and handed in by ${d.dueOn}, ${inDays.en(d.daysLeft)}.`,
      action: 'Open the claim',
    }),
  },
});

/** Keeps one deadline for each period whose claim is still to come, at the project's lead; of published projects only, as everybody reads deadlines. */
export async function askForClaims(tx: Tx, grant: Grant): Promise<void> {
  const project = await tx.get(Project, grant.projectId);
  const seen = project.publishedOn !== null && project.publishedOn <= today(tx);
  const periods = await tx.rows(GrantPeriod).find({ where: { tenantId: tx.scope.tenantId, grantId: grant.id }, order: { number: 'ASC' } });
  const signed = await tx.sql<{ id: string }>(
    `select grant_period_id as id from payment_claim where tenant_id = current_tenant() and grant_id = $1 and submission > 0 and state not in ('withdrawn', 'rejected')`,
    [grant.id],
  );
  for (const period of periods) {
    const handedIn = signed.some(({ id }) => id === period.id);
    const open = seen && grant.endedAt === null && period.dueOn >= today(tx) && !handedIn;
    if (open) await obligations.open(tx, promised(grant, project, period));
    else await forgetClaim(tx, period.id);
  }
}

/** The period's claim is signed, in these words; null where it is no longer asked for. */
export const claimHandedIn = (tx: Tx, periodId: string, outcome: string | null): Promise<void> =>
  obligations.close(tx, globalId(GrantPeriod, periodId), claimDue.obligation, outcome);
/** The period is gone, or its claim is no longer asked for. */
export const forgetClaim = (tx: Tx, periodId: string): Promise<void> => claimHandedIn(tx, periodId, null);

function promised(grant: Grant, { leadId, municipalityId, workgroupId }: Project, period: GrantPeriod) {
  const what = period.isFinal ? 'Slutrapport' : `Ansökan om utbetalning ${period.number}`;
  return {
    obligation: claimDue.obligation,
    about: globalId(GrantPeriod, period.id),
    ownerId: leadId,
    title: `${what}, ${grant.projectNumber} ${grant.projectName}`.slice(0, 300),
    dueOn: period.dueOn,
    place: { municipalityId, workgroupId },
  };
}
