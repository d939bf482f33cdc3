import { Injectable } from '@nestjs/common';
import { keyOf, Municipality, Person } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { BaselineReview } from './baseline-review.entity.ts';
import type { CreateBaselineReviewInput, CreateProfileAreaInput, UpdateBaselineReviewInput, UpdateProfileAreaInput } from './plan.inputs.ts';
import { ProfileArea } from './profile-area.entity.ts';

export const ProfileAreaNameTaken = domainError('refused', 'PROFILE_AREA_NAME_TAKEN', {
  sv: 'Kommunen har redan ett profilområde med det namnet.',
  en: 'The municipality already has a profile area with that name.',
});
constraintError('profile_area_name_key', () => new ProfileAreaNameTaken({}, ['input', 'name']));

/** What a municipality's plans stand on: its baseline reviews and profile areas. */
@Injectable()
export class GroundworkService {
  async createReview(tx: Tx, input: CreateBaselineReviewInput & { source?: string }): Promise<string> {
    const municipality = await tx.find(Municipality, input.municipalityId, ['municipalityId']);
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    access.require(tx.scope, 'baselineReview.create', { municipalityId: municipality.id });
    const { title, doneOn, url, source } = input;
    return tx.create(BaselineReview, { municipalityId: municipality.id, ownerId: owner.id, title, doneOn, url, source }, 'baselineReview.created');
  }

  async updateReview(tx: Tx, input: UpdateBaselineReviewInput): Promise<string> {
    const { id, municipalityId } = await tx.find(BaselineReview, input.id, ['id']);
    const ownerId = keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])) ?? undefined;
    access.require(tx.scope, 'baselineReview.update', { municipalityId });
    const { doneOn, url } = input;
    await tx.change(BaselineReview, id, input.expectedVersion, { title: input.title ?? undefined, doneOn, url, ownerId }, 'baselineReview.updated');
    return id;
  }

  async createArea(tx: Tx, input: CreateProfileAreaInput & { source?: string }): Promise<string> {
    const municipality = await tx.find(Municipality, input.municipalityId, ['municipalityId']);
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    access.require(tx.scope, 'profileArea.create', { municipalityId: municipality.id });
    const { name, description, source } = input;
    return tx.create(ProfileArea, { municipalityId: municipality.id, ownerId: owner.id, name, description, source }, 'profileArea.created');
  }

  async updateArea(tx: Tx, input: UpdateProfileAreaInput): Promise<string> {
    const { id, municipalityId } = await tx.find(ProfileArea, input.id, ['id']);
    const ownerId = keyOf(await tx.findOptional(Person, input.ownerId, ['ownerId'])) ?? undefined;
    access.require(tx.scope, 'profileArea.update', { municipalityId });
    const { description } = input;
    await tx.change(ProfileArea, id, input.expectedVersion, { name: input.name ?? undefined, description, ownerId }, 'profileArea.updated');
    return id;
  }
}
