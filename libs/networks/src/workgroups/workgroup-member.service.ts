import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError, rolesChanged } from '@samnav/platform';
import type { DomainError, Tx } from '@samnav/platform';
import { keyOf, orElse } from '../keys.ts';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { Person } from '../people/person.entity.ts';
import { dayBefore, periodText, today } from '../periods.ts';
import { Workgroup, WorkgroupMember, WorkgroupRole } from './workgroup.entity.ts';
import type { AddWorkgroupMemberInput, ChangeWorkgroupLeadInput, EndWorkgroupMemberInput } from './workgroup.inputs.ts';
import { WorkgroupEnded } from './workgroup.service.ts';

export const WorkgroupMemberOverlaps = domainError('refused', 'WORKGROUP_MEMBER_OVERLAPS', {
  sv: '{name} är redan med i arbetsgruppen under den tiden ({period}).',
  en: '{name} is already in the workgroup at that time ({period}).',
});
export const WorkgroupHasLead = domainError('refused', 'WORKGROUP_HAS_LEAD', {
  sv: 'En arbetsgrupp har exakt en ledare. Byt ledare i stället.',
  en: 'A workgroup has exactly one lead. Change the lead instead.',
});
export const LeadChangeTooEarly = domainError('refused', 'LEAD_CHANGE_TOO_EARLY', {
  sv: 'Den nuvarande ledaren började {startsOn}. Välj en senare dag.',
  en: 'The present lead began on {startsOn}. Choose a later day.',
});
export const LeadChangeInFuture = domainError('invalid', 'LEAD_CHANGE_IN_FUTURE', {
  sv: 'Välj i dag ({today}) eller en tidigare dag: gruppen ska hela tiden ha den ledare som gäller.',
  en: 'Choose today ({today}) or an earlier day: the group shall always show the lead that it has.',
});
constraintError('workgroup_member_one_lead', () => new WorkgroupHasLead({}, ['input', 'role']));

@Injectable()
export class WorkgroupMemberService {
  async add(tx: Tx, input: AddWorkgroupMemberInput): Promise<string> {
    const group = await tx.find(Workgroup, input.workgroupId, ['workgroupId']);
    const person = await tx.find(Person, input.personId, ['personId']);
    const given = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']));
    const municipalityId = given === undefined ? person.municipalityId : given;
    access.require(tx.scope, 'workgroupMember.add', { municipalityId: group.municipalityId ?? municipalityId, workgroupId: group.id });
    if (input.role === WorkgroupRole.lead)
      throw new WorkgroupHasLead({}, ['input', 'role'], { allowed: [WorkgroupRole.deputy, WorkgroupRole.member] });
    const { endsOn: ended } = await tx.lock(Workgroup, group.id); // two at once: the second sees the first
    const { role, endsOn } = input;
    if (ended && (!endsOn || endsOn > ended)) throw new WorkgroupEnded({ name: group.name, endsOn: ended }, ['input', 'workgroupId']);
    const values = {
      workgroupId: group.id,
      personId: person.id,
      municipalityId,
      role: role ?? WorkgroupRole.member,
      startsOn: input.startsOn ?? today(tx),
      endsOn,
    };
    return this.unlessOverlapping(tx, { ...values, field: 'startsOn' }, () => tx.create(WorkgroupMember, values, 'workgroupMember.added'));
  }

  async end(tx: Tx, input: EndWorkgroupMemberInput): Promise<string> {
    const row = await tx.find(WorkgroupMember, input.id, ['id']);
    const group = await tx.get(Workgroup, row.workgroupId);
    access.require(tx.scope, 'workgroupMember.end', { municipalityId: group.municipalityId ?? row.municipalityId, workgroupId: group.id });
    const { endsOn: ended } = await tx.lock(Workgroup, group.id);
    if (row.role === WorkgroupRole.lead && !row.endsOn) throw new WorkgroupHasLead({}, ['input', 'id']);
    const { endsOn, expectedVersion } = input;
    if (ended && endsOn > ended) throw new WorkgroupEnded({ name: group.name, endsOn: ended }, ['input', 'endsOn']);
    const end = (): Promise<WorkgroupMember> => tx.change(WorkgroupMember, row.id, expectedVersion, { endsOn }, 'workgroupMember.ended');
    await this.unlessOverlapping(tx, { ...row, endsOn, except: row.id, field: 'endsOn' }, end);
    return row.id;
  }

