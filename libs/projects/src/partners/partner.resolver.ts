import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { AddProjectPartnerInput, EndProjectPartnerInput, ProjectPartner, UpdateProjectPartnerInput } from './partner.entity.ts';
import { ProjectPartnerService } from './partner.service.ts';

@Resolver()
export class ProjectPartnerResolver {
  constructor(private readonly partners: ProjectPartnerService) {}

  @Verb('projectPartner.add', { projectPartner: () => ProjectPartner }, 'Gives an organisation part in a project.')
  async addProjectPartner(@InTx() tx: Tx, @Input() input: AddProjectPartnerInput) {
    return { projectPartner: await this.partners.add(tx, input) };
  }

  @Verb(
    'projectPartner.update',
    { projectPartner: () => ProjectPartner },
    'Changes what an organisation is in a project, or how far it has come with it.',
  )
  async updateProjectPartner(@InTx() tx: Tx, @Input() input: UpdateProjectPartnerInput) {
    return { projectPartner: await this.partners.update(tx, input) };
  }

  @Verb('projectPartner.end', { projectPartner: () => ProjectPartner }, 'Ends an organisation’s part in a project; it stays on record.')
  async endProjectPartner(@InTx() tx: Tx, @Input() input: EndProjectPartnerInput) {
    return { projectPartner: await this.partners.end(tx, input) };
  }
}
