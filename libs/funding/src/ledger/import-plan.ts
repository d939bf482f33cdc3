import { createHash } from 'node:crypto';
import { domainError } from '@samnav/platform';
import type { DomainError, Tx } from '@samnav/platform';
import { categoryWords, PeriodClosed } from '@samnav/projects';
import type { CostCategory } from '@samnav/projects';
import { voucherName } from './books/books.ts';
import type { BookFault, BookRow, BookSummary, BookVoucher, Take } from './books/books.ts';
import { ImportGround, UNMAPPED } from './import-ground.ts';
import type { GroundProject, ImportReach } from './import-ground.ts';
import { LedgerImportAction as Action } from './ledger-choices.ts';

export const LedgerAccountUnmapped = domainError('refused', 'LEDGER_ACCOUNT_UNMAPPED', {
  sv: 'Ingen har sagt vad konto {account} står för i projekt. Ange kostnadsslaget, eller att kontot inte är en projektkostnad.',
  en: 'Nobody has said what account {account} stands for in projects. State the cost category, or that the account is no project’s cost.',
});
export const LedgerNoBudgetLine = domainError('refused', 'LEDGER_NO_BUDGET_LINE', {
  sv: '{project} har ingen budgetrad för {category} {year}.',
  en: '{project} has no budget line for {category} {year}.',
});
export const LedgerBudgetDraft = domainError('refused', 'LEDGER_BUDGET_DRAFT', {
  sv: 'Budgeten för {project} är inte godkänd än.',
  en: 'The budget of {project} is not approved yet.',
});
export const LedgerOutsideProject = domainError('refused', 'LEDGER_OUTSIDE_PROJECT', {
  sv: '{day} ligger utanför perioden för {project}.',
  en: '{day} is outside the period of {project}.',
});
export const LedgerOtherProject = domainError('refused', 'LEDGER_OTHER_PROJECT', {
  sv: 'Verifikat {voucher} rör också ett projekt som du inte bokför på. Be ekonomen läsa in det.',
  en: 'Voucher {voucher} is also about a project that you do not post to. Ask the finance officer to import it.',
});

/** A row as it is kept. */
export interface PlannedRow {
  n: number;
  account: string | null;
  account_name: string | null;
  ore: string;
  text: string | null;
  supplier: string | null;
  project: string | null;
  objects: BookRow['objects'];
  category: CostCategory | null;
  /** The budget line that it is posted to; null for what is no project’s cost. */
  line: string | null;
}

/** A voucher of the file, or one that is gone from it, and what happens for it. */
export interface PlannedVoucher {
  action: Action;
  voucher: Pick<BookVoucher, 'series' | 'number' | 'postedOn' | 'text' | 'fiscalYear' | 'key'> & { line: number | null };
  hash: string;
  rows: PlannedRow[];
  /** What of it is projects’ costs, now and before. */
  amount: bigint;
  before: bigint | null;
  /** What is here under the same key. */
  oldId: string | null;
  generation: number;
  /** Why it is left out. */
  fault: DomainError | null;
}

export interface ImportPlan {
  vouchers: PlannedVoucher[];
  faults: BookFault[];
  summary: BookSummary;
  /** Rows of no project, which are not kept. */
  others: Left;
  /** Rows of projects that the importer does not post to, by the object that stands for them; they are not kept either. */
  elsewhere: Map<string, Left>;
  ground: ImportGround;
}

/** What of a file is left out. */
export interface Left {
  rows: number;
  ore: bigint;
}

