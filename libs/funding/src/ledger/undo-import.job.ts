import { Injectable } from '@nestjs/common';
import { Database, defineJob, doLongJob, Handles, uuidv7 } from '@samnav/platform';
import type { JobContext, JobHandler, JobProgress, Tx } from '@samnav/platform';
import { z } from 'zod';
import { LedgerImport } from './ledger-import.entity.ts';
import { holdBooks, recordPostings, takeBackVouchers } from './import-posting.ts';
import type { Posted } from './import-posting.ts';
import { refuseWhatStays } from './import-stays.ts';

const payload = z.object({ jobId: z.uuid(), importId: z.uuid(), personId: z.uuid().nullable() });
/** Takes an import of books back: all of it in one transaction, or nothing. */
export const undoLedgerImport = defineJob({ name: 'undo-ledger-import', queue: 'imports', payload, attempts: 3, timeout: 1_800_000 });
type Asked = z.infer<typeof payload>;

const VOUCHERS_AT_ONCE = 1000;

@Handles(undoLedgerImport)
@Injectable()
export class UndoLedgerImport implements JobHandler<Asked> {
  constructor(private readonly database: Database) {}

  async handle(asked: Asked, context: JobContext): Promise<void> {
    await doLongJob({ database: this.database, context, job: undoLedgerImport }, asked, (progress) =>
      context.finish((tx) => this.undo(tx, asked, progress)),
    );
  }

  private async undo(tx: Tx, { importId, personId }: Asked, progress: JobProgress): Promise<void> {
    const { undoneAt, municipalityId } = await tx.lock(LedgerImport, importId);
    if (undoneAt) return progress.done(tx, { reversed: 0, restored: 0 });
    const about: Posted = { importId, municipalityId, personId };
    await holdBooks(tx, about);
    await refuseWhatStays(tx, importId);
    const made = await tx.sql<{ id: string }>(MADE, [importId]);
    const took = await tx.sql<{ id: string }>(TOOK, [importId]);
    for (const some of inParts(made)) {
      const reversals = some.map(({ id }) => ({ old: id, id: uuidv7(), reason: 'Inläsningen är ångrad.' }));
      await takeBackVouchers(tx, reversals, about);
    }
    for (const some of inParts(took)) {
      const restored = some.map(({ id }) => ({ old: id, id: uuidv7() }));
      await tx.sql(RESTORE, [JSON.stringify(restored), importId, personId]);
      await recordPostings(tx, restored, about);
    }
    await tx.change(LedgerImport, importId, null, { undoneAt: new Date(tx.now), undoneById: personId }, 'ledgerImport.undone');
    await progress.done(tx, { reversed: made.length, restored: took.length });
  }
}

function* inParts<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += VOUCHERS_AT_ONCE) yield all.slice(at, at + VOUCHERS_AT_ONCE);
}

/** What the import took in and nothing has taken back. */
const MADE = `select v.id from voucher v where v.tenant_id = current_tenant() and v.import_id = $1 and v.origin = 'imported'
  and not exists (select from voucher b where b.tenant_id = v.tenant_id and b.reverses_id = v.id) order by v.id`;
/** What of earlier imports it took back: an undone import’s reversals of its own are none of them. */
const TOOK = `select o.id from voucher v join voucher o on o.tenant_id = v.tenant_id and o.id = v.reverses_id
  where v.tenant_id = current_tenant() and v.import_id = $1 and o.import_id <> $1 order by o.id`;

/** What was taken back stands again as it was, with its files, in a wording of its own; it is still of the import that it came with. */
const RESTORE = `with x as (
    select x.id as new_id, o.* from jsonb_to_recordset($1::jsonb) x (old uuid, id uuid) join voucher o on o.tenant_id = current_tenant() and o.id = x.old
  ), v as (
    insert into voucher (id, municipality_id, series, number, fiscal_year, posted_on, text, origin, import_id, external_key, generation, content_hash, recorded_by_id)
    select x.new_id, x.municipality_id, x.series, x.number, x.fiscal_year, x.posted_on, x.text, 'imported', x.import_id, x.external_key,
      (select max(w.generation) + 1 from voucher w where w.tenant_id = x.tenant_id and w.municipality_id = x.municipality_id and w.external_key = x.external_key),
      x.content_hash, $3
    from x
  ), f as (
    insert into voucher_file (voucher_id, file_id) select x.new_id, f.file_id from x join voucher_file f on f.tenant_id = x.tenant_id and f.voucher_id = x.id
  ), r as (
    insert into voucher_row (voucher_id, line, account, account_name, amount_ore, text, supplier, project_id, objects, category)
    select x.new_id, o.line, o.account, o.account_name, o.amount_ore, o.text, o.supplier, o.project_id, o.objects, o.category
    from x join voucher_row o on o.tenant_id = x.tenant_id and o.voucher_id = x.id
    returning id, voucher_id, line
  )
  insert into expenditure (project_id, budget_line_id, spent_on, amount_ore, note, supplier, vat_ore, booked_on, recorded_by_id, voucher_row_id)
  select e.project_id, e.budget_line_id, e.spent_on, e.amount_ore, e.note, e.supplier, e.vat_ore, e.booked_on, $3, r.id
  from x join voucher back on back.tenant_id = x.tenant_id and back.reverses_id = x.id and back.import_id = $2
    join voucher_row taken on taken.tenant_id = back.tenant_id and taken.voucher_id = back.id
    join expenditure b on b.tenant_id = taken.tenant_id and b.voucher_row_id = taken.id
    join expenditure e on e.tenant_id = b.tenant_id and e.id = b.reverses_id
    join r on r.voucher_id = x.new_id and r.line = taken.line
  order by e.project_id, e.budget_line_id`;
