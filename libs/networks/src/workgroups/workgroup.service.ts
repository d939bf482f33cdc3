import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { keyOf } from '../keys.ts';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { Person } from '../people/person.entity.ts';
import { today } from '../periods.ts';
import { Priority } from './priority.entity.ts';
import { Workgroup, WorkgroupMember, WorkgroupRole } from './workgroup.entity.ts';
import type { CreateWorkgroupInput, EndWorkgroupInput, UpdateWorkgroupInput } from './workgroup.inputs.ts';

export const WorkgroupNameTaken = domainError('refused', 'WORKGROUP_NAME_TAKEN', {
  sv: 'En arbetsgrupp med det namnet finns redan.',
  en: 'There is already a workgroup with that name.',
});
export const WorkgroupEnded = domainError('refused', 'WORKGROUP_ENDED', {
  sv: 'Arbetsgruppen {name} avslutades {endsOn}.',
  en: 'The workgroup {name} ended on {endsOn}.',
});
constraintError('workgroup_name_key', () => new WorkgroupNameTaken({}, ['input', 'name']));

const OPEN = `select id from workgroup_member
  where tenant_id = current_tenant() and workgroup_id = $1 and (ends_on is null or ends_on > $2) order by id`;

@Injectable()
export class WorkgroupService {
  async create(tx: Tx, input: CreateWorkgroupInput & { source?: string }): Promise<string> {
    const lead = await tx.find(Person, input.leadId, ['leadId']);
    const { priorityId, municipalityId } = await this.relations(tx, input);
    access.require(tx.scope, 'workgroup.create', { municipalityId });
    const { name, theme, purpose, source } = input;
    const startsOn = input.startsOn ?? today(tx);
    const values = { name, theme, purpose, source, startsOn, priorityId, municipalityId, leadId: lead.id };
    const workgroupId = await tx.create(Workgroup, values, 'workgroup.created');
    const member = { workgroupId, personId: lead.id, municipalityId: lead.municipalityId, role: WorkgroupRole.lead, startsOn };
    await tx.create(WorkgroupMember, member, 'workgroupMember.added');
    return workgroupId;
  }

  async update(tx: Tx, input: UpdateWorkgroupInput): Promise<string> {
    const row = await tx.find(Workgroup, input.id, ['id']);
    const { priorityId, municipalityId } = await this.relations(tx, input);
    access.require(tx.scope, 'workgroup.update', { municipalityId: row.municipalityId, workgroupId: row.id });
    if (municipalityId !== undefined && municipalityId !== row.municipalityId) {
      // whoever only leads the group does not give it to another municipality
      access.require(tx.scope, 'workgroup.update', { municipalityId: row.municipalityId });
      access.require(tx.scope, 'workgroup.update', { municipalityId });
    }
    const changes = { name: input.name ?? undefined, theme: input.theme ?? undefined, purpose: input.purpose, priorityId, municipalityId };
    await tx.change(Workgroup, row.id, input.expectedVersion, changes, 'workgroup.updated');
    return row.id;
  }

  /** Ends the workgroup and with it who still takes part; answers how many. */
  async end(tx: Tx, input: EndWorkgroupInput): Promise<{ workgroup: string; endedMembers: number }> {
    const row = await tx.find(Workgroup, input.id, ['id']);
    access.require(tx.scope, 'workgroup.end', { municipalityId: row.municipalityId });
    if (row.endsOn) throw new WorkgroupEnded({ name: row.name, endsOn: row.endsOn }, ['input', 'id']);
    await tx.change(Workgroup, row.id, input.expectedVersion, { endsOn: input.endsOn }, 'workgroup.ended');
    const open = await tx.sql<{ id: string }>(OPEN, [row.id, input.endsOn]);
    for (const member of open) await tx.change(WorkgroupMember, member.id, null, { endsOn: input.endsOn }, 'workgroupMember.ended');
    return { workgroup: row.id, endedMembers: open.length };
  }

  private async relations(tx: Tx, input: { priorityId?: string | null; municipalityId?: string | null }) {
    return {
      priorityId: keyOf(await tx.findOptional(Priority, input.priorityId, ['priorityId'])),
      municipalityId: keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])),
    };
  }
}