/** What an import of books would do, against what is here now. Nothing is changed. */
export async function planImport(tx: Tx, reach: ImportReach, reverseGone: boolean, read: (take: Take) => BookSummary): Promise<ImportPlan> {
  const ground = await ImportGround.of(tx, reach);
  const [others, elsewhere] = [{ rows: 0, ore: 0n }, new Map<string, Left>()];
  const found: PlannedVoucher[] = [];
  const summary = read((voucher) => {
    const rows = rowsOf(voucher, ground);
    if (rows) found.push(planned(voucher, rows, ground));
    else for (const row of voucher.rows) leaveOut(ground.projectOf(row) === null ? others : leftOf(elsewhere, ground.objectOf(row)), row.amount);
  });
  const here = await whatIsHere(tx, reach, found, summary);
  for (const one of found) compare(one, here.get(one.voucher.key), ground);
  const gone = [...here.values()].filter((one) => isGone(one, summary, ground)).map((one) => planGone(one, reverseGone, ground));
  const vouchers = [...found, ...gone];
  const refused = vouchers.filter(({ fault }) => fault).map(({ voucher, fault }) => ({ line: voucher.line, error: fault!, blocking: false }));
  return { vouchers, faults: [...summary.faults, ...refused], summary, others, elsewhere, ground };
}

/** What of the rows of one object is left out. */
export function leftOf(elsewhere: Map<string, Left>, object: string): Left {
  const left = elsewhere.get(object) ?? { rows: 0, ore: 0n };
  elsewhere.set(object, left);
  return left;
}

export function leaveOut(left: Left, ore: bigint): void {
  left.rows++;
  left.ore += ore;
}

/** The rows with what they stand for; null where none is about a project. */
function rowsOf(voucher: BookVoucher, ground: ImportGround): PlannedRow[] | null {
  const projects = voucher.rows.map((row) => ground.projectOf(row));
  if (projects.every((project) => project === null || !ground.reaches(project))) return null;
  return voucher.rows.map((row, i) => {
    const category = projects[i] === null ? null : ground.categoryOf(row.account);
    const { account, accountName, amount, text, supplier, objects } = row;
    const kept = { n: i + 1, account, account_name: accountName, ore: String(amount), text, supplier, objects };
    return { ...kept, project: projects[i]!, category: category === UNMAPPED ? null : category, line: null };
  });
}

function planned(voucher: BookVoucher, rows: PlannedRow[], ground: ImportGround): PlannedVoucher {
  const { series, number, postedOn, text, fiscalYear, key, line } = voucher;
  const said = rows.map((r) => [r.account, r.ore, r.text, r.supplier, r.objects, r.project, r.category]);
  const hash = createHash('sha256')
    .update(JSON.stringify([series, number, postedOn, text, said]))
    .digest('hex');
  const costs = rows.filter(({ project, category }) => project && category);
  const amount = costs.reduce((all, { ore }) => all + BigInt(ore), 0n);
  const fault = faultOf(voucher, rows, ground);
  const about = { series, number, postedOn, text, fiscalYear, key, line };
  return { action: Action.new, voucher: about, hash, rows, amount, before: null, oldId: null, generation: 1, fault };
}

/** The first reason why a voucher cannot be posted as a whole; where there is none, its costs know their budget lines. */
function faultOf(voucher: BookVoucher, rows: PlannedRow[], ground: ImportGround): DomainError | null {
  for (const row of rows) {
    if (row.project === null) continue;
    if (!ground.reaches(row.project)) return new LedgerOtherProject({ voucher: voucherName(voucher) });
    if (ground.categoryOf(row.account) === UNMAPPED) return new LedgerAccountUnmapped({ account: row.account });
    if (row.category === null || row.ore === '0') continue;
    const project = ground.project(row.project);
    const fault = postingFault(project, row.category, voucher.postedOn);
    if (fault) return fault;
    row.line = lineOf(project, row.category, voucher.postedOn)!;
  }
  return null;
}

const lineOf = (project: GroundProject, category: CostCategory, day: string): string | undefined =>
  project.lines.get(`${category} ${day.slice(0, 4)}`);

function postingFault(project: GroundProject, category: CostCategory, day: string): DomainError | null {
  const { name, startsOn, endsOn } = project;
  if (!project.approved) return new LedgerBudgetDraft({ project: name });
  if ((startsOn && day < startsOn) || (endsOn && day > endsOn)) return new LedgerOutsideProject({ project: name, day });
  if (isClosed(project, day)) return new PeriodClosed();
  if (!lineOf(project, category, day)) return new LedgerNoBudgetLine({ project: name, category: categoryWords[category], year: day.slice(0, 4) });
  return null;
}

