import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Municipality } from '@samnav/networks';
import { Allow, answered, checkInput, Database, Day, Input, InScope, InTx, Tx, Verb } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { DatePrecision, DeadlineKind } from '../deadlines/deadline.entity.ts';
import { BodyDate, RemoveBodyDateInput, SetBodyDateInput } from './body-date.entity.ts';
import { BodyDateService } from './body-date.service.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Occurrence } from './occurrences.ts';
import {
  ChangeDeadlineSeriesInput,
  CreateDeadlineSeriesInput,
  DeadlineSeries,
  EndDeadlineSeriesInput,
  PreviewDeadlineSeriesInput,
  SkipOccurrenceInput,
} from './series.entity.ts';
import { DeadlineSeriesService, ruleOf } from './series.service.ts';

@ObjectType({ description: 'One time that a series would come back.' })
export class SeriesOccurrence {
  @Field(() => Day, { description: 'The day that names it, e.g. the end of the period or the body’s date.' }) occurrenceOn: string;
  @Field(() => Day, { description: 'When its period begins.' }) startsOn: string;
  @Field(() => Day, { description: 'Its last day.' }) dueOn: string;
  @Field(() => Day, {
    nullable: true,
    description: 'The day that the rule says, where the last day is another: a day off moved it, or it is a whole period.',
  })
  statedOn: string | null;
}

const told = ({ on, startsOn, statedOn, dueOn }: Occurrence): SeriesOccurrence => ({
  occurrenceOn: on,
  startsOn,
  dueOn,
  statedOn: statedOn === dueOn ? null : statedOn,
});

@Resolver()
export class DeadlineSeriesResolver {
  constructor(
    private readonly database: Database,
    private readonly series: DeadlineSeriesService,
    private readonly dates: BodyDateService,
  ) {}

  @Query(() => [SeriesOccurrence], { description: 'The next times that a series would come back, from its first day. Nothing is written.' })
  @Allow('deadlineSeries.read')
  deadlineSeriesPreview(@InScope() scope: Scope, @Input() input: PreviewDeadlineSeriesInput): Promise<SeriesOccurrence[]> {
    return answered(scope, async () => {
      checkInput(PreviewDeadlineSeriesInput, input as unknown as Record<string, unknown>);
      return this.database.write(scope, (tx) => preview(tx, input));
    });
  }

  @Verb(
    'deadlineSeries.create',
    { deadlineSeries: () => DeadlineSeries },
    'Makes a series; its occurrences of the coming thirteen months are made as deadlines at once, the later ones in time.',
  )
  async createDeadlineSeries(@InTx() tx: Tx, @Input() input: CreateDeadlineSeriesInput) {
    return { deadlineSeries: await this.series.create(tx, input) };
  }

  @Verb(
    'deadlineSeries.change',
    { deadlineSeries: () => DeadlineSeries },
    'Changes a series. Its coming occurrences follow, except those that somebody has changed or answered.',
  )
  async changeDeadlineSeries(@InTx() tx: Tx, @Input() input: ChangeDeadlineSeriesInput) {
    return { deadlineSeries: await this.series.change(tx, input) };
  }

  @Verb('deadlineSeries.end', { deadlineSeries: () => DeadlineSeries }, 'Ends a series; later occurrences that nobody has touched are struck.')
  async endDeadlineSeries(@InTx() tx: Tx, @Input() input: EndDeadlineSeriesInput) {
    return { deadlineSeries: await this.series.end(tx, input) };
  }

  @Verb('deadlineSeries.change', { deadlineSeries: () => DeadlineSeries }, 'Leaves one occurrence of a series out, and strikes it where it is there.')
  async skipOccurrence(@InTx() tx: Tx, @Input() input: SkipOccurrenceInput) {
    return { deadlineSeries: await this.series.skip(tx, input) };
  }

  @Verb('bodyDate.set', { bodyDate: () => BodyDate }, 'Enters a date of a body, or moves one; deadlines of series that follow it are made, or move.')
  async setBodyDate(@InTx() tx: Tx, @Input() input: SetBodyDateInput) {
    return { bodyDate: await this.dates.set(tx, input) };
  }

  @Verb('bodyDate.remove', { removedId: () => ID }, 'Takes a date of a body away; deadlines that follow it, and that nobody has touched, are struck.')
  async removeBodyDate(@InTx() tx: Tx, @Input() input: RemoveBodyDateInput) {
    await this.dates.remove(tx, input);
    return { removedId: input.id };
  }
}

/** How many years are looked ahead for a preview: enough for a hundred times of what comes once a year. */
const YEARS_AHEAD = 100;

async function preview(tx: Tx, input: PreviewDeadlineSeriesInput): Promise<SeriesOccurrence[]> {
  const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
  const { startsOn, endsOn, first, times } = input;
  const found = await occurrencesOf(
    tx,
    {
      ...(await ruleOf(tx, input.rule, ['rule'])),
      startsOn,
      endsOn,
      times: Math.min(first ?? 10, times ?? 1000),
      kind: input.kind ?? DeadlineKind.AGREED,
      precision: input.precision ?? DatePrecision.day,
      municipalityId: municipality?.id ?? null,
    },
    `${Number(startsOn.slice(0, 4)) + YEARS_AHEAD}${startsOn.slice(4, 8)}01`,
  );
  return found.map(told);
}
