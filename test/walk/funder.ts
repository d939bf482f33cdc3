import { models } from '@samnav/platform';
import type pg from 'pg';
import { canariesIn, plantCanaries } from './canaries.ts';
import type { Cell } from './canaries.ts';
import { Facts } from './facts.ts';
import type { Fact } from './facts.ts';
import { fieldsOf, fieldText } from './fields.ts';
import type { Findings } from './findings.ts';
import { RoomPlanter } from './funder-room.ts';
import { People } from './people.ts';
import type { Who } from './people.ts';
import { nodeTypes, rootLists } from './schema.ts';
import { each } from './server.ts';
import type { Answer, WalkServer } from './server.ts';
import type { World } from './world.ts';

/** What a funder's people see, said once more by hand: frozen material of their own live grants in every tenant, and nothing else. */
type Rule = (facts: Facts, funderId: string, fact: Fact) => boolean;

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
const of = (facts: Facts, table: string, id: string): Fact => facts.of(table, id)!;
const grant: Rule = (_facts, funderId, { row }) =>
  row.funder_id === funderId &&
  (row.ended_at === null || (row.kept_until ?? '') >= today()) &&
  (row.open_until === null || row.open_until >= today());
const claim: Rule = (facts, funderId, { row }) =>
  row.funder_id === funderId && row.submission > 0 && grant(facts, funderId, of(facts, 'funding_grant', row.grant_id));
const ofClaim: Rule = (facts, funderId, { row }) => row.funder_id === funderId && claim(facts, funderId, of(facts, 'payment_claim', row.claim_id));
const submitted: Rule = (facts, funderId, { row }) => {
  const whole = of(facts, 'payment_claim', row.claim_id);
  const { submission } = whole.row;
  return claim(facts, funderId, whole) && row.from_submission <= submission && (row.to_submission === null || row.to_submission >= submission);
};
const line: Rule = (facts, funderId, fact) => submitted(facts, funderId, fact) && fact.row.parked_at === null;
const report: Rule = (facts, funderId, { row }) => row.funder_id === funderId && grant(facts, funderId, of(facts, 'funding_grant', row.grant_id));

/** Types that a funder's people may ask for at all, whose rows they see, and columns of them that are never told. */
const seen: Record<string, { rule: Rule; hidden?: readonly string[] }> = {
  Grant: { rule: grant, hidden: ['source'] },
  PaymentClaim: { rule: claim, hidden: ['source'] },
  ClaimLine: { rule: line, hidden: ['parked_reason'] },
  ClaimSection: { rule: submitted },
  ClaimFinancing: { rule: submitted },
  ClaimAttachment: { rule: submitted },
  ProjectReport: { rule: report },
  Review: { rule: ofClaim },
  ReviewLine: { rule: ofClaim },
  Finding: { rule: ofClaim },
  NameDisclosure: { rule: ofClaim },
  FunderEvent: { rule: ofClaim },
  Funder: { rule: () => true },
};
/** Root fields that answer a funder; every other is refused. */
const LISTS = ['findings', 'funderEvents', 'funders', 'grants', 'nameDisclosures', 'paymentClaims', 'projectReports', 'reviews'];

const tableOf = (type: string): string => [...models.values()].find((model) => model.name === type)!.table;
const prefixOf = (type: string): string => [...models.values()].find((model) => model.name === type)!.prefix;
const typeOf = (table: string): string | undefined => Object.keys(seen).find((type) => tableOf(type) === table);

export interface Room {
  server: WalkServer;
  admin: pg.Client;
  facts: Facts;
  /** Each funder's own. */
  auditors: { who: Who; funderId: string }[];
}

const sees = (facts: Facts, funderId: string, fact: Fact): boolean => {
  const type = typeOf(fact.table);
  return type !== undefined && seen[type]!.rule(facts, funderId, fact);
};

