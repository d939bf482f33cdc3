import { randomUUID } from 'node:crypto';
import { Database, furnishAccount, globalId, makeScope } from '@samnav/platform';
import type { RoleName, Scope } from '@samnav/platform';
import { Deadline, planReminders } from '@samnav/reminders';
import { Person } from '@samnav/networks';
import type { Random } from './random.ts';
import type { KillablePostgres } from './stores.ts';

export const PASSWORD = 'samnav-chaos';
const TENANTS = 3;
const MUNICIPALITIES = 3;
const OWNERS = 6;
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
}
export interface Owner {
  place: Place;
  id: string;
  gid: string;
  mark: string;
  address: string;
}
/** A deadline as it was made; `today` ones have a reminder at `sendAt`, the others are due in weeks. */
export interface Promised {
  id: string;
  gid: string;
  mark: string;
  owner: Owner;
  today: boolean;
  /** Milliseconds after the beginning. */
  offset: number;
}
export interface World {
  regions: Region[];
  owners: Owner[];
  promised: Promised[];
  /** Today where all of this lies. */
  today: string;
}

/** A zone where it is day: nothing of the run meets midnight. */
const zoneOfDay = (): string =>
  ['Europe/Stockholm', 'America/New_York', 'Asia/Tokyo', 'Pacific/Auckland', 'America/Los_Angeles'].find((zone) => {
    const hour = Number(new Date().toLocaleString('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }));
    return hour >= 9 && hour < 21;
  })!;

/** Regions with the same shape and owners with deadlines, planned by the planner itself; `spread` is how many ms their reminders last. */
export async function furnish(postgres: KillablePostgres, runtimeUrl: string, random: Random, reminders: number, spread: number): Promise<World> {
  const database = await Database.connect({ url: runtimeUrl, transactions: 2, reads: 2 });
  const zone = zoneOfDay();
  const regions: Region[] = [];
  for (let i = 0; i < TENANTS; i++) regions.push(await furnishRegion(database, random, zone));
  const places = regions.flatMap((region) => region.places);
  const owners = places.flatMap((place) => place.owners);
  const later = Math.ceil(reminders / 20);
  const busy = random.pick(places); // a tenth of everything falls due there at one moment
  const moment = random.between(spread * 0.2, spread * 0.5);
  const promised = Array.from({ length: reminders + later }, (_, i): Promised => {
    const id = randomUUID();
    const burst = i < reminders / 10;
    const owner = random.pick(burst ? busy.owners : owners);
    const offset = burst ? moment : random.between(0, spread);
    return { id, gid: globalId(Deadline, id), mark: markOf(random), owner, today: i < reminders, offset };
  });
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  for (const region of regions) await promise(database, region, today, promised);
  await database.onApplicationShutdown();
  // whatever else the planner plans for today is left alone: one letter per deadline and person is what the checker expects
  await postgres.ask(`update ladder set quiet = 'none'`);
  return { regions, owners, promised, today };
}

/** Gives every planned reminder of today its moment, counted from the beginning. */
export async function setMoments(postgres: KillablePostgres, { promised }: World, beginning: number): Promise<void> {
  const due = promised.filter(({ today }) => today);
  await postgres.ask(
    `update reminder r set send_at = to_timestamp(given.at / 1000.0) from unnest($1::uuid[], $2::float8[]) as given (deadline_id, at)
     where r.deadline_id = given.deadline_id and r.state = 'planned' and r.step = '0'`,
    [due.map(({ id }) => id), due.map(({ offset }) => beginning + offset)],
  );
}

const markOf = (random: Random): string => `kanarie${random.hex(12)}`;

async function furnishRegion(database: Database, random: Random, zone: string): Promise<Region> {
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
      const place: Place = { region, id: row!.id, mark: own, owners: [] };
      region.places.push(place);
      for (let n = 0; n < OWNERS; n++) place.owners.push(await ownerIn(tx, place, random));
    }
  });
  return region;
}

async function ownerIn(tx: { sql<R>(text: string, params: unknown[]): Promise<R[]> }, place: Place, random: Random): Promise<Owner> {
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

const CHUNK = 500;

async function promise(database: Database, region: Region, today: string, all: readonly Promised[]): Promise<void> {
  const own = all.filter(({ owner }) => owner.place.region === region);
  const scope = await scopeOf(database, region);
  for (let from = 0; from < own.length; from += CHUNK) {
    const some = own.slice(from, from + CHUNK);
    await database.write(scope, async (tx) => {
      await tx.sql(
        `insert into deadline (id, obligation, title, due_on, stated_on, owner_id, municipality_id)
         select id, 'task', title, due_on, due_on, owner_id, municipality_id
         from unnest($1::uuid[], $2::text[], $3::date[], $4::uuid[], $5::uuid[]) as given (id, title, due_on, owner_id, municipality_id)`,
        [
          some.map(({ id }) => id),
          some.map(({ mark }) => mark),
          some.map((promised) => (promised.today ? today : plusDays(today, 20))),
          some.map(({ owner }) => owner.id),
          some.map(({ owner }) => owner.place.id),
        ],
      );
      await planReminders(
        tx,
        some.map(({ id }) => id),
      );
    });
  }
}

/** So many days after a day. */
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
