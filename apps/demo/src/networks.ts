import {
  Body,
  BodyKind,
  BodyRole,
  BodyService,
  BodyStanding,
  MembershipRole,
  MembershipService,
  Municipality,
  MunicipalityService,
  Network,
  NetworkLevel,
  NetworkService,
  Organisation,
  OrganisationKind,
  OrganisationService,
  Person,
  PersonService,
  Priority,
  PriorityService,
  regionFacts,
  Workgroup,
  WorkgroupMemberService,
  WorkgroupRole,
  WorkgroupService,
} from '@samnav/networks';
import type { BodyFacts, NetworkFacts, OrganisationFacts, RegionFacts, WorkgroupFacts } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Class, Database, Scope, Tx } from '@samnav/platform';

type Ids = Record<string, string>;
/** What is there after furnishing: uuids by code (municipalities), e-mail (people) or name. */
export interface FurnishedNetworks {
  municipalities: Ids;
  organisations: Ids;
  people: Ids;
  workgroups: Ids;
  networks: Ids;
  bodies: Ids;
  priorities: Ids;
}

const services = {
  bodies: new BodyService(),
  members: new WorkgroupMemberService(),
  memberships: new MembershipService(),
  municipalities: new MunicipalityService(),
  networks: new NetworkService(),
  organisations: new OrganisationService(),
  people: new PersonService(),
  priorities: new PriorityService(),
  workgroups: new WorkgroupService(),
};

/**
 * Makes the tenant's municipalities, organisations, people, bodies, networks and workgroups through the services, each known by its
 * natural key; what is there stays as it is. `accounts` are uuids by e-mail: who has one is linked to it.
 */
export async function furnishNetworks(
  database: Database,
  scope: Scope,
  tenant: string,
  accounts: ReadonlyMap<string, string> = new Map(),
): Promise<FurnishedNetworks> {
  const facts = regionFacts(tenant);
  const found = await database.write(scope, thereAlready);
  const furnishing = new Furnishing(database, scope, found, accounts);
  await furnishing.places(facts);
  for (const body of facts.bodies) await furnishing.once(found.bodies, body.name, (tx) => furnishing.body(tx, body));
  for (const network of facts.networks) await furnishing.once(found.networks, network.name, (tx) => furnishing.network(tx, network));
  for (const group of facts.workgroups) await furnishing.once(found.workgroups, group.name, (tx) => furnishing.workgroup(tx, group));
  return found;
}

async function thereAlready(tx: Tx): Promise<FurnishedNetworks> {
  const by = async (table: string, key: string): Promise<Ids> => {
    const rows = await tx.sql<{ key: string; id: string }>(
      `select ${key}::text as key, id from ${table} where tenant_id = current_tenant() order by id desc`,
    );
    return Object.fromEntries(rows.filter((row) => row.key !== null).map((row) => [row.key, row.id]));
  };
  return {
    municipalities: await by('municipality', 'code'),
    organisations: await by('organisation', 'name'),
    people: await by('person', 'email'),
    workgroups: await by('workgroup', 'name'),
    networks: await by('network', 'name'),
    bodies: await by('body', 'name'),
    priorities: await by('priority', 'number'),
  };
}

