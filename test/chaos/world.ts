import { randomUUID } from 'node:crypto';
import { Database, furnishAccount, globalId, makeScope } from '@samnav/platform';
import type { RoleName, Scope, Tx } from '@samnav/platform';
import { Deadline, planReminders } from '@samnav/reminders';
import { Person } from '@samnav/networks';
import type { Random } from './random.ts';

export const PASSWORD = 'samnav-chaos';
const TENANTS = 3;
const MUNICIPALITIES = 14;
const OWNERS = 3;
/** Stands nowhere else: whoever reads a foreign one has got what is not theirs. */
export const MARK = /kanarie[0-9a-f]{12}/g;

export interface Region {
  mark: string;
  tenantId: string;
  places: Place[];
  /** Who acts for the region over the API. */
  coordinator: string;
}
export interface Place {
  region: Region;
  id: string;
  mark: string;
  owners: Owner[];
  /** When its reminders of the day are sent: whole seconds after the beginning. */
  offset: number;
}
export interface Owner {
  place: Place;
  id: string;
  gid: string;
  mark: string;
  address: string;
}
/** A deadline; what is due today is reminded of at its municipality's time, the others are due in weeks. */
export interface Promised {
  id: string;
  gid: string;
  mark: string;
  owner: Owner;
  today: boolean;
}
export interface World {
  regions: Region[];
  owners: Owner[];
  promised: Promised[];
  /** Where all of this lies, and which day it is there. */
  zone: string;
  today: string;
}