  /** The present lead leaves the day before; whoever takes over stops being deputy or member. */
  async changeLead(tx: Tx, input: ChangeWorkgroupLeadInput): Promise<string> {
    const group = await tx.find(Workgroup, input.id, ['id']);
    const person = await tx.find(Person, input.personId, ['personId']);
    access.require(tx.scope, 'workgroup.update', { municipalityId: group.municipalityId, workgroupId: group.id });
    if (group.endsOn) throw new WorkgroupEnded({ name: group.name, endsOn: group.endsOn }, ['input', 'id']);
    const startsOn = input.startsOn ?? today(tx);
    if (startsOn > today(tx)) throw new LeadChangeInFuture({ today: today(tx) }, ['input', 'startsOn']);
    const changed = await tx.change(Workgroup, group.id, input.expectedVersion, { leadId: person.id }, 'workgroup.leadChanged');
    if (changed.version === group.version) return group.id; // leads it already
    const lead = await this.from(tx, group.id, startsOn, `role = 'lead' and ends_on is null`);
    if (lead && lead.startsOn >= startsOn) throw new LeadChangeTooEarly({ startsOn: lead.startsOn }, ['input', 'startsOn']);
    if (lead) await tx.change(WorkgroupMember, lead.id, null, { endsOn: dayBefore(startsOn) }, 'workgroupMember.ended');
    const seat = { workgroupId: group.id, personId: person.id, startsOn, field: 'startsOn' };
    await this.unlessOverlapping(tx, seat, () => this.promote(tx, group.id, person, startsOn));
    await rolesChanged(tx, { municipalityId: group.municipalityId, workgroupId: group.id });
    return group.id;
  }

  private async promote(tx: Tx, workgroupId: string, person: Person, startsOn: string): Promise<void> {
    const before = await this.from(tx, workgroupId, startsOn, 'person_id = $3', [person.id]);
    const role = WorkgroupRole.lead;
    if (before && before.startsOn >= startsOn) {
      await tx.change(WorkgroupMember, before.id, null, { role, startsOn, endsOn: null }, 'workgroupMember.promoted');
      return;
    }
    if (before) await tx.change(WorkgroupMember, before.id, null, { endsOn: dayBefore(startsOn) }, 'workgroupMember.ended');
    const values = { workgroupId, personId: person.id, municipalityId: before?.municipalityId ?? person.municipalityId, role, startsOn };
    await tx.create(WorkgroupMember, values, 'workgroupMember.added');
  }

  /** Who takes part on the day or, before anybody else, after it. */
  private async from(tx: Tx, workgroupId: string, day: string, condition: string, params: unknown[] = []): Promise<WorkgroupMember | null> {
    const [row] = await tx.sql<{ id: string }>(
      `select id from workgroup_member where tenant_id = current_tenant() and workgroup_id = $1 and (ends_on is null or ends_on >= $2) and ${condition}
       order by starts_on limit 1`,
      [workgroupId, day, ...params],
    );
    return row ? tx.get(WorkgroupMember, row.id) : null;
  }

  private unlessOverlapping<T>(tx: Tx, seat: Seat, write: () => Promise<T>): Promise<T> {
    return orElse(tx, 'workgroup_member_overlap', write, () => this.overlapping(tx, seat));
  }

  private async overlapping(tx: Tx, { workgroupId, personId, startsOn, endsOn, except, field }: Seat): Promise<DomainError> {
    const [row] = await tx.sql<{ name: string; starts_on: string; ends_on: string | null }>(
      `select p.name, m.starts_on::text, m.ends_on::text from workgroup_member m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
       where m.tenant_id = current_tenant() and m.workgroup_id = $1 and m.person_id = $2
         and daterange(m.starts_on, m.ends_on, '[]') && daterange($3, $4, '[]') and m.id is distinct from $5 limit 1`,
      [workgroupId, personId, startsOn, endsOn ?? null, except ?? null],
    );
    return new WorkgroupMemberOverlaps({ name: row?.name, period: row && periodText(row) }, ['input', field]);
  }
}

interface Seat {
  workgroupId: string;
  personId: string;
  startsOn: string;
  endsOn?: string | null;
  /** The row that is changed. */
  except?: string;
  /** The field of the input that the refusal speaks of. */
  field: string;
}
