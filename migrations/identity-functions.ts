/** A function that runs with the owner's rights: what the server itself must know before a tenant is known. */
export interface DefinerFunction {
  name: string;
  parameters: string;
  returns: string;
  body: string;
  roles: string;
}

const IDLE = `interval '12 hours'`;
const ABSOLUTE = `interval '14 days'`;
const RUNTIME = 'samnav_runtime';

const accountJson = `jsonb_build_object('id', a.id, 'email', a.email, 'name', a.name, 'language', a.language)`;

/** Who calls, by session or token; every path that answers null looks the same to the caller. */
const caller = `
    if given_token is not null then
      select * into held from api_token t
        where t.tenant_id = room and t.token_hash = given_token and t.revoked_at is null and t.expires_at > instant;
      who := held.account_id;
      if who is not null and (held.last_used_at is null or held.last_used_at < instant - interval '1 minute') then
        update api_token t set last_used_at = instant where t.tenant_id = held.tenant_id and t.id = held.id;
      end if;
    else
      update session s set last_seen_at = instant
        where s.token_hash = given_session and s.revoked_at is null and s.expires_at > instant
          and s.last_seen_at between instant - ${IDLE} and instant - interval '1 minute';
      select s.account_id into who from session s
        where s.token_hash = given_session and s.revoked_at is null and s.expires_at > instant and s.last_seen_at > instant - ${IDLE};
    end if;`;

export const scopeOf: DefinerFunction = {
  name: 'scope_of',
  parameters: 'door text, given_slug text, given_session bytea, given_token bytea',
  returns: 'jsonb',
  roles: RUNTIME,
  body: `
  declare
    instant timestamptz := samnav_now();
    held api_token%rowtype;
    who uuid;
    room uuid;
    zone text;
    payer uuid;
    person uuid;
    known jsonb;
    roles jsonb;
    until timestamptz;
  begin
    if door = 'tenant' then select id, time_zone into room, zone from tenant where slug = given_slug; end if;
    if door = 'funder' then select id into payer from funder where slug = given_slug; end if;
    ${caller}
    select ${accountJson} into known from account a where a.id = who and a.disabled_at is null;
    if known is null then return null; end if;
    if door = 'tenant' then
      select jsonb_agg(jsonb_build_object('role', r.role, 'municipalityId', r.municipality_id, 'workgroupId', r.workgroup_id, 'projectId', r.project_id) order by r.id)
        into roles from role_assignment r
        where r.tenant_id = room and r.account_id = who and holds_now(r.starts_on, r.ends_on, r.ended_at, zone);
      if roles is not null then
        select p.id into person from person p where p.tenant_id = room and p.account_id = who limit 1;
      end if;
    else
      select jsonb_agg(jsonb_build_object('role', g.role, 'municipalityId', null, 'workgroupId', null, 'projectId', null) order by g.id)
        into roles from global_assignment g
        where g.account_id = who and holds_now(g.starts_on, g.ends_on, g.ended_at, 'Europe/Stockholm')
          and case door when 'funder' then g.funder_id = payer else g.role = 'operator' end;
    end if;
    -- until when this holds if nothing changes: roles end with a day
    select least(held.expires_at, (select s.expires_at from session s where s.token_hash = given_session),
      ((instant at time zone coalesce(zone, 'Europe/Stockholm'))::date + 1)::timestamp at time zone coalesce(zone, 'Europe/Stockholm')) into until;
    return jsonb_build_object('account', known, 'tenantId', room, 'funderId', payer, 'personId', person, 'assignments', roles, 'now', instant, 'until', until,
      'tokenId', held.id, 'tokenScopes', held.scopes);
  end`,
};

