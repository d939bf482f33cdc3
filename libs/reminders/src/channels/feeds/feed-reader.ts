import { Injectable } from '@nestjs/common';
import { allowed, Database, hashOf, makeScope, modelOf, readConfig, systemScope, visibleSql } from '@samnav/platform';
import type { Assignment, Scope, Tx } from '@samnav/platform';
import { Deadline } from '../../deadlines/deadline.entity.ts';
import { feedText } from './feed-calendar.ts';
import type { FeedRow } from './feed-calendar.ts';
import { othersInFeed } from './feed-source.ts';
import { tenantOfToken } from './feed-token.ts';

interface Feed {
  id: string;
  account_id: string;
  person_id: string;
  workgroup_id: string | null;
  municipality_id: string | null;
  of: string | null;
  slug: string;
  language: 'sv' | 'en';
  assignments: Assignment[] | null;
}

/** Whose feed it is and what that person may do today; nobody who has left or lost the last role. */
const FEED = `select f.id, f.account_id, f.person_id, f.workgroup_id, f.municipality_id, coalesce(w.name, m.name) as of, t.slug, a.language,
    (select jsonb_agg(jsonb_build_object('role', r.role, 'municipalityId', r.municipality_id, 'workgroupId', r.workgroup_id, 'projectId', r.project_id))
     from role_assignment r where r.tenant_id = f.tenant_id and r.account_id = f.account_id and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone)) as assignments
  from calendar_feed f
  join tenant t on t.id = f.tenant_id
  join account a on a.id = f.account_id and a.disabled_at is null
  join person p on p.tenant_id = f.tenant_id and p.id = f.person_id and p.account_id = f.account_id and has_left(p.leaves_on, p.tenant_id) is not true
  left join workgroup w on w.tenant_id = f.tenant_id and w.id = f.workgroup_id
  left join municipality m on m.tenant_id = f.tenant_id and m.id = f.municipality_id
  where f.tenant_id = current_tenant() and f.token_hash = $1 and f.revoked_at is null`;

/** Struck ones stay for 60 days, so that every calendar that fetches now and then learns of it; done ones for a year. */
const rowsSql = (where: string, visible: string): string => `
  select d.id, d.version, d.title, d.description, d.due_on::text, d.due_time::text, coalesce(m.time_zone, t.time_zone) as zone, m.name as municipality,
    w.name as workgroup, o.name as owner, d.met_at, d.cancelled_at, d.outcome, d.updated_at
  from deadline d
  join tenant t on t.id = d.tenant_id
  join person o on o.tenant_id = d.tenant_id and o.id = d.owner_id
  left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
  left join workgroup w on w.tenant_id = d.tenant_id and w.id = d.workgroup_id
  where d.tenant_id = current_tenant() and ${where} and (${visible})
    and (d.cancelled_at is null or d.cancelled_at > samnav_now() - interval '60 days')
    and (d.met_at is null or d.met_at > samnav_now() - interval '1 year')
  order by d.due_on, d.id limit 5000`;

/** Reads a calendar feed as its owner, with the owner's rights at that moment. */
@Injectable()
export class FeedReader {
  constructor(private readonly database: Database) {}

  /** The calendar's text; null where there is none, or none any more. */
  async read(token: string): Promise<string | null> {
    const tenantId = tenantOfToken(token);
    if (!tenantId) return null;
    const now = await this.database.now();
    const found = await this.database.write(systemScope(tenantId, '', 'calendar feed', now), (tx) => this.feed(tx, token));
    if (!found?.assignments) return null;
    const { account_id: accountId, person_id: personId, slug: tenant, language, assignments } = found;
    const scope = makeScope({ tenantId, tenant, accountId, personId, assignments, language, now });
    if (!allowed(scope, 'deadline.read')) return null;
    const { PUBLIC_URL: publicUrl } = readConfig();
    const of = { personId, workgroupId: found.workgroup_id, municipalityId: found.municipality_id };
    const read = (tx: Tx) => Promise.all([this.rows(tx, scope, found), othersInFeed(tx, of, publicUrl)]);
    const [rows, others] = await this.database.write(scope, read);
    return feedText(rows, { of: found.of, tenant, language, publicUrl }, others);
  }

  private async feed(tx: Tx, token: string): Promise<Feed | undefined> {
    const [feed] = await tx.sql<Feed>(FEED, [hashOf(token)]);
    if (feed)
      tx.send(
        `update calendar_feed set fetched_at = samnav_now() where tenant_id = current_tenant() and id = $1
           and (fetched_at is null or fetched_at < samnav_now() - interval '10 minutes')`,
        [feed.id],
      );
    return feed;
  }

  private rows(tx: Tx, scope: Scope, feed: Feed): Promise<FeedRow[]> {
    const [where, id] = feed.workgroup_id
      ? ['d.workgroup_id = $1', feed.workgroup_id]
      : feed.municipality_id
        ? ['d.municipality_id = $1', feed.municipality_id]
        : ['d.owner_id = $1', feed.person_id];
    const rule = visibleSql(modelOf(Deadline), 'd', scope, 2);
    return tx.sql<FeedRow>(rowsSql(where, rule?.sql ?? 'true'), [id, ...(rule?.params ?? [])]);
  }
}
