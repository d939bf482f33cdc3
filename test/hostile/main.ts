import setup from '../global-setup.ts';
import teardown from '../global-teardown.ts';
import { ask, refusalIn } from './ask.ts';
import { hostile } from './requests.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const ALLOWED_MS = 50;
const ROUNDS = 10;

/** How long each refusal takes, seen from outside: the best of several rounds, for what else runs on the machine is not the server's. */
async function measure(stage: Stage): Promise<boolean> {
  const best = new Map<string, number>();
  const all: number[] = [];
  const wrong: string[] = [];
  await ask(stage, { name: 'the session is known', refused: '', body: { query: '{ me { roles } }' } });
  await stage.forget();
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of hostile) {
      const answered = await ask(stage, each);
      const refusal = refusalIn(answered);
      if (refusal !== each.refused) wrong.push(`${each.name}: ${refusal}, not ${each.refused}`);
      if (round === 0) continue; // the first of its kind is compiled
      all.push(answered.milliseconds);
      best.set(each.name, Math.min(best.get(each.name) ?? Infinity, answered.milliseconds));
    }
  }
  const statements = await stage.statements();
  const slowest = [...best].sort(([, a], [, b]) => b - a);
  for (const line of [...new Set(wrong), ...statements.map((text) => `statement: ${text}`)]) console.log(line);
  for (const [name, ms] of slowest.slice(0, 8)) console.log(`${ms.toFixed(1).padStart(7)} ms  ${name}`);
  all.sort((a, b) => a - b);
  const at = (part: number): string => all[Math.floor((all.length - 1) * part)]!.toFixed(1);
  console.log(`all ${all.length} refusals: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`);
  const late = slowest.filter(([, ms]) => ms > ALLOWED_MS).length;
  console.log(
    `${hostile.length} requests, ${new Set(wrong).size} not refused as they should, ${late} slower than ${ALLOWED_MS} ms, ${statements.length} statements`,
  );
  return wrong.length + late + statements.length === 0;
}

await setup();
let clean: boolean;
try {
  const stage = await openStage();
  clean = await measure(stage).finally(() => stage.close());
} finally {
  await teardown();
}
process.exit(clean ? 0 : 1);
