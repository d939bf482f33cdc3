import { domainError, Faults } from '@samnav/platform';
import type { DomainError } from '@samnav/platform';
import { StepUnit } from './ladder.entity.ts';
import type { LadderStepInput, SetLadderInput } from './ladder.inputs.ts';

export const LadderEmpty = domainError('invalid', 'LADDER_EMPTY', {
  sv: 'En trappa har minst ett steg, annars påminns ingen.',
  en: 'A ladder has at least one step, or nobody is reminded.',
});
export const LadderStepTwice = domainError('invalid', 'LADDER_STEP_TWICE', {
  sv: 'Steget finns redan: samma dag till samma roll.',
  en: 'The step is there already: the same day to the same role.',
});
export const LadderRepeatTooSoon = domainError('invalid', 'LADDER_REPEAT_TOO_SOON', {
  sv: 'Mellan två upprepningar går minst fem dagar.',
  en: 'There are at least five days between two repeats.',
});
export const LadderRepeatUnknown = domainError('invalid', 'LADDER_REPEAT_UNKNOWN', {
  sv: 'Ange med hur många dagars mellanrum steget upprepas.',
  en: 'Say how many days there are between the repeats.',
});
export const LadderStepTooFar = domainError('invalid', 'LADDER_STEP_TOO_FAR', {
  sv: 'Räkna högst 260 arbetsdagar, ett år, före eller efter sista dagen.',
  en: 'Count at most 260 working days, a year, before or after the last day.',
});
export const LadderPeriodEmpty = domainError('invalid', 'LADDER_PERIOD_EMPTY', {
  sv: 'Den kortaste perioden är längre än den längsta, så steget gäller aldrig.',
  en: 'The shortest period is longer than the longest, so the step never counts.',
});
export const ObligationNameInvalid = domainError('invalid', 'OBLIGATION_NAME_INVALID', {
  sv: 'Ange åtagandets slag med bokstäver, till exempel report, eller any för alla.',
  en: 'Name the sort of obligation in letters, e.g. report, or any for all.',
});

const MOST_WORKING_DAYS = 260;
const FLOOR = 5;

const sameStep = (a: LadderStepInput, b: LadderStepInput): boolean =>
  a.offsetDays === b.offsetDays &&
  (a.unit ?? StepUnit.days) === (b.unit ?? StepUnit.days) &&
  a.recipientRole === b.recipientRole &&
  (a.minPeriod ?? 0) <= (b.maxPeriod ?? Infinity) &&
  (b.minPeriod ?? 0) <= (a.maxPeriod ?? Infinity);

function* faultsOf(step: LadderStepInput, before: readonly LadderStepInput[], path: readonly string[]): Generator<DomainError> {
  const { offsetDays, unit, repeatEvery, repeatTimes, minPeriod, maxPeriod } = step;
  if (before.some((other) => sameStep(other, step))) yield new LadderStepTwice({}, [...path, 'offsetDays']);
  if (unit === StepUnit.workingDays && Math.abs(offsetDays) > MOST_WORKING_DAYS) yield new LadderStepTooFar({}, [...path, 'offsetDays']);
  if (repeatEvery != null && repeatEvery < FLOOR) yield new LadderRepeatTooSoon({}, [...path, 'repeatEvery']);
  if (repeatTimes != null && repeatEvery == null) yield new LadderRepeatUnknown({}, [...path, 'repeatEvery']);
  if (minPeriod != null && maxPeriod != null && minPeriod > maxPeriod) yield new LadderPeriodEmpty({}, [...path, 'maxPeriod']);
}

/** Throws all faults of a ladder together, each with the path of its field. */
export function checkLadder({ obligation, steps }: SetLadderInput): void {
  const faults: DomainError[] = steps.flatMap((step, i) => [...faultsOf(step, steps.slice(0, i), ['input', 'steps', String(i)])]);
  if (!steps.length) faults.push(new LadderEmpty({}, ['input', 'steps']));
  if (!/^[a-z][A-Za-z0-9-]*$/.test(obligation)) faults.push(new ObligationNameInvalid({}, ['input', 'obligation']));
  if (faults.length) throw new Faults(faults);
}
