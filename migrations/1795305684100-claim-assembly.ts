import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counting } from './targets.ts';

/** What a claim would consist of by the ledger and the grant's rules right now, and what is wrong with it as it stands. */
export class ClaimAssembly1795305684100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local check_function_bodies to off'); // what funders take off stands in tables that are made later
    await counting(runner, `claim_candidates(tenant uuid, claim uuid) returns table (${COLUMNS}) language sql`, CANDIDATES);
    await counting(
      runner,
      'claim_figures(tenant uuid, claim uuid) returns table (cash_ore bigint, in_kind_ore bigint, support_ore bigint) language sql',
      FIGURES,
    );
    await counting(
      runner,
      'claim_flat_rates(tenant uuid, claim uuid) returns table (category text, amount_ore bigint, rule text) language sql',
      FLAT_RATES,
    );
    await counting(
      runner,
      'claim_faults(tenant uuid, claim uuid) returns table (code text, blocking boolean, path text, sv text, en text) language sql',
      FAULTS,
    );
    await runner.query(`create view claim_fault with (security_invoker = true) as
      select c.tenant_id, md5(c.id::text || ' ' || f.number)::uuid as id, c.id as claim_id, f.number::integer as number, f.code, f.blocking, f.path, f.sv as message_sv, f.en as message_en
      from payment_claim c cross join lateral (select faults.*, row_number() over () as number from claim_faults(c.tenant_id, c.id) faults) f`);
    await runner.query('grant select on claim_fault to samnav_runtime, samnav_worker, samnav_backup');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** The columns of a line that come from the ledger; a line that differs in one of them is not the same any more. */
const COLUMNS = `kind text, category text, expenditure_id uuid, expenditure_version integer, voucher_id uuid, voucher_row_id uuid, time_entry_id uuid, spent_on date, booked_on date,
  amount_ore bigint, vat_ore bigint, eligible_ore bigint, excluded_ore bigint, exclusion text, rule text, voucher_number text, supplier text, text text, account text, minutes integer,
  hourly_ore bigint, person_id uuid, certified_at timestamptz, evidence jsonb`;

/** The rule of the grant that applied on a day; of one kind. */
const ruleOn = (
  kind: string,
  day: string,
): string => `(select r.params from grant_rule r where r.tenant_id = g.tenant_id and r.grant_id = g.id and r.kind = '${kind}'
  and r.starts_on <= ${day} and (r.ends_on is null or r.ends_on >= ${day}) order by r.starts_on desc, r.id limit 1)`;

/** What the funder has taken off a line that another claim has, by its decision or after it: never more than the line claims. */
const TAKEN_OFF = `(case when taken.id is null then 0 else least(greatest(taken.eligible_ore, 0),
        coalesce((select r.deducted_ore from review_line r join payment_claim o on o.tenant_id = r.tenant_id and o.id = r.claim_id
          where r.tenant_id = taken.tenant_id and r.claim_line_id = taken.id and o.state in ('approvedWithDeductions', 'paid')), 0)
        + coalesce((select sum(f.amount_ore) from finding f where f.tenant_id = taken.tenant_id and f.claim_line_id = taken.id and f.kind = 'correction'), 0)) end)::bigint`;

/**
 * What was posted until the claim's last day and no other claim has taken, wherever it was spent before: so what was put aside comes back.
 * A mistake and its reversal leave both; of a mistake that another claim of the grant has taken the reversal is claimed, as far as that was and
 * the funder has not taken it off itself. Where the reversal stands in another claim, the mistake stays or comes back: both count, or neither.
 */
