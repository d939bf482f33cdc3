import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Goal } from '@samnav/goals';
import { sourceDescription, Workgroup } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { inLanguage } from './language.ts';
import { placeOfTarget, seesTarget } from './target-place.ts';
import { TargetKind, TargetState } from './target-kinds.ts';

/** Something of what comes of counting, as `o`. */
const outcome = (t: Record<'tenantId' | 'id', string>, sql: string): string => `select ${sql} from target_outcome(${t.tenantId}, ${t.id}) o`;
@Table<Target>('target', {
  id: 'tgt',
  list: 'targets',
  allow: 'target.read',
  order: ['endsOn', 'title'],
  partOf: 'project',
  visible: seesTarget,
  description: 'A target (mål) that computes itself from records: nobody types its value, and it says what counted and what did not.',
})
export class Target extends TenantRow {
  @Col('text', { description: 'What is to be reached, e.g. Minst tio arbetsgrupper är engagerade.' }) title: string;
  @Col('choice', { enum: TargetKind, description: 'What it counts.' }) kind: string;
  @Col('json', { description: 'What is asked of the kind, e.g. {"required": 10}.' }) parameters: object;
  @Col('day', { description: 'The first day that counts.' }) startsOn: string;
  @Col('day', { description: 'The last day that counts.' }) endsOn: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) projectId: string | null;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) goalId: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project that is to reach it.',
    reverse: { name: 'targets', description: 'What the project is to reach, counted from records.' },
  })
  project: Ref<Project>;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup that is to reach it.',
    reverse: { name: 'targets', description: 'What the workgroup is to reach, counted from records.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => Goal, 'goalId', {
    description: 'The goal that it measures.',
    reverse: { name: 'targets', description: 'What of the goal is counted from records.' },
  })
  goal: Ref<Goal>;
  @Computed<Target>('text', (t) => outcome(t, 'o.value'), {
    nullable: true,
    description: 'What has been reached, e.g. 9; null where it cannot be told.',
  })
  value: string | null;
  @Computed<Target>('text', (t) => outcome(t, 'o.required'), { nullable: true, description: 'What is needed, e.g. 10.' }) required: string | null;
  @Computed<Target>('choice', (t, scope) => outcome(t, `target_state(o.met, ${t.endsOn}, ${scope.today})`), {
    enum: TargetState,
    description: 'How it stands today.',
  })
  state: TargetState;
  @Computed<Target>('text', (t, scope) => outcome(t, inLanguage(scope, 'o.finding_sv', 'o.finding_en')), {
    description: 'What comes of counting, in words of the reader’s language, e.g. 3 of 5 count; at least 5 are needed.',
  })
  finding: string;
  @Can<Target>({ update: 'target.update', freeze: 'target.freeze' }, placeOfTarget) viewerCan: ViewerCan;
}