function mayRead(facts: Facts, funderId: string, who: Who, { table, column, row }: Cell): boolean {
  if (table === 'account') return row === who.accountId;
  const fact = facts.of(table, row);
  return fact !== undefined && sees(facts, funderId, fact) && !seen[typeOf(table)!]!.hidden?.includes(column);
}

/** Canaries and ids in an answer that this funder must not read. */
function leaks({ facts }: Room, { who, funderId }: Room['auditors'][number], text: string): string[] {
  const words = canariesIn(text).filter(({ cell }) => !mayRead(facts, funderId, who, cell));
  const ids = facts.named(text).filter((fact) => fact.id !== who.accountId && !sees(facts, funderId, fact));
  const hidden = ids.filter(({ id }) => !facts.named(id).some((other) => sees(facts, funderId, other)));
  return [
    ...words.map(({ cell }) => `the canary of ${cell.table}.${cell.column} of ${cell.row}`),
    ...hidden.map(({ table, id }) => `the id of ${table} ${id}`),
  ];
}

const refusedByName = ({ errors, data }: Answer): boolean => errors.length === 1 && errors[0]!.extensions.code === 'FORBIDDEN' && data === null;

const MOST_IDS = 99;
const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** Every field of every type, of every row that there is of it in both tenants, as each funder. */
export async function walkFields(room: Room, findings: Findings, only: (type: string) => boolean = () => true): Promise<void> {
  const rows = new Map(nodeTypes.map(({ name }) => [name, room.facts.all(tableOf(name)).slice(0, MOST_IDS)]));
  const asks = room.auditors.flatMap((auditor, n) =>
    nodeTypes
      .filter(({ name }) => only(name) && (n === 0 || seen[name])) // what no funder may ask for is asked for once, and some fields at a time
      .flatMap(({ name }) => inParts(fieldsOf(name), seen[name] ? 1 : 8).map((fields) => ({ auditor, type: name, fields }))),
  );
  const told = new Map<string, Set<string>>();
  await each(asks, async ({ auditor, type, fields }) => {
    const ids = rows.get(type)!.map(({ id }) => `${prefixOf(type)}_${id}`);
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { __typename id ${fields.map((field) => fieldText(field)).join(' ')} } } }`;
    const answer = await room.server.ask(auditor.who, query, { ids });
    findings.count('fields asked as a funder', fields.length);
    findings.count('rows asked for as a funder', ids.length);
    const what = leaks(room, auditor, answer.text);
    if (answer.errors.length && !refusedByName(answer)) what.push(`is answered ${answer.text.slice(0, 300)}`);
    if (!answer.errors.length) what.push(...wrongRows(room, auditor, type, rows.get(type)!, answer));
    const names = fields.map(({ name }) => name).join();
    for (const one of what) findings.found('funder’s field', auditor.who.name, `${type}.${names}: ${one}`);
    if (seen[type]) canariesIn(answer.text).forEach(({ cell }) => (told.get(type) ?? told.set(type, new Set()).get(type)!).add(cell.column));
  });
  for (const type of Object.keys(seen).filter(only))
    if (!told.get(type)?.size) findings.found('funder’s field', '', `nothing at all is told of ${type}: the walk would notice nothing`);
}

function wrongRows({ facts }: Room, { funderId }: Room['auditors'][number], type: string, rows: Fact[], { data }: Answer): string[] {
  return rows.flatMap((fact, n) => {
    const [there, expected] = [data.nodes[n] !== null, seen[type]?.rule(facts, funderId, fact) ?? false];
    return there === expected ? [] : [`${fact.id} is ${there ? 'there' : 'not there'}, and should ${expected ? '' : 'not '}be`];
  });
}

/** Every root list: those of the funder's hold exactly its rows, of both tenants; every other is refused. */
async function walkLists(room: Room, findings: Findings): Promise<void> {
  for (const auditor of room.auditors)
    for (const [name, { name: type }] of rootLists) {
      findings.count('lists asked as a funder');
      const answer = await room.server.ask(auditor.who, `{ ${name}(first: 100) { totalCount nodes { id } } }`);
      const what = leaks(room, auditor, answer.text);
      if (!LISTS.includes(name)) {
        if (!refusedByName(answer)) what.push(`is answered ${answer.text.slice(0, 200)}`);
      } else {
        const expected = room.facts.all(tableOf(type)).filter((fact) => sees(room.facts, auditor.funderId, fact));
        const tenants = new Set(expected.map(({ tenantId }) => tenantId));
        const got = answer.data?.[name] as { totalCount: number; nodes: { id: string }[] } | undefined;
        if (got?.totalCount !== expected.length || got.nodes.length !== expected.length)
          what.push(`holds ${got?.totalCount} of ${expected.length}: ${answer.text.slice(0, 300)}`);
        if (type !== 'Funder' && auditor === room.auditors[0] && tenants.size !== 2)
          what.push('is not of both tenants: the walk would notice nothing');
      }
      for (const one of what) findings.found('funder’s list', auditor.who.name, `${name}: ${one}`);
    }
}

/** What is not seen looks as what does not exist: by id, in a verb, and at every address of the room. */
async function walkAbsent(room: Room, findings: Findings): Promise<void> {
  const [auditor] = room.auditors as [Room['auditors'][number]];
  const nobody = '00000000-0000-7000-8000-000000000000';
  const compare = async (what: string, hidden: readonly string[], ask: (uuid: string) => Promise<Answer>): Promise<void> => {
    const none = await ask(nobody);
    if (none.status < 300 && !none.errors.length && none.data?.node === undefined && !none.text.includes('NOT_FOUND'))
      findings.found('absent', '', `${what}: ${none.text}`);
    for (const uuid of hidden) {
      findings.count('hidden rows compared with none');
      const answer = await ask(uuid);
      const [one, other] = [answer, none].map(({ shape }) => shape.replaceAll(uuid, '…').replaceAll(nobody, '…'));
      if (one !== other) findings.found('absent', auditor.who.name, `${what} of ${uuid}: ${one} instead of ${other}`);
    }
  };
  for (const type of Object.keys(seen).filter((name) => name !== 'Funder')) {
    const hidden = room.facts.all(tableOf(type)).filter((fact) => !sees(room.facts, auditor.funderId, fact));
    const node = (uuid: string): Promise<Answer> =>
      room.server.ask(auditor.who, `query ($id: ID!) { node(id: $id) { id } }`, { id: `${prefixOf(type)}_${uuid}` });
    await compare(
      `node of ${type}`,
      hidden.map(({ id }) => id),
      node,
    );
  }
  for (const [name, type, input] of VERBS) {
    const hidden = room.facts.all(tableOf(type)).filter((fact) => !sees(room.facts, auditor.funderId, fact));
    const [field] = Object.keys(input);
    const verb = (uuid: string): Promise<Answer> => {
      const text = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { __typename code message path } } }`;
      return room.server.ask(auditor.who, text, { input: { ...input, [field!]: `${prefixOf(type)}_${uuid}` } });
    };
    await compare(
      name,
      hidden.map(({ id }) => id),
      verb,
    );
  }
}

