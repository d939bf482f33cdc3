import { Municipality, Organisation, Person, Workgroup } from '@samnav/networks';
import { globalId, makeScope, oreOf } from '@samnav/platform';
import type { Class, Database, Scope, Tx } from '@samnav/platform';
import {
  Budget,
  BudgetLine,
  BudgetService,
  Expenditure,
  ExpenditureService,
  PhaseService,
  Programme,
  ProgrammeService,
  Project,
  projectFacts,
  ProjectPartnerService,
  ProjectService,
  ProjectStatusService,
} from '@samnav/projects';
import type { ProjectFacts, RegionFacts } from '@samnav/projects';

/** What furnishing the networks left: uuids by code, name or e-mail. */
export interface FoundNetworks {
  municipalities: Readonly<Record<string, string>>;
  organisations: Readonly<Record<string, string>>;
  people: Readonly<Record<string, string>>;
  workgroups: Readonly<Record<string, string>>;
}

const services = {
  budgets: new BudgetService(),
  expenditures: new ExpenditureService(),
  partners: new ProjectPartnerService(),
  phases: new PhaseService(),
  programmes: new ProgrammeService(),
  projects: new ProjectService(),
  statuses: new ProjectStatusService(),
};

/** Makes the tenant's projects through the services, each known by its name; what is there stays as it is. Answers uuids by name. */
export async function furnishProjects(
  database: Database,
  scope: Scope,
  tenant: string,
  found: FoundNetworks,
): Promise<{ projects: Record<string, string> }> {
  const facts = projectFacts(tenant, Number(scope.now.slice(0, 4)));
  const programmes = await database.write(scope, (tx) => programmesOf(tx, facts));
  const projects: Record<string, string> = {};
  for (const one of facts.projects) {
    const there = await database.write(scope, (tx) => idOf(tx, 'project', one.name));
    projects[one.name] = await new Furnishing(database, scope, { ...found, programmes, projects }).project(one, there);
  }
  return { projects };
}

async function idOf(tx: Tx, table: 'programme' | 'project', name: string): Promise<string | undefined> {
  const [row] = await tx.sql<{ id: string }>(`select id from ${table} where tenant_id = current_tenant() and name = $1 order by id limit 1`, [name]);
  return row?.id;
}

async function programmesOf(tx: Tx, facts: RegionFacts): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const programme of facts.programmes)
    all[programme.name] = (await idOf(tx, 'programme', programme.name)) ?? (await services.programmes.create(tx, programme));
  return all;
}

type Places = FoundNetworks & { programmes: Readonly<Record<string, string>>; projects: Readonly<Record<string, string>> };

