import { domainError, isEmail } from '@samnav/platform';
import type { DomainError, Texts } from '@samnav/platform';
import { MembershipRole } from '../networks/membership.entity.ts';
import { organisationNumberOf } from '../organisations/organisation-number.ts';
import { OrganisationKind } from '../organisations/organisation.entity.ts';
import { MemberImportColumn } from './member-import.types.ts';
import type { MemberImportMapping, MemberImportMappingInput } from './member-import.types.ts';
import { dayOf, headings, kindWords, plainWord, roleWords } from './member-list-words.ts';

export const ImportHeadingMissing = domainError('invalid', 'IMPORT_HEADING_MISSING', {
  sv: 'Ingen kolumn heter Organisation. Skriv rubriker i första raden: organisation, typ, organisationsnummer, roll, från, till, kontaktperson, e-post.',
  en: 'No column is called Organisation. Write headings in the first row: organisation, kind, organisation number, role, starts on, ends on, contact name, contact e-mail.',
});
export const ImportValueMissing = domainError('invalid', 'IMPORT_VALUE_MISSING', {
  sv: 'Rad {row}, {column}: cellen är tom. {fixSv}',
  en: 'Row {row}, {column}: the cell is empty. {fixEn}',
});
export const ImportValueWrong = domainError('invalid', 'IMPORT_VALUE_WRONG', {
  sv: 'Rad {row}, {column}: ”{value}” går inte att läsa. {fixSv}',
  en: 'Row {row}, {column}: “{value}” cannot be read. {fixEn}',
});

/** A row as it was understood. */
export interface MemberRow {
  row: number;
  organisation: string;
  kind: OrganisationKind | null;
  organisationNumber: string | null;
  role: MembershipRole;
  startsOn: string | null;
  endsOn: string | null;
  contactName: string | null;
  contactEmail: string | null;
}
/** A fault and where it is. */
export interface RowFault {
  row: number;
  column: MemberImportColumn | null;
  error: DomainError;
}
export interface MemberList {
  mapping: MemberImportMapping[];
  ignoredHeadings: string[];
  rows: MemberRow[];
  faults: RowFault[];
}

const TITLES = 10; // lists often begin with a title or a date above the headings

/** Reads headings and rows; every fault of every row is told, not only the first. */
export function readMemberList(cells: readonly string[][], given: readonly MemberImportMappingInput[] = []): MemberList {
  const wanted = new Map(given.map(({ heading, column }) => [plainWord(heading), column]));
  const columnOf = (heading: string): MemberImportColumn | undefined => wanted.get(plainWord(heading)) ?? headings.get(plainWord(heading));
  const head = cells.slice(0, TITLES).findIndex((row) => row.some((cell) => columnOf(cell) === MemberImportColumn.organisation));
  if (head < 0) throw new ImportHeadingMissing({}, ['input', 'content'], {});
  const places = new Map<MemberImportColumn, { index: number; heading: string }>();
  const ignoredHeadings: string[] = [];
  for (const [index, heading] of cells[head]!.entries()) {
    const column = columnOf(heading);
    if (column && !places.has(column)) places.set(column, { index, heading });
    else if (heading) ignoredHeadings.push(heading);
  }
  const rows: MemberRow[] = [];
  const faults: RowFault[] = [];
  for (const [index, row] of cells.entries()) {
    if (index <= head || row.every((cell) => !cell)) continue;
    const read = new RowReader(
      index + 1,
      (column) => row[places.get(column)?.index ?? -1] ?? '',
      (column) => places.get(column)?.heading ?? column,
    );
    rows.push(read.member());
    faults.push(...read.faults);
  }
  return { mapping: [...places].map(([column, { heading }]) => ({ column, heading })), ignoredHeadings, rows, faults };
}

const LONGEST = 200;
const dayFix: Texts = { sv: 'Skriv till exempel 2026-03-31.', en: 'Write e.g. 2026-03-31.' };
const C = MemberImportColumn;

class RowReader {
  readonly faults: RowFault[] = [];

  constructor(
    private readonly row: number,
    private readonly cell: (column: MemberImportColumn) => string,
    private readonly heading: (column: MemberImportColumn) => string,
  ) {}

  member(): MemberRow {
    const [startsOn, endsOn] = [this.day(C.startsOn), this.day(C.endsOn)];
    if (startsOn && endsOn && endsOn < startsOn)
      this.wrong(C.endsOn, { sv: 'Slutdagen ligger före startdagen.', en: 'The last day is before the first.' });
    return {
      row: this.row,
      organisation: this.organisation(),
      kind: this.word(C.kind, kindWords, {
        sv: 'Skriv till exempel företag, myndighet eller universitet.',
        en: 'Write e.g. company, authority or university.',
      }),
      organisationNumber: this.number(),
      role:
        this.word(C.role, roleWords, {
          sv: 'Skriv medlem, samordnare, värd, partner eller observatör.',
          en: 'Write member, coordinator, host, partner or observer.',
        }) ?? MembershipRole.member,
      startsOn,
      endsOn,
      contactName: this.text(C.contactName),
      contactEmail: this.email(),
    };
  }

  private organisation(): string {
    const name = this.text(C.organisation);
    if (!name) this.fault(C.organisation, ImportValueMissing, { sv: 'Skriv organisationens namn.', en: 'Write the organisation’s name.' });
    return name ?? '';
  }

  private number(): string | null {
    const text = this.cell(C.organisationNumber);
    const number = organisationNumberOf(text);
    if (text && !number)
      this.wrong(C.organisationNumber, {
        sv: 'Skriv tio siffror, till exempel 212000-2627, och kontrollera den sista.',
        en: 'Write ten digits, e.g. 212000-2627, and check the last one.',
      });
    return number;
  }

  private email(): string | null {
    const email = this.cell(C.contactEmail).toLowerCase();
    if (email && !isEmail(email))
      this.wrong(C.contactEmail, {
        sv: 'Skriv en e-postadress, till exempel namn@kommun.se.',
        en: 'Write an e-mail address, e.g. name@municipality.se.',
      });
    return email || null;
  }

  private text(column: MemberImportColumn): string | null {
    const text = this.cell(column);
    if (text.length > LONGEST) this.wrong(column, { sv: `Skriv högst ${LONGEST} tecken.`, en: `Write at most ${LONGEST} characters.` });
    return text || null;
  }

  private day(column: MemberImportColumn): string | null {
    const text = this.cell(column);
    const day = dayOf(text);
    if (text && !day) this.wrong(column, dayFix);
    return day;
  }

  private word<T>(column: MemberImportColumn, words: ReadonlyMap<string, T>, fix: Texts): T | null {
    const text = this.cell(column);
    const value = words.get(plainWord(text)) ?? null;
    if (text && value === null) this.wrong(column, fix);
    return value;
  }

  private wrong(column: MemberImportColumn, fix: Texts): void {
    this.fault(column, ImportValueWrong, fix);
  }

  private fault(column: MemberImportColumn, Fault: typeof ImportValueWrong, fix: Texts): void {
    const params = { row: this.row, column: this.heading(column), value: this.cell(column).slice(0, 100), fixSv: fix.sv, fixEn: fix.en };
    this.faults.push({ row: this.row, column, error: new Fault(params, ['input', 'content', column], { index: this.row }) });
  }
}
