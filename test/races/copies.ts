import type { Tx } from '@samnav/platform';

/** What a prepared project consists of, in the order in which its copies may be written; and which columns point inside the copy. */
const TABLES: readonly { table: string; of: string; inside: readonly string[]; also?: Record<string, string> }[] = [
  { table: 'project', of: 't.id = $3', inside: ['id'], also: { number: `t.number || '-' || n` } },
  { table: 'budget_line', of: 't.project_id = $3', inside: ['id', 'project_id'] },
  { table: 'expenditure', of: 't.project_id = $3', inside: ['id', 'project_id', 'budget_line_id'], also: { voucher_row_id: 'null' } },
  { table: 'funding_grant', of: 't.project_id = $3', inside: ['id', 'project_id'], also: { number: `t.number || '-' || n` } },
  { table: 'payment_claim', of: 't.project_id = $3', inside: ['id', 'project_id', 'grant_id'], also: { grant_period_id: 'null' } },
  ...['claim_line', 'claim_section', 'claim_financing', 'claim_attachment'].map((table) => ({
    table,
    of: 't.claim_id in (select id from payment_claim where tenant_id = current_tenant() and project_id = $3)',
    inside: ['id', 'claim_id', ...(table === 'claim_line' ? ['expenditure_id'] : [])],
    also: (table === 'claim_line' ? { voucher_id: 'null', voucher_row_id: 'null', voucher_number: 'null' } : {}) as Record<string, string>,
  })),
];

/** The uuid of a row in the copy with a number. */
export const copied = (n: string, id: string): string => `md5(${n} || ' ' || ${id})::uuid`;

/** Copies a project with its approved budget, its ledger, its grant and its claims as they stand: copies `from` to `to`. */
export async function copyProject(tx: Tx, projectId: string, from: number, to: number): Promise<void> {
  for (const { table, of, inside, also = {} } of TABLES) {
    const columns = await tx.sql<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const value = (name: string): string => also[name] ?? (inside.includes(name) ? copied('n', `t.${name}`) : `t.${name}`);
    const names = columns.map(({ name }) => name);
    await tx.sql(`insert into ${table} (${names.join()}) select ${names.map(value).join()} from generate_series($1::integer, $2::integer) n, ${table} t
      where t.tenant_id = current_tenant() and ${of} order by n, t.id`, [from, to, projectId]); // prettier-ignore
    if (table === 'budget_line')
      await tx.sql(
        `update budget c set approved_at = b.approved_at, approved_by_id = b.approved_by_id from generate_series($1::integer, $2::integer) n, budget b
         where b.tenant_id = current_tenant() and b.id = $3 and c.tenant_id = b.tenant_id and c.id = ${copied('n', 'b.id')}`,
        [from, to, projectId],
      );
    if (table === 'project') await financed(tx, projectId, from, to);
  }
}

/** A budget is approved only where it is financed. */
async function financed(tx: Tx, projectId: string, from: number, to: number): Promise<void> {
  await tx.sql(
    `insert into financing (project_id, financier_id, kind, amount_ore) select ${copied('n', 't.project_id')}, t.financier_id, t.kind, t.amount_ore
     from generate_series($1::integer, $2::integer) n, financing t where t.tenant_id = current_tenant() and t.project_id = $3`,
    [from, to, projectId],
  );
}