const CANDIDATES = `
  with wanted as (
    select e.*, l.category, c.id as claim_id, g.id as grant_id, g.starts_on as grant_starts, g.ends_on as grant_ends, taken.eligible_ore as taken_eligible, taken.exclusion as taken_exclusion,
      ${TAKEN_OFF} as taken_off, coalesce(gc.method, 'actual') as method
    from payment_claim c
    join funding_grant g on g.tenant_id = c.tenant_id and g.id = c.grant_id
    join expenditure e on e.tenant_id = c.tenant_id and e.project_id = c.project_id and (e.spent_on <= c.ends_on or c.is_final)
    join budget_line l on l.tenant_id = e.tenant_id and l.id = e.budget_line_id
    left join grant_category gc on gc.tenant_id = g.tenant_id and gc.grant_id = g.id and gc.category = l.category
    left join claim_line taken on e.reverses_id is not null and taken.tenant_id = e.tenant_id and taken.expenditure_id = e.reverses_id
      and taken.to_submission is null and taken.parked_at is null and taken.claim_id <> c.id
      and exists (select from payment_claim o where o.tenant_id = taken.tenant_id and o.id = taken.claim_id and o.grant_id = c.grant_id)
    where c.tenant_id = tenant and c.id = claim
      and (e.reverses_id is null or taken.id is not null)
      and (e.reverses_id is not null or not exists (select from expenditure r where r.tenant_id = e.tenant_id and r.reverses_id = e.id
        and not exists (select from claim_line x join payment_claim o on o.tenant_id = x.tenant_id and o.id = x.claim_id
          where x.tenant_id = r.tenant_id and x.expenditure_id = r.id and x.to_submission is null and x.parked_at is null and x.claim_id <> c.id and o.grant_id = c.grant_id)))
      and not exists (select from claim_line x where x.tenant_id = e.tenant_id and x.expenditure_id = e.id and x.to_submission is null and x.parked_at is null and x.claim_id <> c.id)
      -- an hour that another claim has taken and that was certified anew comes with the reversal of what was taken, not before it
      and (e.time_source_id is null or e.reverses_id is not null or not exists (
        select from claim_line x join payment_claim o on o.tenant_id = x.tenant_id and o.id = x.claim_id
        where x.tenant_id = e.tenant_id and x.time_entry_id = e.time_source_id and x.amount_ore > 0 and x.to_submission is null and x.parked_at is null and x.claim_id <> c.id
          and not exists (select from expenditure r left join claim_line y on y.tenant_id = r.tenant_id and y.expenditure_id = r.id and y.to_submission is null
              and (y.parked_at is null or y.claim_id = c.id)
            where r.tenant_id = x.tenant_id and r.reverses_id = x.expenditure_id
              and case when y.id is null then o.grant_id = c.grant_id and (r.spent_on <= c.ends_on or c.is_final) else y.parked_at is null end)))
  ), judged as (
    select w.*,
      case when w.taken_off > 0 then 'deducted' when w.reverses_id is not null then w.taken_exclusion
        when w.spent_on not between w.grant_starts and w.grant_ends then 'outsideEligiblePeriod'
        when w.method = 'excluded' then 'categoryNotCovered'
        when w.method = 'flatRate' then 'coveredByFlatRate'
        when w.vat_ore <> 0 and coalesce(vat.refunded, true) then 'vat' end as exclusion
    from wanted w
    cross join lateral (select (select r.params->>'vat' = 'excluded' from grant_rule r where r.tenant_id = w.tenant_id and r.grant_id = w.grant_id and r.kind = 'eligibility' and r.params ? 'vat'
      and r.starts_on <= w.spent_on and (r.ends_on is null or r.ends_on >= w.spent_on) order by r.starts_on desc, r.id limit 1) as refunded) vat
  ), counted as (
    select j.*, case when j.reverses_id is not null then j.taken_off - j.taken_eligible when j.exclusion is null then j.amount_ore when j.exclusion = 'vat' then j.amount_ore - j.vat_ore else 0 end as eligible_ore
    from judged j
  )
  select case when e.category = 'ownWorkTime' then 'inKind' when e.amount_ore < 0 and e.reverses_id is null then 'income' else 'cost' end, e.category,
    e.id, e.version, v.id, vr.id, e.time_source_id, e.spent_on, coalesce(e.booked_on, v.posted_on), e.amount_ore, e.vat_ore, e.eligible_ore, e.amount_ore - e.eligible_ore,
    case when e.amount_ore <> e.eligible_ore then e.exclusion end, null::text,
    nullif(concat_ws(' ', v.series, v.number), ''), coalesce(e.supplier, vr.supplier), left(coalesce(e.note, te.activity, e.reason, vr.text, v.text), 2000), vr.account,
    te.minutes, te.hourly_ore, te.person_id, te.certified_at,
    jsonb_build_object('files', coalesce(files.all, '[]'), 'meetings', coalesce(meetings.all, '[]'))
  from counted e
  left join voucher_row vr on vr.tenant_id = e.tenant_id and vr.id = e.voucher_row_id
  left join voucher v on v.tenant_id = e.tenant_id and v.id = vr.voucher_id
  left join time_entry te on te.tenant_id = e.tenant_id and te.expenditure_id = e.id
  left join lateral (select jsonb_agg(jsonb_build_object('name', f.name, 'sha256', f.sha256) order by f.name, f.sha256) as all
    from voucher_file vf join file f on f.tenant_id = vf.tenant_id and f.id = vf.file_id where vf.tenant_id = v.tenant_id and vf.voucher_id = v.id and f.state = 'ready') files on true
  left join lateral (select jsonb_agg(jsonb_build_object('title', m.title, 'startsAt', to_char(m.starts_time, 'HH24:MI'), 'present', true) order by m.starts_time, m.title) as all
    from attendance a join meeting m on m.tenant_id = a.tenant_id and m.id = a.meeting_id
    where a.tenant_id = te.tenant_id and a.person_id = te.person_id and a.status = 'present' and m.held_on = te.worked_on and te.share_id is null
      and (m.project_id = e.project_id or exists (select from project_meeting pm where pm.tenant_id = m.tenant_id and pm.meeting_id = m.id and pm.project_id = e.project_id))) meetings on true`;

