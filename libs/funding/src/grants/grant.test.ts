import { afterAll, expect, test } from '@jest/globals';
import { globalId, localId, modelOf } from '@samnav/platform';
import type { ScopeSql } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { CostCategory, Expenditure, ExpenditureService, Project, ProjectStatus, ProjectStatusEvent } from '@samnav/projects';
import { newFunded } from '../testing/funded.ts';
import type { Funded } from '../testing/funded.ts';
import { findingOf } from './finding.ts';
import { CostMethod, FlatRateBase, GrantRuleKind, RuleSet } from './grant-choices.ts';
import { GrantRule } from './grant-rule.entity.ts';
import { mostShareOf, paramsOf, rulesOn } from './grant-rules.ts';
import { Grant } from './grant.entity.ts';
import { GrantService } from './grant.service.ts';

const grants = new GrantService();
const kronor = (n: number): bigint => BigInt(n) * 100n;
afterAll(closeTestDatabase);

const figures = (of: Funded, id: string) =>
  of.write(async (tx) => {
    const [row] = await tx.sql<Record<string, string>>('select * from grant_figures where tenant_id = current_tenant() and id = $1', [id]);
    return row!;
  });
const openDeadlines = (of: Funded) =>
  of.write((tx) =>
    tx.sql<{ title: string; due_on: string }>(
      `select title, due_on::text from deadline where tenant_id = current_tenant() and obligation = 'claimDue' and met_at is null and cancelled_at is null order by due_on`,
    ),
  );

test('2.4 MSEK half and half: with 1 000 000 kr in kind the support is 1 100 000 kr, and 100 000 kr is at risk', async () => {
  const of = await newFunded();
  const id = await of.grant();
  await of.book(CostCategory.staff, kronor(1_000_000));
  await of.book(CostCategory.externalServices, kronor(200_000));
  await of.book(CostCategory.ownWorkTime, kronor(1_000_000));
  expect(await figures(of, id)).toMatchObject({
    eligible_cash_ore: '120000000',
    recorded_in_kind_ore: '100000000',
    in_kind_missing_ore: '20000000',
    support_ore: '110000000',
    planned_support_ore: '120000000',
    support_at_risk_ore: '10000000',
  });
});

test('what is taken back no longer counts, though the reversal falls outside the period; what was spent outside never did', async () => {
  const of = await newFunded({ endsOn: '2026-12-31' });
  const id = await of.grant();
  const mistake = await of.book(CostCategory.ownWorkTime, kronor(500));
  await of.write((tx) => new ExpenditureService().reverse(tx, { expenditureId: globalId(Expenditure, mistake), reason: 'Fel' }));
  await of.book(CostCategory.staff, kronor(700), '2026-01-15');
  await of.book(CostCategory.staff, kronor(100));
  expect(await figures(of, id)).toMatchObject({ recorded_in_kind_ore: '0', eligible_cash_ore: '10000', support_ore: '5000' });
});

test('a flat rate of staff stands for all other costs, which do not count as booked', async () => {
  const of = await newFunded();
  const id = await of.grant({
    ruleSet: RuleSet.eruf2021,
    categories: [
      { category: CostCategory.staff, approved: kronor(1_000_000), method: CostMethod.unitCost },
      { category: CostCategory.externalServices, approved: 0n, method: CostMethod.excluded },
      { category: CostCategory.other, approved: kronor(400_000), method: CostMethod.flatRate, rateBp: 4_000, rateOf: FlatRateBase.staff },
    ],
  });
  await of.book(CostCategory.staff, kronor(100_000));
  await of.book(CostCategory.externalServices, kronor(9_000));
  expect(await figures(of, id)).toMatchObject({ flat_rate_ore: '4000000', eligible_cash_ore: '14000000', support_ore: '7000000' });
});

test('a decision keeps its own copy of the rules, dated; a later one replaces a figure from its day on', async () => {
  const of = await newFunded();
  const id = await of.grant({ ruleSet: RuleSet.eruf2021 });
  const index = await of.write((tx) => tx.rows(GrantRule).findOneByOrFail({ grantId: id, shippedId: 'eruf21.hourly_rate_index' }));
  const rule = { kind: GrantRuleKind.unitCost, rule: 'Höjs med 3 %.', params: { indexBp: 300, everyMonths: 12 }, startsOn: '2025-01-01' };
  await of.write((tx) => grants.setRule(tx, { grantId: globalId(Grant, id), ...rule, replacesId: globalId(GrantRule, index.id) }));
  const indexOn = (day: string) => of.write(async (tx) => paramsOf(await rulesOn(tx, id, day), GrantRuleKind.unitCost).indexBp);
  expect([await indexOn('2024-12-31'), await indexOn('2025-01-01')]).toEqual([240, 300]);
});