/** A zone where it is day: nothing of the run meets midnight. */
const zoneOfDay = (): string =>
  ['Europe/Stockholm', 'America/New_York', 'Asia/Tokyo', 'Pacific/Auckland', 'America/Los_Angeles'].find((zone) => {
    const hour = Number(new Date().toLocaleString('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }));
    return hour >= 9 && hour < 21;
  })!;

/** Regions with the same shape, and people with what they have promised; their reminders are spread over so many ms. Nothing is in the database's deadlines yet. */
export async function furnish(database: Database, random: Random, reminders: number, spread: number): Promise<World> {
  const zone = zoneOfDay();
  const regions: Region[] = [];
  for (let i = 0; i < TENANTS; i++) regions.push(await furnishRegion(database, random, zone, spread));
  const places = regions.flatMap((region) => region.places);
  const owners = places.flatMap((place) => place.owners);
  const busy = random.pick(places); // a tenth of everything falls due there at one moment
  const promised = Array.from({ length: Math.ceil(reminders * 1.05) }, (_, i): Promised => {
    const id = randomUUID();
    return { id, gid: globalId(Deadline, id), mark: markOf(random), owner: random.pick(i % 10 ? owners : busy.owners), today: i < reminders };
  });
  return { regions, owners, promised, zone, today: new Date().toLocaleDateString('sv-SE', { timeZone: zone }) };
}

/** Writes the ladders, which send at each municipality's moment, and the deadlines, which the planner plans by them. */
export async function promise(database: Database, world: World, beginning: number): Promise<void> {
  for (const region of world.regions) {
    const scope = await scopeOf(database, region);
    await database.write(scope, (tx) => ladders(tx, region, beginning, world.zone));
    const own = world.promised.filter(({ owner }) => owner.place.region === region);
    for (let from = 0; from < own.length; from += CHUNK) await database.write(scope, (tx) => write(tx, own.slice(from, from + CHUNK), world.today));
  }
}

const markOf = (random: Random): string => `kanarie${random.hex(12)}`;

async function furnishRegion(database: Database, random: Random, zone: string, spread: number): Promise<Region> {
  const mark = markOf(random);
  const region: Region = { mark, tenantId: randomUUID(), places: [], coordinator: '' };
  await database.pool.query(`select create_tenant(null, $1, $2, $3, 'region')`, [region.tenantId, mark, mark]);
  const nobody = await scopeOf(database, region);
  region.coordinator = await somebody(database, nobody, 'regionCoordinator', null, random);
  await database.write(nobody, async (tx) => {
    for (let i = 0; i < MUNICIPALITIES; i++) {
      const own = markOf(random);
      const [row] = await tx.sql<{ id: string }>('insert into municipality (code, name, full_name, time_zone) values ($1, $2, $2, $3) returning id', [
        String(2400 + i),
        own,
        zone,
      ]);
      const place: Place = { region, id: row!.id, mark: own, owners: [], offset: 1_000 * random.between(0, spread / 1_000) };
      region.places.push(place);
      for (let n = 0; n < OWNERS; n++) place.owners.push(await ownerIn(tx, place, random));
    }
  });
  return region;
}

async function ownerIn(tx: Tx, place: Place, random: Random): Promise<Owner> {
  const mark = markOf(random);
  const address = `${mark}@${place.region.mark}.example`;
  const [row] = await tx.sql<{ id: string }>('insert into person (name, email, municipality_id) values ($1, $2, $3) returning id', [
    mark,
    address,
    place.id,
  ]);
  return { place, id: row!.id, gid: globalId(Person, row!.id), mark, address };
}

const scopeOf = async (database: Database, { tenantId, mark }: Region): Promise<Scope> =>
  makeScope({ tenantId, tenant: mark, accountId: null, assignments: [], now: await database.now(), system: 'chaos' });

async function somebody(database: Database, nobody: Scope, role: RoleName, municipalityId: string | null, random: Random): Promise<string> {
  const email = `${role.toLowerCase()}.${random.hex(8)}@${nobody.tenant}.example`;
  const accountId = await furnishAccount(database, { email, name: `${nobody.tenant} ${role}`, password: PASSWORD });
  await database.write(nobody, async (tx) => {
    await tx.sql(`insert into role_assignment (account_id, role, municipality_id, starts_on) values ($1, $2, $3, '2000-01-01')`, [
      accountId,
      role,
      municipalityId,
    ]);
    await tx.sql('insert into person (name, email, account_id, municipality_id) values ($1, $2, $3, $4)', [
      `${nobody.tenant} ${role}`,
      email,
      accountId,
      municipalityId,
    ]);
  });
  return email;
}

/** Each municipality reminds on the day and a week before, at its own time. */
async function ladders(tx: Tx, { places }: Region, beginning: number, zone: string): Promise<void> {
  await tx.sql(
    `with made as (
       insert into ladder (obligation, municipality_id, send_time)
       select 'any', given.id, (to_timestamp(given.at / 1000.0) at time zone $3)::time from unnest($1::uuid[], $2::float8[]) as given (id, at)
       returning id)
     insert into ladder_step (ladder_id, position, offset_days, recipient_role) select made.id, s.position, s.days, 'owner'
     from made cross join (values (1, -7), (2, 0)) as s (position, days)`,
    [places.map(({ id }) => id), places.map(({ offset }) => beginning + offset), zone],
  );
}

const CHUNK = 500;

async function write(tx: Tx, promised: readonly Promised[], today: string): Promise<void> {
  await tx.sql(
    `insert into deadline (id, obligation, title, due_on, stated_on, owner_id, municipality_id)
     select id, 'task', title, due_on, due_on, owner_id, municipality_id
     from unnest($1::uuid[], $2::text[], $3::date[], $4::uuid[], $5::uuid[]) as given (id, title, due_on, owner_id, municipality_id)`,
    [
      promised.map(({ id }) => id),
      promised.map(({ mark }) => mark),
      promised.map((one) => (one.today ? today : plusDays(today, 20))),
      promised.map(({ owner }) => owner.id),
      promised.map(({ owner }) => owner.place.id),
    ],
  );
  const ids = promised.map(({ id }) => id);
  await planReminders(tx, ids, { atOnce: false });
}

/** So many days after a day. */
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