/** The funder's verbs, with the id that says in which tenant they work first. */
const VERBS: [string, string, Record<string, unknown>][] = [
  ['startReview', 'PaymentClaim', { claimId: '' }],
  ['drawSample', 'Review', { reviewId: '', method: 'random', size: 3 }],
  ['judgeClaimLine', 'Review', { reviewId: '', lineId: 'cli_x', outcome: 'accepted' }],
  ['raiseFinding', 'Review', { reviewId: '', kind: 'question', text: 'x' }],
  ['closeFinding', 'Finding', { findingId: '', expectedVersion: 1 }],
  ['askForCompletion', 'Review', { reviewId: '', dueOn: '2099-01-01', text: 'x' }],
  ['decideClaim', 'Review', { reviewId: '', approve: false, text: 'x', expectedVersion: 1 }],
  ['correctAfterApproval', 'Review', { reviewId: '', amount: '1', errorType: 'other', reason: 'x' }],
  ['requestNames', 'Review', { reviewId: '', lineIds: ['cli_x'], reason: 'därför att' }],
];

/** The database itself shows its role exactly these rows, whatever stands in front of it. */
export async function walkRows({ admin, facts, auditors }: Room, findings: Findings, only: (type: string) => boolean = () => true): Promise<void> {
  for (const { who, funderId } of auditors)
    for (const type of Object.keys(seen).filter(only)) {
      findings.count('tables read as the funders’ role');
      await admin.query('begin');
      await admin.query(`select set_config('app.funder_id', $1, true), set_config('role', 'samnav_funder', true)`, [funderId]);
      const { rows } = await admin.query<{ id: string }>(`select id from ${tableOf(type)}`);
      await admin.query('rollback');
      const expected = facts.all(tableOf(type)).filter((fact) => seen[type]!.rule(facts, funderId, fact));
      const [got, should] = [rows.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort()];
      if (got.join() !== should.join()) findings.found('funders’ role', who.name, `${type}: ${got.length} rows instead of ${should.length}`);
    }
}