const roomsOf: DefinerFunction = {
  name: 'rooms_of',
  parameters: 'given_session bytea',
  returns: 'jsonb',
  roles: RUNTIME,
  body: `
  declare
    instant timestamptz := samnav_now();
    who uuid;
    given_token bytea;
    room uuid;
    held api_token%rowtype;
    known jsonb;
  begin
    ${caller}
    select ${accountJson} into known from account a where a.id = who and a.disabled_at is null;
    if known is null then return null; end if;
    return jsonb_build_object(
      'account', known,
      'tenants', (select coalesce(jsonb_agg(jsonb_build_object('slug', x.slug, 'name', x.name, 'roles', x.roles) order by x.name), '[]') from (
        select t.slug, t.name, jsonb_agg(distinct r.role) as roles from role_assignment r join tenant t on t.id = r.tenant_id
        where r.account_id = who and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) group by t.id) x),
      'funders', (select coalesce(jsonb_agg(jsonb_build_object('slug', f.slug, 'name', f.name) order by f.name), '[]')
        from global_assignment g join funder f on f.id = g.funder_id
        where g.account_id = who and holds_now(g.starts_on, g.ends_on, g.ended_at, 'Europe/Stockholm')),
      'platform', exists (select from global_assignment g
        where g.account_id = who and g.role = 'operator' and holds_now(g.starts_on, g.ends_on, g.ended_at, 'Europe/Stockholm')));
  end`,
};

/** Counts an attempt before anything slow is done; answers the seconds to wait where there were too many. What is refused is not counted. */
const reserveAttempt: DefinerFunction = {
  name: 'reserve_attempt',
  parameters: 'given_kind text, account_key bytea, address_key bytea, out attempt bigint, out retry_after integer',
  returns: 'record',
  roles: RUNTIME,
  body: `
  declare
    instant timestamptz := samnav_now();
    per_account integer := case given_kind when 'login' then 10 when 'reset' then 3 else 20 end;
    per_address integer := case given_kind when 'login' then 100 when 'reset' then 20 else 60 end;
    frees_at timestamptz;
  begin
    -- parallel attempts at one account wait for each other, so that none slips by the count
    perform pg_advisory_xact_lock(hashtextextended(given_kind || encode(account_key, 'hex'), 0));
    delete from login_attempt where id in (select id from login_attempt where at < instant - interval '1 day' limit 20 for update skip locked);
    select max(x.at) into frees_at from (
      (select l.at from login_attempt l where l.kind = given_kind and l.account_key = reserve_attempt.account_key
        and l.at > instant - interval '15 minutes' order by l.at desc offset per_account - 1 limit 1)
      union all
      (select l.at from login_attempt l where l.kind = given_kind and l.address_key = reserve_attempt.address_key
        and l.at > instant - interval '15 minutes' order by l.at desc offset per_address - 1 limit 1)) x;
    if frees_at is not null then
      retry_after := greatest(1, ceil(extract(epoch from frees_at + interval '15 minutes' - instant)));
      return;
    end if;
    insert into login_attempt (kind, account_key, address_key, at) values (given_kind, account_key, address_key, instant) returning id into attempt;
  end`,
};

const forgiveAttempts: DefinerFunction = {
  name: 'forgive_attempts',
  parameters: 'given_key bytea',
  returns: 'void',
  roles: RUNTIME,
  body: `begin delete from login_attempt where kind = 'login' and account_key = given_key; end`,
};

const accountForLogin: DefinerFunction = {
  name: 'account_for_login',
  parameters: 'given_email text, out id uuid, out email text, out name text, out language text, out password_hash text, out disabled boolean',
  returns: 'setof record',
  roles: RUNTIME,
  body: `begin return query select a.id, a.email, a.name, a.language, a.password_hash, a.disabled_at is not null from account a where a.email = given_email; end`,
};

