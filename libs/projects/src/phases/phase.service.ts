import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { periodOf } from '../period.ts';
import { Project } from '../projects/project.entity.ts';
import { whereOf } from '../projects/seen.ts';
import { Phase } from './phase.entity.ts';
import type { CreatePhaseInput, UpdatePhaseInput } from './phase.entity.ts';

export const PhaseNumberTaken = domainError('invalid', 'PHASE_NUMBER_TAKEN', {
  sv: 'Projektet har redan en fas med det numret.',
  en: 'The project already has a phase with that number.',
});
constraintError('phase_number_key', () => new PhaseNumberTaken({}, ['input', 'number']));

/** The parts of a project, in their order; they may overlap. */
@Injectable()
export class PhaseService {
  async create(tx: Tx, input: CreatePhaseInput & { source?: string }): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    access.require(tx.scope, 'phase.create', whereOf(project));
    await tx.lock(Project, project.id); // or two phases at once would both be the next
    const { name, description, source } = input;
    const number = input.number ?? (await this.next(tx, project.id));
    return tx.create(Phase, { projectId: project.id, number, name, description, source, ...periodOf(input) }, 'phase.created');
  }

  async update(tx: Tx, input: UpdatePhaseInput): Promise<string> {
    const phase = await tx.find(Phase, input.id, ['id']);
    access.require(tx.scope, 'phase.update', whereOf(await tx.get(Project, phase.projectId)));
    const changes = {
      number: input.number ?? undefined,
      name: input.name ?? undefined,
      description: input.description,
      ...periodOf(input, phase),
    };
    await tx.change(Phase, phase.id, input.expectedVersion, changes, 'phase.updated');
    return phase.id;
  }

  private async next(tx: Tx, projectId: string): Promise<number> {
    const [row] = await tx.sql<{ next: number }>(
      'select coalesce(max(number), 0) + 1 as next from phase where tenant_id = current_tenant() and project_id = $1',
      [projectId],
    );
    return row!.next;
  }
}
