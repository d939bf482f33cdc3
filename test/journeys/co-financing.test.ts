import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { furnishFunder } from '@samnav/platform';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

let world: Furnished;
let manager: Visitor; // the region's coordinator, who writes down for those who work
let chief: Visitor; // Umeå's chief executive, who certifies
let ids: { umea: string; sara: string; per: string; financier: string; funders: Record<string, string> };
beforeAll(async () => {
  world = await openWorld();
  await furnishFunder(world.database, 'vinnova', 'Vinnova');
  manager = await world.visit('samordnare@umearegionen.example');
  chief = await world.visit('kommunchef@umea.example');
  const { data } =
    await manager.ask(`{ municipalities { nodes { id name } } organisations(first: 1) { nodes { id } } funders(filter: { name: { in: ["Tillväxtverket", "Vinnova"] } }) { nodes { id name } }
    sara: people(filter: { email: { eq: "projektledare@umea.example" } }) { nodes { id } } per: people(filter: { email: { eq: "ekonom@umea.example" } }) { nodes { id } } }`);
  ids = {
    umea: data.municipalities.nodes.find((m: { name: string }) => m.name === 'Umeå').id,
    sara: data.sara.nodes[0].id,
    per: data.per.nodes[0].id,
    financier: data.organisations.nodes[0].id,
    funders: Object.fromEntries(data.funders.nodes.map((f: { id: string; name: string }) => [f.name, f.id])),
  };
}, 300_000);
afterAll(() => world.close());

