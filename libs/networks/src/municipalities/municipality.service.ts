import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError, ZONE } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Municipality } from './municipality.entity.ts';
import type { CreateMunicipalityInput, UpdateMunicipalityInput } from './municipality.entity.ts';
import { municipalityRegister } from './register.ts';

export const MunicipalityCodeUnknown = domainError('invalid', 'MUNICIPALITY_CODE_UNKNOWN', {
  sv: 'Ingen kommun har koden {code}. Ange SCB:s fyra siffror, till exempel 2480 för Umeå.',
  en: 'No municipality has the code {code}. Give the four digits of Statistics Sweden, e.g. 2480 for Umeå.',
});
export const MunicipalityExists = domainError('refused', 'MUNICIPALITY_EXISTS', {
  sv: 'Kommunen finns redan i regionen.',
  en: 'The municipality is already in the region.',
});
export const TimeZoneUnknown = domainError('invalid', 'TIME_ZONE_UNKNOWN', {
  sv: 'Tidszonen {zone} finns inte. Ange till exempel Europe/Stockholm.',
  en: 'There is no time zone {zone}. Give e.g. Europe/Stockholm.',
});
constraintError('municipality_code_key', () => new MunicipalityExists({}, ['input', 'code']));

type ZoneListener = (tx: Tx, municipalityId: string) => Promise<void>;
const zoneListeners: ZoneListener[] = [];
/** A higher context learns, in the same transaction, that a municipality's days begin by another clock from now on. */
export const onTimeZoneChanged = (listen: ZoneListener): void => void zoneListeners.push(listen);

@Injectable()
export class MunicipalityService {
  async create(tx: Tx, input: CreateMunicipalityInput & { source?: string }, path: readonly string[] = ['input', 'code']): Promise<string> {
    access.require(tx.scope, 'municipality.create', {});
    const known = municipalityRegister().get(input.code);
    if (!known) throw new MunicipalityCodeUnknown({ code: input.code }, path);
    return tx.create(Municipality, { ...known, timeZone: zoneOf(input.timeZone ?? ZONE), source: input.source }, 'municipality.created');
  }

  async update(tx: Tx, input: UpdateMunicipalityInput): Promise<string> {
    const { id } = await tx.find(Municipality, input.id, ['id']);
    access.require(tx.scope, 'municipality.update', { municipalityId: id });
    const { timeZone } = await tx.lock(Municipality, id);
    const changed = await tx.change(Municipality, id, input.expectedVersion, { timeZone: zoneOf(input.timeZone) }, 'municipality.updated');
    if (changed.timeZone !== timeZone) for (const listen of zoneListeners) await listen(tx, id);
    return id;
  }
}

function zoneOf(zone: string): string {
  try {
    return new Intl.DateTimeFormat('sv', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new TimeZoneUnknown({ zone }, ['input', 'timeZone']);
  }
}
