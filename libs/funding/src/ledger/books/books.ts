import { domainError } from '@samnav/platform';
import type { DomainError } from '@samnav/platform';

/** A row of a voucher as the books say it. */
export interface BookRow {
  line: number;
  account: string | null;
  accountName: string | null;
  amount: bigint;
  /** Dimension and object. */
  objects: readonly (readonly [dimension: string, object: string])[];
  text: string | null;
  supplier: string | null;
}

/** A voucher as the books say it. */
export interface BookVoucher {
  /** The line of the file, or the row of the table, where it begins. */
  line: number;
  series: string | null;
  number: string | null;
  postedOn: string;
  fiscalYear: number;
  text: string | null;
  rows: BookRow[];
  /** What it is known by when the same books come again. */
  key: string;
}

/** Something wrong with a file, or with one voucher of it. */
export interface BookFault {
  line: number | null;
  error: DomainError;
  /** Nothing of the file can be taken in. */
  blocking: boolean;
}

/** What a file holds beside the vouchers, which are handed out as they are read. */
export interface BookSummary {
  vouchers: number;
  rows: number;
  /** The days that the file speaks of: a voucher on one of them that it does not hold is not in the books. */
  startsOn: string | null;
  endsOn: string | null;
  faults: BookFault[];
}

/** Takes a voucher as soon as it is read, so that a large file is never held as a whole. */
export type Take = (voucher: BookVoucher) => void;

/** A file with more vouchers’ rows is refused. */
export const MOST_BOOK_ROWS = 500_000;
/** No more faults than these are told. */
export const MOST_FAULTS = 200;

export const LedgerUnreadable = domainError('invalid', 'LEDGER_UNREADABLE', {
  sv: 'Filen går inte att läsa som {format}.',
  en: 'The file cannot be read as {format}.',
});
export const LedgerEmpty = domainError('invalid', 'LEDGER_EMPTY', {
  sv: 'Filen har inga verifikat.',
  en: 'The file has no vouchers.',
});
export const LedgerTooLarge = domainError('invalid', 'LEDGER_TOO_LARGE', {
  sv: 'Filen har fler än {most} rader. Exportera en kortare period.',
  en: 'The file has more than {most} rows. Export a shorter period.',
});
export const LedgerFaulty = domainError('invalid', 'LEDGER_FAULTY', {
  sv: 'Filen har fler än {most} fel. Exportera den på nytt.',
  en: 'The file has more than {most} faults. Export it again.',
});
export const LedgerLineWrong = domainError('invalid', 'LEDGER_LINE_WRONG', {
  sv: 'Rad {line}: {what}',
  en: 'Line {line}: {what}',
});
export const LedgerVoucherUnbalanced = domainError('invalid', 'LEDGER_VOUCHER_UNBALANCED', {
  sv: 'Verifikat {voucher} summerar till {sum}, inte till 0.',
  en: 'Voucher {voucher} sums to {sum}, not to 0.',
});
export const LedgerVoucherTwice = domainError('invalid', 'LEDGER_VOUCHER_TWICE', {
  sv: 'Verifikat {voucher} står två gånger i filen, också på rad {other}.',
  en: 'Voucher {voucher} stands twice in the file, also on line {other}.',
});
export const LedgerBalanceDiffers = domainError('invalid', 'LEDGER_BALANCE_DIFFERS', {
  sv: 'Konto {account}: verifikaten ger {computed}, men filens {tag} säger {stated}. Filen är inte hel.',
  en: 'Account {account}: the vouchers give {computed}, but the file’s {tag} says {stated}. The file is not whole.',
});

/** What a voucher is called in a sentence. */
export const voucherName = ({ series, number, postedOn }: Pick<BookVoucher, 'series' | 'number' | 'postedOn'>): string =>
  number === null ? `${series ?? ''} ${postedOn}`.trim() : `${series ?? ''}${number}`;

/**
 * Gives vouchers what they are known by: year, series and number. What has no number is known by its day and text, and its place among those
 * that have all in common; so is the second of a number that a program gives twice.
 */
export class VoucherKeys {
  private readonly first = new Map<string, { line: number; says: string }>();
  private readonly places = new Map<string, number>();

  /** The key of a voucher; or the line of the one that it repeats word for word. */
  keyOf(voucher: BookVoucher): string | number {
    const { fiscalYear, series, number, postedOn, text } = voucher;
    const alike = `${fiscalYear}/${series ?? ''}/${number ?? ''}/${postedOn}/${(text ?? '').slice(0, 200)}`;
    if (number === null) return this.placed(alike);
    const key = `${fiscalYear}/${series ?? ''}/${number}`;
    const says = `${postedOn} ${text} ${voucher.rows.map(({ account, amount }) => `${account} ${amount}`).join()}`;
    const other = this.first.get(key);
    if (!other) {
      this.first.set(key, { line: voucher.line, says });
      return key;
    }
    return other.says === says ? other.line : this.placed(alike);
  }

  private placed(alike: string): string {
    const place = (this.places.get(alike) ?? 0) + 1;
    this.places.set(alike, place);
    return `${alike}/${place}`;
  }
}

/** Hands a voucher on where it is whole; otherwise says what is wrong with it. */
export function takeWhole(voucher: BookVoucher, keys: VoucherKeys, take: Take): BookFault | null {
  const sum = voucher.rows.reduce((all, { amount }) => all + amount, 0n);
  const fault = (error: DomainError): BookFault => ({ line: voucher.line, error, blocking: false });
  if (sum !== 0n) return fault(new LedgerVoucherUnbalanced({ voucher: voucherName(voucher), sum }));
  const key = keys.keyOf(voucher);
  if (typeof key === 'number') return fault(new LedgerVoucherTwice({ voucher: voucherName(voucher), other: key }));
  take({ ...voucher, key });
  return null;
}
