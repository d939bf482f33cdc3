import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Chaos } from '../chaos-reads/chaos.ts';
import { openWorld } from '../chaos-reads/world.ts';
import type { World } from '../chaos-reads/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 300_000);
afterAll(() => world.close());

test('1 500 requests over four connections, while clients leave and backends die, get the right rows or the reason why not', async () => {
  const { counts, wrong } = await new Chaos(world, { requests: 1_500, seed: 7, say: () => undefined }).run();
  expect(Object.fromEntries(wrong)).toEqual({});
  expect(counts.get('right answers')).toBeGreaterThan(400);
}, 300_000);
