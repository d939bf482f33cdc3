import { Inputs, Is } from '@samnav/platform';
import { MandateStatus } from './mandate.entity.ts';

const says = {
  title: 'What is asked for, in one sentence.',
  description: 'More about it.',
  ownerId: 'The person who answers for it and reports back. With `dueOn` it is needed.',
  startsOn: 'First day of the time that it is for.',
  endsOn: 'Last day of the time that it is for.',
  dueOn: 'By when it is to be reported back; the owner is reminded.',
  goalId: 'The goal that it is to help reach.',
};

@Inputs('What is needed to record that a body gives a mandate.')
export class CreateMandateInput {
  @Is.text({ max: 40, description: 'Its number where it was given, e.g. 12; unique for the body and first day.' }) number: string;
  @Is.text({ max: 300, description: says.title }) title: string;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.id('The body that gives it.') bodyId: string;
  @Is.ids({ nullable: true, max: 50, description: 'The bodies that receive it.' }) receiverBodyIds?: string[] | null;
  @Is.ids({ nullable: true, max: 50, description: 'The organisations that receive it.' }) receiverOrganisationIds?: string[] | null;
  @Is.id({ nullable: true, description: 'The decision that gave it.' }) decisionId?: string | null;
  @Is.id({ nullable: true, description: says.goalId }) goalId?: string | null;
  @Is.id({ nullable: true, description: says.ownerId }) ownerId?: string | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.endsOn }) endsOn?: string | null;
  @Is.day({ nullable: true, description: says.dueOn }) dueOn?: string | null;
  @Is.id({ nullable: true, description: 'The earlier mandate that it makes clearer.' }) clarifiesId?: string | null;
  @Is.id({ nullable: true, description: 'The earlier mandate that it takes the place of.' }) supersedesId?: string | null;
}

@Inputs('What to change of a mandate; what is left out stays, null clears.')
export class UpdateMandateInput {
  @Is.id('The mandate.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: says.title }) title?: string | null;
  @Is.text({ nullable: true, max: 5000, description: says.description }) description?: string | null;
  @Is.id({ nullable: true, description: says.goalId }) goalId?: string | null;
  @Is.id({ nullable: true, description: says.ownerId }) ownerId?: string | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.endsOn }) endsOn?: string | null;
  @Is.day({ nullable: true, description: says.dueOn }) dueOn?: string | null;
}

@Inputs('That one more has received a mandate: a body or an organisation.')
export class AddMandateReceiverInput {
  @Is.id('The mandate.') mandateId: string;
  @Is.id({ nullable: true, description: 'The body, where it is one.' }) bodyId?: string | null;
  @Is.id({ nullable: true, description: 'The organisation, where it is one.' }) organisationId?: string | null;
}

@Inputs('How far a mandate has come.')
export class ReportMandateInput {
  @Is.id('The mandate.') mandateId: string;
  @Is.id({ nullable: true, description: 'Who of those that received it reports; left out = for all.' }) receiverId?: string | null;
  @Is.choice(() => MandateStatus, 'How far it has come.') status: MandateStatus;
  @Is.text({ nullable: true, max: 5000, description: 'In words.' }) text?: string | null;
  @Is.day({ nullable: true, description: 'Which day it was reported; today where left out, never later.' }) reportedOn?: string | null;
  @Is.id({ nullable: true, description: 'The meeting at which it was reported.' }) meetingId?: string | null;
}