/** Lines that count: in the claim, not put aside. */
const LIVING = 'l.to_submission is null and l.parked_at is null';

/**
 * What the claim's lines come to. The support is what the grant gives for all that is claimed up to now, rounded as the funder says, less what
 * other claims have taken of it: so the claims of a grant always sum to what the rule says of the whole.
 */
const FIGURES = `
  with own as (
    select coalesce(sum(l.eligible_ore) filter (where l.kind <> 'inKind'), 0)::bigint as cash, coalesce(sum(l.eligible_ore) filter (where l.kind = 'inKind'), 0)::bigint as in_kind
    from claim_line l where l.tenant_id = tenant and l.claim_id = claim and ${LIVING}
  ), others as (
    select coalesce(sum(o.claimed_cash_ore + o.claimed_in_kind_ore - o.deducted_ore), 0) as eligible, coalesce(sum(coalesce(o.decided_support_ore, o.claimed_support_ore)), 0) as support
    from payment_claim c join payment_claim o on o.tenant_id = c.tenant_id and o.grant_id = c.grant_id and o.id <> c.id
    where c.tenant_id = tenant and c.id = claim and o.submission > 0 and o.state not in ('withdrawn', 'rejected')
  )
  select own.cash, own.in_kind,
    greatest(least(g.ceiling_ore, rounded_ore(greatest(g.share_bp * (others.eligible + own.cash + own.in_kind)::numeric / 10000, 0), g.rounding)) - others.support, 0)::bigint
  from payment_claim c join funding_grant g on g.tenant_id = c.tenant_id and g.id = c.grant_id, own, others
  where c.tenant_id = tenant and c.id = claim`;

/** Whether a row's category is part of what a flat rate is counted of. */
const baseOf = (rate: string, row: string): string => `case ${rate}.rate_of when 'staff' then ${row}.category = 'staff' when 'direct' then true
      when 'otherDirect' then ${row}.category <> 'staff' else ${row}.category <> 'externalServices' end`;

/** Flat rates of the grant, worked out of all that is claimed less what they came to before, so that roundings never pile up. */
const FLAT_RATES = `
  with base as (
    select l.claim_id = claim as own, l.category, sum(l.eligible_ore) as ore
    from payment_claim c join payment_claim o on o.tenant_id = c.tenant_id and o.grant_id = c.grant_id and (o.id = c.id or o.submission > 0 and o.state not in ('withdrawn', 'rejected'))
    join claim_line l on l.tenant_id = o.tenant_id and l.claim_id = o.id and l.kind in ('cost', 'income') and ${LIVING}
    where c.tenant_id = tenant and c.id = claim and l.category not in ('ownWorkTime', 'indirectCosts') group by 1, 2
  )
  select gc.category, (round(gc.rate_bp * greatest(b.before + b.own, 0) / 10000) - round(gc.rate_bp * greatest(b.before, 0) / 10000))::bigint,
    format('%s,%s %% (%s)', gc.rate_bp / 100, lpad((gc.rate_bp % 100)::text, 2, '0'), gc.rate_of)
  from payment_claim c join grant_category gc on gc.tenant_id = c.tenant_id and gc.grant_id = c.grant_id and gc.method = 'flatRate'
  cross join lateral (select coalesce(sum(base.ore) filter (where base.own), 0) as own, coalesce(sum(base.ore) filter (where not base.own), 0) as before from base
    where ${baseOf('gc', 'base')}) b
  where c.tenant_id = tenant and c.id = claim`;