test('more than the rule allows is refused: share and flat rate together', async () => {
  const of = await newFunded();
  const rate = { category: CostCategory.other, approved: 0n, method: CostMethod.flatRate, rateBp: 4_001, rateOf: FlatRateBase.staff };
  expect(await refusedWith(of.grant({ ruleSet: RuleSet.eruf2021, shareBp: 5_001, categories: [rate] }))).toEqual([
    'GRANT_SHARE_ABOVE_RULE',
    'FLAT_RATE_ABOVE_RULE',
  ]);
});

test('one decision is recorded once for each funder', async () => {
  const of = await newFunded();
  await of.grant();
  expect(await refusedWith(of.grant())).toEqual(['GRANT_NUMBER_TAKEN']);
});

test('every period still to come has a deadline at the lead; ended, none has', async () => {
  const of = await newFunded({ endsOn: '2027-06-30' });
  const id = await of.grant({ endsOn: '2027-06-30' });
  expect((await openDeadlines(of)).map(({ due_on }) => due_on)).toEqual(['2027-03-01', '2027-09-28']);
  const { version } = await of.write((tx) => tx.get(Grant, id));
  await of.write((tx) => grants.end(tx, { id: globalId(Grant, id), expectedVersion: version, reason: 'Hävt' }));
  expect(await openDeadlines(of)).toEqual([]);
});

test('a period whose due day moves is asked for on the new day', async () => {
  const of = await newFunded({ endsOn: '2027-06-30' });
  const id = await of.grant({ endsOn: '2027-06-30' });
  const { version } = await of.write((tx) => tx.get(Grant, id));
  const periods = [{ startsOn: '2024-01-01', endsOn: '2027-06-30', dueOn: '2027-08-01', isFinal: true }];
  await of.write((tx) => grants.savePeriods(tx, { id: globalId(Grant, id), expectedVersion: version, periods }));
  expect((await openDeadlines(of)).map(({ due_on }) => due_on)).toEqual(['2027-08-01']);
});

test('periods that overlap are refused', async () => {
  const of = await newFunded();
  const periods = [
    { startsOn: '2024-01-01', endsOn: '2024-06-30', dueOn: '2024-08-01' },
    { startsOn: '2024-06-30', endsOn: '2025-12-31', dueOn: '2026-01-31' },
  ];
  expect(await refusedWith(of.grant({ periods }))).toEqual(['GRANT_PERIODS_OVERLAP']);
});

test('an hourly rate that ended before the decision is not copied to it', async () => {
  const of = await newFunded();
  const id = await of.grant({ ruleSet: RuleSet.eruf2014 });
  const rules = await of.write((tx) => rulesOn(tx, id, '2024-06-01'));
  expect([paramsOf(rules, GrantRuleKind.unitCost).orePerHour, mostShareOf(rules)]).toEqual([40_900, 5_000]);
});

const STATUSES = '(select * from project_status_event s where s.tenant_id = g.tenant_id and s.project_id = g.project_id)';
const finding = (of: Funded, id: string, language: 'sv' | 'en') =>
  of.write(async (tx) => {
    const columns = { tenantId: 'g.tenant_id', id: 'g.id', pledgedInKind: 'g.pledged_in_kind_ore', endedAt: 'g.ended_at', projectId: 'g.project_id' };
    const said = findingOf(columns, { language: `'${language}'`, today: 'current_date', rows: () => STATUSES } as unknown as ScopeSql);
    const [row] = await tx.sql<{ said: string }>(`select (${said}) as said from funding_grant g where g.id = $1`, [id]);
    return row!.said.replaceAll('\u00a0', ' ');
  });

test('what is at risk while a project runs is what fell away once it is over, and an English amount names its currency first', async () => {
  const of = await newFunded();
  const id = await of.grant({ pledgedMinutes: 144_000 });
  await of.book(CostCategory.externalServices, kronor(1_200_000));
  await of.book(CostCategory.ownWorkTime, kronor(1_000_000));
  expect(await finding(of, id, 'en')).toContain('400 hours are missing: SEK 200,000 less in kind, SEK 100,000 of the support is at risk.');
  const projectId = localId(modelOf(Project), of.projectId)!;
  const closed = { projectId, status: ProjectStatus.closed, validFrom: '2025-12-31' };
  await of.write((tx) => tx.create(ProjectStatusEvent, closed, 'project.statusChanged'));
  expect([await finding(of, id, 'sv'), await finding(of, id, 'en')]).toEqual([
    'Stödet blev 1 100 000 kr, 100 000 kr mindre än planerat. 400 timmar av den utlovade egna tiden registrerades aldrig.',
    'The support came to SEK 1,100,000, SEK 100,000 less than planned. 400 hours of the pledged own work time were never recorded.',
  ]);
});

test('another tenant finds no such grant', async () => {
  const [of, other] = [await newFunded(), await newFunded()];
  const id = await of.grant();
  expect(await refusedWith(other.write((tx) => tx.find(Grant, globalId(Grant, id))))).toEqual(['NOT_FOUND']);
});
