import { today } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { approval, defineObligation, obligations } from '@samnav/reminders';
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

/** Working days to approve what is ready, and to sign what is approved. */
const WORKING_DAYS = 5;

/** What deadlines about a claim are called. */
export const titleOf = ({ number, projectName }: Pick<PaymentClaim, 'number' | 'projectName'>): string =>
  `Ansökan om utbetalning ${number}, ${projectName}`.slice(0, 300);

/** Who may do it for the grant's municipality, of those who stay and may do it to the claim `c`; the roles in the order in which they are asked. */
const SOMEBODY = (not: string): string => `select p.id, add_working_days($1::date, $2, current_tenant(), $3)::text as due
  from payment_claim c join role_assignment r on r.tenant_id = c.tenant_id join tenant t on t.id = r.tenant_id join person p on p.tenant_id = r.tenant_id and p.account_id = r.account_id
  where c.tenant_id = current_tenant() and c.id = $5 and r.role = any($4::text[]) and (r.municipality_id is null or r.municipality_id = $3)
    and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) and p.leaves_on is null
    and not exists (select from account a where a.id = p.account_id and a.disabled_at is not null)
    and not coalesce(${not}, false)
  order by array_position($4::text[], r.role), r.municipality_id nulls last, p.id limit 1`;
const PREPARED = 'p.id = any(c.preparer_ids) or p.account_id = any(c.preparer_account_ids)';
const APPROVED = 'p.id = c.approved_by_id or p.account_id = c.approved_by_account_id';
const APPROVERS = ['financeOfficer', 'chiefExecutive', 'authorisedSignatory', 'regionCoordinator'];

/** Asks for the signature of a claim that is approved, by another who may sign for the municipality; nobody is asked where there is none. */
export const askForSignature = (tx: Tx, claim: PaymentClaim): Promise<void> =>
  ask(tx, claim, claimSigning.obligation, ['authorisedSignatory'], APPROVED);

/** A claim with nothing in the way waits for a second person; one that is worked on further does not. */
export async function askForApproval(tx: Tx, claim: PaymentClaim): Promise<void> {
  const [fault] = await tx.sql('select from claim_faults(current_tenant(), $1) where blocking limit 1', [claim.id]);
  const about = globalId(PaymentClaim, claim.id);
  await obligations.close(tx, about, claimSigning.obligation, null);
  if (fault) await obligations.close(tx, about, approval.obligation, null);
  else await ask(tx, claim, approval.obligation, APPROVERS, PREPARED);
}

/** As everybody of the region reads deadlines, only of projects that it sees. */
async function ask(tx: Tx, claim: PaymentClaim, obligation: string, roles: readonly string[], not: string): Promise<void> {
  const { municipalityId, publishedOn } = await tx.get(Grant, claim.grantId);
  if (publishedOn === null || publishedOn > today(tx)) return;
  const [row] = await tx.sql<{ id: string; due: string }>(SOMEBODY(not), [today(tx), WORKING_DAYS, municipalityId, roles, claim.id]);
  if (!row) return;
  const about = globalId(PaymentClaim, claim.id);
  const place = { municipalityId, workgroupId: null };
  await obligations.open(tx, { obligation, about, ownerId: row.id, title: titleOf(claim), dueOn: row.due, place });
}

/** What was asked about a claim is done, in these words, or no longer asked. */
export async function closeAsked(tx: Tx, claimId: string, outcome: string | null): Promise<void> {
  for (const { obligation } of [approval, claimSigning, claimCompletion])
    await obligations.close(tx, globalId(PaymentClaim, claimId), obligation, outcome);
}
