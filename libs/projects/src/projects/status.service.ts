import { Injectable } from '@nestjs/common';
import { access, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { today } from '@samnav/networks';
import { askForApproval } from '../budgets/budget-obligations.ts';
import { raiseVersion } from '../version.ts';
import { Project } from './project.entity.ts';
import { whereOf } from './seen.ts';
import { ProjectStatusEvent } from './status.entity.ts';
import type { ChangeProjectStatusInput } from './status.entity.ts';
import { nextStatuses, ProjectStatus, statusWords } from './statuses.ts';

export const StatusCannotFollow = domainError('refused', 'PROJECT_STATUS_CANNOT_FOLLOW', {
  sv: 'Ett projekt som är {from} kan inte bli {to}.',
  en: 'A project that is {from} cannot become {to}.',
});
export const StatusHeldAlready = domainError('refused', 'PROJECT_STATUS_HELD_ALREADY', {
  sv: 'Nuvarande status gäller från {since}; nästa kan inte gälla från en tidigare dag.',
  en: 'The present status holds from {since}; the next cannot hold from an earlier day.',
});

/** A project's status: a row of days from which each has held. */
@Injectable()
export class ProjectStatusService {
  async change(tx: Tx, input: ChangeProjectStatusInput): Promise<string> {
    const found = await tx.find(Project, input.id, ['id']);
    const { id } = found;
    access.require(tx.scope, 'project.changeStatus', whereOf(found));
    const project = await tx.change(Project, id, input.expectedVersion, {}, 'project.statusChanged'); // held, and the version compared
    const validFrom = input.validFrom ?? today(tx);
    const held = await this.upTo(tx, id, validFrom);
    const last = held.at(-1)!;
    if (validFrom < last.validFrom) throw new StatusHeldAlready({ since: last.validFrom }, ['input', 'validFrom']);
    const allowed = nextStatuses[last.status];
    if (!allowed.includes(input.status))
      throw new StatusCannotFollow({ from: statusWords[last.status], to: statusWords[input.status] }, ['input', 'status'], { allowed });
    const { status, note } = input;
    await tx.create(ProjectStatusEvent, { projectId: id, status, validFrom, note, recordedById: tx.scope.personId }, 'project.statusChanged');
    const publishedOn = [...held, { status, validFrom }].find((event) => event.status !== ProjectStatus.draft)?.validFrom ?? null;
    const after = await tx.change(Project, id, null, { publishedOn }, 'project.published');
    if (after.version === project.version) await raiseVersion(tx, 'project', id);
    await askForApproval(tx, id);
    return id;
  }

  /** The statuses in their order; one that is still to come on that day or later gives way. */
  private async upTo(tx: Tx, projectId: string, day: string): Promise<ProjectStatusEvent[]> {
    const events = await tx
      .rows(ProjectStatusEvent)
      .find({ where: { tenantId: tx.scope.tenantId, projectId }, order: { validFrom: 'asc', id: 'asc' } });
    const yields = (event: ProjectStatusEvent): boolean => event.validFrom > today(tx) && event.validFrom >= day;
    for (const event of events.filter(yields)) await tx.remove(ProjectStatusEvent, event.id, null, 'project.statusWithdrawn');
    return events.filter((event) => !yields(event));
  }
}
