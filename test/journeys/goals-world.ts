import type { Visitor } from '../world.ts';

type Ids = Record<string, string>;

/** Sends a mutation with its input and answers what it made; throws with the reason where it made nothing. */
async function make(as: Visitor, name: string, input: object, made: string): Promise<{ id: string; version: number }> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await as.ask(`mutation($input: ${type}!) { ${name}(input: $input) { ${made} { id version } errors { code message } } }`, {
    input,
  });
  const payload = data?.[name];
  if (!payload?.[made]) throw new Error(`${name}: ${JSON.stringify(errors ?? payload?.errors)}`);
  return payload[made];
}

/** Ids by name of a root list. */
async function idsOf(as: Visitor, list: string, field = 'name'): Promise<Ids> {
  const { data } = await as.ask(`{ ${list}(first: 100) { nodes { id ${field} } } }`);
  return Object.fromEntries(data[list].nodes.map((node: Ids) => [node[field]!, node['id']!]));
}

const years = [2021, 2022, 2023, 2024, 2025];
/** Tonnes a person and year; Bjurholm has reported none. */
const emissions: Record<string, number[]> = {
  Umeå: [6.8, 6.7, 6.5, 6.3, 6.0],
  Vännäs: [7.0, 6.9, 6.7, 6.5, 6.3],
  Vindeln: [7.5, 7.4, 7.2, 7.0, 6.9],
  Robertsfors: [7.4, 7.3, 7.1, 6.9, 6.8],
  Nordmaling: [7.8, 7.7, 7.5, 7.3, 7.2],
  Bjurholm: [],
};

const targets = [
  [2040, '2'],
  [2050, '1'],
] as const;

/** Who acts in the world: the coordinator approves, Umeå's strategist reports. */
export interface Actors {
  coordinator: Visitor;
  strategist: Visitor;
  strategistName: string;
}

interface Base {
  municipalities: Ids;
  people: Ids;
  periods: Ids;
  decisionId: string;
  goalIds: { emissions: string; travel: string };
}

/** An indicator whose figures Umeå's strategist reports: one value of each of them waits. */
async function waiting(by: Actors, base: Base, name: string, more: object, before: number, target: number): Promise<string> {
  const { coordinator, strategistName } = by;
  const ownerId = base.people[strategistName]!;
  const indicator = await make(
    coordinator,
    'createIndicator',
    { name, aggregation: 'latest', periodicity: 'year', decimals: 1, ownerId, ...more },
    'indicator',
  );
  const scope = await make(
    coordinator,
    'addIndicatorScope',
    { indicatorId: indicator.id, kind: 'city', municipalityId: base.municipalities['Umeå'], name: 'Umeå tätort', ownerId },
    'indicatorScope',
  );
  for (const [at, year] of ['2023', '2024'].entries())
    await reported(by, scope.id, base.periods[year]!, { value: String(before + at * Math.sign(target - before)) });
  await make(
    coordinator,
    'setTargetValue',
    { scopeId: scope.id, year: 2030, value: String(target), comparator: target > before ? 'atLeast' : 'atMost' },
    'targetValue',
  );
  return indicator.id;
}

/** Reported by the strategist, who answers for the scope; approved by the coordinator. */
async function reported({ strategist, coordinator }: Actors, scopeId: string, periodId: string, figures: object): Promise<void> {
  const draft = await make(strategist, 'saveMeasurement', { scopeId, periodId, ...figures }, 'measurement');
  const sent = await make(strategist, 'submitMeasurement', { id: draft.id, expectedVersion: draft.version }, 'measurement');
  await make(coordinator, 'approveMeasurement', { id: sent.id, expectedVersion: sent.version }, 'measurement');
}

/** Where the journeys go. */
export interface GoalsWorld {
  goalId: string;
  emissionsId: string;
  waitingIds: string[];
  projectId: string;
  targetId: string;
}

