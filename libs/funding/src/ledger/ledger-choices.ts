import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CostCategory } from '@samnav/projects';
import { Day, Money } from '@samnav/platform';

export enum LedgerFormat {
  SIE4 = 'SIE4',
  XLSX = 'XLSX',
  CSV = 'CSV',
}
registerEnumType(LedgerFormat, {
  name: 'LedgerFormat',
  description: 'The format of a file of books.',
  valuesMap: {
    SIE4: { description: 'SIE type 4, as Swedish accounting programs export vouchers; in CP437, as the format says, or in UTF-8 or Latin-1.' },
    XLSX: { description: 'A workbook; the first sheet is read, its first row holds headings.' },
    CSV: { description: 'A table of text, separated by semicolons, tabs or commas; its first row holds headings.' },
  },
});

export enum LedgerImportState {
  waiting = 'waiting',
  done = 'done',
  failed = 'failed',
  cancelled = 'cancelled',
}
registerEnumType(LedgerImportState, {
  name: 'LedgerImportState',
  description: 'How far an import of books has come.',
  valuesMap: {
    waiting: { description: 'The job does it; its `done` of `total` says how far.' },
    done: { description: 'Everything that could be taken in is here.' },
    failed: { description: 'It was given up; the job says why. What was taken in until then stays, and is unchanged the next time.' },
    cancelled: { description: 'It was stopped; what was taken in until then stays, and is unchanged the next time.' },
  },
});

export enum LedgerImportStays {
  undone = 'undone',
  running = 'running',
  tooLate = 'tooLate',
  nothing = 'nothing',
  builtUpon = 'builtUpon',
  claimed = 'claimed',
  closed = 'closed',
}
registerEnumType(LedgerImportStays, {
  name: 'LedgerImportStays',
  description: 'Why an import of books cannot be undone.',
  valuesMap: {
    undone: { description: 'It is undone already.' },
    running: { description: 'It has not ended yet.' },
    tooLate: { description: 'It is older than seven days.' },
    nothing: { description: 'It took nothing in, and nothing back.' },
    builtUpon: { description: 'A later import has changed some of its vouchers, or brought back what it took away.' },
    claimed: { description: 'Some of it stands in a payment claim.' },
    closed: { description: 'Some of it lies in a closed period.' },
  },
});

export enum LedgerImportAction {
  new = 'new',
  changed = 'changed',
  gone = 'gone',
  unchanged = 'unchanged',
}
registerEnumType(LedgerImportAction, {
  name: 'LedgerImportAction',
  description: 'What an import does for one voucher.',
  valuesMap: {
    new: { description: 'It is not here yet, and is taken in.' },
    changed: { description: 'It reads otherwise than here, or stands for something else now: what is here is taken back, and it is taken in anew.' },
    gone: { description: 'It is here but no longer in the books; it is taken back only where `reverseGone` asks for it.' },
    unchanged: { description: 'It is here as it is there.' },
  },
});

@ObjectType({ description: 'A voucher of a file of books, or one that is gone from it.' })
export class LedgerImportRow {
  @Field(() => Int, { nullable: true, description: 'The line, or the row of the table, where it begins; null for what is gone.' }) line:
    number | null;
  @Field(() => LedgerImportAction, { description: 'What the import does for it.' }) action: LedgerImportAction;
  @Field(() => String, { nullable: true, description: 'The series.' }) series: string | null;
  @Field(() => String, { nullable: true, description: 'The number; null where the books have none.' }) number: string | null;
  @Field(() => Day, { description: 'The day that it is booked on.' }) postedOn: string;
  @Field(() => String, { nullable: true, description: 'What it says.' }) text: string | null;
  @Field(() => Money, { description: 'What of it is projects’ costs.' }) amount: Money;
  @Field(() => Money, { nullable: true, description: 'What of it was projects’ costs before; null for new ones.' }) before: Money | null;
  @Field(() => Int, { description: 'How many rows it has.' }) rows: number;
  @Field(() => String, { nullable: true, description: 'The faults’ code where it cannot be taken in; null where it can.' }) refused: string | null;
}

@ObjectType({ description: 'What an import sums to for one project and category, to compare with the books.' })
export class LedgerImportSum {
  @Field(() => String, {
    nullable: true,
    description: 'The project’s number, or its name where it has none; of what is left out the object in the books; null for what is no project’s.',
  })
  project: string | null;
  @Field(() => CostCategory, { nullable: true, description: 'The category; null for rows that are no cost.' }) category: CostCategory | null;
  @Field(() => Int, { description: 'How many rows.' }) rows: number;
  @Field(() => Money, { description: 'What they sum to in the file.' }) amount: Money;
  @Field(() => Money, { description: 'What of it is or can be taken in.' }) posted: Money;
  @Field(() => Boolean, { description: 'Whether it is of a project that you do not import for, and is left out.' }) leftOut: boolean;
}

@ObjectType({ description: 'What is wrong with a file of books, or with a voucher in it.' })
export class LedgerImportFault {
  @Field(() => Int, { nullable: true, description: 'The line of the file, or the row of the table; null where it is about the whole file.' })
  line: number | null;
  @Field(() => String, { description: 'What happened, for programs, e.g. LEDGER_ACCOUNT_UNMAPPED.' }) code: string;
  @Field(() => String, { description: 'What is wrong and what would be right, in the language of Accept-Language.' }) message: string;
  @Field(() => Boolean, { description: 'Whether nothing at all of the file can be taken in; otherwise it is the voucher alone.' }) blocking: boolean;
}
