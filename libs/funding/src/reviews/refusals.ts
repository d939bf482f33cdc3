import { constraintError, domainError } from '@samnav/platform';

export const ClaimNotUnderReview = domainError('refused', 'CLAIM_NOT_UNDER_REVIEW', {
  sv: 'Ansökan ligger inte hos er för granskning just nu.',
  en: 'The claim is not with you for review right now.',
});
export const ClaimTakenBack = domainError('refused', 'CLAIM_TAKEN_BACK', {
  sv: 'Projektet har tagit tillbaka ansökan. Namnen i den lämnas inte ut.',
  en: 'The project has taken the claim back. The names in it are not told.',
});
export const CorrectionTooEarly = domainError('refused', 'CORRECTION_TOO_EARLY', {
  sv: 'Ansökan är inte beslutad än. Gör avdraget på raden i stället.',
  en: 'The claim is not decided yet. Make the deduction on its line instead.',
});
export const SampleEmpty = domainError('refused', 'SAMPLE_EMPTY', {
  sv: 'Ansökan har inga kostnader eller timmar att dra ett stickprov ur.',
  en: 'The claim has no costs or hours to draw a sample from.',
});
export const DeductionTooLarge = domainError('refused', 'DEDUCTION_TOO_LARGE', {
  sv: 'Avdraget ska vara över 0 och högst {most}, det som raden söker.',
  en: 'The deduction must be above 0 and at most {most}, what the line claims.',
});
export const LineTakenBack = domainError('refused', 'LINE_TAKEN_BACK', {
  sv: 'Projektet har redan tagit tillbaka raden, i ansökan {number}. Den dras inte av en gång till.',
  en: 'The project has taken the line back already, in claim {number}. It is not taken off once more.',
});
export const DeductionIncomplete = domainError('invalid', 'DEDUCTION_INCOMPLETE', {
  sv: 'Ett avdrag behöver belopp, typ av fel och skäl.',
  en: 'A deduction needs an amount, a type of error and a reason.',
});
export const QuestionEmpty = domainError('invalid', 'QUESTION_EMPTY', {
  sv: 'Skriv vad ni frågar efter.',
  en: 'Write what you ask for.',
});
export const LineNotJudged = domainError('invalid', 'LINE_NOT_JUDGED', {
  sv: 'Välj godtagen, avdrag eller fråga.',
  en: 'Choose accepted, deducted or question.',
});
export const NothingAsked = domainError('refused', 'NOTHING_ASKED', {
  sv: 'Ställ först en fråga om en rad eller om hela ansökan.',
  en: 'Ask about a line or the whole claim first.',
});
export const CompletionDayPast = domainError('invalid', 'COMPLETION_DAY_PAST', {
  sv: 'Sista dagen ska vara i dag eller senare.',
  en: 'The last day must be today or later.',
});
export const QuestionsOpen = domainError('refused', 'QUESTIONS_OPEN', {
  sv: '{count} frågor är öppna. Avsluta dem eller begär komplettering.',
  en: '{count} questions are open. Close them or ask for completion.',
});
export const FindingClosed = domainError('refused', 'FINDING_CLOSED', {
  sv: 'Iakttagelsen är avslutad.',
  en: 'The finding is closed.',
});
export const LineWithoutPerson = domainError('refused', 'LINE_WITHOUT_PERSON', {
  sv: 'Raden är inte någons timmar.',
  en: 'The line is nobody’s hours.',
});
export const CorrectionTooLarge = domainError('refused', 'CORRECTION_TOO_LARGE', {
  sv: 'Rättelsen är större än de kostnader som är kvar i ansökan, {most}.',
  en: 'The correction is more than the costs that are left in the claim, {most}.',
});
constraintError('review_line_deduction', () => new DeductionIncomplete({}, ['input', 'deducted']));
