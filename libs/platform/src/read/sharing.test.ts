import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testApp } from './testing/app.ts';
import type { Ask, TestApp } from './testing/app.ts';
import { rowId, tenants } from './testing/tables.ts';
import { wireTo } from './testing/wire.ts';
import type { Wire } from './testing/wire.ts';

let app: TestApp;
let wire: Wire;
beforeAll(async () => {
  app = await testApp('read_sharing', { max: 2, through: async (url) => (wire = await wireTo(url)).url });
});
afterAll(async () => {
  await app.close();
  wire.close();
});

const PAGE = '{plans(first:100){totalCount nodes{id name stage viewerCan{update approve} team{name} lines(first:5){totalCount}}}}';
const RISK = '{plans(first:20){nodes{name risk}}}';
const viewers = tenants.slice(0, 2).flatMap((tenant): Ask[] => [
  { tenant, roles: ['regionCoordinator'] },
  { tenant, roles: ['strategist'], towns: [rowId(tenant, 'town', 1)] },
  { tenant, roles: ['strategist'], towns: [rowId(tenant, 'town', 3)] },
  { tenant, roles: ['reader'] },
]);

test('the same documents asked at once by several roles in two tenants share trips, and nobody gets what is not theirs', async () => {
  const alone: string[][] = [];
  for (const query of [PAGE, RISK]) alone.push(await Promise.all(viewers.map(async (viewer) => (await app.ask(query, viewer)).body)));
  expect(new Set(alone[0]).size).toBe(viewers.length); // each sees something else
  expect(new Set(alone[1]!.map((body) => body.includes('FORBIDDEN')))).toEqual(new Set([true, false]));
  const asked = Array.from({ length: 160 }, (_, i) => ({ query: i % 3 ? 0 : 1, viewer: (i * 7) % viewers.length }));
  wire.sent();
  const answers = await Promise.all(asked.map(({ query, viewer }) => app.ask([PAGE, RISK][query]!, viewers[viewer])));
  expect(answers.map(({ body }) => body)).toEqual(asked.map(({ query, viewer }) => alone[query]![viewer]));
  const { S: trips, E: executes } = wire.sent();
  expect(executes).toBe(trips! * 2); // two statements, one Sync
  expect(trips).toBeLessThan(answers.filter(({ body }) => !body.includes('FORBIDDEN')).length * 0.9);
});
