import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { keyOf, Municipality, Person, Priority, today, Workgroup } from '@samnav/networks';
import { periodOf } from '../period.ts';
import { Programme } from '../programmes/programme.entity.ts';
import { Project } from './project.entity.ts';
import type { CreateProjectInput, UpdateProjectInput } from './project.inputs.ts';
import { projectNumber } from './project-number.ts';
import { whereOf } from './seen.ts';
import { ProjectStatusEvent } from './status.entity.ts';
import { ProjectStatus } from './statuses.ts';

export const StatusFromLater = domainError('invalid', 'STATUS_FROM_LATER', {
  sv: 'Ett nytt projekts status gäller från i dag eller tidigare.',
  en: 'The status of a new project holds from today or earlier.',
});
export const ProjectFromItself = domainError('refused', 'PROJECT_FROM_ITSELF', {
  sv: 'Ett projekt kan inte ha kommit ur sig självt, varken direkt eller genom andra.',
  en: 'A project cannot have come out of itself, neither directly nor through others.',
});
constraintError('project_no_circle', () => new ProjectFromItself({}, ['input', 'spawnedById']));

/** The ids by which an input says what a project belongs to. */
type Ties = Pick<UpdateProjectInput, 'leadId' | 'municipalityId' | 'workgroupId' | 'programmeId' | 'priorityId' | 'spawnedById'>;

/** Projects: who, what, when and what they belong to. */
@Injectable()
export class ProjectService {
  async create(tx: Tx, input: CreateProjectInput & { source?: string }): Promise<string> {
    const ties = await this.ties(tx, input);
    const { municipalityId = null, workgroupId = null } = ties;
    access.require(tx.scope, 'project.create', whereOf({ id: '', municipalityId, workgroupId }));
    const status = input.status ?? ProjectStatus.draft;
    const validFrom = input.statusFrom ?? today(tx);
    if (validFrom > today(tx)) throw new StatusFromLater({}, ['input', 'statusFrom']);
    const id = await tx.create(
      Project,
      {
        ...ties,
        ...periodOf(input),
        number: await projectNumber(tx, input.number),
        name: input.name,
        purpose: input.purpose,
        publishedOn: status === ProjectStatus.draft ? null : validFrom,
        source: input.source,
      },
      'project.created',
    );
    await tx.create(ProjectStatusEvent, { projectId: id, status, validFrom, recordedById: tx.scope.personId }, 'project.statusChanged');
    return id;
  }

  async update(tx: Tx, input: UpdateProjectInput): Promise<string> {
    const project = await tx.find(Project, input.id, ['id']);
    access.require(tx.scope, 'project.update', whereOf(project));
    const ties = await this.ties(tx, input);
    const { municipalityId = project.municipalityId, workgroupId = project.workgroupId } = ties;
    // whoever hands a project over must have both sides
    const moved = municipalityId !== project.municipalityId || workgroupId !== project.workgroupId;
    if (moved) access.require(tx.scope, 'project.create', whereOf({ id: project.id, municipalityId, workgroupId }));
    if (input.number && input.number !== project.number) await projectNumber(tx, input.number);
    // before the row is locked: two that are linked to each other at once would else wait for each other in a circle
    if (ties.spawnedById) await tx.sql(`select pg_advisory_xact_lock(hashtextextended('project spawned by ' || current_tenant(), 0))`);
    const changes = {
      ...ties,
      ...periodOf(input, project),
      number: input.number ?? undefined,
      name: input.name ?? undefined,
      purpose: input.purpose,
    };
    await tx.change(Project, project.id, input.expectedVersion, changes, 'project.updated');
    return project.id;
  }

  /** The keys of what a project belongs to; undefined where the input says nothing. */
  private async ties(tx: Tx, input: Ties) {
    return {
      leadId: keyOf(await tx.findOptional(Person, input.leadId, ['leadId'])) ?? undefined,
      municipalityId: keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])),
      workgroupId: keyOf(await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId'])),
      programmeId: keyOf(await tx.findOptional(Programme, input.programmeId, ['programmeId'])),
      priorityId: keyOf(await tx.findOptional(Priority, input.priorityId, ['priorityId'])),
      spawnedById: keyOf(await tx.findOptional(Project, input.spawnedById, ['spawnedById'])),
    };
  }
}
