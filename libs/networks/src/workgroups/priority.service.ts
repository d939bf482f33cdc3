import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Priority } from './priority.entity.ts';
import type { CreatePriorityInput, UpdatePriorityInput } from './priority.entity.ts';

export const PriorityNumberTaken = domainError('refused', 'PRIORITY_NUMBER_TAKEN', {
  sv: 'En annan prioritering har redan det numret.',
  en: 'Another priority has that number.',
});
constraintError('priority_number_key', () => new PriorityNumberTaken({}, ['input', 'number']));

@Injectable()
export class PriorityService {
  async create(tx: Tx, input: CreatePriorityInput & { source?: string }): Promise<string> {
    access.require(tx.scope, 'priority.create', {});
    const { number, name, source } = input;
    return tx.create(Priority, { number, name, source }, 'priority.created');
  }

  async update(tx: Tx, input: UpdatePriorityInput): Promise<string> {
    const { id } = await tx.find(Priority, input.id, ['id']);
    access.require(tx.scope, 'priority.update', {});
    const changes = { number: input.number ?? undefined, name: input.name ?? undefined };
    await tx.change(Priority, id, input.expectedVersion, changes, 'priority.updated');
    return id;
  }
}
