import 'reflect-metadata';
import { openDatabase } from './database.ts';
import { Findings } from './findings.ts';
import { WalkServer } from './server.ts';

const started = performance.now();
const database = await openDatabase();
const { openWorld } = await import('./world.ts');
const { walkFields, walkNodes, walkViewer } = await import('./reads.ts');
const { walkLists, walkOrders, walkFilters, walkCursors, walkConnections } = await import('./lists.ts');
const w = await import('./writes.ts');
const { Logger } = await import('@nestjs/common'); Logger.overrideLogger(false);
const server = await WalkServer.open();
const findings = new Findings();
const say = (what: string) => console.log(`${((performance.now() - started) / 1000).toFixed(1)} s ${what}`);
try {
  const world = await openWorld(server, database.admin);
  say('world'); console.log(world.unplanted);
  await walkViewer(world, findings, world.people); say('viewer');
  if (!process.env.SKIP) { await walkFields(world, findings, world.people); say('fields');
  await walkNodes(world, findings, world.people); say('nodes'); }
  if (!process.env.SKIP2) {  await walkLists(world, findings, world.people); say('lists');
  await walkOrders(world, findings, world.people); say('orders');
  await walkFilters(world, findings, world.people); say('filters');
  await walkCursors(world, findings, world.people, world.foreigner); say('cursors');
  await walkConnections(world, findings, world.people); say('connections'); }
  await w.walkIds(world, findings, world.people); say('ids');
  await w.walkGiving(world, findings, world.people); say('giving');
  await w.walkImport(world, findings, world.people); say('import');
  await w.walkTries(world, findings, w.triesToMove(world, world.people)); say('moves');
  await w.walkTries(world, findings, w.triesAt(world, world.people)); say('tries');
  await w.walkNothingWritten(world, findings); say('nothing');

  const missing = server.coverage.missing(world.people.map(({name})=>name)).map(x=>x.split(': ')[1]!); console.log('missing', new Set(missing).size, [...new Set(missing)].filter(x=>!/^(Mutation|.*Payload|.*Error)\./.test(x)));
} finally {
  await server.close();
  await database.close();
}
const seen = new Map<string, number>();
for (const { section, who, what } of findings.wrong) { const key = section + what.replace(/[0-9a-f-]{36}/g,'…'); seen.set(key, (seen.get(key) ?? 0) + 1); if (seen.get(key)! < 2 && seen.size < 90) console.log(section, '|', who, '|', what); }
console.log(findings.wrong.length, 'wrong', findings.counts, server.asked);
process.exit(findings.wrong.length ? 1 : 0);
