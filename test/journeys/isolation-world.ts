import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { furnishAccount, systemScope } from '@samnav/platform';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';
import type { Choose, Known } from '../walk/schema.ts';

/** A word that stands nowhere else. */
export const CANARY = `kanarie-${randomBytes(6).toString('hex')}`;

/** Rows as the tables' owner sees them. */
export async function asOwner<Row extends pg.QueryResultRow>(
  work: (query: (text: string, values?: unknown[]) => Promise<Row[]>) => Promise<Row[]>,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  return work(async (text, values) => (await client.query<Row>(text, values)).rows).finally(() => client.end());
}

/** Everything that lies in the tables under a tenant, with its accounts and with what all tenants share, as texts. */
export async function textsOf(slug: string): Promise<Set<string>> {
  const rows = await asOwner<{ row: unknown }>(async (query) => {
    const tables =
      (await query(`select c.table_name as row from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.column_name = 'tenant_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE'`)) as { row: string }[];
    const found = await query(
      `select to_jsonb(f) as row from funder f union all
       select to_jsonb(a) from account a where exists (select from role_assignment r join tenant t on t.id = r.tenant_id where r.account_id = a.id and t.slug = $1)`,
      [slug],
    );
    for (const { row: table } of tables)
      found.push(...(await query(`select to_jsonb(x) as row from ${table} x where tenant_id = (select id from tenant where slug = $1)`, [slug])));
    return found;
  });
  const texts = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 3) texts.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take);
  };
  rows.forEach(({ row }) => take(row));
  return texts;
}

/** Requests whose answers were looked at, by their ids: other tests may act as the same people meanwhile. */
export class Watched {
  private readonly requests: string[] = [];

  /** The response and its text. */
  async post(who: Visitor, path: string, body: object): Promise<{ response: Response; text: string }> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomBytes(12).toString('hex') };
    const response = await who.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    this.requests.push(response.headers.get('x-request-id') ?? '');
    return { response, text: await response.text() };
  }

  /** What was written in these requests, as the audit log of all tenants knows it. */
  async written(): Promise<string[]> {
    if (this.requests.length < 10 || this.requests.includes('')) throw new Error('too little was watched to say anything');
    const rows = await asOwner<{ action: string }>((query) => query('select action from audit_event where request_id = any($1)', [this.requests]));
    return rows.map(({ action }) => action);
  }
}

