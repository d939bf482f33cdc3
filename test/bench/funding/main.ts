import { parseArgs } from 'node:util';
import { benchImport, benchSie } from './books.ts';
import { benchBundle } from './bundle.ts';
import { benchGrid } from './grid.ts';

const say = (line: string): void => console.log(line);

/** One part of the bench: what it is asked, what it answers as Markdown. */
type Part = (options: { lines: number; rows: number; expenditures: number }) => Promise<string>;
const parts: Record<string, Part> = {
  sie: ({ rows }) => benchSie(rows * 5),
  import: ({ rows }) => benchImport(rows),
  ledger: ({ expenditures }) => benchGrid(expenditures, say),
  bundle: ({ lines }) => benchBundle({ lines, picture: 20_000 }, say),
};

/** Money and reports: `npm run bench -- funding --parts bundle --lines 10000`; all parts where none is named. */
export async function benchFunding(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      parts: { type: 'string' },
      lines: { type: 'string', default: '10000' },
      rows: { type: 'string', default: '40000' },
      expenditures: { type: 'string', default: '1000000' },
    },
  });
  const size = { lines: Number(values.lines), rows: Number(values.rows), expenditures: Number(values.expenditures) };
  const asked = values.parts?.split(',') ?? Object.keys(parts);
  for (const name of asked) {
    const part = Object.hasOwn(parts, name) ? parts[name]! : undefined;
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}.`);
    say(`\n${await part(size)}`);
  }
}
