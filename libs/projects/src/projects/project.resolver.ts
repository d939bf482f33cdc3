import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Project } from './project.entity.ts';
import { CreateProjectInput, UpdateProjectInput } from './project.inputs.ts';
import { ProjectService } from './project.service.ts';
import { ChangeProjectStatusInput } from './status.entity.ts';
import { ProjectStatusService } from './status.service.ts';

@Resolver()
export class ProjectResolver {
  constructor(
    private readonly projects: ProjectService,
    private readonly statuses: ProjectStatusService,
  ) {}

  @Verb('project.create', { project: () => Project }, 'Creates a project, with an empty budget.')
  async createProject(@InTx() tx: Tx, @Input() input: CreateProjectInput) {
    return { project: await this.projects.create(tx, input) };
  }

  @Verb('project.update', { project: () => Project }, 'Changes a project.')
  async updateProject(@InTx() tx: Tx, @Input() input: UpdateProjectInput) {
    return { project: await this.projects.update(tx, input) };
  }

  @Verb(
    'project.changeStatus',
    { project: () => Project },
    'Gives a project a new status from a day on; refused with what may follow where this may not.',
  )
  async changeProjectStatus(@InTx() tx: Tx, @Input() input: ChangeProjectStatusInput) {
    return { project: await this.statuses.change(tx, input) };
  }
}
