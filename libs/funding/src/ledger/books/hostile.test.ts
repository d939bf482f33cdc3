import { describe, expect, test } from '@jest/globals';
import { goodWorkbook, hostileBooks } from '../../testing/hostile-books.ts';
import { LedgerFormat } from '../ledger-choices.ts';
import type { BookVoucher } from './books.ts';
import { readBooks } from './read-books.ts';

const MOST_MS = 5000;
/** What a file of at most 25 MB may take beside itself. */
const MOST_BYTES = 700_000_000;

describe('a hostile file of books', () => {
  test.each(hostileBooks.map((one) => [one.name, one] as const))(
    '%s is refused, quickly and without much memory',
    (_name, { format, bytes }) => {
      const file = bytes();
      const taken: BookVoucher[] = [];
      const [before, begun] = [process.memoryUsage().rss, process.cpuUsage()];
      const { faults } = readBooks(format, file, (voucher) => taken.push(voucher));
      const { user, system } = process.cpuUsage(begun); // the machine may be busy with something else
      const [ms, rss] = [(user + system) / 1000, process.memoryUsage().rss - before];
      expect({ refused: faults.some(({ blocking }) => blocking), slow: ms > MOST_MS, large: rss > MOST_BYTES }).toEqual({
        refused: true,
        slow: false,
        large: false,
      });
    },
    30_000,
  );

  test('is what a good one is not', () => {
    const taken: BookVoucher[] = [];
    expect(readBooks(LedgerFormat.XLSX, goodWorkbook(), (voucher) => taken.push(voucher)).faults).toEqual([]);
    expect(taken).toMatchObject([{ postedOn: '2026-03-01', rows: [{ account: '7410', amount: 10_000n }, { amount: -10_000n }] }]);
  });
});
