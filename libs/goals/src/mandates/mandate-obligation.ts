import { globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { defineObligation, obligations } from '@samnav/reminders';
import { Mandate } from './mandate.entity.ts';
import { mandateStatusSql } from './mandate-sql.ts';

/** Whoever answers for a mandate reports back to the body that gave it; done when all who received it have done or stopped it. */
export const mandateReport = defineObligation({
  obligation: 'mandateReport',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: återrapportera senast ${d.dueOn}`,
      lead: `Du svarar för att ”${d.title}” återrapporteras. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}.`,
      action: 'Öppna och återrapportera',
    }),
    en: (d) => ({
      subject: `${d.title}: report back by ${d.dueOn}`,
      lead: `You answer for reporting back on “${d.title}”. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}.`,
      action: 'Open and report back',
    }),
  },
});

/** Keeps the deadline of a mandate as its day, its owner and its reports say. */
export async function askForReport(tx: Tx, id: string, moved: boolean): Promise<void> {
  const { number, title, dueOn, ownerId, municipalityId } = await tx.get(Mandate, id);
  const [row] = await tx.sql<{ status: string }>(
    `select ${mandateStatusSql({ tenantId: 'm.tenant_id', id: 'm.id' })} as status from mandate m where m.tenant_id = current_tenant() and m.id = $1`,
    [id],
  );
  const about = globalId(Mandate, id);
  const over = row!.status === 'done' || row!.status === 'stopped';
  if (over || moved || !dueOn) await obligations.close(tx, about, mandateReport.obligation, over ? 'reported' : null);
  if (over || !dueOn || !ownerId) return;
  const asked = { ownerId, dueOn, title: `Uppdrag ${number}: ${title}`.slice(0, 300), place: { municipalityId, workgroupId: null } };
  await obligations.open(tx, { obligation: mandateReport.obligation, about, ...asked });
}