/** Asks a mutation; throws where it is refused. */
export async function does(who: Visitor, name: string, input: object, answer: string): Promise<Known & Record<string, any>> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code message path } } }`;
  const { data, errors } = await who.ask(query, { input }, { 'idempotency-key': randomBytes(12).toString('hex') });
  if (errors || data[name].errors.length) throw new Error(`${name}: ${JSON.stringify(errors ?? data[name].errors)}`);
  return data[name][answer.split(/\W/)[0]!];
}

/** Objects by type, each of which belongs to Umeå. */
export type Planted = Record<string, Known>;

export interface IsolationWorld extends Furnished {
  coordinator: Visitor;
  strategist: Visitor;
  /** What Umeå has, all can see, and only Umeå's own people or the coordinator change. */
  umea: Planted;
  /** A draft of Umeå's and its parts. */
  draft: Planted;
}

/** The demo with one of everything that belongs to Umeå, each named by the canary. */
export async function openIsolationWorld(more?: Record<string, string>): Promise<IsolationWorld> {
  const world = await openWorld({ SAMNAV_COMPARE_PATHS: '', ...more });
  const coordinator = await world.visit('samordnare@umearegionen.example');
  const strategist = await world.visit('strateg@umea.example');
  const umea = await plantedIn(strategist, '2480');
  const draft = await projects(strategist, umea, 'draft');
  return { ...world, coordinator, strategist, umea: { ...umea, ...(await regional(coordinator, strategist)) }, draft };
}

/** One of everything that belongs to a municipality, made by its strategist. */
export async function plantedIn(who: Visitor, code: string): Promise<Planted> {
  const Municipality = await first(who, 'municipalities', `code: { eq: "${code}" }`);
  const made = { Municipality, ...(await planted(who, Municipality, `${CANARY}${code === '2480' ? '' : ` ${code}`}`)) };
  return { ...made, ...(await projects(who, made, 'planned')) };
}

async function first(who: Visitor, list: string, filter: string): Promise<Known> {
  const { data } = await who.ask(`{ ${list}(first: 1, filter: { ${filter} }) { nodes { id version } } }`);
  return data[list].nodes[0];
}

async function planted(who: Visitor, municipality: Known, name: string): Promise<Planted> {
  const place = { municipalityId: municipality.id };
  const named = { name, ...place };
  const Person = await does(who, 'createPerson', { ...named, email: `${name.replace(' ', '.')}@umea.example`, title: name }, 'person { id version }');
  const Organisation = await does(who, 'createOrganisation', { ...named, kind: 'company' }, 'organisation { id version }');
  const Body = await does(who, 'createBody', { ...named, kind: 'committee', standing: 'advisory' }, 'body { id version }');
  const BodyMember = await does(who, 'addBodyMember', { bodyId: Body.id, personId: Person.id, role: 'member' }, 'bodyMember { id version }');
  const Network = await does(
    who,
    'createNetwork',
    { ...named, level: 'local', accountableOwnerId: Person.id, scope: name },
    'network { id version }',
  );
  const Membership = await does(who, 'addMembership', { networkId: Network.id, organisationId: Organisation.id }, 'membership { id version }');
  const Workgroup = await does(
    who,
    'createWorkgroup',
    { ...named, theme: name, leadId: Person.id },
    'workgroup { id version members { nodes { id version } } }',
  );
  const Deadline = await does(who, 'createDeadline', { title: name, dueOn: '2031-01-31', ownerId: Person.id, ...place }, 'deadline { id version }');
  return { Person, Organisation, Body, BodyMember, Network, Membership, Workgroup, WorkgroupMember: Workgroup.members.nodes[0], Deadline };
}

async function projects(who: Visitor, at: Planted, status: string): Promise<Planted> {
  const input = { name: `${CANARY} ${status}`, purpose: `${CANARY} ${status}`, municipalityId: at.Municipality!.id, leadId: at.Person!.id, status };
  const { id } = await does(who, 'createProject', input, 'project { id }');
  const Phase = await does(who, 'createPhase', { projectId: id, name: `${CANARY} ${status}` }, 'phase { id version }');
  const ProjectPartner = await does(
    who,
    'addProjectPartner',
    { projectId: id, organisationId: at.Organisation!.id },
    'projectPartner { id version }',
  );
  const lines = [{ category: 'travel', year: 2030, planned: '100.00', description: `${CANARY} ${status}` }];
  const financing = [{ financierId: at.Organisation!.id, kind: 'cash', amount: '100.00', description: `${CANARY} ${status}` }];
  const budget = { id: id.replace('prj', 'bud'), expectedVersion: 1, lines, financing };
  const Budget = await does(who, 'saveBudget', budget, 'budget { id version lines { nodes { id version } } financing { nodes { id version } } }');
  const { data } = await who.ask('query ($id: ID!) { node(id: $id) { ... on Project { version statusEvents { nodes { id version } } } } }', { id });
  const ProjectStatusEvent = data.node.statusEvents.nodes[0];
  const parts = { BudgetLine: Budget.lines.nodes[0], Financing: Budget.financing.nodes[0], ProjectStatusEvent };
  return { Project: { id, version: data.node.version }, Phase, ProjectPartner, Budget, ...parts };
}

/** What is the region's, and what is somebody's own. */
async function regional(coordinator: Visitor, strategist: Visitor): Promise<Planted> {
  const Programme = await does(coordinator, 'createProgramme', { name: CANARY }, 'programme { id version }');
  const Invitation = await does(
    coordinator,
    'sendInvitation',
    { email: `inbjuden-${CANARY}@umea.example`, role: 'reader' },
    'invitation { id version }',
  );
  const token = { name: CANARY, scopes: ['all:admin'], expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) };
  const ApiToken = await does(strategist, 'createApiToken', token, 'apiToken { id version }');
  const File = await does(strategist, 'createUpload', { name: `${CANARY}.txt`, size: 4, type: 'text/plain' }, 'file { id version }');
  const Priority = await first(coordinator, 'priorities', '');
  const RoleAssignment = await first(coordinator, 'roleAssignments', 'role: { eq: chiefExecutive }');
  const { data } = await coordinator.ask(
    '{ projects(filter: { name: { eq: "Hållbart resande, etapp 2" } }) { nodes { expenditures(first: 1) { nodes { id version } } } } }',
  );
  return { Programme, Invitation, ApiToken, File, Priority, RoleAssignment, Expenditure: data.projects.nodes[0].expenditures.nodes[0] };
}

/** Somebody new with a role in a whole tenant; answers the address to sign in with. */
export async function newcomer(world: Furnished, tenant: string, role: string): Promise<string> {
  const email = `${role.toLowerCase()}.${randomBytes(4).toString('hex')}@${tenant}.example`;
  const accountId = await furnishAccount(world.database, { email, name: 'Lo Ny', password: 'samnav-demo' });
  const { rows } = await world.database.pool.query<{ id: string }>(
    `select x ->> 'id' as id from jsonb_array_elements(all_rooms(null) -> 'tenants') x where x ->> 'slug' = $1`,
    [tenant],
  );
  await world.database.write(systemScope(rows[0]!.id, tenant, 'test'), (tx) =>
    tx.sql(`insert into role_assignment (account_id, role, starts_on) values ($1, $2, '2000-01-01')`, [accountId, role]),
  );
  return email;
}

/** Every id of the planted objects, but one area where an input takes only one. */
export const choosing =
  (objects: Planted): Choose =>
  ({ mutation, path, type }) => {
    const areas = /^(grantRole|sendInvitation)$/.test(mutation.name);
    return areas && path[0] !== 'municipalityId' ? undefined : objects[type];
  };
