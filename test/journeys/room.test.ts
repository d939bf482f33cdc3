import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { furnishAccount, furnishFunder, furnishOperator, localId, modelOf, Funder } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import { CostCategory } from '@samnav/projects';
import { PaymentClaimState } from '../../libs/funding/src/claims/claim-kinds.ts';
import { newGranted } from '../../libs/funding/src/testing/granted.ts';
import type { Granted } from '../../libs/funding/src/testing/granted.ts';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';
import { does } from './isolation-world.ts';

let world: Furnished;
let region: Granted;
let funder: string;
let claimId: string;
let auditor: Visitor;
let stranger: Visitor;
const bytes = Buffer.from(`%PDF-1.7\nunderlag ${randomBytes(8).toString('hex')}\n%%EOF\n`);
const sha256 = createHash('sha256').update(bytes).digest('hex');
/** What a spreadsheet would take for a formula. */
const HOSTILE = '=HYPERLINK("https://x.example";"klicka")';

beforeAll(async () => {
  world = await openWorld();
  region = await newGranted();
  [auditor, stranger] = [await granskare(region.funderId), await granskare(await another())];
  claimId = await submitted();
}, 240_000);
afterAll(async () => {
  await world.close();
  await closeTestDatabase();
});

const another = async (): Promise<string> => `fun_${await furnishFunder(world.database, `x-${randomBytes(5).toString('hex')}`, 'Annan')}`;

async function granskare(funderId: string): Promise<Visitor> {
  const email = `granskare.${randomBytes(5).toString('hex')}@fonden.example`;
  const accountId = await furnishAccount(world.database, { email, name: 'Gun Granskare', password: 'samnav-demo' });
  const id = localId(modelOf(Funder), funderId)!;
  await furnishOperator(world.database, accountId, id);
  const { rows } = await world.database.pool.query<{ slug: string }>('select slug from funder where id = $1', [id]);
  if (funderId === region.funderId) funder = rows[0]!.slug;
  return world.visit(email, rows[0]!.slug, 'f');
}

/** Somebody of the region with a role, in Umeå where not in all of it. */
async function member(role: string, municipalityId: string | null = region.world.municipalities.Umeå!): Promise<Visitor> {
  const email = `${role.toLowerCase()}.${randomBytes(5).toString('hex')}@umea.example`;
  const accountId = await furnishAccount(world.database, { email, name: 'Pia Projekt', password: 'samnav-demo' });
  await region.write(region.world.system, (tx) =>
    tx.sql(`insert into role_assignment (account_id, role, municipality_id, starts_on) values ($1, $2, $3, '2000-01-01')`, [
      accountId,
      role,
      municipalityId,
    ]),
  );
  return world.visit(email, region.world.tenant);
}

/** A claim of two costs and an attachment that is really there. */
async function submitted(): Promise<string> {
  const grantId = await region.grant();
  await region.spend(CostCategory.travel, '2026-02-03', 1_000_50n, { supplier: HOSTILE, note: '+46 90 16 10 00' });
  await region.spend(CostCategory.externalServices, '2026-02-04', 20_000_00n, { supplier: 'Norrbygg AB' });
  const id = await region.prepare(grantId, '01-01', '03-31');
  await region.complete(id);
  const project = await member('regionCoordinator', null);
  await upload(project, 'hemlig Anna Andersson.pdf'); // the same bytes under a name that nobody submits
  const fileId = await upload(project, 'underlag.pdf');
  await does(project, 'addClaimAttachment', { claimId: id, kind: 'other', fileId }, 'paymentClaim { id }');
  await region.approve(id);
  await region.sign(id);
  return id;
}

async function upload(who: Visitor, name: string): Promise<string> {
  const input = `{ name: "${name}", size: ${bytes.length}, type: "application/pdf" }`;
  const asked = await who.ask(`mutation { createUpload(input: ${input}) { uploadUrl file { id } errors { code } } }`);
  const { uploadUrl, file } = asked.data.createUpload;
  await who.fetch(uploadUrl, { method: 'PUT', body: bytes });
  await does(who, 'completeUpload', { fileId: file.id }, 'file { id }');
  return file.id;
}

