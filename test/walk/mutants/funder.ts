import type pg from 'pg';
import { Findings } from '../findings.ts';
import { openRoom, walkFields, walkRows } from '../funder.ts';
import type { World } from '../world.ts';
import type { Killed } from './stored.ts';

/** A part of a policy that is left out, as PostgreSQL prints it, and the type whose rows must then show. */
interface Opened {
  type: string;
  table: string;
  what: string;
  part: RegExp;
}
const all = /^[^]*$/;
const funder = /funder_id = \( SELECT current_funder\(\) AS current_funder\)/;
const opened: Opened[] = [
  { type: 'Grant', table: 'funding_grant', what: 'whose it is', part: funder },
  { type: 'Grant', table: 'funding_grant', what: 'that it lives', part: /ended_at IS NULL/ },
  { type: 'Grant', table: 'funding_grant', what: 'until when it is open', part: /open_until IS NULL/ },
  { type: 'PaymentClaim', table: 'payment_claim', what: 'that it is signed', part: /submission > 0/ },
  { type: 'PaymentClaim', table: 'payment_claim', what: 'everything', part: all },
  { type: 'ClaimLine', table: 'claim_line', what: 'that it is not put aside', part: /parked_at IS NULL/ },
  { type: 'ClaimLine', table: 'claim_line', what: 'that it is of a submission', part: /claim_line\.from_submission <= c\.submission/ },
  {
    type: 'ClaimLine',
    table: 'claim_line',
    what: 'that it still stands',
    part: /claim_line\.to_submission IS NULL/,
  },
  { type: 'ClaimSection', table: 'claim_section', what: 'everything', part: all },
  { type: 'ClaimFinancing', table: 'claim_financing', what: 'everything', part: all },
  { type: 'ClaimAttachment', table: 'claim_attachment', what: 'everything', part: all },
  { type: 'ProjectReport', table: 'project_report', what: 'everything', part: all },
  { type: 'Review', table: 'review', what: 'everything', part: all },
  { type: 'ReviewLine', table: 'review_line', what: 'everything', part: all },
  { type: 'Finding', table: 'finding', what: 'everything', part: all },
  { type: 'NameDisclosure', table: 'name_disclosure', what: 'everything', part: all },
  { type: 'FunderEvent', table: 'funder_event', what: 'everything', part: all },
];

/** Each part of what a funder's people see, left out and committed: noticed in an answer, or, where a second rule stands behind, at the database. */
export async function funderMutants(world: World, some: (all: Opened[]) => Opened[]): Promise<Killed[]> {
  const room = await openRoom(world);
  const told: Killed[] = [];
  for (const { type, table, what, part } of some(opened)) {
    const { rule, less } = await without(world.admin, table, part);
    await world.admin.query(`alter policy ${table}_funder on ${table} using (${less})`);
    world.server.salt = `${table} ${what}`;
    const [answers, rows] = [new Findings(), new Findings()];
    await walkFields(room, answers, (name) => name === type);
    await walkRows(room, rows, (name) => name === type);
    await world.admin.query(`alter policy ${table}_funder on ${table} using (${rule})`);
    told.push({ name: `${table} without ${what}`, by: [...(answers.wrong.length ? ['walk'] : []), ...(rows.wrong.length ? ['role'] : [])] });
  }
  return told;
}

async function without(admin: pg.Client, table: string, part: RegExp): Promise<{ rule: string; less: string }> {
  const { rows } = await admin.query<{ rule: string }>(
    'select pg_get_expr(polqual, polrelid) as rule from pg_policy where polrelid = $1::regclass and polname = $2',
    [table, `${table}_funder`],
  );
  const { rule } = rows[0]!;
  const less = rule.replace(part, 'true');
  if (less === rule) throw new Error(`${table}: ${part.source} is not in ${rule}`);
  return { rule, less };
}
