import { registerEnumType } from '@nestjs/graphql';
import type { RoleName } from '../database/scope.ts';
import { Inputs, Is } from '../graphql/index.ts';
import { Role } from './role.ts';

/** The languages of letters and messages. */
export const AccountLanguage = { sv: 'sv', en: 'en' } as const;
registerEnumType(AccountLanguage, {
  name: 'AccountLanguage',
  description: 'A language that Samnav speaks.',
  valuesMap: { sv: { description: 'Swedish.' }, en: { description: 'English.' } },
});

@Inputs('Whom to invite, to which role, where. Leave out all three places for a role in the whole tenant.')
export class SendInvitationInput {
  @Is.email({ description: 'The address that the invitation is mailed to, e.g. anna@kommun.example.' }) email: string;
  @Is.choice(() => Role, 'The role that is offered.') role: RoleName;
  @Is.id('The municipality where the role will hold.', { nullable: true }) municipalityId?: string | null;
  @Is.id('The workgroup where the role will hold.', { nullable: true }) workgroupId?: string | null;
  @Is.id('The project where the role will hold.', { nullable: true }) projectId?: string | null;
}

@Inputs('Which role an account gets, where, from when to when. The tenant must know the account; invite others.')
export class GrantRoleInput {
  @Is.email({ description: 'The address that the account signs in with.' }) email: string;
  @Is.choice(() => Role, 'The role that is given.') role: RoleName;
  @Is.id('The municipality where the role holds.', { nullable: true }) municipalityId?: string | null;
  @Is.id('The workgroup where the role holds.', { nullable: true }) workgroupId?: string | null;
  @Is.id('The project where the role holds.', { nullable: true }) projectId?: string | null;
  @Is.day({ nullable: true, description: 'First day; default today.' }) startsOn?: string | null;
  @Is.day({ nullable: true, description: 'Last day; default none.' }) endsOn?: string | null;
}

@Inputs('Which role ends, at once.')
export class EndRoleInput {
  @Is.id('The role assignment.') roleAssignmentId: string;
  @Is.version() expectedVersion: number;
}

@Inputs('What the token is for, what it may, and until when.')
export class CreateApiTokenInput {
  @Is.text({ max: 200, description: 'What it is for, e.g. the name of the program.' }) name: string;
  @Is.texts({ min: 1, max: 50, description: 'What it may, e.g. ["projects:read"]: a resource or `all`, and read, write or admin.' }) scopes: string[];
  @Is.day('Its last day, at most a year ahead.') expiresOn: string;
}

@Inputs('Which token of yours stops working.')
export class RevokeApiTokenInput {
  @Is.id('The token.') apiTokenId: string;
}

@Inputs('What you want to be different for your own account.')
export class ChangeOwnSettingsInput {
  @Is.choice(() => AccountLanguage, 'The language of letters to you.') language: keyof typeof AccountLanguage;
}

@Inputs('A new tenant, its municipalities and who coordinates it.')
export class CreateTenantInput {
  @Is.text({ max: 50, description: 'Its name in addresses: small letters a–z, digits and hyphens, e.g. umearegionen.' }) slug: string;
  @Is.text({ max: 200, description: 'Its name, e.g. Umeåregionen.' }) name: string;
  @Is.texts({ max: 300, each: 4, description: 'SCB codes of its municipalities, e.g. ["2480"].' }) municipalityCodes: string[];
  @Is.email({ description: 'Who is invited to coordinate it.' }) coordinatorEmail: string;
}

@Inputs('Who is invited to coordinate a tenant that nobody coordinates.')
export class InviteCoordinatorInput {
  @Is.text({ max: 50, description: 'The tenant’s name in addresses, e.g. umearegionen.' }) slug: string;
  @Is.email({ description: 'Who is invited to coordinate it.' }) coordinatorEmail: string;
}

@Inputs('A new funder.')
export class CreateFunderInput {
  @Is.text({ max: 50, description: 'Its name in addresses: small letters a–z, digits and hyphens, e.g. tillvaxtverket.' }) slug: string;
  @Is.text({ max: 200, description: 'Its name, e.g. Tillväxtverket.' }) name: string;
}
