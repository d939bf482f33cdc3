import { Injectable } from '@nestjs/common';
import { EndsBeforeStart, Person } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { requireActive } from './hand-overs.ts';
import { Substitute } from './substitute.entity.ts';
import type { EndSubstituteInput, SetSubstituteInput } from './substitute.entity.ts';

export const SubstituteOverlaps = domainError('refused', 'SUBSTITUTE_OVERLAPS', {
  sv: 'Någon är redan ersättare under en del av den tiden. Avsluta det först, eller välj andra dagar.',
  en: 'Somebody stands in during a part of that time already. End that first, or choose other days.',
});
export const OwnSubstitute = domainError('invalid', 'OWN_SUBSTITUTE', {
  sv: 'Ingen kan vara sin egen ersättare.',
  en: 'Nobody can stand in for themselves.',
});
constraintError('substitute_overlap', () => new SubstituteOverlaps({}, ['input', 'startsOn']));
constraintError('substitute_is_another', () => new OwnSubstitute({}, ['input', 'substituteId']));
constraintError('substitute_period_check', () => new EndsBeforeStart({}, ['input', 'endsOn']));

/** Who stands in for whom, and when: one at a time for each person. */
@Injectable()
export class SubstituteService {
  async set(tx: Tx, input: SetSubstituteInput): Promise<string> {
    const person = await tx.find(Person, input.personId, ['personId']);
    access.require(tx.scope, 'substitute.set', { municipalityId: person.municipalityId, personId: person.id });
    const substitute = await tx.find(Person, input.substituteId, ['substituteId']);
    await requireActive(tx, substitute, ['input', 'substituteId']);
    const { startsOn, endsOn } = input;
    return tx.create(Substitute, { personId: person.id, substituteId: substitute.id, startsOn, endsOn }, 'substitute.set');
  }

  async end(tx: Tx, input: EndSubstituteInput): Promise<string> {
    const row = await tx.find(Substitute, input.id, ['id']);
    const { municipalityId } = await tx.get(Person, row.personId);
    access.require(tx.scope, 'substitute.end', { municipalityId, personId: row.personId });
    await tx.change(Substitute, row.id, input.expectedVersion, { endedAt: row.endedAt ?? new Date(tx.now) }, 'substitute.ended');
    return row.id;
  }
}
