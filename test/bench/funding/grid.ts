import pg from 'pg';
import setup from '../../global-setup.ts';
import teardown from '../../global-teardown.ts';
import { table } from '../table.ts';

const GRID = `query ($id: ID!, $before: Date) { node(id: $id) { ... on Project { expenditures(first: 100, filter: { spentOn: { lte: $before } }) { nodes {
  id version spentOn bookedOn amount { amount } vat { amount } note supplier reason reversed budgetLine { id category }
  voucherRow { account accountName voucher { id series number origin } } } pageInfo { endCursor hasNextPage } } } } }`;
const Q3 = `query ($id: ID!) { node(id: $id) { ... on Project { id name status budgetMatrix { category year planned { amount } spent { amount } } spentTotal { amount } remaining { amount } } } }`;

/** Postings with their vouchers, several projects of one tenant; the rules of posting are measured elsewhere. */
const FILL = `with g as (select uuidv7() as v, uuidv7() as r, uuidv7() as o, i, l.id as line, l.project_id from generate_series($2::int, $3::int) i
    join (select l.*, row_number() over (order by l.id) - 1 as n, count(*) over () as of from budget_line l where l.tenant_id = $1) l on l.n = i % l.of),
  v as (insert into voucher (tenant_id, id, series, number, fiscal_year, posted_on, text, origin) select $1, v, 'A', i, 2026, date '2026-01-01' + i % 300, 'Faktura ' || i, 'manual' from g),
  r as (insert into voucher_row (tenant_id, id, voucher_id, line, account, account_name, amount_ore, project_id, category)
    select $1, s.id, g.v, s.n, '7410', 'Konsult', s.ore, s.project, 'staff' from g cross join lateral (values (g.r, 1, 100 + g.i % 1000, g.project_id), (g.o, 2, -100 - g.i % 1000, null)) s (id, n, ore, project))
  insert into expenditure (tenant_id, project_id, budget_line_id, spent_on, amount_ore, note, supplier, voucher_row_id)
  select $1, project_id, line, date '2026-01-01' + i % 300, 100 + i % 1000, 'Faktura ' || i, 'Leverantör ' || i % 97, r from g`;

/** A page of the ledger grid, and the project card (Q3), where one tenant has so many expenditures. */
export async function benchGrid(expenditures: number, say: (line: string) => void): Promise<string> {
  await setup();
  const { newRegion } = await import('../../../libs/projects/src/testing/region.ts'); // these read the environment when they are loaded
  const { openAccounts } = await import('../../bank/bank.ts');
  const { closeTestDatabase } = await import('@samnav/platform/testing');
  const { WalkServer } = await import('../../walk/server.ts');
  const { ApiTokenService } = await import('../../../libs/platform/src/identity/api-token.service.ts');
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const server = await WalkServer.open();
  try {
    const region = await newRegion();
    const [line] = await openAccounts(region, 10);
    say(`writing ${expenditures} expenditures`);
    await admin.query(
      'alter table expenditure disable trigger expenditure_fits; alter table expenditure disable trigger voucher_row_is_not_exceeded',
    );
    for (let from = 0; from < expenditures; from += 50_000)
      await admin.query(FILL, [region.world.tenantId, from, Math.min(from + 50_000, expenditures) - 1]);
    await admin.query(
      'alter table expenditure enable trigger expenditure_fits; alter table expenditure enable trigger voucher_row_is_not_exceeded; analyze expenditure, voucher, voucher_row',
    );
    const expiresOn = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const token = { name: 'bench', scopes: ['all:read'], expiresOn };
    const { secret } = await region.write(region.coordinator, (tx) => new ApiTokenService({} as never).create(tx, token));
    const caller = { name: 'bench', door: `/t/${region.world.tenant}/graphql`, headers: { authorization: `Bearer ${secret}` } };
    const { rows } = await admin.query<{ project_id: string }>('select project_id from budget_line where id = $1', [line]);
    const id = `prj_${rows[0]!.project_id}`;
    const told: string[][] = [];
    const asked: [string, string, object][] = [
      ['grid, the newest 100', GRID, { id, before: '2026-12-31' }],
      ['grid, 100 in the middle', GRID, { id, before: '2026-05-15' }],
      ['grid, the oldest 100', GRID, { id, before: '2026-01-01' }],
      ['Q3, the project card', Q3, { id }],
    ];
    for (const [name, query, variables] of asked) {
      const times: number[] = [];
      for (let i = 0; i < 60; i++) {
        const from = performance.now();
        const { data, errors } = await server.ask(caller as never, query, variables);
        if (errors.length || !data.node) throw new Error(`${name}: ${JSON.stringify(errors)}`);
        if (i >= 10) times.push(performance.now() - from);
      }
      times.sort((a, b) => a - b);
      const at = (part: number): string => times[Math.floor((times.length - 1) * part)]!.toFixed(1);
      told.push([name, at(0.5), at(0.95), at(1)]);
      say(told.at(-1)!.join('  '));
    }
    return `${expenditures} expenditures in one tenant, ten projects, one asker.\n\n${table(['asked', 'p50 ms', 'p95 ms', 'max ms'], told)}`;
  } finally {
    await server.close();
    await admin.end();
    await closeTestDatabase();
    await teardown();
  }
}
