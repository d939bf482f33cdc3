import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Municipality } from '@samnav/networks';
import { Project, whereOf } from '@samnav/projects';
import { AccountMapping, ObjectMapping } from './mapping.entity.ts';
import type { RemoveAccountMappingInput, RemoveObjectMappingInput, SetAccountMappingInput, SetObjectMappingInput } from './mapping.entity.ts';

export const AccountRangeTurned = domainError('invalid', 'ACCOUNT_RANGE_TURNED', {
  sv: 'Det sista kontot är mindre än det första.',
  en: 'The last account is less than the first.',
});
export const AccountRangesOverlap = domainError('refused', 'ACCOUNT_RANGES_OVERLAP', {
  sv: 'Några av kontona hör redan till en annan rad. Ta bort den först, eller välj andra konton.',
  en: 'Some of the accounts belong to another row already. Take it away first, or choose other accounts.',
});
constraintError('account_mapping_range', () => new AccountRangeTurned({}, ['input', 'accountTo']));
constraintError('account_mapping_apart', () => new AccountRangesOverlap({}, ['input', 'accountFrom'], { allowed: ['removeAccountMapping'] }));

/** What accounts and objects of a municipality's books stand for in projects. */
@Injectable()
export class MappingService {
  async setAccount(tx: Tx, input: SetAccountMappingInput): Promise<string> {
    const { id: municipalityId } = await tx.find(Municipality, input.municipalityId, ['municipalityId']);
    access.require(tx.scope, 'accountMapping.update', { municipalityId });
    const { accountFrom, accountTo } = input;
    if (accountTo < accountFrom) throw new AccountRangeTurned({}, ['input', 'accountTo']);
    await oneAtATime(tx, municipalityId);
    const same = await tx.rows(AccountMapping).findOneBy({ tenantId: tx.scope.tenantId, municipalityId, accountFrom, accountTo });
    const category = input.category ?? null;
    if (!same) return tx.create(AccountMapping, { municipalityId, accountFrom, accountTo, category }, 'accountMapping.set');
    await tx.change(AccountMapping, same.id, null, { category }, 'accountMapping.set');
    return same.id;
  }

  async setObject(tx: Tx, input: SetObjectMappingInput): Promise<string> {
    const { id: municipalityId } = await tx.find(Municipality, input.municipalityId, ['municipalityId']);
    const project = await tx.find(Project, input.projectId, ['projectId']);
    access.require(tx.scope, 'accountMapping.update', { municipalityId });
    access.require(tx.scope, 'ledger.import', whereOf(project)); // whoever maps to a project lets books be posted to it
    const { dimension, object } = input;
    await oneAtATime(tx, municipalityId);
    const same = await tx.rows(ObjectMapping).findOneBy({ tenantId: tx.scope.tenantId, municipalityId, dimension, object });
    if (!same) return tx.create(ObjectMapping, { municipalityId, dimension, object, projectId: project.id }, 'objectMapping.set');
    await tx.change(ObjectMapping, same.id, null, { projectId: project.id }, 'objectMapping.set');
    return same.id;
  }

  async removeAccount(tx: Tx, input: RemoveAccountMappingInput): Promise<string> {
    const { id, municipalityId } = await tx.find(AccountMapping, input.accountMappingId, ['accountMappingId']);
    access.require(tx.scope, 'accountMapping.update', { municipalityId });
    await tx.remove(AccountMapping, id, null, 'accountMapping.removed');
    return municipalityId;
  }

  async removeObject(tx: Tx, input: RemoveObjectMappingInput): Promise<string> {
    const { id, municipalityId } = await tx.find(ObjectMapping, input.objectMappingId, ['objectMappingId']);
    access.require(tx.scope, 'accountMapping.update', { municipalityId });
    await tx.remove(ObjectMapping, id, null, 'objectMapping.removed');
    return municipalityId;
  }
}

/** Two who say the same of a municipality's books at once say it one after the other. */
const oneAtATime = (tx: Tx, municipalityId: string): Promise<unknown> =>
  tx.sql(`select pg_advisory_xact_lock(hashtextextended('mappings of ' || current_tenant() || $1, 0))`, [municipalityId]);
