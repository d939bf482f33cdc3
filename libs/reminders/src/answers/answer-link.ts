import { createHmac, randomUUID } from 'node:crypto';
import { hashOf, readConfig } from '@samnav/platform';
import type { Tx } from '@samnav/platform';

/** How long a link can be used, in days. */
const LIFETIME = 60;

/** What the link's holder has: the tenant's uuid and 256 bits that only who knows the installation's secret can derive from the row's id. */
function tokenOf(tenantId: string, linkId: string): string {
  const secret = createHmac('sha256', readConfig().SAMNAV_SECRET).update(`answer link ${tenantId} ${linkId}`).digest('base64url');
  return tenantId.replaceAll('-', '') + secret;
}

/**
 * The address of the page on which a person answers to a deadline without signing in: the path for a mail's button. While a link is unused
 * every mail about the deadline carries the same one, so that a mail sent again is the same mail.
 */
export async function answerUrl(tx: Tx, deadlineId: string, personId: string): Promise<string> {
  const linkId = (await openLink(tx, deadlineId, personId)) ?? (await newLink(tx, deadlineId, personId));
  return `/answer/${tokenOf(tx.scope.tenantId, linkId)}`;
}

/** One that is soon to expire is replaced: a mail that is read next week shall work. */
async function openLink(tx: Tx, deadlineId: string, personId: string): Promise<string | null> {
  await tx.sql(
    `update answer_link set revoked_at = samnav_now() where tenant_id = current_tenant() and deadline_id = $1 and person_id = $2
       and used_at is null and revoked_at is null and expires_at < samnav_now() + interval '14 days'`,
    [deadlineId, personId],
  );
  const [link] = await tx.sql<{ id: string }>(
    `select id from answer_link where tenant_id = current_tenant() and deadline_id = $1 and person_id = $2 and used_at is null and revoked_at is null`,
    [deadlineId, personId],
  );
  return link?.id ?? null;
}

async function newLink(tx: Tx, deadlineId: string, personId: string): Promise<string> {
  const id = randomUUID();
  await tx.sql(
    `insert into answer_link (id, token_hash, deadline_id, person_id, expires_at) values ($1, $2, $3, $4, samnav_now() + make_interval(days => ${LIFETIME}))
     on conflict (tenant_id, deadline_id, person_id) where used_at is null and revoked_at is null do nothing`,
    [id, hashOf(tokenOf(tx.scope.tenantId, id)), deadlineId, personId],
  );
  return (await openLink(tx, deadlineId, personId))!; // another mail's transaction may have been first
}

/** What was mailed about a deadline before it had a new owner stops working: it speaks of somebody else's promise now. Not that of whoever is still asked. */
export async function revokeLinks(tx: Tx, deadlineId: string, stillAsked: string | null = null): Promise<void> {
  await tx.sql(
    `update answer_link l set revoked_at = samnav_now(), version = version + 1, updated_at = samnav_now()
     where l.tenant_id = current_tenant() and l.deadline_id = $1 and l.person_id is distinct from $2::uuid and l.used_at is null and l.revoked_at is null`,
    [deadlineId, stillAsked],
  );
}
