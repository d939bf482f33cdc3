import { Body } from '@samnav/networks';
import { Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { BodyDateKind } from './rule.entity.ts';

@Table<BodyDate>('body_date', {
  id: 'bdt',
  allow: 'bodyDate.read',
  order: ['onDate'],
  description: 'A date of a body: its documents are sent out, or it meets. Deadlines of series may follow it.',
})
export class BodyDate extends TenantRow {
  @Col('choice', { enum: BodyDateKind, description: 'What the body does.' }) kind: BodyDateKind;
  @Col('day', { description: 'The date.' }) onDate: string;
  @Col('text', { nullable: true, description: 'Where it is known from; `demo` = invented for the demo.' }) source: string | null;
  @Key() bodyId: string;
  @One(() => Body, 'bodyId', { description: 'The body.', reverse: { name: 'dates', description: 'When it sends out its documents, and meets.' } })
  body: Ref<Body>;
}

@Inputs('A date of a body, new or moved.')
export class SetBodyDateInput {
  @Is.id('The body.') bodyId: string;
  @Is.choice(() => BodyDateKind, 'What the body does.') kind: BodyDateKind;
  @Is.day('The date.') onDate: string;
  @Is.day({ nullable: true, description: 'The date that it was until now, where it is moved; deadlines that follow it move too.' })
  movedFrom?: string | null;
}

@Inputs('A date of a body to take away.')
export class RemoveBodyDateInput {
  @Is.id('The date.') id: string;
  @Is.version() expectedVersion: number;
}
