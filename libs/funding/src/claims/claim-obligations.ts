import { today } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { defineObligation, obligations } from '@samnav/reminders';
import { Grant } from '../grants/grant.entity.ts';
import { PaymentClaim } from './payment-claim.entity.ts';

const is = (daysLeft: number): string => (daysLeft < 0 ? 'var' : 'är');
const wasIs = (daysLeft: number): string => (daysLeft < 0 ? 'was' : 'is');

/** A claim is approved and waits for who signs for the beneficiary; done by signing it. */
export const claimSigning = defineObligation({
  obligation: 'claimSigning',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: väntar på din underskrift`,
      lead: `”${d.title}” är godkänd och väntar på att du skriver under. Sista dag ${is(d.daysLeft)} ${d.dueOn}.`,
      action: 'Öppna och skriv under',
    }),
    en: (d) => ({
      subject: `${d.title}: waits for your signature`,
      lead: `“${d.title}” is approved and waits for you to sign it. The last day ${wasIs(d.daysLeft)} ${d.dueOn}.`,
      action: 'Open and sign',
    }),
  },
});

/** The funder asks for something more; done by signing the completed claim again. */
export const claimCompletion = defineObligation({
  obligation: 'claimCompletion',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: finansiären begär komplettering`,
      lead: `Finansiären begär komplettering av ”${d.title}”. Sista dag ${is(d.daysLeft)} ${d.dueOn}. Du blir klar när ansökan är underskriven igen.`,
      action: 'Öppna och komplettera',
    }),
    en: (d) => ({
      subject: `${d.title}: the funder asks for its completion`,
      lead: `The funder asks you to complete “${d.title}”. The last day ${wasIs(d.daysLeft)} ${d.dueOn}. It is done when the claim is signed again.`,
      action: 'Open and complete',
    }),
  },
});

/** Working days to sign what is approved. */
const WORKING_DAYS = 5;

/** What deadlines about a claim are called. */
export const titleOf = ({ number, projectName }: Pick<PaymentClaim, 'number' | 'projectName'>): string =>
  `Ansökan om utbetalning ${number}, ${projectName}`.slice(0, 300);

/** Asks somebody who may sign for the grant's municipality, of those who stay; nobody where there is none. */
export async function askForSignature(tx: Tx, claim: PaymentClaim): Promise<void> {
  const { municipalityId } = await tx.get(Grant, claim.grantId);
  const [row] = await tx.sql<{ id: string; due: string }>(
    `select p.id, add_working_days($1::date, $2, current_tenant(), $3)::text as due
     from role_assignment r join tenant t on t.id = r.tenant_id join person p on p.tenant_id = r.tenant_id and p.account_id = r.account_id
     where r.tenant_id = current_tenant() and r.role = 'authorisedSignatory' and (r.municipality_id is null or r.municipality_id = $3)
       and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) and p.leaves_on is null
       and not exists (select from account a where a.id = p.account_id and a.disabled_at is not null)
     order by r.municipality_id nulls last, p.id limit 1`,
    [today(tx), WORKING_DAYS, municipalityId],
  );
  if (!row) return;
  const about = globalId(PaymentClaim, claim.id);
  const place = { municipalityId, workgroupId: null };
  await obligations.open(tx, { obligation: claimSigning.obligation, about, ownerId: row.id, title: titleOf(claim), dueOn: row.due, place });
}

/** What was asked about a claim is done, in these words, or no longer asked. */
export async function closeAsked(tx: Tx, claimId: string, outcome: string | null): Promise<void> {
  for (const { obligation } of [claimSigning, claimCompletion]) await obligations.close(tx, globalId(PaymentClaim, claimId), obligation, outcome);
}
