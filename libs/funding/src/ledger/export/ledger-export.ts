import { Injectable } from '@nestjs/common';
import { access, amountOf, Database } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { CostCategory, categoryWords, Project, whereOf } from '@samnav/projects';
import { csvOf, xlsxOf } from './sheet.ts';
import type { SheetCell } from './sheet.ts';

/** The files of a project's ledger. */
export const ledgerFiles = {
  'ledger.csv': { type: 'text/csv; charset=utf-8' },
  'ledger.xlsx': { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;
export type LedgerFile = keyof typeof ledgerFiles;

/** The newest so many; a ledger of more is read through the API. */
const MOST = 200_000;

interface Found {
  spent_on: string;
  booked_on: string | null;
  ore: string;
  /** Whether it is what somebody's time is worth. */
  wage: boolean;
  vat: string;
  category: CostCategory;
  supplier: string | null;
  note: string | null;
  reason: string | null;
  voucher: string | null;
  account: string | null;
  account_name: string | null;
}
const LEDGER = `select e.spent_on::text, e.booked_on::text, e.amount_ore::text as ore, e.vat_ore::text as vat, e.time_source_id is not null as wage, l.category, e.supplier, e.note, e.reason,
    concat(v.series, v.number) as voucher, r.account, r.account_name
  from expenditure e join budget_line l on l.tenant_id = e.tenant_id and l.id = e.budget_line_id
    left join voucher_row r on r.tenant_id = e.tenant_id and r.id = e.voucher_row_id
    left join voucher v on v.tenant_id = r.tenant_id and v.id = r.voucher_id
  where e.tenant_id = current_tenant() and e.project_id = $1 order by e.spent_on, e.created_at, e.id limit ${MOST}`;

const WORDS = {
  sv: {
    name: 'Utgifter',
    headings: ['Datum', 'Bokfört', 'Kostnadsslag', 'Belopp', 'Moms', 'Leverantör', 'Text', 'Återfört därför att'],
    vouchers: ['Verifikat', 'Konto', 'Kontonamn'],
  },
  en: {
    name: 'Expenditures',
    headings: ['Date', 'Booked', 'Category', 'Amount', 'VAT', 'Supplier', 'Text', 'Taken back because'],
    vouchers: ['Voucher', 'Account', 'Account name'],
  },
};

/** A project's ledger as a file. */
@Injectable()
export class LedgerExport {
  constructor(private readonly database: Database) {}

  /** The file, with what of the vouchers and of wages the caller may read; null where the caller sees no such project. */
  file(scope: Scope, projectId: string, file: LedgerFile): Promise<Buffer | null> {
    return this.database.write(scope, async (tx) => {
      const project = await tx.find(Project, projectId).catch(() => null);
      if (!project || !access.can(tx.scope, 'expenditure.read', whereOf(project))) return null;
      await tx.record('ledger.exported', Project, project.id, { changes: { file: { after: file } } });
      return this.sheet(tx, project, file);
    });
  }

  private async sheet(tx: Tx, project: Project, file: LedgerFile): Promise<Buffer> {
    const { language } = tx.scope;
    const withVouchers = access.can(tx.scope, 'voucher.read', whereOf(project));
    const { name, headings, vouchers } = WORDS[language];
    const withWages = access.can(tx.scope, 'hourlyRate.read', whereOf(project));
    const found = await tx.sql<Found>(LEDGER, [project.id]);
    const rows = found.map((row): SheetCell[] => {
      const told = withWages || !row.wage;
      const money = [told ? { amount: amountOf(BigInt(row.ore)) } : null, { amount: amountOf(BigInt(row.vat)) }];
      const said = [row.spent_on, row.booked_on, categoryWords[row.category][language], ...money, row.supplier, row.note, row.reason];
      return withVouchers ? [...said, row.voucher, row.account, row.account_name] : said;
    });
    const all = withVouchers ? [...headings, ...vouchers] : headings;
    return file === 'ledger.csv' ? csvOf(all, rows) : xlsxOf(name, all, rows);
  }
}