/** Reading cannot write: the role that reads for funders may change no row of any table, and sees none where no funder is set. */
async function walkRole({ admin }: Room, findings: Findings): Promise<void> {
  const { rows } = await admin.query<{ name: string; changes: boolean }>(
    `select relname as name, relkind in ('r', 'p') as changes from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`,
  );
  for (const { name, changes } of rows) {
    findings.count('tables asked as the funders’ role');
    const writes = [`delete from ${name}`, `insert into ${name} default values`, `truncate ${name}`, `select from ${name} for update`];
    for (const sql of [...(changes ? writes : []), `select count(*)::int as n from ${name}`]) {
      await admin.query('begin');
      const told = await admin
        .query('set local role samnav_funder')
        .then(() => admin.query<{ n: number }>(sql))
        .then(({ rows: [row] }) => row?.n ?? 'done')
        .catch((error: { code: string }) => error.code);
      await admin.query('rollback');
      const known = ['funder', 'installation'].includes(name); // the same for all
      if (told !== '42501' && !(sql.startsWith('select count') && (told === 0 || known))) findings.found('funders’ role', name, `${sql}: ${told}`);
    }
  }
}

/** Grants and claims of two funders in both tenants, with canaries in every cell. */
export async function openRoom({ server, admin, home, away }: World): Promise<Room> {
  const people = new People(admin);
  const auditors: Room['auditors'] = [];
  for (const slug of ['granskaren', 'motparten']) {
    const { rows } = await admin.query<{ id: string }>('insert into funder (slug, name) values ($1, $1) returning id', [slug]);
    const funderId = rows[0]!.id;
    auditors.push({ who: await people.outsider(slug, 'funderAuditor', `/f/${slug}/graphql`, funderId), funderId });
  }
  for (const { id } of [home, away]) {
    const one = async (column: string, table: string): Promise<string> =>
      (await admin.query<{ id: string }>(`select ${column} as id from ${table} where tenant_id = $1 order by id limit 1`, [id])).rows[0]!.id;
    const planter = new RoomPlanter(admin, id, await one('id', 'project'), await one('id', 'person'), await one('account_id', 'role_assignment'));
    await planter.stories(auditors[0]!.funderId, auditors[1]!.funderId);
  }
  await plantCanaries(admin);
  return { server, admin, auditors, facts: await Facts.read(admin) };
}

/** The funder's own schema: every field, list, id and verb, as two funders, over frozen and unfrozen rows of both tenants. */
export async function walkFunder(world: World, findings: Findings): Promise<void> {
  const room = await openRoom(world);
  await walkFields(room, findings);
  await walkLists(room, findings);
  await walkAbsent(room, findings);
  await walkRows(room, findings);
  await walkRole(room, findings);
}