/** Goals with a decision behind them, an indicator of six municipalities with two targets, and three values that wait for Umeå's strategist. */
export async function furnishGoals(by: Actors): Promise<GoalsWorld> {
  const { coordinator } = by;
  const base = await furnishBase(by);
  const ownerId = base.people[by.strategistName]!;
  const indicator = await make(
    coordinator,
    'createIndicator',
    {
      name: 'Utsläpp på prov',
      unit: 'ton CO₂e per invånare',
      decimals: 1,
      direction: 'descending',
      aggregation: 'weighted',
      periodicity: 'year',
      sourceName: 'Naturvårdsverkets statistik, påhittade värden',
      ownerId,
      goalId: base.goalIds.emissions,
    },
    'indicator',
  );
  for (const [name, values] of Object.entries(emissions)) {
    const municipalityId = base.municipalities[name];
    const scope = await make(
      coordinator,
      'addIndicatorScope',
      {
        indicatorId: indicator.id,
        kind: 'municipality',
        municipalityId,
        name,
        ownerId: name === 'Bjurholm' ? base.people['Stina Ramsele'] : ownerId,
      },
      'indicatorScope',
    );
    for (const [at, value] of values.entries())
      await reported(by, scope.id, base.periods[String(years[at])]!, { value: String(value), denominator: '1000' });
    for (const [year, value] of targets)
      await make(coordinator, 'setTargetValue', { scopeId: scope.id, year, value, comparator: 'atMost' }, 'targetValue');
  }
  const region = await make(
    coordinator,
    'addIndicatorScope',
    { indicatorId: indicator.id, kind: 'region', name: 'Umeåregionen', ownerId: base.people['Johan Älvestad'] },
    'indicatorScope',
  );
  for (const [year, value] of targets)
    await make(coordinator, 'setTargetValue', { scopeId: region.id, year, value, comparator: 'atMost' }, 'targetValue');
  const projectId = (await idsOf(coordinator, 'projects'))['Hållbara Umeåregionen']!;
  const target = await make(
    coordinator,
    'createTarget',
    { projectId, kind: 'networksJoined', title: 'Minst fem nya nätverk', startsOn: '2008-01-01', endsOn: '2010-06-30', parameters: { required: 5 } },
    'target',
  );
  const waitingIds = [
    await waiting(by, base, 'Resor på prov', { unit: '%', direction: 'ascending', goalId: base.goalIds.travel }, 60, 65),
    await waiting(by, base, 'Drivmedel på prov', { unit: '%', direction: 'ascending', goalId: base.goalIds.travel }, 40, 100),
    await waiting(by, base, 'Energi på prov', { unit: 'kWh/m²', direction: 'descending', goalId: base.goalIds.emissions }, 150, 100),
  ];
  return { emissionsId: indicator.id, waitingIds, goalId: base.goalIds.emissions, projectId, targetId: target.id };
}

async function furnishBase({ coordinator, strategistName }: Actors): Promise<Base> {
  const [municipalities, people, priorities, bodies] = await Promise.all([
    idsOf(coordinator, 'municipalities'),
    idsOf(coordinator, 'people'),
    idsOf(coordinator, 'priorities'),
    idsOf(coordinator, 'bodies'),
  ]);
  const ownerId = people[strategistName]!;
  const periods: Ids = await idsOf(coordinator, 'reportingPeriods');
  for (const year of years) {
    if (periods[String(year)]) continue;
    const input = { name: String(year), periodicity: 'year', startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
    periods[String(year)] = (await make(coordinator, 'createReportingPeriod', input, 'reportingPeriod')).id;
  }
  const bodyId = bodies['Kommunfullmäktige i Umeå'] ?? Object.values(bodies)[0]!;
  const decision = await make(
    coordinator,
    'recordDecision',
    { bodyId, kind: 'adopts', title: 'Klimatmål för Umeå', decidedOn: '2020-02-24', paragraph: '§ 34' },
    'decision',
  );
  const priorityId = Object.values(priorities)[3];
  const goal = async (title: string, targetOn: string): Promise<string> => {
    const made = await make(coordinator, 'createGoal', { level: 'goal', title, ownerId, priorityId, targetOn, targetPrecision: 'year' }, 'goal');
    await make(coordinator, 'adoptGoal', { id: made.id, expectedVersion: made.version, decisionId: decision.id }, 'goal');
    return made.id;
  };
  const goalIds = {
    emissions: await goal('Klimatneutralt på prov', '2040-12-31'),
    travel: await goal('Fossilfritt på prov', '2030-12-31'),
  };
  return { municipalities, people, periods, decisionId: decision.id, goalIds };
}
