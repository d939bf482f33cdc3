import { Injectable } from '@nestjs/common';
import { Decision, Meeting } from '@samnav/meetings';
import { Body, EndsBeforeStart, findOptionalOrganisation, findOrganisation, keyOf, Organisation, Person, today } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Goal } from '../goals/goal.entity.ts';
import { Mandate, MandateReceiver, MandateReport } from './mandate.entity.ts';
import type { AddMandateReceiverInput, CreateMandateInput, ReportMandateInput, UpdateMandateInput } from './mandate.inputs.ts';
import { askForReport } from './mandate-obligation.ts';

export const MandateNumberTaken = domainError('refused', 'MANDATE_NUMBER_TAKEN', {
  sv: 'Organet har redan ett uppdrag med det numret från samma dag.',
  en: 'The body already has a mandate with that number from the same day.',
});
export const MandateOwnerMissing = domainError('refused', 'MANDATE_OWNER_MISSING', {
  sv: 'Ange vem som svarar för uppdraget; någon måste påminnas om återrapporten.',
  en: 'Say who answers for the mandate; somebody must be reminded of the report.',
});
export const MandateReceivedAlready = domainError('refused', 'MANDATE_RECEIVED_ALREADY', {
  sv: 'Uppdraget är redan givet dit.',
  en: 'The mandate is given there already.',
});
export const ReceiverNeeded = domainError('invalid', 'RECEIVER_NEEDED', {
  sv: 'Ange antingen ett organ eller en organisation.',
  en: 'Give either a body or an organisation.',
});
export const ReceiverOfAnother = domainError('refused', 'RECEIVER_OF_ANOTHER', {
  sv: 'Mottagaren hör till ett annat uppdrag.',
  en: 'The receiver belongs to another mandate.',
});
export const ReportedLater = domainError('invalid', 'REPORTED_LATER', {
  sv: 'En rapport lämnas i dag eller tidigare.',
  en: 'A report is given today or earlier.',
});
constraintError('mandate_number_key', () => new MandateNumberTaken({}, ['input', 'number']));
constraintError('mandate_owner_there', () => new MandateOwnerMissing({}, ['input', 'ownerId']));
constraintError('mandate_period_check', () => new EndsBeforeStart({}, ['input', 'endsOn']));
constraintError('mandate_receiver_once', () => new MandateReceivedAlready({}, ['input', 'bodyId']));
constraintError('mandate_receiver_check', () => new ReceiverNeeded({}, ['input', 'bodyId']));
constraintError('mandate_report_receiver_fkey', () => new ReceiverOfAnother({}, ['input', 'receiverId']));

