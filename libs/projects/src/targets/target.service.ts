import { Injectable } from '@nestjs/common';
import { access, constraintError, dayAt, domainError, targetKind } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Goal } from '@samnav/goals';
import { EndsBeforeStart, keyOf, Workgroup } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { whereOfTarget } from './target-place.ts';
import { TargetSnapshot, TargetSnapshotRow } from './target-snapshot.entity.ts';
import type { TargetState } from './target-kinds.ts';
import { Target } from './target.entity.ts';
import type { CreateTargetInput, FreezeTargetsInput, UpdateTargetInput } from './target.inputs.ts';

export const TargetParameters = domainError('invalid', 'TARGET_PARAMETERS', {
  sv: 'Så kan målet inte räknas: {problem}',
  en: 'The target cannot be counted so: {problem}',
});
export const TargetOfOne = domainError('invalid', 'TARGET_OF_ONE', {
  sv: 'Målet hör till ett projekt, en arbetsgrupp eller ett mål i målträdet, inte till flera av dem.',
  en: 'A target belongs to a project, a workgroup or a goal, not to several of them.',
});
constraintError('target_period_check', () => new EndsBeforeStart({}, ['input', 'endsOn']));

interface Outcome {
  state: TargetState;
  value: string | null;
  required: string | null;
  finding_sv: string;
  finding_en: string;
}
type Looked = Pick<TargetSnapshotRow, 'number' | 'counted' | 'label' | 'reasonSv' | 'reasonEn' | 'subjectType' | 'subjectUuid' | 'subjectVersion'>;

/** What is to be reached; what has been is never written, only counted and frozen. */
@Injectable()
export class TargetService {
  async create(tx: Tx, input: CreateTargetInput & { source?: string }): Promise<string> {
    const projectId = keyOf(await tx.findOptional(Project, input.projectId, ['projectId'])) ?? null;
    const workgroupId = keyOf(await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId'])) ?? null;
    const goalId = keyOf(await tx.findOptional(Goal, input.goalId, ['goalId'])) ?? null;
    if ([projectId, workgroupId, goalId].filter(Boolean).length > 1) throw new TargetOfOne({}, ['input']);
    access.require(tx.scope, 'target.create', await whereOfTarget(tx, { projectId, workgroupId, goalId }));
    const { kind, startsOn, endsOn, source } = input;
    const title = input.title ?? targetKind(kind).title[tx.scope.language];
    const parameters = parametersOf(kind, input.parameters);
    return tx.create(Target, { kind, title, parameters, startsOn, endsOn, projectId, workgroupId, goalId, source }, 'target.created');
  }

  async update(tx: Tx, input: UpdateTargetInput): Promise<string> {
    const target = await tx.find(Target, input.id, ['id']);
    access.require(tx.scope, 'target.update', await whereOfTarget(tx, target));
    const changes = {
      title: input.title ?? undefined,
      startsOn: input.startsOn ?? undefined,
      endsOn: input.endsOn ?? undefined,
      ...(input.parameters != null && { parameters: parametersOf(target.kind, input.parameters) }),
    };
    await tx.change(Target, target.id, input.expectedVersion, changes, 'target.updated');
    return target.id;
  }

  /** Keeps all targets of a project as they are now; answers the project's uuid. */
  async freeze(tx: Tx, { projectId, note }: FreezeTargetsInput): Promise<string> {
    const project = await tx.find(Project, projectId, ['projectId']);
    access.require(tx.scope, 'target.freeze', await whereOfTarget(tx, { projectId: project.id, workgroupId: null, goalId: null }));
    for (const target of await tx.rows(Target).findBy({ tenantId: tx.scope.tenantId, projectId: project.id })) await this.keep(tx, target, note);
    return project.id;
  }

  private async keep(tx: Tx, target: Target, note: string | null | undefined): Promise<void> {
    const [outcome] = await tx.sql<Outcome>('select o.*, target_state(o.met, $2, $3) as state from target_outcome(current_tenant(), $1) o', [
      target.id,
      target.endsOn,
      dayAt(tx.now),
    ]);
    const { state, value, required, finding_sv: findingSv, finding_en: findingEn } = outcome!;
    const came = { state, value, required, findingSv, findingEn };
    const frozen = { ...came, targetId: target.id, targetVersion: target.version, frozenById: tx.scope.personId, note };
    const snapshotId = await tx.create(TargetSnapshot, { ...frozen, frozenAt: new Date(tx.now) }, 'target.frozen');
    const rows = await tx.sql<Looked>(
      `select row_number() over ()::integer as number, counted, label, reason_sv as "reasonSv", reason_en as "reasonEn", subject_type as "subjectType",
         subject_uuid as "subjectUuid", subject_version as "subjectVersion" from target_rows(current_tenant(), $1)`,
      [target.id],
    );
    for (const row of rows) await tx.create(TargetSnapshotRow, { ...row, snapshotId }, 'target.rowFrozen');
  }
}

function parametersOf(kind: string, given: unknown): object {
  const { success, data, error } = targetKind(kind).parameters.safeParse(given ?? {});
  if (success) return data as object;
  const problem = error.issues.map(({ path, message }) => `${path.join('.') || kind}: ${message}`).join('; ');
  throw new TargetParameters({ problem }, ['input', 'parameters']);
}
