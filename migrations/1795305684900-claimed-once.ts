import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is claimed is claimed once, whoever the funder is: an expenditure stands in one living line, and so does an hour, however often it was
 * certified. Whoever is refused is told where it stands.
 */
export class ClaimedOnce1795305684900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index claim_line_time_entry on claim_line (tenant_id, time_entry_id) where time_entry_id is not null');
    await runner.query(WHERE);
    await triggerFunction(
      runner,
      'claim_line_is_elsewhere',
      `declare there text := claimed_where(new.tenant_id, new.claim_id, new.expenditure_id, null);
      begin
        if there is not null then
          raise exception 'claimed already' using errcode = '23514', table = 'claim_line', constraint = 'claim_line_claimed_elsewhere', detail = there;
        end if;
        return new;
      end`,
    );
    await triggerFunction(
      runner,
      'claim_line_hour_once',
      `declare twice record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('claimed of ' || p.tenant_id || ' ' || p.project_id, 0))
          from (select distinct c.tenant_id, c.project_id from added a join payment_claim c on c.tenant_id = a.tenant_id and c.id = a.claim_id
            where a.time_entry_id is not null order by c.tenant_id, c.project_id) p;
        select a.tenant_id, a.claim_id, a.time_entry_id into twice from (select distinct tenant_id, claim_id, time_entry_id from added where time_entry_id is not null) a
          where (select sum(sign(l.amount_ore)) from claim_line l where l.tenant_id = a.tenant_id and l.time_entry_id = a.time_entry_id
            and l.to_submission is null and l.parked_at is null) > 1 limit 1;
        if found then
          raise exception 'the hour is claimed already' using errcode = '23514', table = 'claim_line', constraint = 'claim_line_hour_once',
            detail = coalesce(claimed_where(twice.tenant_id, twice.claim_id, null, twice.time_entry_id), '{}');
        end if;
        return null;
      end`,
    );
    await runner.query(`create trigger claim_line_is_elsewhere before insert or update of to_submission, parked_at, expenditure_id on claim_line
      for each row when (new.expenditure_id is not null and new.to_submission is null and new.parked_at is null) execute function claim_line_is_elsewhere()`);
    for (const on of ['insert', 'update'])
      await runner.query(`create trigger claim_line_hour_once_${on} after ${on} on claim_line referencing new table as added
        for each statement execute function claim_line_hour_once()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/**
 * In which claim of another an expenditure or an hour stands, as JSON; null where in none. Of another project's claim nothing is told but that it
 * is one, as whoever works on this one may not see it. Asked for every line of a claim: a plan that was made
 * while there were few lines must not read all of them when there are many.
 */
const WHERE = `create function claimed_where(tenant uuid, claim uuid, expenditure uuid, hour uuid) returns text language sql stable set enable_seqscan = off as $$
  select case when c.project_id is distinct from (select own.project_id from payment_claim own where own.tenant_id = tenant and own.id = claim)
      then '{"elsewhere": true}' else json_build_object('number', c.number, 'funder', f.name, 'grant', c.grant_number, 'project', c.project_number)::text end
  from (
    select l.claim_id from claim_line l where l.tenant_id = tenant and l.expenditure_id = expenditure and l.to_submission is null and l.parked_at is null
    union all
    select l.claim_id from claim_line l where l.tenant_id = tenant and l.time_entry_id = hour and l.amount_ore > 0 and l.to_submission is null and l.parked_at is null
  ) l join payment_claim c on c.tenant_id = tenant and c.id = l.claim_id join funder f on f.id = c.funder_id
  where l.claim_id <> claim limit 1 $$`;

async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`);
  await runner.query(`revoke all on function ${name}() from public`);
}
