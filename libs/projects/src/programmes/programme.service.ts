import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { findOptionalOrganisation, keyOf } from '@samnav/networks';
import { periodOf } from '../period.ts';
import { Programme } from './programme.entity.ts';
import type { CreateProgrammeInput, UpdateProgrammeInput } from './programme.entity.ts';

export const ProgrammeNameTaken = domainError('invalid', 'PROGRAMME_NAME_TAKEN', {
  sv: 'Det finns redan ett program med det namnet.',
  en: 'There is already a programme with that name.',
});
constraintError('programme_name_key', () => new ProgrammeNameTaken({}, ['input', 'name']));

/** Programmes: what several projects share. */
@Injectable()
export class ProgrammeService {
  async create(tx: Tx, input: CreateProgrammeInput & { source?: string }): Promise<string> {
    access.require(tx.scope, 'programme.create', {});
    const funder = await findOptionalOrganisation(tx, input.funderId, ['funderId']);
    const { name, purpose, source } = input;
    return tx.create(Programme, { name, purpose, source, ...periodOf(input), funderId: keyOf(funder) }, 'programme.created');
  }

  async update(tx: Tx, input: UpdateProgrammeInput): Promise<string> {
    const programme = await tx.find(Programme, input.id, ['id']);
    access.require(tx.scope, 'programme.update', {});
    const funder = await findOptionalOrganisation(tx, input.funderId, ['funderId']);
    const changes = { name: input.name ?? undefined, purpose: input.purpose, funderId: keyOf(funder), ...periodOf(input, programme) };
    await tx.change(Programme, programme.id, input.expectedVersion, changes, 'programme.updated');
    return programme.id;
  }
}
