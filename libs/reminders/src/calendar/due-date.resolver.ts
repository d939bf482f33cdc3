import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, answered, Database, Day, InScope, Instant } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { DeadlineKind } from '../deadlines/deadline.entity.ts';
import { dueDate } from './due-date.ts';
import { PeriodScalar } from './period.ts';

@ObjectType({ description: 'When something is due.' })
export class DueDate {
  @Field(() => Day, { description: 'The last day.' }) on: string;
  @Field(() => Instant, { description: 'The last second of that day, 23:59:59 by the municipality’s clock.' }) at: string;
  @Field(() => Day, { nullable: true, description: 'The day that it would have been, where that is a day off; null where nothing was moved.' })
  movedFrom: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was moved, e.g. "lördag" or "julafton (lag 1930:173)".' }) reason: string | null;
}

@Resolver()
export class DueDateResolver {
  constructor(private readonly database: Database) {}

  @Query(() => DueDate, { description: 'When something is due by a municipality’s calendar. Nothing is written.' })
  @Allow('deadline.read')
  dueDate(
    @InScope() scope: Scope,
    @Args('kind', { type: () => DeadlineKind, description: 'By which calendar.' }) kind: DeadlineKind,
    @Args('base', { type: () => Day, description: 'The day from which is counted, e.g. that of a decision.' }) base: string,
    @Args('municipalityCode', { type: () => String, description: 'The four-digit code of Statistics Sweden, e.g. 2480.' }) municipalityCode: string,
    @Args('after', {
      type: () => PeriodScalar,
      nullable: true,
      description: 'How long after that day, e.g. "3 months": the same number in the month, else the month’s last day; left out = the day itself.',
    })
    after?: string | null,
  ): Promise<DueDate> {
    return answered(scope, () => this.database.write(scope, (tx) => dueDate(tx, { kind, base, municipalityCode, after: after ?? null })));
  }
}
