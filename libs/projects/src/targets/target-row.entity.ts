import { ObjectType } from '@nestjs/graphql';
import { Col, Computed, Key, One, OneOf, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { inLanguage } from './language.ts';
import { Target } from './target.entity.ts';

/** One row that a target looked at. */
@ObjectType({ isAbstract: true })
abstract class TargetRow extends TenantKey {
  @Col('int', { description: 'Its place in the list of all that was looked at.' }) number: number;
  @Col('text', { description: 'What it is, e.g. CIVITAS.' }) label: string;
  @Col('text', { nullable: true, description: 'The reason in Swedish.' }) reasonSv: string | null;
  @Col('text', { nullable: true, description: 'The reason in English.' }) reasonEn: string | null;
  @Col('text', { nullable: true, description: 'The type of what it is, e.g. Network.' }) subjectType: string | null;
  @Key({ nullable: true }) subjectUuid: string | null;
  @Col('int', { nullable: true, description: 'The version that it has.' }) subjectVersion: number | null;
  @Key() targetId: string;
  @OneOf<TargetRow>('subjectType', 'subjectUuid', { description: 'The thing itself; null where you may not read it.' }) subject: unknown;
  @Computed<TargetRow>('text', (r, scope) => inLanguage(scope, r.reasonSv, r.reasonEn), {
    nullable: true,
    description: 'Why it counts or not, in the reader’s language.',
  })
  reason: string | null;
}

@Table<TargetCounted>('target_counted', {
  id: 'tco',
  allow: 'target.read',
  order: ['number'],
  partOf: 'target',
  description: 'Something that a target counts, and why.',
})
export class TargetCounted extends TargetRow {
  @One(() => Target, 'targetId', { description: 'The target.', reverse: { name: 'counted', description: 'What counts, and why.' } })
  target: Ref<Target>;
}

@Table<TargetNotCounted>('target_not_counted', {
  id: 'tnc',
  allow: 'target.read',
  order: ['number'],
  partOf: 'target',
  description: 'Something that a target looked at and does not count, or that is missing; and why.',
})
export class TargetNotCounted extends TargetRow {
  @One(() => Target, 'targetId', {
    description: 'The target.',
    reverse: { name: 'notCounted', description: 'What was looked at and does not count, and what is missing; with the reason.' },
  })
  target: Ref<Target>;
}
