import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, answered, Database, Day, InScope, Instant } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { DeadlineKind } from '../deadlines/deadline.entity.ts';
import { dueDate } from './due-date.ts';
import { PeriodScalar } from './period.ts';
import { publicHolidays } from './public-holidays.ts';

@ObjectType({ description: 'When something is due.' })
export class DueDate {
  @Field(() => Day, { description: 'The last day.' }) on: string;
  @Field(() => Instant, { description: 'The last second of that day, 23:59:59 by the municipality’s clock.' }) at: string;
  @Field(() => Day, { nullable: true, description: 'The day that it would have been, where that is a day off; null where nothing was moved.' })
  movedFrom: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was moved, e.g. "lördag" or "julafton (lag 1930:173)".' }) reason: string | null;
}

@ObjectType({ description: 'A public holiday, or an eve that the law equates with one.' })
export class PublicHoliday {
  @Field(() => Day, { description: 'The day.' }) day: string;
  @Field(() => String, { description: 'What it is called in the reader’s language, e.g. "midsommarafton".' }) name: string;
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

  @Query(() => [PublicHoliday], { description: 'The country’s public holidays in a span of at most five years, 2000 to 2100, the earliest first.' })
  @Allow('calendarDay.read')
  publicHolidays(
    @InScope() scope: Scope,
    @Args('from', { type: () => Day, description: 'The first day.' }) from: string,
    @Args('to', { type: () => Day, description: 'The last day.' }) to: string,
  ): Promise<PublicHoliday[]> {
    return answered(scope, () => this.database.write(scope, (tx) => publicHolidays(tx, from, to)));
  }
}
