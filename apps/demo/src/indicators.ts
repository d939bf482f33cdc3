import {
  Goal,
  Indicator,
  IndicatorCategory,
  indicatorFacts,
  IndicatorScope,
  IndicatorService,
  Measurement,
  MeasurementPart,
  MeasurementService,
  Periodicity,
  PeriodService,
  ReportingPeriod,
  TargetValueService,
} from '@samnav/goals';
import type { IndicatorFacts, MeasuredFacts, RegionIndicatorFacts, ScopeFacts } from '@samnav/goals';
import { Municipality, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Database, Scope, Tx } from '@samnav/platform';
import { actingAs } from './answers.ts';
import { plusDays } from './deadlines.ts';

type Ids = Readonly<Record<string, string>>;
interface Found {
  municipalities: Ids;
  people: Ids;
  goals: Ids;
}
const measurements = new MeasurementService();
const services = { indicators: new IndicatorService(), periods: new PeriodService(), targets: new TargetValueService() };
const COORDINATOR = 'samordnare@umearegionen.example';
/** Days that are left to report the year that is asked for. */
const DAYS_LEFT = 3;

/** What is reported through the services, as by people, so that others are asked to approve it or to correct it. */
interface Reported {
  /** Of the indicator. */
  name: string;
  scopeName: string;
  owner: string;
  facts: MeasuredFacts;
}

/** Makes the tenant's indicators with ten years of figures, a year to report this week, and what waits for approval. What is there stays. */
export async function furnishIndicators(database: Database, scope: Scope, found: Found): Promise<void> {
  const facts = indicatorFacts(scope.tenant);
  if (!facts) return;
  await database.write(scope, async (tx) => {
    const periods = await periodsOf(tx, facts);
    if (await tx.rows(Indicator).existsBy({ tenantId: scope.tenantId })) return;
    const furnishing = new Furnishing(tx, found, periods);
    for (const one of facts.indicators) await furnishing.indicator(one);
  });
  for (const { name, scopes } of facts.indicators)
    for (const { name: scopeName, owner, submitted = [], returned = [] } of scopes)
      for (const one of [...submitted, ...returned]) await report(database, scope, found, { name, scopeName, owner, facts: one });
  await database.write(scope, (tx) => closing(tx, facts));
}

/** Years are locked, and whoever has not reported the latest is asked to. */
async function closing(tx: Tx, { locked, asked }: RegionIndicatorFacts): Promise<void> {
  const periods = await tx.rows(ReportingPeriod).findBy({ tenantId: tx.scope.tenantId });
  for (const { id, name, version: expectedVersion, lockedAt } of periods)
    if (!lockedAt && locked.includes(Number(name))) await services.periods.lock(tx, { id: globalId(ReportingPeriod, id), expectedVersion });
  const { id, version: expectedVersion } = periods.find(({ name }) => name === String(asked))!;
  await services.periods.update(tx, { id: globalId(ReportingPeriod, id), expectedVersion, dueOn: plusDays(tx.now.slice(0, 10), DAYS_LEFT) });
}

async function periodsOf(tx: Tx, { years, periods }: RegionIndicatorFacts): Promise<Ids> {
  const there = await tx.rows(ReportingPeriod).findBy({ tenantId: tx.scope.tenantId });
  const made: Record<string, string> = Object.fromEntries(there.map(({ name, id }) => [name, id]));
  for (const year of years) {
    if (made[year]) continue;
    const days = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
    made[year] = await services.periods.create(tx, { name: String(year), periodicity: Periodicity.year, ...days, source: 'demo' });
  }
  for (const period of periods) made[period.name] ??= await services.periods.create(tx, { ...period, periodicity: Periodicity.irregular });
  return made;
}

