import type { Findings } from './findings.ts';
import { leaks } from './sees.ts';
import type { World } from './world.ts';

/** Whoever has no role behind a door finds none there: a tenant, a room and their audit logs are as those that do not exist. */
export async function walkDoors(world: World, findings: Findings): Promise<void> {
  const { server, home, away, people } = world;
  for (const who of people) {
    const query = { query: '{ me { roles } }' };
    const pairs: [string, string, object | undefined][] = [
      [`/t/${away.slug}/graphql`, '/t/ingens/graphql', query],
      [`/t/${away.slug}/audit.jsonl`, '/t/ingens/audit.jsonl', undefined],
      ...(who.tenantId === home.id ? [] : ([[`/t/${home.slug}/graphql`, '/t/ingens/graphql', query]] as [string, string, object][])),
      ...(who.role === 'funderAuditor' ? [] : ([['/f/fonden/graphql', '/f/ingens/graphql', query]] as [string, string, object][])),
    ];
    for (const [there, nowhere, body] of pairs) {
      findings.count('doors tried');
      const [told, none] = [await server.send(who, there, body), await server.send(who, nowhere, body)];
      if (told.shape !== none.shape) findings.found('door', who.name, `${there} differs from ${nowhere}: ${told.shape} / ${none.shape}`);
    }
    const log = await server.send(who, `/t/${home.slug}/audit.jsonl`);
    for (const what of leaks(world.facts, who, log.status === 200 ? log.text : '', 'AuditEvent')) findings.found('audit log', who.name, what);
    if (log.status === 200 && who.role !== 'regionCoordinator') findings.found('audit log', who.name, 'is handed out');
  }
}
