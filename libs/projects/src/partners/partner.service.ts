import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import { findOrganisation } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { whereOf } from '../projects/seen.ts';
import { PartnerRole, PartnerStatus, ProjectPartner } from './partner.entity.ts';
import type { AddProjectPartnerInput, EndProjectPartnerInput, UpdateProjectPartnerInput } from './partner.entity.ts';

export const PartnerAlreadyThere = domainError('refused', 'PROJECT_PARTNER_ALREADY_THERE', {
  sv: 'Organisationen har redan den rollen i projektet.',
  en: 'The organisation already has that role in the project.',
});
constraintError('project_partner_once', () => new PartnerAlreadyThere({}, ['input', 'organisationId']));

/** Which organisations have part in a project, as what, and since when. */
@Injectable()
export class ProjectPartnerService {
  async add(tx: Tx, input: AddProjectPartnerInput & { source?: string }): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    const organisation = await findOrganisation(tx, input.organisationId, ['organisationId']);
    access.require(tx.scope, 'projectPartner.add', whereOf(project));
    const { startsOn, endsOn, note, source } = input;
    const role = input.role ?? PartnerRole.unspecified;
    const status = input.status ?? PartnerStatus.agreed;
    const values = { projectId: project.id, organisationId: organisation.id, role, status, startsOn, endsOn, note, source };
    return tx.create(ProjectPartner, values, 'projectPartner.added');
  }

  async update(tx: Tx, input: UpdateProjectPartnerInput): Promise<string> {
    const partner = await this.found(tx, input.id, 'projectPartner.update');
    const { startsOn, note } = input;
    const changes = { role: input.role ?? undefined, status: input.status ?? undefined, startsOn, note };
    await tx.change(ProjectPartner, partner.id, input.expectedVersion, changes, 'projectPartner.updated');
    return partner.id;
  }

  async end(tx: Tx, input: EndProjectPartnerInput): Promise<string> {
    const partner = await this.found(tx, input.id, 'projectPartner.end');
    await tx.change(ProjectPartner, partner.id, input.expectedVersion, { endsOn: input.endsOn }, 'projectPartner.ended');
    return partner.id;
  }

  private async found(tx: Tx, id: string, operation: Operation): Promise<ProjectPartner> {
    const partner = await tx.find(ProjectPartner, id, ['id']);
    access.require(tx.scope, operation, whereOf(await tx.get(Project, partner.projectId)));
    return partner;
  }
}