/** Makes one project as it came about: every step on its day, by whoever did it. */
class Furnishing {
  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
    private readonly places: Places,
  ) {}

  /** Begins where an earlier furnishing was stopped. */
  async project(facts: ProjectFacts, there: string | undefined): Promise<string> {
    const { lead, budget } = facts;
    const id = there ?? (await this.write(lead, null, (tx) => this.create(tx, facts)));
    const done = await this.write(lead, null, (tx) => this.done(tx, id));
    const of = { id: globalId(Budget, id) };
    if (!done.parts) await this.write(lead, null, (tx) => this.parts(tx, id, facts));
    if (!budget) return id;
    if (!done.saved)
      await this.write(lead, budget.savedOn, (tx) => services.budgets.save(tx, { ...of, expectedVersion: done.version, ...this.figures(budget) }));
    if (!budget.approvedOn) return id;
    if (!done.approved)
      await this.write(budget.approvedBy!, budget.approvedOn, async (tx) =>
        services.budgets.approve(tx, { ...of, expectedVersion: (await tx.get(Budget, id)).version }),
      );
    if (!done.spent) await this.write(lead, null, (tx) => this.spend(tx, id, facts));
    return id;
  }

  private async done(tx: Tx, projectId: string): Promise<{ parts: boolean; saved: boolean; approved: boolean; spent: boolean; version: number }> {
    const has = (table: string): string => `exists (select from ${table} where tenant_id = current_tenant() and project_id = b.id)`;
    const [row] = await tx.sql<{ parts: boolean; saved: boolean; approved: boolean; spent: boolean; version: number }>(
      `select ${has('project_partner')} or ${has('phase')} as parts, saved_at is not null as saved,
         approved_at is not null or reopened_at is not null as approved, ${has('expenditure')} or reopened_at is not null as spent, version
       from budget b where tenant_id = current_tenant() and id = $1`,
      [projectId],
    );
    return row!;
  }

  private async create(tx: Tx, facts: ProjectFacts): Promise<string> {
    const { municipality, workgroup, programme, spawnedBy, priority } = facts;
    const [first, ...later] = facts.statuses;
    const { name, number, source, startsOn, startsPrecision, endsOn, endsPrecision } = facts;
    const id = await services.projects.create(tx, {
      ...{ name, number, source, startsOn, startsPrecision, endsOn, endsPrecision },
      leadId: this.id(Person, this.places.people, facts.lead),
      municipalityId: municipality && this.id(Municipality, this.places.municipalities, municipality),
      workgroupId: workgroup && this.id(Workgroup, this.places.workgroups, workgroup),
      programmeId: programme && this.id(Programme, this.places.programmes, programme),
      spawnedById: spawnedBy && this.id(Project, this.places.projects, spawnedBy),
      priorityId: priority ? await priorityId(tx, priority) : null,
      status: first!.status,
      statusFrom: first!.validFrom,
    });
    for (const event of later) {
      const { version } = await tx.get(Project, id);
      await services.statuses.change(tx, { id: globalId(Project, id), expectedVersion: version, ...event });
    }
    return id;
  }

  private async parts(tx: Tx, id: string, { partners = [], phases = [] }: ProjectFacts): Promise<void> {
    const projectId = globalId(Project, id);
    for (const { organisation, ...partner } of partners)
      await services.partners.add(tx, { projectId, organisationId: this.organisation(organisation), ...partner });
    for (const phase of phases) await services.phases.create(tx, { projectId, ...phase });
  }

  private figures({ lines, financing }: NonNullable<ProjectFacts['budget']>) {
    return {
      lines: lines.map(({ partner, planned, year, ...line }) => ({
        ...line,
        year: Number(year),
        planned: oreOf(planned),
        partnerId: partner && this.organisation(partner),
      })),
      financing: financing.map(({ financier, amount, ...row }) => ({ ...row, amount: oreOf(amount), financierId: this.organisation(financier) })),
    };
  }

  private async spend(tx: Tx, projectId: string, { expenditures = [] }: ProjectFacts): Promise<void> {
    const lines = await tx.rows(BudgetLine).findBy({ tenantId: tx.scope.tenantId, projectId });
    for (const { category, year, partner, spentOn, amount, note, supplier, source, reversedBecause } of expenditures.filter(
      (e) => e.spentOn <= tx.now.slice(0, 10),
    )) {
      const partnerId = partner ? this.places.organisations[partner] : null;
      const line = lines.find((l) => l.category === category && l.year === Number(year) && l.partnerId === partnerId);
      const budgetLineId = globalId(BudgetLine, line!.id);
      const id = await services.expenditures.record(tx, { budgetLineId, spentOn, amount: oreOf(amount), note, supplier, source });
      if (reversedBecause) await services.expenditures.reverse(tx, { expenditureId: globalId(Expenditure, id), reason: reversedBecause });
    }
  }

  /** One transaction of somebody with the region's rights, at noon of a day or now. */
  private write<T>(email: string, day: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    const assignment = { role: 'regionCoordinator' as const, municipalityId: null, workgroupId: null, projectId: null };
    const now = day ? `${day}T11:00:00.000Z` : this.scope.now;
    const personId = this.uuid(this.places.people, email);
    return this.database.write(makeScope({ ...this.scope, now, personId, assignments: [assignment] }), work);
  }

  private organisation(name: string): string {
    return this.id(Organisation, this.places.organisations, name);
  }
  private id(type: Class, of: Readonly<Record<string, string>>, name: string): string {
    return globalId(type, this.uuid(of, name));
  }
  private uuid(of: Readonly<Record<string, string>>, name: string): string {
    const id = of[name];
    if (!id) throw new Error(`The demo's projects need "${name}", which is not there.`);
    return id;
  }
}

/** The region's priority with that number; none where it has none. */
async function priorityId(tx: Tx, number: number): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(`select 'pri_' || id as id from priority where tenant_id = current_tenant() and number = $1`, [number]);
  return row?.id ?? null;
}
