import { createHash } from 'node:crypto';
import { CostCategory } from '@samnav/projects';
import { PaymentClaim } from '@samnav/funding';
import { globalId } from '@samnav/platform';
import { refusedWith } from '@samnav/platform/testing';
import { newGranted } from '../../libs/funding/src/testing/granted.ts';
import type { Granted } from '../../libs/funding/src/testing/granted.ts';
import { copyProject } from './copies.ts';

/** What came of the races. */
export interface Raced {
  races: number;
  /** How often each came first, or was refused with which code. */
  outcomes: Record<string, number>;
  /** One sentence for each rule that was broken. */
  violations: string[];
}

const bare = (id: string): string => id.slice(id.indexOf('_') + 1);
/** The uuid that a copy gives a row; as SQL does in `copied`. */
const inCopy = (n: number, id: string): string => createHash('md5').update(`${n} ${bare(id)}`).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'); // prettier-ignore

/** A project with two approved claims: each alone fits under the ceiling, both together do not. */
async function prepared(): Promise<{ it: Granted; first: string; second: string; line: string }> {
  const it = await newGranted();
  const grant = await it.grant({ ceiling: 1_200_00n });
  await it.spend(CostCategory.travel, '2026-02-01', 2_000_00n);
  const first = await it.prepare(grant, '01-01', '03-31');
  await it.spend(CostCategory.travel, '2026-05-01', 2_000_00n);
  const second = await it.prepare(grant, '04-01', '06-30');
  for (const claim of [first, second]) await it.complete(claim).then(() => it.approve(claim));
  const [line] = await it.write(it.coordinator, (tx) =>
    tx.sql<{ id: string }>(`select id from budget_line where tenant_id = current_tenant() and category = 'travel'`),
  );
  return { it, first, second, line: line!.id };
}

/** Both sign; one signs while another posts; both write past the service. In turn. */
export async function race(races: number, { together = 4, seed = 1 } = {}): Promise<Raced> {
  const { it, first, second, line } = await prepared();
  const raced: Raced = { races, outcomes: {}, violations: [] };
  const note = async (what: string, work: Promise<unknown>): Promise<void> => {
    const said = await work.then(() => 'done', codeOf);
    raced.outcomes[`${what} ${said}`] = (raced.outcomes[`${what} ${said}`] ?? 0) + 1;
  };
  /** The posting starts so much later that each comes first as often. */
  const later = (n: number): Promise<void> => new Promise((done) => setTimeout(done, ((n * 7 + seed) % 13) * 10));
  const signs = (n: number, claim: string): Promise<unknown> => it.sign(globalId(PaymentClaim, inCopy(n, claim)));
  const contests: ((n: number) => Promise<void>[])[] = [
    (n) => [note('sign against sign:', signs(n, first)), note('sign against sign:', signs(n, second))],
    (n) => [
      note('sign against post:', signs(n, first)),
      note(
        'post against sign:',
        later(n).then(() => post(it, inCopy(n, line))),
      ),
    ],
    (n) => [first, second].map((claim) => note('write against write:', forced(it, inCopy(n, claim)))),
  ];
  for (let from = 1; from <= races; from += 200) {
    const to = Math.min(races, from + 199);
    await it.write(it.coordinator, (tx) => copyProject(tx, bare(it.projectId), from, to));
    for (let n = from; n <= to; n += together)
      await Promise.all(Array.from({ length: Math.min(together, to - n + 1) }, (_, i) => Promise.all(contests[(n + i) % 3]!(n + i))));
  }
  raced.violations = await violations(it);
  return raced;
}

const codeOf = async (error: unknown): Promise<string> => (await refusedWith(Promise.reject(error as Error)))[0]!;

/** Posts 1 kr to the first claim's period. */
const post = (it: Granted, budgetLineId: string): Promise<unknown> =>
  it.write(it.coordinator, (tx) =>
    tx.sql(
      `insert into expenditure (project_id, budget_line_id, spent_on, amount_ore) select project_id, id, '2026-03-01', 100 from budget_line where tenant_id = current_tenant() and id = $1`,
      [budgetLineId],
    ),
  );

/** What signing writes, without asking anything: only the database is in the way. */
const forced = (it: Granted, claimId: string): Promise<unknown> =>
  it.write(it.coordinator, (tx) =>
    tx.sql(
      `update payment_claim set submission = 1, state = 'submitted', claimed_cash_ore = draft_cash_ore, claimed_in_kind_ore = 0, claimed_support_ore = draft_support_ore, signed_at = samnav_now()
       where tenant_id = current_tenant() and id = $1`,
      [claimId],
    ),
  );

const VIOLATIONS = `
  select 'claimed ' || sum(c.claimed_support_ore) || ' of ' || g.ceiling_ore || ' öre: ' || g.number as said from funding_grant g
    join payment_claim c on c.tenant_id = g.tenant_id and c.grant_id = g.id where g.tenant_id = current_tenant() group by g.id, g.number, g.ceiling_ore having sum(c.claimed_support_ore) > g.ceiling_ore
  union all
  select 'posted to a closed period and not claimed: ' || e.id from expenditure e join ledger_period p on p.tenant_id = e.tenant_id and p.project_id = e.project_id
      and e.spent_on between p.starts_on and p.ends_on and p.closed_at is not null
    where e.tenant_id = current_tenant() and not exists (select from claim_line l where l.tenant_id = e.tenant_id and l.expenditure_id = e.id and l.to_submission is null)
  union all
  select 'signed without its period being closed: ' || c.id from payment_claim c where c.tenant_id = current_tenant() and c.signed_by_id is not null
    and not exists (select from ledger_period p where p.tenant_id = c.tenant_id and p.project_id = c.project_id and p.starts_on = c.starts_on and p.closed_at is not null)
  union all
  select 'signed without a report: ' || c.id from payment_claim c where c.tenant_id = current_tenant() and c.signed_by_id is not null
    and not exists (select from project_report r where r.tenant_id = c.tenant_id and r.claim_id = c.id)`;

const violations = (it: Granted): Promise<string[]> =>
  it.write(it.coordinator, async (tx) => (await tx.sql<{ said: string }>(VIOLATIONS)).map(({ said }) => said));
