import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MemberListFormat } from '@samnav/networks';
import { Decimal, Inputs, Is } from '@samnav/platform';

export enum MeasurementImportAction {
  add = 'add',
  change = 'change',
  none = 'none',
  refuse = 'refuse',
}
registerEnumType(MeasurementImportAction, {
  name: 'MeasurementImportAction',
  description: 'What an import does for one figure.',
  valuesMap: {
    add: { description: 'A draft is begun with it.' },
    change: { description: 'The draft that is there gets it.' },
    none: { description: 'The same figure is there already.' },
    refuse: { description: 'It cannot be taken in; the message says why.' },
  },
});

export enum MeasurementImportColumn {
  indicator = 'indicator',
  scope = 'scope',
  period = 'period',
  value = 'value',
  numerator = 'numerator',
  denominator = 'denominator',
  text = 'text',
  note = 'note',
}
registerEnumType(MeasurementImportColumn, {
  name: 'MeasurementImportColumn',
  description: 'What a column of a file of measurements says.',
  valuesMap: {
    indicator: { description: 'The indicator’s name (indikator). Needed.' },
    scope: { description: 'What it was measured for: the scope’s name, or a municipality’s name or code (kommun). Needed.' },
    period: { description: 'The period’s name (period, år). Needed.' },
    value: { description: 'The value, e.g. 64,9, ca 80 or minst 18 (värde).' },
    numerator: { description: 'What is counted (täljare).' },
    denominator: { description: 'Of how much (nämnare, vikt).' },
    text: { description: 'What it is in words (text).' },
    note: { description: 'What whoever reads it should know (anmärkning).' },
  },
});

@ObjectType({ description: 'What is wrong with a row of a file of measurements.' })
export class MeasurementImportFault {
  @Field(() => Int, { description: 'The row’s number in the file, counted from 1; the headings are a row too.' }) row: number;
  @Field(() => MeasurementImportColumn, { nullable: true, description: 'The column that it is about.' }) column: MeasurementImportColumn | null;
  @Field(() => String, { description: 'What happened, for programs, e.g. MEASUREMENT_CELL_WRONG.' }) code: string;
  @Field(() => String, { description: 'What is wrong and what would be right, in the language of Accept-Language.' }) message: string;
}

@ObjectType({ description: 'A figure as it was understood.' })
export class MeasurementImportRow {
  @Field(() => Int, { description: 'The row’s number in the file, counted from 1.' }) row: number;
  @Field(() => String, { description: 'The indicator.' }) indicator: string;
  @Field(() => String, { description: 'What it was measured for.' }) scope: string;
  @Field(() => String, { description: 'The period.' }) period: string;
  @Field(() => Decimal, { nullable: true, description: 'The value.' }) value: string | null;
  @Field(() => Decimal, { nullable: true, description: 'The value that is there now.' }) before: string | null;
  @Field(() => MeasurementImportAction, { description: 'What the import does for it.' }) action: MeasurementImportAction;
}

@ObjectType({ description: 'What an import sums to for one indicator and period, to compare with where it comes from.' })
export class MeasurementImportSum {
  @Field(() => String, { description: 'The indicator.' }) indicator: string;
  @Field(() => String, { description: 'The period.' }) period: string;
  @Field(() => Int, { description: 'How many values there are.' }) count: number;
  @Field(() => Decimal, { description: 'The sum of the values, exact.' }) sum: string;
}

@ObjectType({ description: 'What an import of measurements does, row by row and in sum.' })
export class MeasurementImportReport {
  @Field(() => [MeasurementImportRow], { description: 'Every row that could be read.' }) rows: MeasurementImportRow[];
  @Field(() => [MeasurementImportFault], { description: 'All that is wrong; nothing is imported before it is put right.' })
  faults: MeasurementImportFault[];
  @Field(() => [MeasurementImportSum], { description: 'What the values sum to, by indicator and period.' }) sums: MeasurementImportSum[];
  @Field(() => Int, { description: 'How many drafts are begun.' }) added: number;
  @Field(() => Int, { description: 'How many drafts are changed.' }) changed: number;
  @Field(() => Int, { description: 'How many are there already.' }) unchanged: number;
}

@Inputs('A file of measurements.')
export class ImportMeasurementsInput {
  @Is.id({ nullable: true, description: 'The municipality whose figures it holds; left out = the whole region’s.' }) municipalityId?: string | null;
  @Is.choice(() => MemberListFormat, { nullable: true, description: 'The format; csv where it is left out.' }) format?: MemberListFormat | null;
  @Is.text({ nullable: true, max: 1_000_000, description: 'The text of a CSV file, at most 1 000 000 characters. Give this or `contentBase64`.' })
  content?: string | null;
  @Is.text({ nullable: true, max: 1_000_000, description: 'The bytes of a CSV or XLSX file in base64, at most 1 000 000 characters.' })
  contentBase64?: string | null;
  @Is.text({ nullable: true, max: 200, description: 'The file’s name; the figures remember it.' }) fileName?: string | null;
  @Is.flag('Whether to tell only what it would do, and change nothing.') dryRun: boolean;
}

@Inputs('Figures to fetch from Kolada.')
export class ImportFromKoladaInput {
  @Is.id('The indicator; it says its id at Kolada.') indicatorId: string;
  @Is.int({ min: 1950, max: 2200, description: 'The first year.' }) firstYear: number;
  @Is.int({ min: 1950, max: 2200, description: 'The last year, at most 49 after the first.' }) lastYear: number;
  @Is.flag('Whether to tell only what it would do, and change nothing.') dryRun: boolean;
}
