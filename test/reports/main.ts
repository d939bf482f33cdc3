import { parseArgs } from 'node:util';
import { closeTestDatabase } from '@samnav/platform/testing';
import setup from '../global-setup.ts';
import teardown from '../global-teardown.ts';

/** `npm run tamper -- --runs 1000 --proofs 1000 --seed 1`: tampers with bundles, rows and files; two verifiers judge each. Exits 0 only where all is found and nothing else. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, proofs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});

await setup();
const { openStage } = await import('./stage.ts'); // reads the environment when it is loaded
const { sealedReports, tamper } = await import('./tamper.ts');
const stage = await openStage();
const started = performance.now();
const asked = { runs: Number(values.runs), proofs: Number(values.proofs), seed: Number(values.seed) };
const found = await tamper(stage, asked, await sealedReports(stage)).finally(async () => {
  await stage.close();
  await closeTestDatabase();
  await teardown();
});
for (const [what, lines] of Object.entries({ MISSED: found.missed, ALARM: found.alarms, DISAGREED: found.disagreed }))
  for (const line of lines.slice(0, 50)) console.log(`${what}  ${line}`);
const said = Object.entries(found.faults).map(([kind, count]) => `${kind} ${count}`);
console.log(`faults told: ${said.join(', ')}`);
console.log(
  `${found.runs} tamperings, ${found.missed.length} not found; ${found.runs} genuine bundles beside them, ${found.alarms.length} false alarms; ` +
    `${found.proofs} proofs, ${found.disagreed.length} on which the second verifier disagrees (${Math.round((performance.now() - started) / 1000)} s)`,
);
if (!found.second) console.log('The second verifier was not asked: it needs python3.');
process.exit(found.second && found.missed.length + found.alarms.length + found.disagreed.length === 0 ? 0 : 1);