describe('a funder over HTTP', () => {
  test('reviews a claim from its queue to the decision, reading as its own role and writing in the claim’s region', async () => {
    const { data } = await auditor.ask('{ me { roles } paymentClaims { nodes { id claimedSupport { amount } beneficiaryName state } } }');
    expect(data).toEqual({
      me: { roles: ['funderAuditor'] },
      paymentClaims: { nodes: [{ id: claimId, claimedSupport: { amount: '10500.00' }, beneficiaryName: 'Umeå kommun', state: 'submitted' }] },
    });
    const review = await does(
      auditor,
      'startReview',
      { claimId },
      'review { id version reviewerName claim { lines { nodes { id eligible { amount } } } } }',
    );
    expect(review.reviewerName).toBe('Gun Granskare');
    const [line] = review.claim.lines.nodes;
    const sample = { reviewId: review.id, method: 'byAmount', size: 1, seed: 'frö' };
    expect(await does(auditor, 'drawSample', sample, 'review { sampleSeed sampledCount samplePopulation }')).toEqual({
      sampleSeed: 'frö',
      sampledCount: 1,
      samplePopulation: 2,
    });
    const judged = { reviewId: review.id, lineId: line.id, outcome: 'deducted', deducted: '500.50', errorType: 'vat', reason: 'Momsen får ni åter' };
    expect(await does(auditor, 'judgeClaimLine', judged, 'reviewLine { outcome deducted { amount } claimLine { id } }')).toEqual({
      outcome: 'deducted',
      deducted: { amount: '500.50' },
      claimLine: { id: line.id },
    });
    const { nodes } = (await auditor.ask('{ reviews { nodes { version } } }')).data.reviews;
    const decided = { reviewId: review.id, approve: true, text: 'Avdrag för moms', expectedVersion: nodes[0].version };
    const answer = 'review { decision deducted { amount } decidedSupport { amount } claim { state } }';
    expect(await does(auditor, 'decideClaim', decided, answer)).toEqual({
      decision: 'approvedWithDeductions',
      deducted: { amount: '500.50' },
      decidedSupport: { amount: '10250.00' },
      claim: { state: 'approvedWithDeductions' },
    });
  });

  test('takes out the lines with what was said of them, and no cell of the workbook is a formula', async () => {
    const lines = await auditor.fetch(`/f/${funder}/claims/${claimId}/lines.jsonl`);
    const rows = (await lines.text())
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(rows.map(({ amount, supplier }) => [amount, supplier])).toEqual(expect.arrayContaining([['1000.50', HOSTILE]]));
    expect(rows).toHaveLength(2);
    const book = unzipSync(new Uint8Array(await (await auditor.fetch(`/f/${funder}/claims/${claimId}/lines.xlsx`)).arrayBuffer()));
    const sheets = Object.entries(book).map(([name, content]) => [name, strFromU8(content)] as const);
    const sheet = sheets.find(([name]) => name.includes('worksheets/'))![1];
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain('1000.5');
    expect(sheets.map(([, text]) => text).join('')).toContain('HYPERLINK');
  });

  test('downloads a file that was frozen with the claim, and no other', async () => {
    const evidence = await auditor.fetch(`/f/${funder}/claims/${claimId}/files/${sha256}`);
    expect(evidence.headers.get('content-disposition')).toContain('underlag.pdf');
    expect(Buffer.from(await evidence.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await auditor.fetch(`/f/${funder}/claims/${claimId}/files/${'0'.repeat(64)}`)).status).toBe(404);
  });

  test('stands in both logs with everything, by name', async () => {
    const { data } = await auditor.ask('{ funderEvents(first: 50) { nodes { action accountName } } }');
    const own = (data.funderEvents.nodes as { action: string; accountName: string }[]).map(({ action }) => action);
    const taken = ['claimLines.exported', 'evidence.downloaded', 'review.decided', 'review.sampled', 'review.started', 'reviewLine.judged'];
    expect([...new Set(own)].sort()).toEqual(taken);
    const told = await region.write(region.coordinator, (tx) =>
      tx.sql<{ action: string; name: string }>(
        `select distinct e.action, a.name from audit_event e join account a on a.id = e.actor_account_id
         where e.tenant_id = current_tenant() and a.name = 'Gun Granskare' and e.subject_type <> 'PaymentClaim' or e.action ~ 'export|evidence' order by 1`,
      ),
    );
    expect(told.map(({ action }) => action)).toEqual(taken);
  });

  test('finds nothing of another funder’s: every address and verb answers as where nothing is', async () => {
    const absent = claimId.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const tell = async (id: string): Promise<string[]> => {
      const start = 'mutation ($id: ID!) { startReview(input: { claimId: $id }) { review { id } errors { code path } } }';
      const node = await stranger.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
      const files = await Promise.all(
        ['lines.jsonl', 'lines.xlsx', `files/${sha256}`].map((file) => stranger.fetch(`/f/${funder}/claims/${id}/${file}`)),
      );
      return [JSON.stringify(node), JSON.stringify(await stranger.ask(start, { id })), ...files.map(({ status }) => String(status))];
    };
    expect(await tell(claimId)).toEqual(await tell(absent));
    expect((await tell(claimId)).slice(2)).toEqual(['404', '404', '404']);
    expect((await stranger.ask('{ paymentClaims { totalCount } grants { totalCount } reviews { totalCount } }')).data).toEqual({
      paymentClaims: { totalCount: 0 },
      grants: { totalCount: 0 },
      reviews: { totalCount: 0 },
    });
  });

  test('is refused by name what is the project’s own, also inside what it sees', async () => {
    for (const field of ['draftSupport { amount }', 'approvedAt', 'project { id }', 'preparedBy { name }']) {
      const { errors } = await auditor.ask(`{ paymentClaims { nodes { ${field} } } }`);
      expect([field, errors?.[0]?.extensions.code]).toEqual([field, 'FORBIDDEN']);
    }
    const hours = await auditor.ask('{ paymentClaims { nodes { lines { nodes { minutes hourlyRate { amount } } } } } }');
    expect(hours.errors).toBeUndefined(); // what an hour is paid the funder reads
    const { errors } = await auditor.ask('{ grants { nodes { support { amount } } } }');
    expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', requires: 'expenditure.read' });
  });

  test('what a claim comes to while it is being completed is told to those who see its drafts, and to nobody else', async () => {
    await region.spend(CostCategory.travel, '2026-05-04', 900_00n);
    const id = await region.signed(await region.grant(), '04-01', '06-30');
    await region.decide(id, { state: PaymentClaimState.completionAsked, completionDueOn: '2099-01-31' });
    const told = async (role: string): Promise<unknown> => {
      const query =
        'query ($id: ID!) { node(id: $id) { ... on PaymentClaim { claimedSupport { amount } draftCash { amount } draftSupport { amount } } } }';
      return (await (await member(role)).ask(query, { id })).data.node;
    };
    const claimedSupport = { amount: '450.00' };
    expect(await told('strategist')).toEqual({ claimedSupport, draftCash: { amount: '900.00' }, draftSupport: claimedSupport });
    expect(await told('reader')).toEqual({ claimedSupport, draftCash: null, draftSupport: null });
  });

  test('who reviews for Tillväxtverket in the demo opens on a claim that waits, and sees both regions’ decisions', async () => {
    const reviewer = await world.visit('granskare@tillvaxtverket.example', 'tillvaxtverket', 'f');
    const states =
      '{ paymentClaims(filter: { state: { in: [submitted, completionAsked, approvedWithDeductions] } }) { nodes { state projectName } } }';
    const { nodes } = (await reviewer.ask(states)).data.paymentClaims as { nodes: { state: string; projectName: string }[] };
    expect(nodes.map(({ state }) => state).sort()).toEqual(['approvedWithDeductions', 'completionAsked', 'submitted']);
    const grants = (await reviewer.ask('{ grants { nodes { municipalityName beneficiaryName funder { slug } } } }')).data.grants.nodes as Record<
      string,
      any
    >[];
    expect(new Set(grants.map(({ funder: { slug } }) => slug))).toEqual(new Set(['tillvaxtverket']));
    expect(grants.some(({ beneficiaryName }) => String(beneficiaryName).includes('Kiruna'))).toBe(true);
    expect(grants.some(({ beneficiaryName }) => !String(beneficiaryName).includes('Kiruna'))).toBe(true);
  });
});
