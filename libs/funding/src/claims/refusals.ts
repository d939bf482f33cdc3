import { constraintError, domainError } from '@samnav/platform';
import type { DomainError, Texts } from '@samnav/platform';

export const ClaimOfPeriodThere = domainError('refused', 'CLAIM_OF_PERIOD_THERE', {
  sv: 'Det finns redan en ansökan för de dagarna. Ta tillbaka den först, eller välj en annan period.',
  en: 'There is a claim for those days already. Withdraw it first, or choose another period.',
});
export const FinalClaimThere = domainError('refused', 'FINAL_CLAIM_THERE', {
  sv: 'Den sista ansökan finns redan.',
  en: 'The last claim is there already.',
});
export const ClaimPeriodNeeded = domainError('invalid', 'CLAIM_PERIOD_NEEDED', {
  sv: 'Ange en redovisningsperiod, eller första och sista dagen i ordning.',
  en: 'Give a reporting period, or the first and the last day in order.',
});
export const GrantIsOver = domainError('refused', 'GRANT_IS_OVER', {
  sv: 'Beslutet om stöd är avslutat.',
  en: 'The grant has been ended.',
});
export const ClaimIsWithFunder = domainError('refused', 'CLAIM_IS_WITH_FUNDER', {
  sv: 'Ansökan är inlämnad. Ta tillbaka den, eller vänta på att finansiären begär komplettering.',
  en: 'The claim has been handed in. Withdraw it, or wait for the funder to ask for its completion.',
});
export const ClaimedAlready = domainError('refused', 'CLAIMED_ALREADY', {
  sv: 'Det står redan i {where}. Samma timme eller verifikat räknas en gång. Hämta om raderna.',
  en: 'It stands in {where} already. The same hour or voucher counts once. Assemble the lines anew.',
});
export const ClaimLinesOfSeveral = domainError('invalid', 'CLAIM_LINES_OF_SEVERAL', {
  sv: 'Raderna hör till olika ansökningar.',
  en: 'The lines are of several claims.',
});
export const FlatRateFollows = domainError('refused', 'FLAT_RATE_FOLLOWS', {
  sv: 'En schablon följer av de andra raderna och kan inte läggas åt sidan.',
  en: 'A flat rate follows from the other lines and cannot be put aside.',
});
export const ClaimNeedsSecondPerson = domainError('refused', 'CLAIM_NEEDS_SECOND_PERSON', {
  sv: 'Den som har arbetat med ansökan kan inte godkänna den. Någon som inte har ändrat något i den måste göra det.',
  en: 'Whoever has worked on the claim cannot approve it. Somebody who has changed nothing in it must.',
});
export const ClaimNeedsOtherSigner = domainError('refused', 'CLAIM_NEEDS_OTHER_SIGNER', {
  sv: 'Den som godkände ansökan skriver inte under den. En annan som får teckna firma måste göra det.',
  en: 'Whoever approved the claim does not sign it. Another authorised signatory must.',
});
export const ClaimHasFaults = domainError('refused', 'CLAIM_HAS_FAULTS', {
  sv: '{message}',
  en: '{message}',
});
export const ClaimNotApproved = domainError('refused', 'CLAIM_NOT_APPROVED', {
  sv: 'Ansökan är inte godkänd av en andra person så som den ser ut nu.',
  en: 'The claim has not been approved by a second person as it stands now.',
});
export const ClaimFiguresMoved = domainError('refused', 'CLAIM_FIGURES_MOVED', {
  sv: 'Stödet är nu {support} och inte det som godkändes. Hämta om raderna och låt en andra person godkänna igen.',
  en: 'The support is {support} now, and not what was approved. Assemble the lines anew and have a second person approve again.',
});
export const CeilingReached = domainError('refused', 'GRANT_CEILING_REACHED', {
  sv: 'Ansökningarna skulle tillsammans gå över beslutets tak.',
  en: 'The claims would together exceed the ceiling of the grant.',
});
export const ClaimNotDecided = domainError('refused', 'CLAIM_NOT_DECIDED', {
  sv: 'Finansiären har inte beslutat om ansökan än.',
  en: 'The funder has not decided on the claim yet.',
});
export const ClaimIsDecided = domainError('refused', 'CLAIM_IS_DECIDED', {
  sv: 'Finansiären har beslutat om ansökan; den kan inte tas tillbaka.',
  en: 'The funder has decided on the claim; it cannot be withdrawn.',
});
export const PaidTooMuch = domainError('refused', 'PAID_TOO_MUCH', {
  sv: 'Tillsammans med det som redan har kommit är beloppet mer än det som beslutades.',
  en: 'Together with what has come already the amount is more than what was decided.',
});
export const PaymentEmpty = domainError('invalid', 'PAYMENT_EMPTY', {
  sv: 'Ange ett belopp som har kommit eller räknas av mot förskottet, större än 0.',
  en: 'Give an amount that came or is set off against the advance, more than 0.',
});
export const PaidInFuture = domainError('invalid', 'PAID_IN_FUTURE', {
  sv: 'Dagen har inte varit än. Skriv in betalningen när pengarna har kommit.',
  en: 'The day is still to come. Record the payment when the money is there.',
});
export const AdvanceUsedUp = domainError('refused', 'ADVANCE_USED_UP', {
  sv: 'Förskottet räcker inte: mer skulle räknas av än finansiären har betalat i förskott på beslutet.',
  en: 'The advance does not suffice: more would be set off than the funder has paid in advance on the decision.',
});
export const AttachmentNotReady = domainError('refused', 'ATTACHMENT_NOT_READY', {
  sv: 'Filen är inte färdig. Ladda upp den först.',
  en: 'The file is not ready. Upload it first.',
});
export const AttachedAlready = domainError('refused', 'ATTACHED_ALREADY', { sv: 'Filen är redan bifogad.', en: 'The file is attached already.' });
constraintError('payment_claim_period_once', () => new ClaimOfPeriodThere({}, ['input', 'startsOn']));
constraintError('payment_claim_final_once', () => new FinalClaimThere({}, ['input', 'isFinal']));
constraintError('payment_claim_second_person', () => new ClaimNeedsSecondPerson({}, ['input', 'id']));
constraintError('payment_claim_other_signer', () => new ClaimNeedsOtherSigner({}, ['input', 'id']));
constraintError('payment_claim_ceiling', () => new CeilingReached({}, ['input', 'id'], { allowed: ['refreshPaymentClaim'] }));
constraintError('payment_claim_advance', () => new AdvanceUsedUp({}, ['input', 'setOff'], { allowed: ['updateGrant'] }));
constraintError('payment_claim_paid', () => new PaidTooMuch({}, ['input', 'amount']));
const claimedIn = (where: Texts): DomainError => new ClaimedAlready({ where }, ['input'], { allowed: ['refreshPaymentClaim'] });
constraintError('claim_line_expenditure_once', () => claimedIn({ sv: 'en annan ansökan', en: 'another claim' }));
for (const constraint of ['claim_line_claimed_elsewhere', 'claim_line_hour_once'])
  constraintError(constraint, ({ detail = '{}' }) => claimedIn(claimedWhere(JSON.parse(detail) as ClaimedWhere)));
constraintError('claim_part_signed', () => new ClaimIsWithFunder({}, ['input'], { allowed: ['withdrawPaymentClaim'] }));
constraintError('claim_attachment_once', () => new AttachedAlready({}, ['input', 'fileId']));

/** In which claim something stands, as the database says it. */
interface ClaimedWhere {
  /** In another project's. */
  elsewhere?: boolean;
  number?: number;
  funder?: string;
  grant?: string | null;
  project?: string;
}
function claimedWhere({ elsewhere, number, funder, grant, project }: ClaimedWhere): Texts {
  if (elsewhere)
    return { sv: 'ett annat projekts ansökan (fråga regionens samordnare)', en: 'another project’s claim (ask the region’s coordinator)' };
  if (!number) return { sv: 'samma ansökan', en: 'the same claim' };
  const of = grant ? ` (${grant})` : '';
  return { sv: `ansökan ${number} till ${funder}${of}, projekt ${project}`, en: `claim ${number} to ${funder}${of}, project ${project}` };
}
