import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import iconv from 'iconv-lite';
import { readSie } from '../../../libs/funding/src/ledger/books/sie.ts';
import setup from '../../global-setup.ts';
import teardown from '../../global-teardown.ts';
import { table } from '../table.ts';

const day = (i: number): string => new Date(Date.UTC(2026, 0, 1 + (i % 300))).toISOString().slice(0, 10).replaceAll('-', '');

/** A municipality's year: vouchers of four rows, of which two are a project's. */
function booksOf(rows: number, object: string): Buffer {
  const vouchers = Array.from({ length: rows / 4 }, (_v, i) => {
    const [cost, travel] = [`${100 + (i % 900)}.${10 + (i % 90)}`, `${50 + (i % 500)}.25`];
    const total = -(BigInt(cost.replace('.', '')) + BigInt(travel.replace('.', '')) + 100n);
    const credit = `${total / 100n}.${String(-total % 100n).padStart(2, '0')}`;
    return `#VER A ${i + 1} ${day(i)} "Leverantörsfaktura ${i}" ${day(i)}\n{\n#TRANS 7410 {1 "1100" 6 "${object}"} ${cost} ${day(i)} "Konsult, månad"\n#TRANS 7010 {1 "1100" 6 "${object}"} ${travel} ${day(i)} "Resa till möte"\n#TRANS 3740 {} 1.00\n#TRANS 2440 {} ${credit} ${day(i)} "Leverantör"\n}\n`;
  });
  return iconv.encode(`#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20260101 20261231\n${vouchers.join('')}`, 'cp437');
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Resident memory in MB, and what the heap keeps once everything that is over is collected. */
const memory = (): string[] => {
  const { rss } = process.memoryUsage();
  collect();
  return [`${(rss / 1e6).toFixed(0)} MB`, `${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`];
};

/** How many transactions a second are read of a SIE file of CP437, several times over. */
export async function benchSie(rows: number): Promise<string> {
  const file = booksOf(rows, 'P1');
  const told: string[][] = [];
  for (let round = 1; round <= 10; round++) {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    const { rows: read, faults } = readSie(file, () => undefined);
    const [wall, { user, system }] = [(performance.now() - from) / 1000, process.cpuUsage(cpu)];
    if (faults.length || read !== rows) throw new Error(`${read} of ${rows} rows read: ${faults[0]?.error.message}`);
    told.push([
      String(round),
      Math.round(rows / wall).toLocaleString('sv-SE'),
      Math.round((rows * 1e6) / (user + system)).toLocaleString('sv-SE'),
      ...memory(),
    ]);
  }
  return `SIE of ${rows} transactions, ${(file.length / 1e6).toFixed(1)} MB. Goal: 20 000 a second.\n\n${table(['round', 'transactions/s', 'per CPU second', 'RSS', 'kept'], told)}`;
}

/** From an uploaded file to posted expenditures: read, set against what is here, and taken in by the worker's job. */
export async function benchImport(rows: number): Promise<string> {
  await setup();
  const { newBooks } = await import('../../../libs/funding/src/testing/books.ts'); // reads the environment when it is loaded
  const { closeTestDatabase } = await import('@samnav/platform/testing');
  const books = await newBooks();
  const told: string[][] = [];
  try {
    const file = booksOf(rows, 'P1');
    for (const name of ['new', 'the same again']) {
      const from = performance.now();
      const answer = await books.import(file);
      const asked = performance.now();
      await books.work(answer);
      const [preview, whole] = [(asked - from) / 1000, (performance.now() - from) / 1000];
      told.push([name, preview.toFixed(1), whole.toFixed(1), Math.round(rows / whole).toLocaleString('sv-SE'), ...memory()]);
    }
    const { n } = await books.one<{ n: number }>('select count(*)::int as n from expenditure');
    if (n !== rows / 2) throw new Error(`${n} expenditures instead of ${rows / 2}`);
  } finally {
    await books.close();
    await closeTestDatabase();
    await teardown();
  }
  return `Import of ${rows} rows, half of them costs. Goal: 5 000 a second, end to end.\n\n${table(['file', 'answered after s', 'done after s', 'rows/s', 'RSS', 'kept'], told)}`;
}
