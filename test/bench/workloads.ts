import type { Bench } from './cluster.ts';

export const workloads = ['Q1', 'Q2', 'Q3', 'M1'] as const;
export type Workload = (typeof workloads)[number];

/** One request's values, for every server to say in its own words. */
export interface Sample {
  tenantId: string;
  /** The tenant's slug. */
  tenant: string;
  /** Q1, Q2: the row after which the page begins: its sort key and uuid. */
  after?: { key: string; id: string };
  /** Q3. */
  projectId?: string;
  /** M1: öre, and who records it. */
  expenditure?: { budgetLineId: string; amount: number; spentOn: string; note: string; accountId: string; personId: string };
}
export type Samples = Record<Workload, Sample[]>;

export const pageSize = { Q1: 50, Q2: 20 } as const;

/** The same numbers in every run, so that all rivals and all rounds are asked the same. */
export function dice(seed = 42): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % sides;
  };
}

interface Row {
  tenant_id: string;
  slug: string;
  key: string;
  id: string;
}

/** Requests of each workload, spread over all tenants. */
export async function samplesOf({ admin }: Bench, n: number): Promise<Samples> {
  const roll = dice();
  const pick = <T>(rows: readonly T[]): T => rows[roll(rows.length)]!;
  const times = (make: () => Sample): Sample[] => Array.from({ length: n }, make);
  const page = async (table: string, key: string, size: number): Promise<() => Sample> => {
    const { rows } = await admin.query<Row>(`select * from (
      select x.tenant_id, t.slug, x.${key} as key, x.id, row_number() over (partition by x.tenant_id order by x.${key} collate "sv-x-icu" desc, x.id desc) as rest
      from ${table} x join tenant t on t.id = x.tenant_id) y where rest > ${size} order by id`);
    const byTenant = [...new Set(rows.map((row) => row.slug))].map((slug) => rows.filter((row) => row.slug === slug));
    return () => {
      const row = pick(pick(byTenant));
      return { tenantId: row.tenant_id, tenant: row.slug, after: { key: row.key, id: row.id } };
    };
  };
  const hot = await admin.query<{ tenant_id: string; slug: string; id: string; lines: string[]; person: string; account: string }>(`
    select p.tenant_id, t.slug, p.id, array_agg(b.id order by b.id) as lines, c.id as person, c.account_id as account
    from (select tenant_id, project_id as id from expenditure group by 1, 2 having count(*) > 100) p
    join tenant t on t.id = p.tenant_id join budget_line b on b.tenant_id = p.tenant_id and b.project_id = p.id
    join person c on c.tenant_id = p.tenant_id and c.account_id is not null group by 1, 2, 3, c.id, c.account_id order by 3`);
  const project = (): Sample & { at: (typeof hot.rows)[number] } => {
    const at = pick(hot.rows);
    return { tenantId: at.tenant_id, tenant: at.slug, projectId: at.id, at };
  };
  const spend = (): Sample => {
    const { at, tenantId, tenant } = project();
    const [amount, day] = [1000 + roll(900_000), roll(31)];
    const spentOn = `2025-12-${String(1 + day).padStart(2, '0')}`; // in every project's period
    return { tenantId, tenant, expenditure: { budgetLineId: pick(at.lines), amount, spentOn, note: 'Faktura', accountId: at.account, personId: at.person } }; // prettier-ignore
  };
  const found = (): Sample => {
    const { tenantId, tenant, projectId } = project();
    return { tenantId, tenant, projectId };
  };
  return {
    Q1: times(await page('project', 'number', pageSize.Q1)),
    Q2: times(await page('workgroup', 'name', pageSize.Q2)),
    Q3: times(found),
    M1: times(spend),
  };
}
