import 'reflect-metadata';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { races: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } } });

/** `npm run races -- [--races N] [--seed N]`: claims signed against each other and against postings; exits 1 where a rule was broken. */
const { default: setUp } = await import('../global-setup.ts');
const { default: tearDown } = await import('../global-teardown.ts');
await setUp();
try {
  const { race } = await import('./races.ts');
  const { closeTestDatabase } = await import('@samnav/platform/testing');
  const began = performance.now();
  const { races, outcomes, violations } = await race(Number(values.races), { seed: Number(values.seed) });
  for (const one of violations.slice(0, 20)) console.log(one);
  for (const [outcome, times] of Object.entries(outcomes).sort()) console.log(`  ${outcome}: ${times}`);
  console.log(`seed=${values.seed} races=${races} violations=${violations.length} seconds=${Math.round((performance.now() - began) / 1000)}`);
  process.exitCode = violations.length ? 1 : 0;
  await closeTestDatabase();
} finally {
  await tearDown();
}