const openSession: DefinerFunction = {
  name: 'open_session',
  parameters: 'given_account uuid, given_hash bytea, given_agent text',
  returns: 'timestamptz',
  roles: RUNTIME,
  body: `
  declare instant timestamptz := samnav_now();
  begin
    delete from session s where s.account_id = given_account and (s.expires_at < instant or s.revoked_at is not null or s.last_seen_at < instant - ${IDLE});
    insert into session (token_hash, account_id, user_agent, created_at, last_seen_at, expires_at)
      values (given_hash, given_account, left(given_agent, 300), instant, instant, instant + ${ABSOLUTE});
    return instant + ${ABSOLUTE};
  end`,
};

const closeSession: DefinerFunction = {
  name: 'close_session',
  parameters: 'given_hash bytea',
  returns: 'void',
  roles: RUNTIME,
  body: `begin update session set revoked_at = samnav_now() where token_hash = given_hash and revoked_at is null; end`,
};

/** The account of the address, made where there is none; an account that exists is left as it is. */
const ensureAccount: DefinerFunction = {
  name: 'ensure_account',
  parameters: 'given_email text, given_name text, given_language text, given_hash text, out id uuid, out made boolean',
  returns: 'record',
  roles: RUNTIME,
  body: `
  begin
    insert into account as a (email, name, language, password_hash, password_set_at)
      values (lower(given_email), given_name, given_language, given_hash, case when given_hash is not null then samnav_now() end)
      on conflict (email) do nothing returning a.id into id;
    made := id is not null;
    if not made then select a.id into id from account a where a.email = lower(given_email); end if;
  end`,
};

const createResetLink: DefinerFunction = {
  name: 'create_reset_link',
  parameters: 'given_email text, given_hash bytea, out email text, out name text, out language text',
  returns: 'setof record',
  roles: RUNTIME,
  body: `
  declare known account%rowtype;
  begin
    select * into known from account a where a.email = lower(given_email) and a.disabled_at is null;
    if known.id is null then return; end if;
    insert into one_time_link (kind, token_hash, account_id, expires_at) values ('passwordReset', given_hash, known.id, samnav_now() + interval '1 hour');
    email := known.email; name := known.name; language := known.language;
    return next;
  end`,
};

const linkSubject: DefinerFunction = {
  name: 'link_subject',
  parameters: 'given_hash bytea, out kind text, out email text, out expires_at timestamptz',
  returns: 'setof record',
  roles: RUNTIME,
  body: `
  begin
    return query select l.kind, a.email, l.expires_at from one_time_link l left join account a on a.id = l.account_id
      where l.token_hash = given_hash and l.used_at is null and l.expires_at > samnav_now() and a.disabled_at is null;
  end`,
};

/** Sets the password once; every session of the account ends, and the other links to it are dead. Null: the link is not good. */
const useResetLink: DefinerFunction = {
  name: 'use_reset_link',
  parameters: 'given_hash bytea, new_hash text',
  returns: 'uuid',
  roles: RUNTIME,
  body: `
  declare who uuid;
  begin
    update one_time_link l set used_at = samnav_now() from account a
      where l.token_hash = given_hash and l.kind = 'passwordReset' and l.used_at is null and l.expires_at > samnav_now()
        and a.id = l.account_id and a.disabled_at is null
      returning a.id into who;
    if who is null then return null; end if;
    update account a set password_hash = new_hash, password_set_at = samnav_now(), updated_at = samnav_now() where a.id = who;
    update session s set revoked_at = samnav_now() where s.account_id = who and s.revoked_at is null;
    update one_time_link l set used_at = samnav_now() where l.account_id = who and l.used_at is null;
    delete from login_attempt l using account a where a.id = who and l.kind = 'login' and l.account_key = sha256(convert_to(a.email, 'UTF8'));
    return who;
  end`,
};

/** Only an installation without operator gets such a link: who starts the server is its first operator. */
const createOperatorLink: DefinerFunction = {
  name: 'create_operator_link',
  parameters: 'given_hash bytea',
  returns: 'boolean',
  roles: RUNTIME,
  body: `
  begin
    if exists (select from global_assignment g where g.role = 'operator' and g.ended_at is null) then return false; end if;
    update one_time_link l set used_at = samnav_now() where l.kind = 'operator' and l.used_at is null;
    insert into one_time_link (kind, token_hash, expires_at) values ('operator', given_hash, samnav_now() + interval '1 day');
    return true;
  end`,
};

