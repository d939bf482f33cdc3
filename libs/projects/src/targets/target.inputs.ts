import { Inputs, Is } from '@samnav/platform';
import { TargetKind } from './target-kinds.ts';

const says = {
  title: 'What is to be reached; left out, the kind’s own title.',
  parameters: 'What is asked of the kind, e.g. {"required": 10}.',
  startsOn: 'The first day that counts.',
  endsOn: 'The last day that counts.',
};

@Inputs('What is needed to set a target; it belongs to a project, a workgroup or a goal, else to the region.')
export class CreateTargetInput {
  @Is.choice(() => TargetKind, 'What it counts.') kind: string;
  @Is.text({ nullable: true, max: 300, description: says.title }) title?: string | null;
  @Is.json({ nullable: true, description: says.parameters }) parameters?: unknown;
  @Is.day(says.startsOn) startsOn: string;
  @Is.day(says.endsOn) endsOn: string;
  @Is.id({ nullable: true, description: 'The project that is to reach it.' }) projectId?: string | null;
  @Is.id({ nullable: true, description: 'The workgroup that is to reach it.' }) workgroupId?: string | null;
  @Is.id({ nullable: true, description: 'The goal that it measures.' }) goalId?: string | null;
}

@Inputs('What to change of a target; what is left out stays.')
export class UpdateTargetInput {
  @Is.id('The target.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 300, description: says.title }) title?: string | null;
  @Is.json({ nullable: true, description: says.parameters }) parameters?: unknown;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.endsOn }) endsOn?: string | null;
}

@Inputs('That all targets of a project are to be kept as they are now.')
export class FreezeTargetsInput {
  @Is.id('The project.') projectId: string;
  @Is.text({ nullable: true, max: 1000, description: 'What they are frozen for, e.g. the final report.' }) note?: string | null;
}
