import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { plantCanaries } from './canaries.ts';
import type { Unplanted } from './canaries.ts';
import { Facts } from './facts.ts';
import { RoomPlanter } from './funder-room.ts';
import { byToken, nobody, People } from './people.ts';
import type { Held, Who } from './people.ts';
import { Planter } from './planting.ts';
import type { Planted } from './planting.ts';
import type { Known } from './schema.ts';
import type { WalkServer } from './server.ts';

/** Two tenants and everybody who can ask. Home has two municipalities; the walkers' own is the first. */
export interface World {
  server: WalkServer;
  admin: pg.Client;
  home: { id: string; slug: string };
  away: { id: string; slug: string };
  /** Everybody whose answers are walked. */
  people: Who[];
  /** Objects of the own municipality, of its sibling, of the region, and of the other tenant; a draft project beside each. */
  places: Record<'own' | 'sibling' | 'region' | 'foreign', { open: Planted; draft: Planted }>;
  /** A strategist of the own municipality whose person is of the sibling, and who leads the region’s group. */
  guest: Who;
  /** Somebody of the other tenant. */
  foreigner: Who;
  facts: Facts;
  unplanted: Unplanted[];
  plantedColumns: number;
}

/** Tokens of the coordinator: each resource alone, reading and writing. */
const TOKENS = [
  'access:read',
  'audit:read',
  'files:read',
  'goals:read',
  'goals:write',
  'meetings:read',
  'networks:read',
  'platform:read',
  'projects:read',
  'projects:write',
  'reminders:read',
];

export async function openWorld(server: WalkServer, admin: pg.Client): Promise<World> {
  const home = await tenant(admin, 'hemma');
  const away = await tenant(admin, 'borta');
  const { rows } = await admin.query<{ id: string }>(`insert into funder (slug, name) values ('fonden', 'Fonden'), ('annan', 'Annan') returning id`);
  const cast = new People(admin);
  const here = await region(server, cast, home, ['2480', '2404']);
  const there = await region(server, cast, away, ['2584']);
  const places = { own: here.places[0]!, sibling: here.places[1]!, region: here.places[2]!, foreign: there.places[0]! };
  const members = await everybody(cast, home, places);
  for (const who of members.filter(({ role }) => ['strategist', 'projectManager', 'reader'].includes(role)).slice(0, 3)) {
    const own = await here.planter.own(who, `eget ${who.name}`).catch(() => undefined); // a reader uploads nothing
    if (own && who.role === 'strategist') Object.assign(places.own.open, own);
  }
  const people = [here.coordinator, ...members];
  people.push(await cast.outsider('funderAuditor', 'funderAuditor', '/f/fonden/graphql', rows[0]!.id));
  people.push(await cast.outsider('operator', 'operator', '/platform/graphql', null));
  people.push(...(await tokens(here.planter, here.coordinator)), nobody(here.coordinator));
  for (const { draft } of [places.own, places.sibling, places.foreign]) await sign(admin, draft.Project!.id, rows[1]!.id);
  const guest = await guestOf(cast, admin, home, places);
  const planted = await plantCanaries(admin);
  return { server, admin, home, away, people, places, guest, foreigner: there.coordinator, ...planted, facts: await Facts.read(admin) };
}

async function tenant(admin: pg.Client, slug: string): Promise<{ id: string; slug: string }> {
  const id = randomUUID();
  await admin.query('select create_tenant(null, $1, $2, $3, $4)', [id, slug, slug, 'region']);
  return { id, slug };
}

/** A tenant's objects: of each municipality, and last of the region. */
async function region(server: WalkServer, cast: People, at: { id: string; slug: string }, codes: string[]) {
  const coordinator = await cast.member('regionCoordinator', 'regionCoordinator', at);
  const second = await cast.member(`second of ${at.slug}`, 'regionCoordinator', at);
  const planter = new Planter(server, coordinator, second);
  const regional = await planter.regional(at.slug);
  const places: { open: Planted; draft: Planted }[] = [];
  for (const code of [...codes, undefined]) {
    const name = `${at.slug} ${code ?? 'region'}`;
    const municipality = code === undefined ? undefined : await planter.municipality(code);
    const made = await planter.place(name, municipality, regional);
    const group = municipality ? {} : { workgroupId: made.Workgroup!.id };
    const draft = await planter.project(`${name} utkast`, made, { status: 'draft', ...group });
    const open = await planter.project(name, made, { status: 'planned', ...group, spawnedById: draft.Project!.id });
    const Invitation = await planter.invitation(name, municipality);
    const own = await planter.own(coordinator, name);
    const [submitted, begun] = [await planter.measured(name, made, true), await planter.measured(`${name} utkast`, made, false)];
    places.push({ open: { ...made, ...open, ...own, ...submitted, Invitation }, draft: { ...made, ...draft, ...begun } });
    const held = { projectId: uuid(draft.Project!.id) };
    await cast.member(`projectMember of ${name}`, 'projectMember', at, held); // its assignment names the draft
    if (municipality) places.at(-1)!.open.RoleAssignment = await assignment(cast, server, at, municipality.id);
  }
  return { coordinator, planter, places };
}