const useOperatorLink: DefinerFunction = {
  name: 'use_operator_link',
  parameters: 'given_hash bytea, given_email text, given_name text, given_language text, new_hash text',
  returns: 'uuid',
  roles: RUNTIME,
  body: `
  declare
    link uuid;
    who uuid;
  begin
    -- an address that already has an account stays its owner's: the link is for somebody new
    if exists (select from account a where a.email = lower(given_email)) then return null; end if;
    update one_time_link l set used_at = samnav_now()
      where l.token_hash = given_hash and l.kind = 'operator' and l.used_at is null and l.expires_at > samnav_now() returning l.id into link;
    if link is null then return null; end if;
    insert into account as a (email, name, language, password_hash, password_set_at)
      values (lower(given_email), given_name, given_language, new_hash, samnav_now()) returning a.id into who;
    insert into global_assignment (account_id, role) values (who, 'operator');
    return who;
  end`,
};

/** What only operators may do; in demo and test mode the furnisher may too. */
const mustBeOperator = `
    if not exists (select from global_assignment g where g.account_id = acting and g.role = 'operator' and holds_now(g.starts_on, g.ends_on, g.ended_at, 'Europe/Stockholm'))
      and (select mode from installation) not in ('demo', 'test') then
      raise exception 'only an operator may do this' using errcode = '42501';
    end if;`;

const createTenant: DefinerFunction = {
  name: 'create_tenant',
  parameters: 'acting uuid, given_id uuid, given_slug text, given_name text, given_kind text',
  returns: 'void',
  roles: RUNTIME,
  body: `
  begin
    ${mustBeOperator}
    insert into tenant (id, slug, name, kind) values (given_id, given_slug, given_name, given_kind);
  end`,
};

const createFunder: DefinerFunction = {
  name: 'create_funder',
  parameters: 'acting uuid, given_slug text, given_name text',
  returns: 'uuid',
  roles: RUNTIME,
  body: `
  declare made uuid;
  begin
    ${mustBeOperator}
    insert into funder (slug, name) values (given_slug, given_name) returning id into made;
    return made;
  end`,
};

const grantGlobalRole: DefinerFunction = {
  name: 'grant_global_role',
  parameters: 'acting uuid, given_account uuid, given_role text, given_funder uuid',
  returns: 'void',
  roles: RUNTIME,
  body: `
  begin
    ${mustBeOperator}
    if not exists (select from global_assignment g where g.account_id = given_account and g.role = given_role
        and g.funder_id is not distinct from given_funder and g.ended_at is null and g.ends_on is null) then
      insert into global_assignment (account_id, role, funder_id, granted_by) values (given_account, given_role, given_funder, acting);
    end if;
  end`,
};

const allRooms: DefinerFunction = {
  name: 'all_rooms',
  parameters: 'acting uuid',
  returns: 'jsonb',
  roles: RUNTIME,
  body: `
  begin
    ${mustBeOperator}
    return jsonb_build_object(
      'tenants', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.name), '[]') from tenant t),
      'funders', (select coalesce(jsonb_agg(jsonb_build_object('slug', f.slug, 'name', f.name) order by f.name), '[]') from funder f));
  end`,
};

/** The allow-list of the catalogue lint: every function of the schema that runs with more rights than its caller. */
export const identityFunctions: readonly DefinerFunction[] = [
  scopeOf,
  roomsOf,
  reserveAttempt,
  forgiveAttempts,
  accountForLogin,
  openSession,
  closeSession,
  ensureAccount,
  createResetLink,
  linkSubject,
  useResetLink,
  createOperatorLink,
  useOperatorLink,
  createTenant,
  createFunder,
  grantGlobalRole,
  allRooms,
];
