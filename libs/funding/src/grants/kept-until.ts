import { today } from '@samnav/networks';
import type { Tx } from '@samnav/platform';
import { Grant } from './grant.entity.ts';

/** How long what was signed is kept where a decision names no time: the end of the seventh year after, by the accounting law (1999:1078, 7:2). */
const USUAL_YEARS = 7;

/** The years of the decision's own rules count from the end of the year in which it ends, or in which anything was signed or paid after that. */
const KEPT = `select make_date(extract(year from greatest(g.ends_on, $2::date))::integer + coalesce((
    select max((r.params ->> 'years')::integer) from grant_rule r where r.tenant_id = g.tenant_id and r.grant_id = g.id and r.kind = 'retention'
      and r.params ->> 'years' ~ '^[0-9]{1,2}$'), ${USUAL_YEARS}), 12, 31)::text as until
  from funding_grant g where g.tenant_id = current_tenant() and g.id = $1`;

/** Something was signed or paid: the funder's people see it until the day that the rules say, and the grant never closes to them before. */
export async function keepForFunder(tx: Tx, grantId: string, day = today(tx)): Promise<void> {
  const { keptUntil, openUntil } = await tx.lock(Grant, grantId);
  const [row] = await tx.sql<{ until: string }>(KEPT, [grantId, day]);
  const { until } = row!;
  if (keptUntil !== null && keptUntil >= until) return;
  const open = openUntil !== null && openUntil < until ? { openUntil: until } : {};
  await tx.change(Grant, grantId, null, { keptUntil: until, ...open }, 'grant.updated');
}
