import { NIL, queueMails, systemScope } from '@samnav/platform';
import type { Database, Scope, Tx } from '@samnav/platform';
import { weeklyDigestLetter } from './weekly-digest.letter.ts';

/** People whose digests are written in one transaction. */
const CHUNK = 500;

interface Monday {
  zone: string;
  monday: string;
}

/** Zones where it is Monday after eight or Tuesday, and this week's digests are not all written. */
const ZONES = `select z.zone, to_char(z.monday, 'YYYY-MM-DD') as monday from (
    select x.zone, date_trunc('week', n.instant at time zone x.zone)::date as monday, n.instant at time zone x.zone as local
    from (select coalesce($1::timestamptz, samnav_now()) as instant) n, (select t.time_zone as zone from tenant t where t.id = current_tenant()
      union select m.time_zone from municipality m where m.tenant_id = current_tenant()) x) z
  where z.local >= z.monday + time '08:00' and z.local < z.monday + 2
    and not exists (select from digest_run r where r.tenant_id = current_tenant() and r.zone = z.zone and r.monday_on = z.monday)`;

/** The next people of a zone, whether or not there is something for them. */
const PEOPLE = `select p.id from person p join tenant t on t.id = p.tenant_id left join municipality m on m.tenant_id = p.tenant_id and m.id = p.municipality_id
  where p.tenant_id = current_tenant() and coalesce(m.time_zone, t.time_zone) = $1 and p.id > $2 order by p.id limit ${CHUNK}`;

const part = (name: string): string => `jsonb_build_object('count', coalesce(max(x.total) filter (where x.part = '${name}'), 0),
    'items', coalesce(jsonb_agg(jsonb_build_object('id', 'ddl_' || x.id, 'title', x.title, 'dueOn', to_char(x.due_on, 'YYYY-MM-DD'), 'of', x.of) order by x.due_on, x.id)
      filter (where x.part = '${name}'), '[]'))`;

/**
 * For all of the people at once: what is late, due this week and next, waits for approval, was reminded of in the inbox only. No row for whom
 * there is nothing, who wants none, or whose address takes no mail. $3 people, $4 Monday, $5 slug, $6 zone, $7 the instant.
 */
const DIGESTS = `
  with who as (
    select p.id, p.account_id, coalesce(a.email, p.email) as address, coalesce(a.language, 'sv') as language
    from person p left join account a on a.id = p.account_id and a.disabled_at is null
    where p.tenant_id = current_tenant() and p.id = any($3::uuid[]) and coalesce(a.email, p.email) is not null
      and (p.account_id is null or a.id is not null) and has_left(p.leaves_on, p.tenant_id) is not true
      and not exists (select from notification_setting n where n.tenant_id = p.tenant_id and n.person_id = p.id and not n.digest)
      and not exists (select from channel_fault f where f.tenant_id = p.tenant_id and f.person_id = p.id and f.cleared_at is null)
  ), owned as (
    select d.owner_id as person_id, d.id, d.title, d.due_on, null::text as of,
      case when d.obligation = 'approval' then 'approvals' when d.due_on < (coalesce($7::timestamptz, samnav_now()) at time zone $6)::date then 'late' else 'due' end as part
    from who join deadline d on d.tenant_id = current_tenant() and d.owner_id = who.id and d.met_at is null and d.cancelled_at is null
    where d.obligation = 'approval' or d.due_on < $4::date + 14
  ), offered as (
    select h.to_id as person_id, d.id, d.title, d.due_on, o.name as of, 'handOvers' as part
    from who join hand_over h on h.tenant_id = current_tenant() and h.to_id = who.id and h.state = 'pending'
    join deadline d on d.tenant_id = h.tenant_id and d.id = h.deadline_id and d.met_at is null and d.cancelled_at is null
    join person o on o.tenant_id = h.tenant_id and o.id = h.from_id
  ), reminded as (
    select distinct who.id as person_id, d.id, d.title, d.due_on, o.name as of, 'reminded' as part
    from who join reminder r on r.tenant_id = current_tenant() and (r.recipient_id = who.id or r.delivered_to_id = who.id)
    join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id and d.met_at is null and d.cancelled_at is null
    join person o on o.tenant_id = d.tenant_id and o.id = d.owner_id
    where r.channel = 'inbox' and r.state = 'sent' and r.read_at is null and r.sent_at > ($4::date - 7 + time '08:00') at time zone $6
      and not exists (select from owned where owned.person_id = who.id and owned.id = d.id)
      and not exists (select from offered where offered.person_id = who.id and offered.id = d.id)
  ), listed as (
    select a.*, count(*) over (partition by a.person_id, a.part) as total, row_number() over (partition by a.person_id, a.part order by a.due_on, a.id) as place
    from (select * from owned union all select * from offered union all select * from reminded) a
  )
  select who.id::text, 'week of ' || $4::text, who.address, who.account_id, who.id, who.language,
    jsonb_build_object('tenantId', current_tenant(), 'personId', who.id, 'tenant', $5::text, 'region', (select t.name from tenant t where t.id = current_tenant()), 'monday', $4::text,
      'handOvers', ${part('handOvers')}, 'late', ${part('late')}, 'approvals', ${part('approvals')}, 'due', ${part('due')}, 'reminded', ${part('reminded')})
  from who join listed x on x.person_id = who.id and x.place <= 20
  group by who.id, who.address, who.account_id, who.language`;

/**
 * Writes the week's digests where it is Monday past eight; after an outage also later that day or on Tuesday. Nobody gets two: a mail is
 * unique for person and week, and a zone that is done is not asked again. Answers how many were written.
 */
export async function writeDigests(database: Database): Promise<number> {
  const tenants = await database.outside('weekly-digest', (tx) =>
    tx.sql<{ id: string; slug: string }>(
      `select id, slug from tenant where extract(isodow from samnav_now() at time zone 'UTC') in (7, 1, 2, 3) order by id`,
    ),
  );
  let written = 0;
  for (const { id, slug } of tenants) written += await writeTenantDigests(database, systemScope(id, slug, 'weekly-digest'));
  return written;
}

/** Those of one tenant, as at an instant (null = now). */
export async function writeTenantDigests(database: Database, scope: Scope, instant: string | null = null): Promise<number> {
  let written = 0;
  for (const zone of await database.write(scope, (tx) => tx.sql<Monday>(ZONES, [instant])))
    written += await writeZone(database, scope, { ...zone, instant });
  return written;
}

type Due = Monday & { instant: string | null };

async function writeZone(database: Database, scope: Scope, due: Due): Promise<number> {
  let written = 0;
  let after: string | undefined = NIL;
  while (after !== undefined) {
    const from: string = after;
    const chunk = await database.write(scope, (tx) => writeChunk(tx, due, from));
    written += chunk.written;
    after = chunk.last;
  }
  await database.write(scope, (tx) =>
    tx.sql('insert into digest_run (zone, monday_on) values ($1, $2) on conflict do nothing', [due.zone, due.monday]),
  );
  return written;
}

async function writeChunk(tx: Tx, { zone, monday, instant }: Due, after: string): Promise<{ written: number; last: string | undefined }> {
  const people = (await tx.sql<{ id: string }>(PEOPLE, [zone, after])).map(({ id }) => id);
  if (!people.length) return { written: 0, last: undefined };
  const mails = await queueMails(tx, weeklyDigestLetter, DIGESTS, [people, monday, tx.scope.tenant, zone, instant]);
  return { written: mails.length, last: people.length === CHUNK ? people.at(-1) : undefined };
}
