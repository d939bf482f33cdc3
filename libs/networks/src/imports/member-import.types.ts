import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InputPart, Inputs, Is } from '@samnav/platform';

export enum MemberImportColumn {
  organisation = 'organisation',
  kind = 'kind',
  organisationNumber = 'organisationNumber',
  role = 'role',
  startsOn = 'startsOn',
  endsOn = 'endsOn',
  contactName = 'contactName',
  contactEmail = 'contactEmail',
}
registerEnumType(MemberImportColumn, {
  name: 'MemberImportColumn',
  description: 'What a column of a member list says.',
  valuesMap: {
    organisation: { description: 'The organisation’s name (organisation); the only column that must be there.' },
    kind: { description: 'What kind of organisation it is (typ), for those that are new.' },
    organisationNumber: { description: 'The organisation number (organisationsnummer).' },
    role: { description: 'The role in the network (roll); member where it is empty.' },
    startsOn: { description: 'First day (från).' },
    endsOn: { description: 'Last day (till).' },
    contactName: { description: 'The contact’s name (kontaktperson).' },
    contactEmail: { description: 'The contact’s e-mail address (e-post).' },
  },
});

export enum MemberListFormat {
  csv = 'csv',
  xlsx = 'xlsx',
}
registerEnumType(MemberListFormat, {
  name: 'MemberListFormat',
  description: 'The format of a member list.',
  valuesMap: {
    csv: { description: 'Text separated by semicolon, comma or tab; UTF-8, UTF-16 or Windows-1252.' },
    xlsx: { description: 'A workbook of Excel or LibreOffice; its first sheet is read.' },
  },
});

export enum MemberImportAction {
  add = 'add',
  change = 'change',
  none = 'none',
  refuse = 'refuse',
}
registerEnumType(MemberImportAction, {
  name: 'MemberImportAction',
  description: 'What an import does for a row.',
  valuesMap: {
    add: { description: 'A membership is added.' },
    change: { description: 'A membership that is there is changed.' },
    none: { description: 'It is there already, so nothing is changed.' },
    refuse: { description: 'Something is wrong; nothing at all is imported while it is.' },
  },
});

@ObjectType({ description: 'Which heading of the file is read as what.' })
export class MemberImportMapping {
  @Field(() => MemberImportColumn, { description: 'What the column says.' }) column: MemberImportColumn;
  @Field(() => String, { description: 'The heading in the file.' }) heading: string;
}

@ObjectType({ description: 'What is wrong with a row of the file.' })
export class MemberImportFault {
  @Field(() => Int, { description: 'The row’s number in the file, counted from 1; the headings are a row too.' }) row: number;
  @Field(() => MemberImportColumn, { nullable: true, description: 'The column that it is about.' }) column: MemberImportColumn | null;
  @Field(() => String, { description: 'What happened, for programs, e.g. IMPORT_VALUE_WRONG.' }) code: string;
  @Field(() => String, { description: 'What is wrong and what would be right, in the language of Accept-Language.' }) message: string;
}

@ObjectType({ description: 'A row of the file as it was understood.' })
export class MemberImportRow {
  @Field(() => Int, { description: 'The row’s number in the file, counted from 1; the headings are a row too.' }) row: number;
  @Field(() => String, { nullable: true, description: 'The organisation’s name as written in the file.' }) organisation: string | null;
  @Field(() => String, { nullable: true, description: 'The role as understood, e.g. member.' }) role: string | null;
  @Field(() => String, { nullable: true, description: 'First day, e.g. 2026-01-01.' }) startsOn: string | null;
  @Field(() => String, { nullable: true, description: 'Last day, e.g. 2026-12-31.' }) endsOn: string | null;
  @Field(() => String, { nullable: true, description: 'The contact: name, or address where there is no name.' }) contact: string | null;
  @Field(() => Boolean, { description: 'Whether the organisation is not known here yet.' }) newOrganisation: boolean;
  @Field(() => MemberImportAction, { description: 'What the import does for it.' }) action: MemberImportAction;
}

@ObjectType({ description: 'What the import of a member list does, row by row and in sum.' })
export class MemberImportReport {
  @Field(() => [MemberImportMapping], { description: 'How the headings were understood.' }) mapping: MemberImportMapping[];
  @Field(() => [String], { description: 'Headings that are not read.' }) ignoredHeadings: string[];
  @Field(() => [MemberImportRow], { description: 'Every row that is not empty.' }) rows: MemberImportRow[];
  @Field(() => [MemberImportFault], { description: 'All that is wrong; nothing is imported before it is put right.' }) faults: MemberImportFault[];
  @Field(() => Int, { description: 'How many organisations are added.' }) newOrganisations: number;
  @Field(() => Int, { description: 'How many memberships are added.' }) newMemberships: number;
  @Field(() => Int, { description: 'How many memberships are changed.' }) changedMemberships: number;
  @Field(() => Int, { description: 'How many rows are there already.' }) unchanged: number;
}

@InputPart('Which heading of the file is read as what, where the guess is not right.')
export class MemberImportMappingInput {
  @Is.choice(() => MemberImportColumn, 'What the column says.') column: MemberImportColumn;
  @Is.text({ max: 200, description: 'The heading in the file.' }) heading: string;
}

@Inputs('A list of the members of a network.')
export class MemberListInput {
  @Is.id('The network.') networkId: string;
  @Is.choice(() => MemberListFormat, { nullable: true, description: 'The format; csv where it is left out.' }) format?: MemberListFormat | null;
  @Is.text({ nullable: true, max: 1_000_000, description: 'The text of a CSV file, at most 1 000 000 characters. Give this or `contentBase64`.' })
  content?: string | null;
  @Is.text({ nullable: true, max: 1_000_000, description: 'The bytes of a CSV or XLSX file in base64, at most 1 000 000 characters.' })
  contentBase64?: string | null;
  @Is.list(() => MemberImportMappingInput, { nullable: true, max: 20, description: 'Headings to read otherwise than guessed.' })
  mapping?: MemberImportMappingInput[] | null;
  @Is.id({ nullable: true, description: 'The municipality whose new organisations become; the network’s where it is left out.' })
  municipalityId?: string | null;
}
