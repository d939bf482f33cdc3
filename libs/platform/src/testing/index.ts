import { randomBytes, randomUUID } from 'node:crypto';
import { Database } from '../database/database.ts';
import { makeScope } from '../database/scope.ts';
import type { Assignment, RoleName, Scope } from '../database/scope.ts';
import { DomainError, userFaults } from '../graphql/errors.ts';

let shared: Promise<Database> | undefined;
/** The database of this test file, as the API's role. */
export const testDatabase = (): Promise<Database> =>
  (shared ??= Database.connect({ url: process.env.RUNTIME_DATABASE_URL!, funderUrl: process.env.FUNDER_DATABASE_URL, transactions: 4, reads: 2 }));
/** For afterAll: lets the file end. */
export async function closeTestDatabase(): Promise<void> {
  await (await shared)?.onApplicationShutdown();
  shared = undefined;
}

type Place = Partial<Omit<Assignment, 'role'>>;

/** A tenant that only this test knows. */
export interface World {
  database: Database;
  tenantId: string;
  /** The slug. */
  tenant: string;
  /** uuid by name, as given to newTenant. */
  municipalities: Record<string, string>;
  /** A scope of somebody new who holds the role there (whole tenant by default); an account and a person of their own. */
  as(role: RoleName, place?: Place): Promise<Scope>;
  /** The scope of a job in this tenant. */
  system: Scope;
}

const codes: Record<string, string> = {
  Umeå: '2480',
  Bjurholm: '2403',
  Nordmaling: '2401',
  Robertsfors: '2409',
  Vindeln: '2404',
  Vännäs: '2460',
  Kiruna: '2584',
};

/** Makes a tenant with municipalities (of Umeåregionen, or Kiruna) for one test. Tests need no order and no cleaning. */
export async function newTenant({ municipalities = ['Umeå', 'Vindeln'] }: { municipalities?: string[] } = {}): Promise<World> {
  const database = await testDatabase();
  const tenantId = randomUUID();
  const tenant = `t-${randomBytes(6).toString('hex')}`;
  await database.outside('test', (tx) =>
    tx.sql('select create_tenant(null, $1, $2, $3, $4)', [tenantId, tenant, `Testregionen ${tenant}`, 'region']),
  );
  const now = await database.now();
  const system = makeScope({ tenantId, tenant, accountId: null, assignments: [], now, system: 'test' });
  const ids: Record<string, string> = {};
  if (municipalities.length)
    await database.write(system, async (tx) => {
      for (const name of municipalities) {
        const [row] = await tx.sql<{ id: string }>('insert into municipality (code, name, full_name) values ($1, $2, $3) returning id', [
          codes[name],
          name,
          `${name} kommun`,
        ]);
        ids[name] = row!.id;
      }
    });
  return { database, tenantId, tenant, municipalities: ids, system, as: (role, place = {}) => somebody({ database, system, now }, role, place) };
}

async function somebody({ database, system, now }: { database: Database; system: Scope; now: string }, role: RoleName, place: Place): Promise<Scope> {
  const email = `${role.toLowerCase()}.${randomBytes(5).toString('hex')}@test.example`;
  const assignment = { role, municipalityId: null, workgroupId: null, projectId: null, ...place };
  const [accountId, personId] = await database.write(system, async (tx) => {
    const [account] = await tx.sql<{ id: string }>('select id from ensure_account($1, $2, $3, null)', [email, `Test ${role}`, 'sv']);
    await tx.sql(
      `insert into role_assignment (account_id, role, municipality_id, workgroup_id, project_id, starts_on) values ($1, $2, $3, $4, $5, '2000-01-01')`,
      [account!.id, role, assignment.municipalityId, assignment.workgroupId, assignment.projectId],
    );
    const [person] = await tx.sql<{ id: string }>(
      'insert into person (name, email, account_id, municipality_id) values ($1, $2, $3, $4) returning id',
      [`Test ${role}`, email, account!.id, assignment.municipalityId],
    );
    return [account!.id, person!.id];
  });
  return makeScope({ tenantId: system.tenantId, tenant: system.tenant, accountId, personId, assignments: [assignment], now });
}

/** The domain errors that the work fails with; fails itself where it succeeds or breaks otherwise. */
export async function refusals(work: Promise<unknown>): Promise<readonly DomainError[]> {
  try {
    await work;
  } catch (error) {
    const faults = userFaults(error);
    if (faults) return faults;
    throw error;
  }
  throw new Error('it was not refused');
}
/** The codes of `refusals`. */
export const refusedWith = async (work: Promise<unknown>): Promise<string[]> => (await refusals(work)).map((error) => error.code);
