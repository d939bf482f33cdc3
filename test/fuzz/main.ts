import { parseArgs } from 'node:util';
import setup from '../global-setup.ts';
import teardown from '../global-teardown.ts';
import { openStage } from '../hostile/stage.ts';
import { fuzz } from './run.ts';
import type { Found } from './run.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, operations: { type: 'string', default: '10000' } } });

/** Prints what was found, the counts last; answers whether it is clean. */
function told({ operations, kinds, codes, leaks, hung, wrong, exits }: Found): boolean {
  const list = (counts: Map<string, number>): string =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  for (const line of [...leaks.map((leak) => `leak: ${leak}`), ...hung.map((one) => `hung: ${one}`), ...wrong].slice(0, 40)) console.log(line);
  console.log(`kinds: ${list(kinds)}`);
  console.log(`codes: ${list(codes)}`);
  console.log(
    `seed ${values.seed}: ${operations} operations, ${leaks.length} leaks, ${exits} process exits, ${hung.length} hung, ${wrong.length} without a proper code`,
  );
  return leaks.length + exits + hung.length + wrong.length === 0;
}

await setup();
let clean: boolean;
try {
  const stage = await openStage({ SAMNAV_COST_PER_MINUTE: '0' });
  const say = (done: number): void => void (done % 1000 === 0 && console.log(`${done} operations`));
  clean = await fuzz(stage, Number(values.seed) * 1_000_000, Number(values.operations), say)
    .then(told)
    .finally(() => stage.close());
} finally {
  await teardown();
}
process.exit(clean ? 0 : 1);
