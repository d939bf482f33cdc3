import { registerEnumType } from '@nestjs/graphql';
import { Municipality, Priority } from '@samnav/networks';
import { Col, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';

export enum OutputKind {
  baseline = 'baseline',
  subGoals = 'subGoals',
  localPlan = 'localPlan',
  profileAreas = 'profileAreas',
}
registerEnumType(OutputKind, {
  name: 'OutputKind',
  description: 'What the phases of the joint work leave in each municipality.',
  valuesMap: {
    baseline: { description: 'Phase 1: a baseline review (nulägesbeskrivning).' },
    subGoals: { description: 'Phase 2: sub-goals of its own (lokala delmål).' },
    localPlan: { description: 'Phase 3: a local plan of action (lokalt handlingsprogram).' },
    profileAreas: { description: 'Phase 4: profile areas (profilområden).' },
  },
});

@Table<MunicipalityOutput>('municipality_output', {
  id: 'mou',
  list: 'municipalityOutputs',
  allow: 'goal.read',
  order: ['municipalityCode', 'number'],
  description: 'What a municipality has of one of the four outputs of the phases; 0 is a gap. One row for each municipality and output.',
})
export class MunicipalityOutput extends TenantKey {
  @Col('text', { description: 'The municipality’s four-digit code.' }) municipalityCode: string;
  @Col('int', { description: 'The phase that leaves it, 1 to 4.' }) number: number;
  @Col('choice', { enum: OutputKind, description: 'Which output.' }) kind: OutputKind;
  @Col('int', { description: 'How many the municipality has; 0 is a gap (lucka).' }) itemCount: number;
  @Key() municipalityId: string;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality.',
    reverse: { name: 'outputs', description: 'What it has of each of the four outputs of the phases.' },
  })
  municipality: Ref<Municipality>;
}

@Table<PriorityCoverage>('priority_coverage', {
  id: 'pco',
  list: 'priorityCoverages',
  allow: 'goal.read',
  order: ['priorityNumber', 'municipalityCode'],
  description: 'What there is for a priority in a municipality, or in the region as a whole where `municipality` is null; 0 is a gap.',
})
export class PriorityCoverage extends TenantKey {
  @Col('int', { description: 'The priority’s number.' }) priorityNumber: number;
  @Col('text', { nullable: true, description: 'The municipality’s four-digit code; null = the region as a whole.' }) municipalityCode: string | null;
  @Col('int', { description: 'How many goals and sub-goals that have not been ended serve it; 0 is a gap (lucka).' }) goalCount: number;
  @Col('int', { description: 'How many of them are sub-goals.' }) subGoalCount: number;
  @Col('int', { description: 'How many plans that have not been ended serve it.' }) planCount: number;
  @Col('int', { description: 'How many workgroups that go on work for it.' }) workgroupCount: number;
  @Key() priorityId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Priority, 'priorityId', {
    description: 'The priority.',
    reverse: { name: 'coverage', description: 'What there is for it in the region and in each municipality; 0 is a gap.' },
  })
  priority: Ref<Priority>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality; null = the region as a whole.',
    reverse: { name: 'priorityCoverage', description: 'What it has for each priority; 0 is a gap.' },
  })
  municipality: Ref<Municipality>;
}
