import { InputPart, Inputs, Is } from '@samnav/platform';
import { ValuePrecision } from '../indicators/indicator-choices.ts';

const says = {
  value: 'The value in the indicator’s unit; of a ratio it follows from numerator and denominator and is left out.',
  numerator: 'What is counted, e.g. trips by bicycle.',
  denominator: 'Of how much, e.g. all trips; of a weighted indicator its weight, e.g. inhabitants. More than 0.',
};

@InputPart('What was measured of one category.')
export class MeasurementPartInput {
  @Is.id('The category, e.g. women.') categoryId: string;
  @Is.decimal({ nullable: true, description: says.value }) value?: string | null;
  @Is.decimal({ nullable: true, description: says.numerator }) numerator?: string | null;
  @Is.decimal({ nullable: true, description: says.denominator }) denominator?: string | null;
}

@Inputs('What was measured in a scope and period; what is left out of one that is there stays, null clears.')
export class SaveMeasurementInput {
  @Is.id('What it was measured for.') scopeId: string;
  @Is.id('The period.') periodId: string;
  @Is.int({ nullable: true, description: 'The version that you saw, where there is one already with a figure in it.' }) expectedVersion?:
    number | null;
  @Is.decimal({ nullable: true, description: says.value }) value?: string | null;
  @Is.decimal({ nullable: true, description: says.numerator }) numerator?: string | null;
  @Is.decimal({ nullable: true, description: says.denominator }) denominator?: string | null;
  @Is.text({ nullable: true, max: 10000, description: 'What it is in words, for indicators of quality.' }) text?: string | null;
  @Is.choice(() => ValuePrecision, { nullable: true, description: 'How exactly it is known; `exact` by default.' }) precision?: ValuePrecision | null;
  @Is.text({ nullable: true, max: 2000, description: 'What whoever reads it should know.' }) note?: string | null;
  @Is.list(() => MeasurementPartInput, {
    nullable: true,
    max: 500,
    description: 'It broken down: what is not among these is taken away. Left out = as it was.',
  })
  parts?: MeasurementPartInput[] | null;
}

@Inputs('A measurement to submit.')
export class SubmitMeasurementInput {
  @Is.id('The measurement.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('A measurement to approve.')
export class ApproveMeasurementInput {
  @Is.id('The measurement.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('A measurement to give back.')
export class ReturnMeasurementInput {
  @Is.id('The measurement.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, description: 'Why, and what to do about it.' }) reason: string;
}
