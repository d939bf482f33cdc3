import { Injectable } from '@nestjs/common';
import { access } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { lockTimeOf } from './shares.ts';
import { TimeAbsence } from './time-absence.entity.ts';
import type { RecordTimeAbsenceInput, RemoveTimeAbsenceInput } from './time-absence.entity.ts';
import { writeMonths } from './time-share.service.ts';
import { TimeShare } from './time-share.entity.ts';

/** Absence of those with a fixed share: its months follow at once. */
@Injectable()
export class TimeAbsenceService {
  async record(tx: Tx, input: RecordTimeAbsenceInput & { source?: string }): Promise<string> {
    const person = await tx.find(Person, input.personId, ['personId']);
    access.require(tx.scope, 'timeEntry.record', { municipalityId: person.municipalityId, personId: person.id });
    const { kind, startsOn, endsOn, source } = input;
    await lockTimeOf(tx, person.id);
    const whose = { personId: person.id, municipalityId: person.municipalityId };
    const id = await tx.create(TimeAbsence, { ...whose, kind, startsOn, endsOn, source }, 'timeAbsence.recorded');
    await rewriteMonths(tx, person.id);
    return id;
  }

  async remove(tx: Tx, input: RemoveTimeAbsenceInput): Promise<string> {
    const absence = await tx.find(TimeAbsence, input.id, ['id']);
    access.require(tx.scope, 'timeEntry.record', { municipalityId: absence.municipalityId, personId: absence.personId });
    await lockTimeOf(tx, absence.personId);
    await tx.remove(TimeAbsence, absence.id, input.expectedVersion, 'timeAbsence.removed');
    await rewriteMonths(tx, absence.personId);
    return absence.personId;
  }
}

async function rewriteMonths(tx: Tx, personId: string): Promise<void> {
  for (const { id } of await tx.rows(TimeShare).find({ where: { personId }, order: { id: 'ASC' } })) await writeMonths(tx, id);
}