const isClosed = (project: GroundProject, day: string): boolean => project.closed.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);

/** What was imported before under one key. */
interface Here {
  key: string;
  id: string;
  hash: string;
  generation: number;
  reversed: boolean;
  series: string | null;
  number: string | null;
  posted_on: string;
  text: string | null;
  fiscal_year: number;
  ore: string;
  projects: string[];
}
const HERE = `
  select distinct on (v.external_key) v.external_key as key, v.id, v.content_hash as hash, v.generation, v.series, v.number, v.posted_on::text, v.text, v.fiscal_year,
    exists (select from voucher b where b.tenant_id = v.tenant_id and b.reverses_id = v.id) as reversed,
    coalesce((select sum(r.amount_ore) from voucher_row r where r.tenant_id = v.tenant_id and r.voucher_id = v.id and r.project_id is not null and r.category is not null), 0)::text as ore,
    array(select distinct r.project_id from voucher_row r where r.tenant_id = v.tenant_id and r.voucher_id = v.id and r.project_id is not null) as projects
  from voucher v
  where v.tenant_id = current_tenant() and v.municipality_id = $1 and v.origin = 'imported' and (v.external_key = any($2::text[]) or v.posted_on between $3 and $4)
  order by v.external_key, v.generation desc`;

async function whatIsHere(
  tx: Tx,
  { municipalityId }: ImportReach,
  found: readonly PlannedVoucher[],
  summary: BookSummary,
): Promise<Map<string, Here>> {
  const rows = await tx.sql<Here>(HERE, [municipalityId, found.map(({ voucher }) => voucher.key), summary.startsOn, summary.endsOn]);
  return new Map(rows.map((row) => [row.key, row]));
}

/** Sets a voucher of the file against what is here; what is left in the map is not in the file. */
function compare(one: PlannedVoucher, here: (Here & { met?: boolean }) | undefined, ground: ImportGround): void {
  if (!here) return;
  here.met = true;
  one.generation = here.generation + 1;
  if (here.reversed) return; // it was taken back, and is in the books again
  if (here.hash !== one.hash && !here.projects.every((id) => ground.reaches(id))) {
    // taking it back would take another project's costs away; of what it was nothing is told
    one.fault = new LedgerOtherProject({ voucher: voucherName(one.voucher) });
    return;
  }
  one.before = BigInt(here.ore);
  one.action = here.hash === one.hash ? Action.unchanged : Action.changed;
  if (one.action === Action.unchanged) one.fault = null;
  else {
    one.oldId = here.id;
    one.fault ??= closedFault(here, ground);
  }
}

/** What is here may be of a project that nothing in these books stands for any more: then its periods are asked by the database. */
function closedFault(here: Here, ground: ImportGround): DomainError | null {
  const projects = here.projects.map((id) => ground.project(id) as GroundProject | undefined);
  return projects.some((project) => project && isClosed(project, here.posted_on)) ? new PeriodClosed() : null;
}

function isGone(here: Here & { met?: boolean }, { startsOn, endsOn }: BookSummary, ground: ImportGround): boolean {
  if (here.met || here.reversed || !startsOn || !endsOn) return false;
  return here.posted_on >= startsOn && here.posted_on <= endsOn && here.projects.every((id) => ground.reaches(id));
}

function planGone(here: Here, reverse: boolean, ground: ImportGround): PlannedVoucher {
  const { key, series, number, text, id, generation, hash } = here;
  const voucher = { key, series, number, text, postedOn: here.posted_on, fiscalYear: here.fiscal_year, line: null };
  const fault = reverse ? closedFault(here, ground) : null;
  return { action: Action.gone, voucher, hash, rows: [], amount: 0n, before: BigInt(here.ore), oldId: reverse ? id : null, generation, fault };
}