/** Does it; answers what the payload holds, with its errors in Swedish. */
async function does(name: string, input: object, answer: string, by = manager): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code message path } } }`;
  const { data, errors } = await by.ask(query, { input }, { 'idempotency-key': randomUUID(), 'accept-language': 'sv' });
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}
/** As `does`, of what is not refused. */
async function done(name: string, input: object, answer: string, by = manager): Promise<any> {
  const payload = await does(name, input, answer, by);
  if (payload.errors.length) throw new Error(`${name}: ${JSON.stringify(payload.errors)}`);
  return payload;
}

interface Made {
  id: string;
  lines: Record<string, string>;
}
/** A project of Umeå with half of 2.4 MSEK in own work time, the other half in services, approved by a second person. */
async function project(name: string, millions = '1200000.00'): Promise<Made> {
  const made = await done(
    'createProject',
    { name, leadId: ids.sara, municipalityId: ids.umea, status: 'running', statusFrom: '2026-01-01', startsOn: '2026-01-01', endsOn: '2026-12-31' },
    'project { id budget { id version } }',
  );
  const { id, budget } = made.project;
  const line = (category: string) => ({ category, year: 2026, planned: millions });
  const from = (kind: string) => ({ financierId: ids.financier, kind, amount: millions });
  const lines = [line('ownWorkTime'), line('externalServices')];
  const saved = await done(
    'saveBudget',
    { id: budget.id, expectedVersion: budget.version, lines, financing: [from('cash'), from('inKind')] },
    'budget { version lines { nodes { id category } } }',
  );
  await done('approveBudget', { id: budget.id, expectedVersion: saved.budget.version }, 'budget { id }', chief);
  return { id, lines: Object.fromEntries(saved.budget.lines.nodes.map((l: { id: string; category: string }) => [l.category, l.id])) };
}
const grant = (projectId: string, funder: string, more: object = {}): Promise<any> =>
  done(
    'createGrant',
    {
      ...{ projectId, funderId: ids.funders[funder], number: `D-${randomUUID().slice(0, 8)}`, decidedOn: '2025-12-01' },
      ...{
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        ceiling: '1200000.00',
        shareBp: 5000,
        ruleSet: 'tillvaxtverketNational',
        pledgedMinutes: 144_000,
      },
      ...more,
    },
    'grant { id }',
  ).then(({ grant }) => grant.id);
/** Weekdays from a day on. */
function weekdays(from: string, count: number): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); days.length < count; at += 86_400_000)
    if (new Date(at).getUTCDay() % 6 !== 0) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
async function worked(projectId: string, personId: string, days: string[]): Promise<string[]> {
  await done('setHourlyRate', { projectId, personId, startsOn: '2026-01-01', hourly: '500.00' }, 'hourlyRate { id }');
  const entries = days.map((workedOn) => ({ projectId, workedOn, minutes: 480, activity: 'Arbete i projektet' }));
  const { timeEntries } = await done('recordTimes', { personId, entries }, 'timeEntries { id }');
  return timeEntries.map((entry: { id: string }) => entry.id);
}
const FIGURES = `query ($id: ID!) { node(id: $id) { ... on Grant { eligibleCash { amount } recordedInKind { amount } support { amount }
  supportAtRisk { amount } inKindMissing { amount } missingMinutes finding } } }`;
const figures = async (id: string): Promise<any> => (await manager.ask(FIGURES, { id }, { 'accept-language': 'sv' })).data.node;
const kr = (amount: string) => ({ amount });
/** With no-break spaces as spaces. */
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

describe('2.4 MSEK, half of it in own work time', () => {
  test('stand or fall with certified hours: the support is worked out at once, and what is at risk is said in words', async () => {
    const { id, lines } = await project(`Samfinansierat ${randomUUID()}`);
    const decision = await grant(id, 'Tillväxtverket');
    await done('recordExpenditure', { budgetLineId: lines.externalServices, spentOn: '2026-03-31', amount: '1200000.00' }, 'expenditure { id }');
    const days = weekdays('2026-01-07', 150);
    const hours = [...(await worked(id, ids.sara, days)), ...(await worked(id, ids.per, days))];
    expect(await figures(decision)).toMatchObject({ recordedInKind: kr('0.00'), support: kr('600000.00'), supportAtRisk: kr('600000.00') });

    await done('certifyTime', { ids: hours }, 'timeEntries { id }', chief);
    expect(await figures(decision)).toMatchObject({
      ...{ eligibleCash: kr('1200000.00'), recordedInKind: kr('1200000.00'), support: kr('1200000.00'), supportAtRisk: kr('0.00') },
      finding: 'All utlovad egen tid är registrerad. Inget av stödet är i fara.',
    });

    await done('withdrawCertification', { ids: hours.slice(0, 50), reason: 'Timmarna hör till ett annat projekt' }, 'timeEntries { id }', chief);
    const after = await figures(decision);
    expect(after).toMatchObject({
      ...{ recordedInKind: kr('1000000.00'), support: kr('1100000.00'), supportAtRisk: kr('100000.00'), inKindMissing: kr('200000.00') },
      missingMinutes: 24_000,
    });
    expect(plain(after.finding)).toContain('400 timmar saknas: 200 000 kr mindre i egen tid, 100 000 kr av stödet är i fara.');
  }, 120_000);

  test('the same hour is refused in another project, with where it is used', async () => {
    const [one, other] = [await project(`Första ${randomUUID()}`), await project(`Andra ${randomUUID()}`)];
    const hour = { personId: ids.sara, workedOn: '2026-01-03', startsMinute: 540, minutes: 60, activity: 'Möte' };
    const { timeEntry } = await done('recordTime', { ...hour, projectId: one.id }, 'timeEntry { project { number name } }');
    const { errors } = await does('recordTime', { ...hour, projectId: other.id, startsMinute: 570 }, 'timeEntry { id }');
    const { number, name } = timeEntry.project;
    const message = `Tiden är redan använd: ${number} ${name}, 2026-01-03 kl. 09:00–10:00. En timme räknas en gång, i ett projekt.`;
    expect(errors).toEqual([{ code: 'HOUR_TAKEN', message, path: ['input', 'workedOn'] }]);
  });

  test('the same expenditure is refused in another funder’s claim, with where it is claimed', async () => {
    const { id, lines } = await project(`Två finansiärer ${randomUUID()}`);
    const [first, second] = [await grant(id, 'Tillväxtverket'), await grant(id, 'Vinnova', { ruleSet: 'vinnova' })];
    await done('recordExpenditure', { budgetLineId: lines.externalServices, spentOn: '2026-03-31', amount: '5000.00' }, 'expenditure { id }');
    const days = { startsOn: '2026-01-01', endsOn: '2026-06-30' };
    const claim = 'paymentClaim { id lines { nodes { id amount { amount } } } }';
    const one = (await done('preparePaymentClaim', { grantId: first, ...days }, claim)).paymentClaim;
    const lineIds = one.lines.nodes.map((line: { id: string }) => line.id);
    await done('parkClaimLine', { lineIds, reason: 'Fakturan saknas' }, 'paymentClaim { id }');
    const two = (await done('preparePaymentClaim', { grantId: second, ...days }, claim)).paymentClaim;
    expect(two.lines.nodes).toEqual([expect.objectContaining({ amount: kr('5000.00') })]);

    const { errors } = await does('unparkClaimLine', { lineIds }, 'paymentClaim { id }');
    expect(errors[0].code).toBe('CLAIMED_ALREADY');
    expect(errors[0].message).toMatch(
      /^Det står redan i ansökan 1 till Vinnova \(D-\w+\), projekt P-\d+-\d+\. Samma timme eller verifikat räknas en gång\./,
    );
  });

  test('what somebody’s hour is paid, or what a single hour comes to, is told to nobody who may not read wages, wherever it stands', async () => {
    const { id } = await project(`Löner ${randomUUID()}`);
    const hours = await worked(id, ids.sara, weekdays('2026-10-05', 1));
    await done('certifyTime', { ids: hours }, 'timeEntries { id }', chief);
    const days = { startsOn: '2026-01-01', endsOn: '2026-10-31' };
    const { paymentClaim } = await done('preparePaymentClaim', { grantId: await grant(id, 'Tillväxtverket'), ...days }, 'paymentClaim { id }');
    const strategist = await world.visit('strateg@umea.example');
    const told = async (who: Visitor): Promise<Record<string, unknown>> => {
      const { data, errors } = await who.ask(
        `query ($claim: ID!, $hour: ID!, $project: ID!) {
          claim: node(id: $claim) { ... on PaymentClaim { lines { nodes { minutes hourlyRate { amount } amount { amount } } } } }
          hour: node(id: $hour) { ... on TimeEntry { minutes hourly { amount } value { amount } } }
          project: node(id: $project) { ... on Project {
            expenditures { nodes { note amount { amount } voucherRow { amount { amount } } } }
            found: expenditures(filter: { amount: { eq: "4000.00" } }) { totalCount }
            months(first: 20) { nodes { spentInKind { amount } } }
          } }
          auditEvents(filter: { subjectType: { in: ["HourlyRate", "TimeEntry", "Expenditure"] } }, first: 100) { nodes { subjectType changes } }
        }`,
        { claim: paymentClaim.id, hour: hours[0], project: id },
      );
      if (errors) throw new Error(JSON.stringify(errors));
      const fields = data.auditEvents.nodes.flatMap(({ subjectType, changes }: { subjectType: string; changes: { field: string }[] }) =>
        changes.some(({ field }) => field === 'timeSourceId') || subjectType !== 'Expenditure' ? changes.map(({ field }) => field) : [],
      );
      const { project } = data;
      const file = await (await who.fetch(`/t/umearegionen/projects/${id}/ledger.csv`)).text();
      return {
        ...{ lines: data.claim.lines.nodes, hour: data.hour, spent: project.expenditures.nodes },
        ...{ found: project.found.totalCount, month: project.months.nodes[9].spentInKind },
        ...{ exported: file.includes('4000,00'), rows: file.trimEnd().split('\n').length },
        logged: ['amount', 'hourly', 'hourlyOre', 'monthlySalary', 'valueOre'].filter((field) => fields.includes(field)),
      };
    };
    const note = 'Arbetad tid';
    expect(await told(strategist)).toEqual({
      ...{
        lines: [],
        hour: { minutes: 480, hourly: null, value: null },
        spent: [{ note, amount: null, voucherRow: null }],
        found: 0,
        month: null,
      },
      ...{ exported: false, rows: 2, logged: [] },
    });
    const amount = kr('4000.00');
    expect(await told(chief)).toEqual({
      ...{ lines: [{ minutes: 480, hourlyRate: kr('500.00'), amount }], hour: { minutes: 480, hourly: kr('500.00'), value: amount } },
      ...{ spent: [{ note, amount, voucherRow: { amount } }], found: 1, month: amount, exported: true, rows: 2 },
      logged: ['hourly', 'hourlyOre', 'monthlySalary', 'valueOre'],
    });
  });
});
