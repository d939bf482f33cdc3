import { randomBytes, randomUUID } from 'node:crypto';
import { Database, furnishAccount, globalId, makeScope } from '@samnav/platform';
import type { RoleName, Scope } from '@samnav/platform';
import { Municipality, Person, Workgroup, WorkgroupService } from '@samnav/networks';
import { Project, ProjectService, ProjectStatus } from '@samnav/projects';
import { freePort } from '../../tools/processes.mjs';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { startWorker } from '../jobs/worker-process.ts';
import type { WorkerProcess } from '../jobs/worker-process.ts';

/** Small on purpose: everything queues, and everything that waits is soon given up. */
export const LIMITS = { READ_CONNECTIONS: '4', READ_TIMEOUT_MS: '250', DATABASE_WAIT_MS: '600' };
const TENANTS = 3;
const GROUPS = 24;
const PASSWORD = 'samnav-chaos';

/** A tenant, everything of which is named by a word that stands nowhere else. */
export interface Region {
  slug: string;
  mark: string;
  tenantId: string;
  municipalities: string[];
  workgroups: string[];
  projects: string[];
}
/** Somebody signed in to one region. */
export interface Visitor {
  region: Region;
  role: string;
  cookie: string;
}
export interface World {
  own: OwnDatabase;
  api: WorkerProcess;
  port: number;
  regions: Region[];
  visitors: Visitor[];
  close(): Promise<void>;
}

/** Several regions of the same shape in a database of their own, and the real API before it. */
export async function openWorld(limits: Record<string, string> = LIMITS): Promise<World> {
  const own = await ownDatabase();
  const database = await Database.connect({ url: own.env['RUNTIME_DATABASE_URL']!, transactions: 2, reads: 2 });
  const regions: Region[] = [];
  const people: { region: Region; role: string; email: string }[] = [];
  for (let i = 0; i < TENANTS; i++) {
    const { region, roles } = await furnishRegion(database);
    regions.push(region);
    people.push(...roles.map((role) => ({ region, ...role })));
  }
  await database.onApplicationShutdown();
  const port = await freePort();
  const env = { ...own.env, ...limits, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, SAMNAV_COST_PER_MINUTE: '0' };
  const api = await startWorker(env, 'apps/api/src/main.ts');
  const visitors: Visitor[] = [];
  for (const { region, role, email } of people) visitors.push({ region, role, cookie: await signIn(port, email) });
  const close = async (): Promise<void> => {
    await api.kill('SIGTERM');
    await own.drop();
  };
  return { own, api, port, regions, visitors, close };
}

async function furnishRegion(database: Database): Promise<{ region: Region; roles: { role: string; email: string }[] }> {
  const mark = `kanarie${randomBytes(6).toString('hex')}`;
  const region: Region = { slug: mark, mark, tenantId: randomUUID(), municipalities: [], workgroups: [], projects: [] };
  await database.pool.query(`select create_tenant(null, $1, $2, $3, 'region')`, [region.tenantId, mark, mark]);
  const nobody = makeScope({ tenantId: region.tenantId, tenant: mark, accountId: null, assignments: [], now: await database.now(), system: 'chaos' });
  region.municipalities = await database.write(nobody, (tx) =>
    Promise.all(
      [
        ['2480', 'Umeå'],
        ['2404', 'Vindeln'],
      ].map(async ([code, name]) => {
        const [row] = await tx.sql<{ id: string }>('insert into municipality (code, name, full_name) values ($1, $2, $3) returning id', [
          code,
          name,
          `${mark} ${name}`,
        ]);
        return row!.id;
      }),
    ),
  );
  const [umea, vindeln] = region.municipalities as [string, string];
  const coordinator = await somebody(database, nobody, 'regionCoordinator', null);
  const others = [
    await somebody(database, nobody, 'strategist', umea),
    await somebody(database, nobody, 'strategist', vindeln),
    await somebody(database, nobody, 'reader', null),
  ];
  await database.write(coordinator.scope, async (tx) => {
    const leadId = globalId(Person, coordinator.scope.personId!);
    for (let i = 0; i < GROUPS; i++) {
      const municipality = [umea, vindeln, null][i % 3];
      const municipalityId = municipality ? globalId(Municipality, municipality) : undefined;
      const named = { name: `${mark} ${String(i).padStart(2, '0')}`, purpose: mark, leadId, municipalityId };
      region.workgroups.push(globalId(Workgroup, await new WorkgroupService().create(tx, { ...named, theme: mark })));
      const status = [ProjectStatus.running, ProjectStatus.draft, ProjectStatus.planned, ProjectStatus.draft][i % 4];
      region.projects.push(globalId(Project, await new ProjectService().create(tx, { ...named, status })));
    }
  });
  return { region, roles: [coordinator, ...others] };
}

async function somebody(
  database: Database,
  nobody: Scope,
  role: RoleName,
  municipalityId: string | null,
): Promise<{ role: string; email: string; scope: Scope }> {
  const email = `${role.toLowerCase()}.${randomBytes(5).toString('hex')}@${nobody.tenant}.example`;
  const accountId = await furnishAccount(database, { email, name: `${nobody.tenant} ${role}`, password: PASSWORD });
  const personId = await database.write(nobody, async (tx) => {
    await tx.sql(`insert into role_assignment (account_id, role, municipality_id, starts_on) values ($1, $2, $3, '2000-01-01')`, [
      accountId,
      role,
      municipalityId,
    ]);
    const [person] = await tx.sql<{ id: string }>(
      'insert into person (name, email, account_id, municipality_id) values ($1, $2, $3, $4) returning id',
      [`${nobody.tenant} ${role}`, email, accountId, municipalityId],
    );
    return person!.id;
  });
  const { tenantId, tenant, now } = nobody;
  const scope = makeScope({
    tenantId,
    tenant,
    accountId,
    personId,
    assignments: [{ role, municipalityId, workgroupId: null, projectId: null }],
    now,
  });
  return { role: municipalityId ? `${role} of one municipality` : role, email, scope };
}

async function signIn(port: number, email: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`http://127.0.0.1:${port}/auth/login`, { method: 'POST', headers, body: JSON.stringify({ email, password: PASSWORD }) });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