const ATTACHMENTS = [
  "('ledgerExtract', 'utdrag ur huvudboken', 'an extract of the ledger')",
  "('voucher', 'verifikationer till alla kostnader', 'vouchers of all costs')",
  "('timeReport', 'tidredovisning', 'time reports')",
  "('salaryEvidence', 'underlag för lön', 'evidence of salaries')",
  "('fixedShareCertificate', 'intyg om fast andel', 'certificates of fixed shares')",
  "('coFinancingEvidence', 'underlag för medfinansiering', 'evidence of co-financing')",
  "('controllerCertificate', 'kontrollantens intyg', 'the controller’s certificate')",
].join();

const CATEGORIES = [
  "('staff', 'personal', 'staff')",
  "('ownWorkTime', 'egen arbetstid', 'own work time')",
  "('externalServices', 'externa tjänster', 'external services')",
  "('meetings', 'möten och workshoppar', 'meetings and workshops')",
  "('travel', 'resor', 'travel')",
  "('information', 'information', 'information')",
  "('equipment', 'utrustning', 'equipment')",
  "('indirectCosts', 'indirekta kostnader', 'indirect costs')",
  "('other', 'övrigt', 'other')",
].join();

/** What the ledger holds already need not be attached once more: vouchers with their documents, certified hours, imported books, salaries shown before. */
const NEEDED = `case k.kind
        when 'ledgerExtract' then exists (select from lines l left join voucher v on v.tenant_id = l.tenant_id and v.id = l.voucher_id
          where l.kind = 'cost' and l.parked_at is null and l.time_entry_id is null and v.origin is distinct from 'imported')
        when 'voucher' then exists (select from lines l where l.kind = 'cost' and l.parked_at is null and l.time_entry_id is null and l.eligible_ore > 0 and l.evidence->'files' = '[]')
        when 'timeReport' then exists (select from lines l where l.category in ('staff', 'ownWorkTime') and l.parked_at is null and l.eligible_ore > 0 and l.time_entry_id is null and l.kind <> 'flatRate')
        when 'fixedShareCertificate' then exists (select from lines l join time_entry t on t.tenant_id = l.tenant_id and t.id = l.time_entry_id
          join time_share s on s.tenant_id = t.tenant_id and s.id = t.share_id where l.parked_at is null and s.certificate_file_id is null)
        when 'salaryEvidence' then exists (select from lines l where l.time_entry_id is not null and l.parked_at is null)
          and not exists (select from payment_claim o join claim_attachment a on a.tenant_id = o.tenant_id and a.claim_id = o.id and a.kind = 'salaryEvidence'
            where o.tenant_id = c.tenant_id and o.grant_id = c.grant_id and o.id <> c.id and o.submission > 0)
        else true end`;

/**
 * Each fault once, with a link inside the claim's page. What is blocking must be gone before anybody approves or signs. What
 * is found quickly comes first: whoever asks only for one fault is answered before the ledger is read.
 */