/** Mandates: what bodies ask of others, who received it, and what was reported back. */
@Injectable()
export class MandateService {
  async create(tx: Tx, input: CreateMandateInput & { source?: string }): Promise<string> {
    const body = await tx.find(Body, input.bodyId, ['bodyId']);
    const { municipalityId } = body;
    const receivers = await this.receivers(tx, input);
    const ties = {
      decisionId: keyOf(await tx.findOptional(Decision, input.decisionId, ['decisionId'])),
      goalId: keyOf(await tx.findOptional(Goal, input.goalId, ['goalId'])),
      ownerId: keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])),
      clarifiesId: keyOf(await tx.findOptional(Mandate, input.clarifiesId, ['clarifiesId'])),
      supersedesId: keyOf(await tx.findOptional(Mandate, input.supersedesId, ['supersedesId'])),
    };
    access.require(tx.scope, 'mandate.create', { municipalityId });
    const { number, title, description, startsOn, endsOn, dueOn, source } = input;
    const values = { number, title, description, startsOn, endsOn, dueOn, source, bodyId: body.id, municipalityId, ...ties };
    const mandateId = await tx.create(Mandate, values, 'mandate.created');
    for (const receiver of receivers) await tx.create(MandateReceiver, { mandateId, ...receiver }, 'mandateReceiver.added');
    if (dueOn) await askForReport(tx, mandateId, false);
    return mandateId;
  }

  async update(tx: Tx, input: UpdateMandateInput): Promise<string> {
    const mandate = await tx.find(Mandate, input.id, ['id']);
    const goalId = keyOf(await tx.findOptional(Goal, input.goalId, ['goalId']));
    const ownerId = keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId']));
    access.require(tx.scope, 'mandate.update', { municipalityId: mandate.municipalityId });
    const { description, startsOn, endsOn, dueOn } = input;
    const before = await tx.lock(Mandate, mandate.id);
    const changes = { title: input.title ?? undefined, description, startsOn, endsOn, dueOn, goalId, ownerId };
    const { dueOn: now } = await tx.change(Mandate, mandate.id, input.expectedVersion, changes, 'mandate.updated');
    await askForReport(tx, mandate.id, before.dueOn !== now);
    return mandate.id;
  }

  async addReceiver(tx: Tx, input: AddMandateReceiverInput): Promise<string> {
    const mandate = await tx.find(Mandate, input.mandateId, ['mandateId']);
    const bodyId = keyOf(await tx.findOptional(Body, input.bodyId, ['bodyId']));
    const organisationId = keyOf(await findOptionalOrganisation(tx, input.organisationId, ['organisationId']));
    access.require(tx.scope, 'mandate.update', { municipalityId: mandate.municipalityId });
    await tx.lock(Mandate, mandate.id); // a report given at the same time then knows of all who received it
    const id = await tx.create(MandateReceiver, { mandateId: mandate.id, bodyId, organisationId }, 'mandateReceiver.added');
    await askForReport(tx, mandate.id, false);
    return id;
  }

  /** Reports back. Each who received a mandate reports in its own municipality; whoever answers for it, and the giver's, for all. */
  async report(tx: Tx, input: ReportMandateInput & { source?: string }): Promise<string> {
    const mandate = await tx.find(Mandate, input.mandateId, ['mandateId']);
    const receiver = await tx.findOptional(MandateReceiver, input.receiverId, ['receiverId']);
    const meetingId = keyOf(await tx.findOptional(Meeting, input.meetingId, ['meetingId']));
    const municipalityId = (receiver && (await this.municipalityOf(tx, receiver))) ?? mandate.municipalityId;
    access.require(tx.scope, 'mandate.report', { municipalityId, personId: mandate.ownerId });
    if (receiver && receiver.mandateId !== mandate.id) throw new ReceiverOfAnother({}, ['input', 'receiverId']);
    const reportedOn = input.reportedOn ?? today(tx);
    if (reportedOn > today(tx)) throw new ReportedLater({}, ['input', 'reportedOn']);
    const { status, text, source } = input;
    const values = { mandateId: mandate.id, receiverId: receiver?.id, status, text, source, reportedOn, meetingId, reportedById: tx.scope.personId };
    await tx.lock(Mandate, mandate.id); // of two last reports at once the second sees the first
    const id = await tx.create(MandateReport, values, 'mandate.reported');
    await askForReport(tx, mandate.id, false);
    return id;
  }

  private async receivers(tx: Tx, input: CreateMandateInput): Promise<{ bodyId?: string; organisationId?: string }[]> {
    const found: { bodyId?: string; organisationId?: string }[] = [];
    for (const [i, id] of (input.receiverBodyIds ?? []).entries())
      found.push({ bodyId: (await tx.find(Body, id, ['receiverBodyIds', String(i)])).id });
    for (const [i, id] of (input.receiverOrganisationIds ?? []).entries())
      found.push({ organisationId: (await findOrganisation(tx, id, ['receiverOrganisationIds', String(i)])).id });
    return found;
  }

  private async municipalityOf(tx: Tx, { bodyId, organisationId }: MandateReceiver): Promise<string | null> {
    return bodyId ? (await tx.get(Body, bodyId)).municipalityId : (await tx.get(Organisation, organisationId!)).municipalityId;
  }
}
