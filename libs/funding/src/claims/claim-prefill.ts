import type { Tx } from '@samnav/platform';

/** The status report begins with what is recorded: what the project's targets come to, and the meetings of the period. */
export async function prefill(tx: Tx, claimId: string): Promise<void> {
  for (const text of [RESULTS, ACTIVITIES]) await tx.sql(text, [claimId]);
}

const section = (kind: string, body: string): string => `insert into claim_section (claim_id, kind, body, from_submission)
  select c.id, '${kind}', left(said.body, 20000), 1 from payment_claim c cross join lateral (${body}) said
  where c.tenant_id = current_tenant() and c.id = $1 and said.body is not null`;

const RESULTS = section(
  'results',
  `select string_agg(t.title || ': ' || o.finding_sv, E'\\n' order by t.title, t.id) as body
   from target t cross join lateral target_outcome(t.tenant_id, t.id) o where t.tenant_id = c.tenant_id and t.project_id = c.project_id`,
);

const ACTIVITIES = section(
  'activities',
  `select string_agg(m.held_on || ': ' || m.title, E'\\n' order by m.held_on, m.id) as body from meeting m
   where m.tenant_id = c.tenant_id and m.held_on between c.starts_on and c.ends_on and m.cancelled_at is null
     and (m.project_id = c.project_id or exists (select from project_meeting p where p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.project_id = c.project_id))`,
);