const FAULTS = `
  with c as (select c.*, (samnav_now() at time zone t.time_zone)::date as today from payment_claim c join tenant t on t.id = c.tenant_id
      where c.tenant_id = tenant and c.id = claim and c.state in ('draft', 'approved', 'completionAsked')),
    g as (select g.* from c join funding_grant g on g.tenant_id = c.tenant_id and g.id = c.grant_id),
    lines as (select l.* from c join claim_line l on l.tenant_id = c.tenant_id and l.claim_id = c.id and l.to_submission is null),
    cand as materialized (select k.* from c, claim_candidates(tenant, claim) k),
    off as materialized (
      select l.claim_id, l.category, least(greatest(l.eligible_ore, 0), sum(d.ore)) as ore
      from c join payment_claim o on o.tenant_id = c.tenant_id and o.grant_id = c.grant_id and o.id <> c.id and o.state in ('approvedByFunder', 'approvedWithDeductions', 'paid')
      cross join lateral (
        select r.claim_line_id, r.deducted_ore as ore from review_line r where r.tenant_id = o.tenant_id and r.claim_id = o.id and r.outcome = 'deducted'
        union all select f.claim_line_id, f.amount_ore from finding f where f.tenant_id = o.tenant_id and f.claim_id = o.id and f.kind = 'correction') d
      join claim_line l on l.tenant_id = o.tenant_id and l.id = d.claim_line_id and ${LIVING}
      group by l.tenant_id, l.id)
  select 'PERIOD_NOT_OVER', true, 'period', 'Perioden är inte slut än: den sista dagen är ' || c.ends_on || '.', 'The period is not over yet: its last day is ' || c.ends_on || '.'
    from c where c.ends_on >= c.today
  union all select 'GRANT_ENDED', true, 'grant', 'Beslutet om stöd är avslutat.', 'The grant has been ended.' from g where g.ended_at is not null
  union all select 'CLAIM_EMPTY', true, 'lines', 'Det finns inga rader att ansöka om.', 'There are no lines to claim.'
    from c where not exists (select from lines where parked_at is null)
  union all select 'SECTION_MISSING', true, 'sections/' || s.kind, 'Lägesrapporten saknar en del: ' || s.sv || '.', 'The status report lacks a part: ' || s.en || '.'
    from c, g, (values ('overall', 'samlad bild', 'the project as a whole'), ('methodsAndOrganisation', 'metod och organisation', 'methods and organisation'),
      ('activities', 'aktiviteter', 'activities'), ('results', 'resultat', 'results')) s (kind, sv, en)
    where coalesce((${ruleOn('claim', 'c.ends_on')})->'sections' ? s.kind, true)
      and not exists (select from claim_section x where x.tenant_id = c.tenant_id and x.claim_id = c.id and x.kind = s.kind and x.to_submission is null)
  union all select 'ATTACHMENT_MISSING', true, 'attachments/' || k.kind, 'En bilaga som beslutet kräver saknas: ' || coalesce(w.sv, k.kind) || '.',
      'An attachment that the decision asks for is missing: ' || coalesce(w.en, k.kind) || '.'
    from c, (select distinct x.kind from c cross join g join grant_rule r on r.tenant_id = g.tenant_id and r.grant_id = g.id and r.kind = 'attachment' and jsonb_typeof(r.params->'kinds') = 'array'
        and r.starts_on <= c.ends_on and (r.ends_on is null or r.ends_on >= c.ends_on)
      cross join lateral jsonb_array_elements_text(r.params->'kinds') x (kind) where c.is_final or x.kind <> 'finalReport') k
    left join (values ${ATTACHMENTS}) w (kind, sv, en) on w.kind = k.kind
    where not exists (select from claim_attachment a where a.tenant_id = c.tenant_id and a.claim_id = c.id and a.kind = k.kind and a.to_submission is null)
      and ${NEEDED}
  union all select 'FINANCING_MISSING', true, 'financing', 'Ange den medfinansiering som har kommit in i perioden.', 'Say what co-financing has come in during the period.'
    from c, g where g.share_bp < 10000 and not exists (select from claim_financing x where x.tenant_id = c.tenant_id and x.claim_id = c.id and x.to_submission is null)
  union all select 'LEDGER_CHANGED', true, 'refresh', format('Liggaren har ändrats: %s rader tillkommer och %s utgår. Hämta om raderna.', n.added, n.gone),
      format('The ledger has changed: %s lines are new and %s are gone. Assemble the lines anew.', n.added, n.gone)
    from (select count(*) filter (where l.id is null) + (select count(*) from claim_flat_rates(tenant, claim) f full join (select * from lines where kind = 'flatRate') y on y.category = f.category
        where exists (select from c) and coalesce(f.amount_ore, 0) <> coalesce(y.amount_ore, 0)) as added, count(*) filter (where k.expenditure_id is null) as gone
      from cand k full join (select * from lines where kind <> 'flatRate') l on l.expenditure_id = k.expenditure_id and (l.eligible_ore, l.category, l.evidence) = (k.eligible_ore, k.category, k.evidence)
      where l.id is null or k.expenditure_id is null) n where n.added + n.gone > 0
  union all select 'CATEGORY_OVERRUN', true, 'categories/' || o.category,
      format('Kostnaderna för %s överskrider beslutet med %s. Ansök om ändring av budgeten, eller lägg rader åt sidan.', w.sv, kronor(o.over, 'sv')),
      format('The costs of %s exceed the decision by %s. Ask for an amendment of the budget, or put lines aside.', w.en, kronor(o.over, 'en'))
    from (select gc.category, (x.ore - y.ore - z.ore - gc.approved_ore)::bigint as over, gc.approved_ore, g.id, g.tenant_id, c.ends_on
      from c, g join grant_category gc on gc.tenant_id = g.tenant_id and gc.grant_id = g.id and gc.method <> 'excluded'
      cross join lateral (select coalesce(sum(l.eligible_ore), 0) as ore from c join payment_claim o on o.tenant_id = c.tenant_id and o.grant_id = c.grant_id
          and (o.id = c.id or o.submission > 0 and o.state not in ('withdrawn', 'rejected'))
        join claim_line l on l.tenant_id = o.tenant_id and l.claim_id = o.id and l.category = gc.category and ${LIVING}) x
      cross join lateral (select coalesce(sum(f.ore), 0) as ore from off f where f.category = gc.category) y
      cross join lateral (select coalesce(sum(greatest(least(b.fallen, b.had - b.own), 0)), 0) as ore from (
        select round(gc.rate_bp * sum(f.ore) / 10000) as fallen, (select coalesce(sum(h.ore), 0) from off h where h.claim_id = f.claim_id and h.category = gc.category) as own,
          (select coalesce(sum(l.eligible_ore), 0) from claim_line l
            where l.tenant_id = g.tenant_id and l.claim_id = f.claim_id and l.kind = 'flatRate' and l.category = gc.category and ${LIVING}) as had
        from off f where gc.method = 'flatRate' and f.category not in ('ownWorkTime', 'indirectCosts') and ${baseOf('gc', 'f')} group by f.claim_id) b) z) o
    join (values ${CATEGORIES}) w (category, sv, en) on w.category = o.category
    join g on true cross join lateral (select ${ruleOn('budgetChange', 'o.ends_on')} as params) r
    where o.over > 0 and r.params is not null and o.over >= coalesce((r.params->>'overOre')::bigint, 0) and o.over * 10000 > o.approved_ore * coalesce((r.params->>'overBp')::bigint, 0)
  union all select 'NO_SUPPORT_LEFT', false, 'lines', 'Ansökan ger inget stöd: taket är nått eller inget är stödberättigat.', 'The claim gives no support: the ceiling is reached, or nothing is eligible.'
    from c where c.draft_support_ore = 0 and exists (select from lines where parked_at is null)
  union all select 'EARLIER_CLAIM_OPEN', false, 'claims', format('Ansökan %s för en tidigare period är inte inlämnad.', o.number), format('Claim %s of an earlier period has not been handed in.', o.number)
    from c join payment_claim o on o.tenant_id = c.tenant_id and o.grant_id = c.grant_id and o.ends_on < c.starts_on and o.state in ('draft', 'approved')
  union all select 'HOURS_NOT_CERTIFIED', false, 'time', format('%s timmar i perioden är inte attesterade och kommer inte med.', replace(round(h.minutes / 60.0, 1)::text, '.', ',')),
      format('%s hours of the period are not certified and are left out.', round(h.minutes / 60.0, 1))
    from c cross join lateral (select sum(t.minutes) as minutes from time_entry t where t.tenant_id = c.tenant_id and t.project_id = c.project_id and t.worked_on between c.starts_on and c.ends_on
      and t.certified_at is null) h where h.minutes > 0
  union all select 'PARKED_FOR_GOOD', n.owed, 'lines?parked', format('%s rader är lagda åt sidan, och det kommer ingen senare ansökan.', n.count), format('%s lines are put aside, and no later claim comes.', n.count)
    from c cross join lateral (select count(*), coalesce(bool_or(eligible_ore < 0), false) as owed from lines where parked_at is not null) n where c.is_final and n.count > 0
  union all (select 'EVIDENCE_MISSING', false, 'lines/cli_' || l.id, format('Underlag saknas: %s, %s.', coalesce(l.voucher_number, l.spent_on::text), kronor(l.amount_ore, 'sv')),
      format('No document is attached: %s, %s.', coalesce(l.voucher_number, l.spent_on::text), kronor(l.amount_ore, 'en'))
    from lines l where l.kind = 'cost' and l.parked_at is null and l.time_entry_id is null and l.eligible_ore > 0 and l.evidence->'files' = '[]' order by l.number)
  union all (select 'LINE_OF_EARLIER_PERIOD', false, 'lines/cli_' || l.id, format('Raden är från %s, före perioden.', l.spent_on), format('The line is of %s, before the period.', l.spent_on)
    from c, lines l where l.parked_at is null and l.kind <> 'flatRate' and l.spent_on < c.starts_on order by l.number)`;