async function report(database: Database, scope: Scope, { people }: Found, { name, scopeName, owner, facts }: Reported): Promise<void> {
  const { year, value, numerator, denominator, text, source, reason } = facts;
  const as = <T>(email: string, work: (tx: Tx) => Promise<T>): Promise<T> => database.write(actingAs(scope, people[email]!), work);
  const id = await as(owner, async (tx) => {
    const [at] = await tx.sql<{ scope: string; period: string }>(
      `select s.id as scope, p.id as period from indicator i join indicator_scope s on s.tenant_id = i.tenant_id and s.indicator_id = i.id
       join reporting_period p on p.tenant_id = i.tenant_id and p.name = $3
       where i.tenant_id = current_tenant() and i.name = $1 and s.name = $2
         and not exists (select from measurement m where m.tenant_id = i.tenant_id and m.scope_id = s.id and m.period_id = p.id)`,
      [name, scopeName, String(year)],
    );
    if (!at) return null;
    const about = { scopeId: globalId(IndicatorScope, at.scope), periodId: globalId(ReportingPeriod, at.period) };
    const saved = await measurements.save(tx, { ...about, value, numerator, denominator, text, source });
    return measurements.submit(tx, { id: globalId(Measurement, saved), expectedVersion: 1 });
  });
  if (id && reason) await as(COORDINATOR, (tx) => measurements.return(tx, { id: globalId(Measurement, id), expectedVersion: 2, reason }));
}

class Furnishing {
  constructor(
    private readonly tx: Tx,
    private readonly found: Found,
    private readonly periods: Ids,
  ) {}

  async indicator({ scopes, dimensions = [], goals, owner, municipality, ...facts }: IndicatorFacts): Promise<void> {
    const { tx, found } = this;
    const [goal, ...others] = goals.filter((title) => found.goals[title]).map((title) => globalId(Goal, found.goals[title]!));
    const ownerId = this.person(owner);
    const uuid = await services.indicators.create(tx, { ...facts, ownerId, goalId: goal, municipalityId: this.municipality(municipality) });
    const indicatorId = globalId(Indicator, uuid);
    for (const goalId of others) await services.indicators.link(tx, { indicatorId, goalId });
    for (const { name, categories } of dimensions) await services.indicators.addDimension(tx, { indicatorId, name, categories });
    for (const one of scopes) await this.scope(indicatorId, one, facts.factor ?? '1');
  }

  private async scope(indicatorId: string, facts: ScopeFacts, factor: string): Promise<void> {
    const { tx } = this;
    const { kind, name, owner, source, municipality, measured, targets = [], actions = [] } = facts;
    const ownerId = this.person(owner);
    const input = { indicatorId, kind, name, ownerId, source, municipalityId: this.municipality(municipality) };
    const uuid = await services.indicators.addScope(tx, input);
    const scopeId = globalId(IndicatorScope, uuid);
    for (const one of targets) await services.targets.set(tx, { scopeId, ...one });
    for (const one of actions) await services.targets.createAction(tx, { scopeId, ownerId, ...one });
    for (const one of measured) await this.approved(indicatorId.slice(4), uuid, owner, one, factor);
  }

  /** What was approved in its time: nobody is asked for anything any more. */
  private async approved(indicatorId: string, scopeId: string, owner: string, facts: MeasuredFacts, factor: string): Promise<void> {
    const { tx, found } = this;
    const at = new Date(tx.now);
    const people = { submittedAt: at, submittedById: found.people[owner]!, approvedAt: at, approvedById: found.people[COORDINATOR]! };
    const { numerator, denominator, text, precision, source, parts = [] } = facts;
    const values = { indicatorId, scopeId, periodId: this.period(facts), numerator, denominator, text, precision, source };
    const value = await this.value(facts, factor);
    const id = await tx.create(Measurement, { ...values, value }, 'measurement.saved');
    for (const { category, ...part } of parts) {
      const { id: categoryId } = await tx.rows(IndicatorCategory).findOneByOrFail({ tenantId: tx.scope.tenantId, name: category });
      await tx.create(MeasurementPart, { measurementId: id, categoryId, ...part, value: await this.value(part, factor) }, 'measurementPart.saved');
    }
    await tx.change(Measurement, id, null, people, 'measurement.approved');
  }

  private async value({ value, numerator, denominator }: Partial<MeasuredFacts>, factor: string): Promise<string | undefined> {
    if (value !== undefined || numerator === undefined) return value;
    const [row] = await this.tx.sql<{ value: string }>('select trim_scale($1::numeric * $3::numeric / $2::numeric)::text as value', [
      numerator,
      denominator,
      factor,
    ]);
    return row!.value;
  }

  private period = ({ year, period }: MeasuredFacts): string => this.periods[period ?? String(year)]!;
  private person = (email: string): string => globalId(Person, this.found.people[email]!);
  private municipality = (code: string | undefined): string | null => (code ? globalId(Municipality, this.found.municipalities[code]!) : null);
}