const uuid = (id: string): string => id.slice(4);

/** The assignment of somebody made for it, so that ending it touches nobody who walks. */
async function assignment(cast: People, server: WalkServer, at: { id: string; slug: string }, municipalityId: string): Promise<Known> {
  const who = await cast.member('somebody beside', 'financeOfficer', at, { municipalityId: uuid(municipalityId) });
  const { data } = await server.ask(who, '{ me { roleAssignments { id version } } }');
  return data.me.roleAssignments[0];
}

/** One of each role of a tenant, at the walkers' own municipality, its draft or the region's group. */
async function everybody(cast: People, home: { id: string; slug: string }, places: World['places']): Promise<Who[]> {
  const municipalityId = uuid(places.own.open.Municipality!.id);
  const workgroupId = uuid(places.region.open.Workgroup!.id);
  const projectId = uuid(places.own.draft.Project!.id);
  const roles: [string, Who['role'], Held][] = [
    ['strategist', 'strategist', { municipalityId }],
    ['chiefExecutive', 'chiefExecutive', { municipalityId }],
    ['politician', 'politician', { municipalityId }],
    ['politician of the region', 'politician', {}],
    ['workgroupLead', 'workgroupLead', { workgroupId }],
    ['workgroupMember', 'workgroupMember', { workgroupId }],
    ['projectManager', 'projectManager', { projectId }],
    ['projectMember', 'projectMember', { projectId }],
    ['financeOfficer', 'financeOfficer', { municipalityId }],
    ['authorisedSignatory', 'authorisedSignatory', { municipalityId }],
    ['reader', 'reader', {}],
    ['reader of a municipality', 'reader', { municipalityId }],
  ];
  const made: Who[] = [];
  for (const [name, role, held] of roles) made.push(await cast.member(name, role as 'reader', home, held));
  return made;
}

/** A signed claim of the project, with its report and its review: as rows, for what is planted through the services is a draft. */
async function sign(admin: pg.Client, projectId: string, funderId: string): Promise<void> {
  const { rows } = await admin.query<{ tenant: string; person: string; account: string }>(
    `select tenant_id as tenant, lead_id as person, (select account_id from role_assignment r where r.tenant_id = p.tenant_id order by id limit 1) as account
      from project p where id = $1`,
    [uuid(projectId)],
  );
  const { tenant, person, account } = rows[0]!;
  await new RoomPlanter(admin, tenant, uuid(projectId), person, account).signed(funderId);
}

async function guestOf(cast: People, admin: pg.Client, home: { id: string; slug: string }, { own, sibling, region }: World['places']): Promise<Who> {
  const guest = await cast.member('guest', 'strategist', home, { municipalityId: uuid(own.open.Municipality!.id) });
  await admin.query('update person set municipality_id = $2 where id = $1', [guest.personId, uuid(sibling.open.Municipality!.id)]);
  await admin.query(
    `insert into role_assignment (tenant_id, account_id, role, workgroup_id, starts_on) values ($1, $2, 'workgroupLead', $3, '2000-01-01')`,
    [home.id, guest.accountId, uuid(region.open.Workgroup!.id)],
  );
  return guest;
}

async function tokens(planter: Planter, coordinator: Who): Promise<Who[]> {
  const expiresOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const made: Who[] = [];
  for (const scope of TOKENS) {
    const secret = await planter.does('createApiToken', { name: scope, scopes: [scope], expiresOn }, 'secret');
    made.push(byToken(coordinator, secret as unknown as string, [scope]));
  }
  return made;
}
