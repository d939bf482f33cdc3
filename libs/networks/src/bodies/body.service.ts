import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError, rolesChanged } from '@samnav/platform';
import type { DomainError, Tx } from '@samnav/platform';
import { keyOf, orElse } from '../keys.ts';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { Person } from '../people/person.entity.ts';
import { periodText, today } from '../periods.ts';
import { Body, BodyKind, BodyMember } from './body.entity.ts';
import type { AddBodyMemberInput, CreateBodyInput, EndBodyMemberInput, UpdateBodyInput } from './body.inputs.ts';

export const BodyNameTaken = domainError('refused', 'BODY_NAME_TAKEN', {
  sv: 'Ett organ med det namnet finns redan.',
  en: 'There is already a body with that name.',
});
export const BodySeatOverlaps = domainError('refused', 'BODY_SEAT_OVERLAPS', {
  sv: 'Personen sitter redan i organet under den tiden ({period}).',
  en: 'The person already sits in the body at that time ({period}).',
});
constraintError('body_name_key', () => new BodyNameTaken({}, ['input', 'name']));

interface Seat {
  bodyId: string;
  personId: string;
  startsOn: string;
  endsOn?: string | null;
}

/** Who sits in a steering group is told of what nobody answers. */
const steers = async (tx: Tx, { kind, municipalityId }: Body): Promise<void> => {
  if (kind === BodyKind.steeringGroup) await rolesChanged(tx, { municipalityId });
};

@Injectable()
export class BodyService {
  async create(tx: Tx, input: CreateBodyInput & { source?: string }): Promise<string> {
    const municipalityId = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']));
    access.require(tx.scope, 'body.create', { municipalityId });
    const { name, kind, standing, source } = input;
    return tx.create(Body, { name, kind, standing, municipalityId, source }, 'body.created');
  }

  async update(tx: Tx, input: UpdateBodyInput): Promise<string> {
    const row = await tx.find(Body, input.id, ['id']);
    const municipalityId = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']));
    access.require(tx.scope, 'body.update', { municipalityId: row.municipalityId });
    if (municipalityId !== undefined) access.require(tx.scope, 'body.update', { municipalityId });
    const { name, kind, standing, endedOn } = input;
    const changes = { name: name ?? undefined, kind: kind ?? undefined, standing: standing ?? undefined, municipalityId, endedOn };
    await tx.change(Body, row.id, input.expectedVersion, changes, 'body.updated');
    return row.id;
  }

  async addMember(tx: Tx, input: AddBodyMemberInput): Promise<string> {
    const body = await tx.find(Body, input.bodyId, ['bodyId']);
    const person = await tx.find(Person, input.personId, ['personId']);
    access.require(tx.scope, 'body.update', { municipalityId: body.municipalityId });
    await tx.lock(Body, body.id); // two at once: the second sees the first's seat instead of a deadlock
    const startsOn = input.startsOn ?? today(tx);
    const values = { bodyId: body.id, personId: person.id, role: input.role, startsOn, endsOn: input.endsOn };
    const id = await this.unlessOverlapping(tx, values, () => tx.create(BodyMember, values, 'bodyMember.added'));
    await steers(tx, body);
    return id;
  }

  async endMember(tx: Tx, input: EndBodyMemberInput): Promise<string> {
    const row = await tx.find(BodyMember, input.id, ['id']);
    const body = await tx.get(Body, row.bodyId);
    access.require(tx.scope, 'body.update', { municipalityId: body.municipalityId });
    const { endsOn } = input;
    const end = (): Promise<BodyMember> => tx.change(BodyMember, row.id, input.expectedVersion, { endsOn }, 'bodyMember.ended');
    await this.unlessOverlapping(tx, { ...row, endsOn }, end, row.id);
    await steers(tx, body);
    return row.id;
  }

  private unlessOverlapping<T>(tx: Tx, seat: Seat, write: () => Promise<T>, except: string | null = null): Promise<T> {
    const path = ['input', except ? 'endsOn' : 'startsOn'];
    const refusal = async (): Promise<DomainError> => new BodySeatOverlaps({ period: await this.otherSeat(tx, seat, except) }, path);
    return orElse(tx, 'body_member_overlap', write, refusal);
  }

  private async otherSeat(tx: Tx, seat: Seat, except: string | null): Promise<string> {
    const [row] = await tx.sql<{ starts_on: string; ends_on: string | null }>(
      `select starts_on::text, ends_on::text from body_member where tenant_id = current_tenant() and body_id = $1 and person_id = $2
         and daterange(starts_on, ends_on, '[]') && daterange($3, $4, '[]') and id is distinct from $5 limit 1`,
      [seat.bodyId, seat.personId, seat.startsOn, seat.endsOn ?? null, except],
    );
    return row ? periodText(row) : '';
  }
}
