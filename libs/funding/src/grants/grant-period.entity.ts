import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Grant } from './grant.entity.ts';

@Table<GrantPeriod>('grant_period', {
  id: 'gpe',
  allow: 'grantTerms.read',
  order: ['number'],
  description: 'A period that is claimed for and reported (redovisningsperiod), and when the claim is due.',
  partOf: 'grant',
})
export class GrantPeriod extends TenantRow {
  @Col('int', { description: 'Which of the decision’s periods, from 1.' }) number: number;
  @Col('day', { description: 'Its first day.' }) startsOn: string;
  @Col('day', { description: 'Its last day.' }) endsOn: string;
  @Col('day', { description: 'The last day to hand in the claim.' }) dueOn: string;
  @Col('flag', { description: 'Whether the final report is due with it (slutrapport).' }) isFinal: boolean;
  @Key() grantId: string;
  @One(() => Grant, 'grantId', {
    description: 'The decision.',
    reverse: { name: 'periods', description: 'When it is claimed and reported.' },
  })
  grant: Ref<Grant>;
}
