import { today } from '@samnav/networks';
import { constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Decision, DecisionKind } from '@samnav/meetings';

export const DecisionDoesNotAdopt = domainError('refused', 'DECISION_DOES_NOT_ADOPT', {
  sv: 'Beslutet antar inget. Välj ett beslut om antagande av ett organ som får anta.',
  en: 'The decision adopts nothing. Choose a decision to adopt, of a body that may adopt.',
});
export const AdoptedElsewhere = domainError('refused', 'ADOPTED_ELSEWHERE', {
  sv: 'Beslutet hör till en annan kommun. Vad som är en kommuns eget antas av ett av dess egna organ.',
  en: 'The decision belongs to another municipality. What is a municipality’s own is adopted by a body of its own.',
});
export const AlreadyAdopted = domainError('refused', 'ALREADY_ADOPTED', {
  sv: 'Det är redan antaget. Gör ett nytt som ersätter det.',
  en: 'It is adopted already. Make a new one that supersedes it.',
});
export const AdoptedStays = domainError('refused', 'ADOPTED_STAYS', {
  sv: 'Det är antaget som det står. Gör ett nytt som ersätter det i stället för att skriva om det.',
  en: 'It was adopted as it stands. Make a new one that supersedes it instead of rewriting it.',
});
export const AlreadySuperseded = domainError('refused', 'ALREADY_SUPERSEDED', {
  sv: 'Något annat ersätter det redan.',
  en: 'Something else supersedes it already.',
});
export const SupersedesAnother = domainError('refused', 'SUPERSEDES_ANOTHER', {
  sv: 'Det kan bara ersätta något av samma slag i samma kommun eller i regionen.',
  en: 'It can only supersede something of the same sort, of the same municipality or of the region.',
});
export const AlreadyEnded = domainError('refused', 'ALREADY_ENDED', {
  sv: 'Det upphörde {endedOn}.',
  en: 'It ended on {endedOn}.',
});
for (const table of ['goal', 'action_plan']) {
  constraintError(`${table}_adopting_fkey`, () => new DecisionDoesNotAdopt({}, ['input', 'decisionId']));
  constraintError(`${table}_supersedes_key`, () => new AlreadySuperseded({}, ['input', 'supersedesId']));
}
constraintError('mandate_supersedes_key', () => new AlreadySuperseded({}, ['input', 'supersedesId']));

/** Refuses what a decision may not adopt; that its body may adopt at all, the database holds. */
export function requireAdoptable(row: { decisionId: string | null; municipalityId: string | null }, decision: Decision): void {
  if (row.decisionId) throw new AlreadyAdopted({}, ['input', 'id']);
  if (decision.kind !== DecisionKind.adopts) throw new DecisionDoesNotAdopt({}, ['input', 'decisionId']);
  if (row.municipalityId && decision.municipalityId && row.municipalityId !== decision.municipalityId)
    throw new AdoptedElsewhere({}, ['input', 'decisionId']);
}

/** Refuses to rewrite what was adopted: `given` are the fields of the input that say what it is. */
export function requireAsAdopted<T extends object>(row: T & { decisionId: string | null }, given: Partial<T>): void {
  if (!row.decisionId) return;
  for (const [field, value] of Object.entries(given))
    if (value !== undefined && value !== (row as Record<string, unknown>)[field]) throw new AdoptedStays({}, ['input', field]);
}

/** Ends what goes on; on a day that is no later than today, as nobody knows the future. */
export function endingOf(tx: Tx, row: { endedOn: string | null }, endedOn: string | null | undefined): string {
  if (row.endedOn) throw new AlreadyEnded({ endedOn: row.endedOn }, ['input', 'id']);
  return endedOn ?? today(tx);
}
