import { constraintError, domainError } from '@samnav/platform';
import { EndsBeforeStart } from '@samnav/networks';

export const GrantNumberTaken = domainError('invalid', 'GRANT_NUMBER_TAKEN', {
  sv: 'Finansiärens beslut med det numret finns redan.',
  en: 'The funder’s decision with that number is there already.',
});
export const CeilingNotAboveZero = domainError('invalid', 'CEILING_NOT_ABOVE_ZERO', {
  sv: 'Taket måste vara mer än 0.',
  en: 'The ceiling must be more than 0.',
});
export const ShareAboveRule = domainError('refused', 'GRANT_SHARE_ABOVE_RULE', {
  sv: 'Stödandelen {share} är mer än finansiärens regel tillåter, {most}.',
  en: 'The share {share} is more than the funder’s rule allows, {most}.',
});
export const FlatRateAboveRule = domainError('refused', 'FLAT_RATE_ABOVE_RULE', {
  sv: 'Schablonen {rate} för {category} är mer än finansiärens regel tillåter, {most}.',
  en: 'The flat rate {rate} for {category} is more than the funder’s rule allows, {most}.',
});
export const FlatRateIncomplete = domainError('invalid', 'FLAT_RATE_INCOMPLETE', {
  sv: 'En schablon har en procentsats och något att räkna den på; andra metoder har ingen.',
  en: 'A flat rate has a percentage and something that it is of; other methods have none.',
});
export const GrantCategoryTwice = domainError('invalid', 'GRANT_CATEGORY_TWICE', {
  sv: 'Kostnadsslaget står två gånger.',
  en: 'The category stands there twice.',
});
export const CategoryClaimed = domainError('refused', 'GRANT_CATEGORY_CLAIMED', {
  sv: 'Kostnader för {category} är sökta i en undertecknad ansökan: kostnadsslaget och hur det räknas står fast. Det godkända beloppet kan ändras.',
  en: 'Costs of {category} are claimed in a signed claim: the category and how it is counted stand. The approved amount can be changed.',
});
export const PeriodClaimed = domainError('refused', 'GRANT_PERIOD_CLAIMED', {
  sv: 'Period {number} redovisas i ansökan {claim} och står fast.',
  en: 'Period {number} is reported in claim {claim} and stands.',
});
export const GrantPeriodsOverlap = domainError('invalid', 'GRANT_PERIODS_OVERLAP', {
  sv: 'Två redovisningsperioder går in i varandra.',
  en: 'Two periods overlap.',
});
export const GrantEnded = domainError('refused', 'GRANT_ENDED', { sv: 'Beslutet gäller inte längre.', en: 'The decision no longer holds.' });
export const ClaimWaits = domainError('refused', 'GRANT_CLAIM_WAITS', {
  sv: 'Ansökan {number} är undertecknad, och finansiären har inte beslutat om den eller inte betalat. Vänta på det, eller ta tillbaka ansökan. Sedan kan beslutet avslutas.',
  en: 'Claim {number} is signed, and the funder has not decided on it or not paid. Wait for that, or withdraw the claim. Then the decision can be ended.',
});
export const ClosesTooEarly = domainError('refused', 'GRANT_CLOSES_TOO_EARLY', {
  sv: 'Det som är undertecknat ska finansiären kunna granska till och med {day}. Ange den dagen eller en senare, eller ingen.',
  en: 'The funder must be able to audit what was signed up to {day}. Give that day or a later one, or none.',
});
export const RuleOfOtherGrant = domainError('invalid', 'RULE_OF_OTHER_GRANT', {
  sv: 'Regeln hör till ett annat beslut eller gäller från en senare dag.',
  en: 'The rule is another decision’s, or applies from a later day.',
});
export const RuleFigureWrong = domainError('invalid', 'RULE_FIGURE_WRONG', {
  sv: 'Regelns {name} ska vara ett heltal inom rimliga gränser: hundradels procent, ören, minuter eller månader.',
  en: 'The rule’s {name} must be a whole number within reason: hundredths of a percent, öre, minutes or months.',
});
constraintError('funding_grant_number_key', () => new GrantNumberTaken({}, ['input', 'number']));
constraintError('funding_grant_ceiling', () => new CeilingNotAboveZero({}, ['input', 'ceiling']));
const toAllow = { allowed: ['withdrawPaymentClaim', 'recordClaimPayment'] };
constraintError('funding_grant_claim_waits', ({ detail = '' }) => new ClaimWaits({ number: detail }, ['input', 'id'], toAllow));
for (const name of ['funding_grant_open_until_kept', 'funding_grant_kept'])
  constraintError(
    name,
    () => new ClosesTooEarly({ day: { sv: 'den dag som reglerna säger', en: 'the day that the rules say' } }, ['input', 'openUntil']),
  );
constraintError('grant_category_key', () => new GrantCategoryTwice({}, ['input', 'categories']));
constraintError('grant_category_rate', () => new FlatRateIncomplete({}, ['input', 'categories']));
constraintError('grant_period_apart', () => new GrantPeriodsOverlap({}, ['input', 'periods']));
for (const name of ['funding_grant_period', 'grant_period_days', 'grant_rule_period'])
  constraintError(name, () => new EndsBeforeStart({}, ['input', 'endsOn']));

/** 5000 → "50 %", 1250 → "12,5 %"; in English "12.5%". */
export function percent(basisPoints: number): { sv: string; en: string } {
  const rest = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = String(Math.trunc(basisPoints / 100));
  return { sv: `${whole}${rest && `,${rest}`}\u00a0%`, en: `${whole}${rest && `.${rest}`}%` };
}
