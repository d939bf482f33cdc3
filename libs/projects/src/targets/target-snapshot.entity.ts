import { Col, Computed, Count, Key, One, OneOf, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { inLanguage } from './language.ts';
import { TargetState } from './target-kinds.ts';
import { Target } from './target.entity.ts';

@Table<TargetSnapshot>('target_snapshot', {
  id: 'tsn',
  allow: 'target.read',
  order: ['-frozenAt'],
  partOf: 'target',
  description: 'What a target was when it was frozen, e.g. for a report; it stays so, whatever is recorded after.',
})
export class TargetSnapshot extends TenantRow {
  @Col('instant', { description: 'When it was frozen.' }) frozenAt: Date;
  @Col('text', { nullable: true, description: 'What it was frozen for.' }) note: string | null;
  @Col('int', { description: 'The version that the target had.' }) targetVersion: number;
  @Col('choice', { enum: TargetState, description: 'How it stood.' }) state: TargetState;
  @Col('text', { nullable: true, description: 'What had been reached.' }) value: string | null;
  @Col('text', { nullable: true, description: 'What was needed.' }) required: string | null;
  @Col('text', { description: 'What came of counting, in Swedish.' }) findingSv: string;
  @Col('text', { description: 'What came of counting, in English.' }) findingEn: string;
  @Key() targetId: string;
  @Key({ nullable: true }) frozenById: string | null;
  @One(() => Target, 'targetId', {
    description: 'The target.',
    reverse: { name: 'snapshots', description: 'What it was each time it was frozen, latest first.' },
  })
  target: Ref<Target>;
  @One(() => Person, 'frozenById', {
    description: 'Who froze it.',
    reverse: { name: 'frozenTargets', description: 'The targets that the person froze.' },
  })
  frozenBy: Ref<Person>;
  @Computed<TargetSnapshot>('text', (s, scope) => inLanguage(scope, s.findingSv, s.findingEn), {
    description: 'What came of counting, in the reader’s language.',
  })
  finding: string;
  @Count<TargetSnapshot, TargetSnapshotRow>(() => TargetSnapshotRow, 'snapshotId', {
    description: 'How many rows counted.',
    where: (r) => r.counted,
  })
  countedCount: number;
}

@Table<TargetSnapshotRow>('target_snapshot_row', {
  id: 'tsr',
  allow: 'target.read',
  order: ['number'],
  partOf: 'snapshot',
  description: 'A row that a target looked at when it was frozen, in the version that it had then.',
})
export class TargetSnapshotRow extends TenantRow {
  @Col('int', { description: 'Its place in the list.' }) number: number;
  @Col('flag', { description: 'Whether it counted.' }) counted: boolean;
  @Col('text', { description: 'What it was, e.g. CIVITAS.' }) label: string;
  @Col('text', { nullable: true, description: 'The reason in Swedish.' }) reasonSv: string | null;
  @Col('text', { nullable: true, description: 'The reason in English.' }) reasonEn: string | null;
  @Col('text', { nullable: true, description: 'The type of what it was.' }) subjectType: string | null;
  @Col('int', { nullable: true, description: 'The version that it had.' }) subjectVersion: number | null;
  @Key({ nullable: true }) subjectUuid: string | null;
  @Key() snapshotId: string;
  @One(() => TargetSnapshot, 'snapshotId', { description: 'The frozen target.', reverse: { name: 'rows', description: 'All that was looked at.' } })
  snapshot: Ref<TargetSnapshot>;
  @OneOf<TargetSnapshotRow>('subjectType', 'subjectUuid', { description: 'The thing itself, as it is now; null where you may not read it.' })
  subject: unknown;
  @Computed<TargetSnapshotRow>('text', (r, scope) => inLanguage(scope, r.reasonSv, r.reasonEn), {
    nullable: true,
    description: 'Why it counted or not, in the reader’s language.',
  })
  reason: string | null;
}
