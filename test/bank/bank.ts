import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Region } from '../../libs/projects/src/testing/region.ts';
import { chance } from './chance.ts';
import type { Account, Told } from './client.ts';

/** Projects with approved budgets; answers their only lines. */
export async function openAccounts(region: Region, projects: number): Promise<string[]> {
  const lines: string[] = [];
  for (let i = 0; i < projects; i++) {
    const id = await region.budgeted(10_000_000n, 10_000_000n, { name: `Konto ${i + 1}` });
    await region.approve(id);
    lines.push((await region.line(id)).slice(4));
  }
  return lines;
}

/** Clients as processes of their own, of which one is killed every now and then and another takes its place. */
export class Clients {
  readonly told: Told[] = [];
  kills = 0;
  private readonly running: ChildProcess[] = [];
  /** Those that have told something: only they are in the middle of something. */
  private readonly busy = new Set<ChildProcess>();
  private seed = 1;

  constructor(private readonly account: Omit<Account, 'seed'>) {}

  /** Starts them, and waits until all are at work. */
  async start(clients: number): Promise<void> {
    for (let i = 0; i < clients; i++) this.running.push(this.one());
    while (this.busy.size < clients) await pause(50);
  }

  /** Kills one after the other, in the middle of whatever they do. */
  async killFor(seconds: number, every: number): Promise<void> {
    const random = chance(seconds);
    for (let passed = 0; passed < seconds; passed += every) {
      await pause(every * 1000 + random(300));
      const busy = this.running.filter((client) => this.busy.has(client));
      const client = busy[random(busy.length)];
      if (!client) continue;
      client.kill('SIGKILL');
      this.kills++;
      this.running[this.running.indexOf(client)] = this.one();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.running.map((client) => {
        const ended = new Promise<void>((resolve) => client.once('exit', () => resolve()));
        client.stdin!.end();
        return ended;
      }),
    );
    await pause(200); // the last lines
  }

  /** From the built libraries: compiling them anew would keep a killed client's successor from its work for seconds. */
  private one(): ChildProcess {
    const argument = JSON.stringify({ ...this.account, seed: this.seed++ });
    const flags = process.execArgv.filter((flag) => flag !== '--conditions=ws-source');
    const client = spawn(process.execPath, [...flags, new URL('client-process.ts', import.meta.url).pathname, argument], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: client.stdout! }).on('line', (line) => {
      if (!line.endsWith('}')) return; // cut off in the middle
      this.busy.add(client);
      this.told.push(JSON.parse(line) as Told);
    });
    return client;
  }
}

const COUNTS = `select
  (select count(*)::int from expenditure where tenant_id = $1) as expenditures,
  (select count(*)::int from (select 1 from voucher_row where tenant_id = $1 group by voucher_id having sum(amount_ore) <> 0) x) as "unbalancedVouchers",
  (select count(*)::int from voucher v where tenant_id = $1 and not exists (select from voucher_row r where r.tenant_id = v.tenant_id and r.voucher_id = v.id)) as "emptyVouchers",
  (select count(*)::int from (select project_id, sum(amount_ore) as ore from expenditure where tenant_id = $1 group by 1) s
    full join (select project_id, amount_ore as ore from expenditure_by_project where tenant_id = $1) k using (project_id) where s.ore is distinct from k.ore) as "wrongSums",
  (select count(*)::int from expenditure e where tenant_id = $1 and not exists (select from voucher_row r where r.tenant_id = e.tenant_id and r.id = e.voucher_row_id and r.amount_ore = e.amount_ore)) as "withoutVoucher",
  (select count(*)::int from expenditure e where tenant_id = $1 and (select count(*) from audit_event a where a.tenant_id = e.tenant_id and a.subject_id = e.id) <> 1) as "notAudited",
  (select count(*)::int from (select reverses_id from expenditure where tenant_id = $1 and reverses_id is not null group by 1 having count(*) > 1) x) as "reversedTwice"`;

/** What the books say afterwards: everything but the first is 0 where nothing was lost, doubled or half done. */
export async function audit(admin: pg.Client, tenantId: string, told: readonly Told[]): Promise<Record<string, number>> {
  const { rows } = await admin.query<Record<string, number>>(COUNTS, [tenantId]);
  const known = JSON.stringify(
    told.map((one) => ({ id: one.id, of: one.did === 'reversed' ? one.of : null, ore: one.did === 'posted' ? one.ore : null })),
  );
  const { rows: lost } = await admin.query<{ lost: number }>(
    `select count(*)::int as lost from jsonb_to_recordset($2::jsonb) t (id uuid, of uuid, ore bigint)
     where not exists (select from expenditure e where e.tenant_id = $1 and e.id = t.id and e.reverses_id is not distinct from t.of and (t.ore is null or e.amount_ore = t.ore))`,
    [tenantId, known],
  );
  return { ...rows[0]!, told: told.length, lost: lost[0]!.lost };
}

/** The names of what is wrong. */
export const faultsIn = ({ expenditures: _all, told: _told, ...rest }: Record<string, number>): string[] =>
  Object.entries(rest).flatMap(([name, n]) => (n ? [`${name}: ${n}`] : []));
