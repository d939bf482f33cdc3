import { Inputs, Is } from '@samnav/platform';
import { DecisionKind, DecisionRelationKind } from './decision.entity.ts';

const says = {
  kind: 'What it does.',
  title: 'What was decided, in a line.',
  text: 'What was decided, in full.',
  paragraph: 'Its number in the minutes, e.g. § 34. A body that adopts or decides needs it.',
  registryNumber: 'The registry number (diarienummer).',
  ownerId: 'Who follows it up.',
  followUpOn: 'By when it is followed up: a deadline of the owner’s.',
};

@Inputs('A decision: of a meeting, under an item of its agenda, or of a body.')
export class RecordDecisionInput {
  @Is.choice(() => DecisionKind, says.kind) kind: DecisionKind;
  @Is.text({ max: 300, description: says.title }) title: string;
  @Is.text({ max: 10000, nullable: true, description: says.text }) text?: string | null;
  @Is.text({ max: 40, nullable: true, description: says.paragraph }) paragraph?: string | null;
  @Is.day({ nullable: true, description: 'The day of the decision; the meeting’s where it is left out, else today.' }) decidedOn?: string | null;
  @Is.text({ max: 100, nullable: true, description: says.registryNumber }) registryNumber?: string | null;
  @Is.id('The meeting that it was made at.', { nullable: true }) meetingId?: string | null;
  @Is.id('The item of the agenda that it was made under; its meeting need not be named.', { nullable: true }) agendaItemId?: string | null;
  @Is.id('The body that decided; at a meeting, the one whose meeting it is.', { nullable: true }) bodyId?: string | null;
  @Is.id(says.ownerId, { nullable: true }) ownerId?: string | null;
  @Is.day({ nullable: true, description: says.followUpOn }) followUpOn?: string | null;
}

@Inputs('What to change of a decision; what is left out stays, null clears. Refused once the minutes are approved.')
export class UpdateDecisionInput {
  @Is.id('The decision.') id: string;
  @Is.version() expectedVersion: number;
  @Is.choice(() => DecisionKind, { nullable: true, description: says.kind }) kind?: DecisionKind | null;
  @Is.text({ max: 300, nullable: true, description: says.title }) title?: string | null;
  @Is.text({ max: 10000, nullable: true, description: says.text }) text?: string | null;
  @Is.text({ max: 40, nullable: true, description: says.paragraph }) paragraph?: string | null;
  @Is.day({ nullable: true, description: 'The day of the decision.' }) decidedOn?: string | null;
  @Is.text({ max: 100, nullable: true, description: says.registryNumber }) registryNumber?: string | null;
  @Is.id(says.ownerId, { nullable: true }) ownerId?: string | null;
  @Is.day({ nullable: true, description: says.followUpOn }) followUpOn?: string | null;
}

@Inputs('A decision that was recorded by mistake.')
export class RemoveDecisionInput {
  @Is.id('The decision.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('What a decision is to an earlier one.')
export class RelateDecisionsInput {
  @Is.id('The later decision.') decisionId: string;
  @Is.id('The earlier decision.') earlierId: string;
  @Is.choice(() => DecisionRelationKind, 'What the later is to the earlier.') kind: DecisionRelationKind;
}

@Inputs('A relation of decisions that was recorded by mistake.')
export class RemoveDecisionRelationInput {
  @Is.id('The relation.') id: string;
  @Is.version() expectedVersion: number;
}
