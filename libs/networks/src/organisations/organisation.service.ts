import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError, Invalid } from '@samnav/platform';
import type { Tx, Values } from '@samnav/platform';
import { keyOf } from '../keys.ts';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { endOpenMemberships } from '../networks/open-memberships.ts';
import { organisationNumberOf } from './organisation-number.ts';
import { Organisation } from './organisation.entity.ts';
import type { CreateOrganisationInput, EndOrganisationInput, UpdateOrganisationInput } from './organisation.entity.ts';

export const OrganisationNumberWrong = domainError('invalid', 'ORGANISATION_NUMBER_WRONG', {
  sv: '{number} är inget organisationsnummer. Skriv tio siffror, till exempel 212000-2627, och kontrollera den sista.',
  en: '{number} is no organisation number. Write ten digits, e.g. 212000-2627, and check the last one.',
});
export const OrganisationNumberTaken = domainError('refused', 'ORGANISATION_NUMBER_TAKEN', {
  sv: 'En annan organisation har redan det organisationsnumret. Slå ihop dem om de är samma.',
  en: 'Another organisation has that organisation number. Merge them if they are the same.',
});
export const OwnsItself = domainError('refused', 'ORGANISATION_OWNS_ITSELF', {
  sv: 'En organisation kan inte äga sig själv, varken direkt eller genom andra.',
  en: 'An organisation cannot own itself, neither directly nor through others.',
});
export const OwnershipTooDeep = domainError('refused', 'OWNERSHIP_TOO_DEEP', {
  sv: 'Ägarträdet får ha högst 12 nivåer.',
  en: 'An ownership tree may have at most 12 levels.',
});
export const FunderUnknown = domainError('notFound', 'FUNDER_UNKNOWN', {
  sv: 'Det finns ingen sådan finansiär i Samnav.',
  en: 'There is no such funder in Samnav.',
});
export const OrganisationEnded = domainError('refused', 'ORGANISATION_ENDED', {
  sv: '{name} upphörde {endedOn}.',
  en: '{name} ended on {endedOn}.',
});
export const OrganisationMerged = domainError('refused', 'ORGANISATION_MERGED', {
  sv: '{name} är sammanslagen med {keeper}. Ändra den i stället.',
  en: '{name} has been merged into {keeper}. Change that one instead.',
});
constraintError('organisation_number_key', () => new OrganisationNumberTaken({}, ['input', 'organisationNumber']));
constraintError('organisation_no_cycle', () => new OwnsItself({}, ['input', 'parentId']));
constraintError('organisation_tree_depth', () => new OwnershipTooDeep({}, ['input', 'parentId']));
constraintError('organisation_funder_fkey', () => new FunderUnknown({}, ['input', 'funderSlug']));

/** The organisation behind an id; of a merged duplicate's id, the one that it was merged into. */
export async function findOrganisation(tx: Tx, id: string, path: readonly string[]): Promise<Organisation> {
  const row = await tx.find(Organisation, id, path);
  return row.mergedIntoId ? tx.get(Organisation, row.mergedIntoId) : row;
}

/** As `findOrganisation`, for relations that may be left out or cleared. */
export const findOptionalOrganisation = async (
  tx: Tx,
  id: string | null | undefined,
  path: readonly string[],
): Promise<Organisation | null | undefined> => (id == null ? id : findOrganisation(tx, id, path));

type Relations = Pick<CreateOrganisationInput, 'municipalityId' | 'parentId' | 'organisationNumber' | 'website'>;

@Injectable()
export class OrganisationService {
  async create(tx: Tx, input: CreateOrganisationInput & { source?: string }): Promise<string> {
    const { parent, values } = await this.relations(tx, input);
    access.require(tx.scope, 'organisation.create', { municipalityId: values.municipalityId });
    const ownershipShare = parent ? input.ownershipShare : undefined;
    const { name, kind, foundedYear, funderSlug, source } = input;
    return tx.create(Organisation, { ...values, name, kind, foundedYear, funderSlug, source, ownershipShare }, 'organisation.created');
  }

  async update(tx: Tx, input: UpdateOrganisationInput): Promise<string> {
    const row = await this.changeable(tx, input.id);
    const { values } = await this.relations(tx, input);
    const { parentId = row.parentId } = values;
    access.require(tx.scope, 'organisation.update', { municipalityId: row.municipalityId });
    if (values.municipalityId !== undefined) access.require(tx.scope, 'organisation.update', { municipalityId: values.municipalityId });
    const changes: Values<Organisation> = {
      ...values,
      name: input.name ?? undefined,
      kind: input.kind ?? undefined,
      foundedYear: input.foundedYear,
      funderSlug: input.funderSlug,
      ownershipShare: parentId === null ? null : input.ownershipShare, // nobody's share of what nobody owns
    };
    await tx.change(Organisation, row.id, input.expectedVersion, changes, 'organisation.updated');
    return row.id;
  }

  /** Ends the organisation and with it its open memberships; answers how many. */
  async end(tx: Tx, input: EndOrganisationInput): Promise<{ organisation: string; endedMemberships: number }> {
    const row = await this.changeable(tx, input.id);
    access.require(tx.scope, 'organisation.update', { municipalityId: row.municipalityId });
    await tx.change(Organisation, row.id, input.expectedVersion, { endedOn: input.endsOn }, 'organisation.ended');
    return { organisation: row.id, endedMemberships: await endOpenMemberships(tx, 'organisationId', row.id, input.endsOn) };
  }

  private async changeable(tx: Tx, id: string): Promise<Organisation> {
    const row = await tx.find(Organisation, id, ['id']);
    if (!row.mergedIntoId) return row;
    const keeper = await tx.get(Organisation, row.mergedIntoId);
    throw new OrganisationMerged({ name: row.name, keeper: keeper.name }, ['input', 'id']);
  }

  private async relations(tx: Tx, input: Relations) {
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    const parent = await findOptionalOrganisation(tx, input.parentId, ['parentId']);
    const values = {
      municipalityId: keyOf(municipality),
      parentId: keyOf(parent),
      organisationNumber: input.organisationNumber && checkedNumber(input.organisationNumber),
      website: input.website && checkedWebsite(input.website),
    };
    return { parent, values };
  }
}

function checkedNumber(text: string): string {
  const number = organisationNumberOf(text);
  if (!number) throw new OrganisationNumberWrong({ number: text }, ['input', 'organisationNumber']);
  return number;
}

/** An address that a browser opens, with its scheme; https where none is given. */
function checkedWebsite(text: string): string {
  const website = /^https?:\/\//i.test(text) ? text.replace(/^https?/i, (scheme) => scheme.toLowerCase()) : `https://${text}`;
  const good = website.length <= 500 && !/[\s\p{C}]/u.test(website) && URL.canParse(website) && new URL(website).hostname.includes('.');
  if (good) return website;
  const problem = { sv: 'Skriv en webbadress, till exempel https://www.umeaenergi.se.', en: 'Write a web address, e.g. https://www.umeaenergi.se.' };
  throw new Invalid({ problem }, ['input', 'website']);
}