class Furnishing {
  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
    private readonly found: FurnishedNetworks,
    private readonly accounts: ReadonlyMap<string, string>,
  ) {}

  /** Makes what is missing under the key, all of it in one transaction. */
  async once(ids: Ids, key: string, make: (tx: Tx) => Promise<string>): Promise<void> {
    ids[key] ??= await this.database.write(this.scope, make);
  }

  /** What the rest stands on; one transaction for each kind. */
  async places(facts: RegionFacts): Promise<void> {
    const { found } = this;
    await this.write(async (tx) => {
      for (const code of facts.municipalities)
        found.municipalities[code] ??= await services.municipalities.create(tx, { code, source: facts.municipalitySource });
      for (const { number, name, source } of facts.priorities)
        found.priorities[number] ??= await services.priorities.create(tx, { number, name, source });
      for (const organisation of facts.organisations) found.organisations[organisation.name] ??= await this.organisation(tx, organisation);
      for (const { name, email, title, municipality, organisation } of facts.people)
        found.people[email] ??= await services.people.create(tx, {
          name,
          email,
          title,
          municipalityId: this.id(Municipality, 'municipalities', municipality),
          organisationId: this.id(Organisation, 'organisations', organisation),
          source: 'demo',
        });
      for (const { email } of facts.people)
        if (this.accounts.has(email)) await services.people.link(tx, found.people[email]!, this.accounts.get(email)!);
    });
  }

  private async organisation(tx: Tx, facts: OrganisationFacts): Promise<string> {
    const { name, kind, foundedYear, source, funder } = facts;
    const [known] = funder ? await tx.sql('select from funder where slug = $1', [funder]) : [];
    return services.organisations.create(tx, {
      name,
      kind: kind as OrganisationKind,
      foundedYear,
      source,
      funderSlug: known ? funder : null,
      municipalityId: this.id(Municipality, 'municipalities', facts.municipality),
      parentId: this.id(Organisation, 'organisations', facts.parent),
    });
  }

  async body(tx: Tx, facts: BodyFacts): Promise<string> {
    const { name, kind, standing, source, members } = facts;
    const municipalityId = this.id(Municipality, 'municipalities', facts.municipality);
    const id = await services.bodies.create(tx, { name, kind: kind as BodyKind, standing: standing as BodyStanding, municipalityId, source });
    for (const { person, role, startsOn } of members) {
      const ids = { bodyId: globalId(Body, id), personId: this.id(Person, 'people', person)! };
      await services.bodies.addMember(tx, { ...ids, role: role as BodyRole, startsOn });
    }
    return id;
  }

  async network(tx: Tx, facts: NetworkFacts): Promise<string> {
    const { name, level, joinedAsNew, startsOn, source, owner, organiser, municipality, scopes, members } = facts;
    const id = await services.networks.create(tx, {
      name,
      level: level as NetworkLevel,
      joinedAsNew,
      startsOn,
      source,
      accountableOwnerId: this.id(Person, 'people', owner)!,
      organiserId: this.id(Organisation, 'organisations', organiser),
      municipalityId: this.id(Municipality, 'municipalities', municipality),
    });
    const networkId = globalId(Network, id);
    for (const [i, { text, validFrom, note }] of scopes.entries())
      await services.networks.describe(tx, { id: networkId, expectedVersion: i + 1, scope: text, validFrom, note });
    for (const { organisation, role, ...period } of members) {
      const organisationId = this.id(Organisation, 'organisations', organisation)!;
      await services.memberships.add(tx, { networkId, organisationId, role: role as MembershipRole, ...period });
    }
    return id;
  }

  async workgroup(tx: Tx, facts: WorkgroupFacts): Promise<string> {
    const { name, theme, priority, source, startsOn, lead, municipality, members } = facts;
    const id = await services.workgroups.create(tx, {
      name,
      theme,
      source,
      startsOn,
      leadId: this.id(Person, 'people', lead)!,
      priorityId: this.id(Priority, 'priorities', priority?.toString()),
      municipalityId: this.id(Municipality, 'municipalities', municipality),
    });
    for (const { person, role } of members) {
      const ids = { workgroupId: globalId(Workgroup, id), personId: this.id(Person, 'people', person)! };
      await services.members.add(tx, { ...ids, role: role as WorkgroupRole, startsOn: facts.membersFrom ?? startsOn });
    }
    return id;
  }

  private write(work: (tx: Tx) => Promise<void>): Promise<void> {
    return this.database.write(this.scope, work);
  }

  private id(type: Class, kind: keyof FurnishedNetworks, key: string | undefined): string | undefined {
    if (key === undefined) return undefined;
    const id = this.found[kind][key];
    if (!id) throw new Error(`The demo's facts name "${key}", which is not among its ${kind}.`);
    return globalId(type, id);
  }
}
