import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allowed, canonicalJson, Database, File, FileState, FileStore, isReadable, localId, makeScope, modelOf } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { columnsOfLine, workbookOf } from './line-workbook.ts';
import type { ExportedLine } from './line-workbook.ts';
import { tellFunder } from './room.ts';

/** A file on its way to somebody. */
export interface Sent {
  bytes: Readable;
  name: string;
  type: string;
}

/** A claim that the funder sees, and where it lies. */
interface Found extends Pick<Scope, 'tenantId' | 'tenant'> {
  id: string;
  funderId: string;
  number: number;
  projectNumber: string;
}

const CLAIM = `select c.id, c.funder_id as "funderId", c.tenant_id as "tenantId", t.slug as tenant, c.number, c.project_number as "projectNumber"
  from payment_claim c join tenant t on t.id = c.tenant_id where c.id = $1`;
const LINES = `select ${columnsOfLine} from claim_line l
  left join review_line r on r.tenant_id = l.tenant_id and r.claim_line_id = l.id where l.claim_id = $1 order by l.number`;
/** What a file of this hash is called in what was submitted, as the funder sees it; the tenant may have the same bytes under other names. */
const SUBMITTED = `select a.name from claim_attachment a where a.claim_id = $1 and a.sha256 = $2
  union all select f ->> 'name' from claim_line l cross join lateral jsonb_array_elements(l.evidence -> 'files') f
    where l.claim_id = $1 and l.evidence -> 'files' @> jsonb_build_array(jsonb_build_object('sha256', $2::text)) and f ->> 'sha256' = $2
  order by 1 limit 1`;

/** What leaves a funder's room as files: the lines of a claim, and the evidence that was frozen with it. Each taking stands in both logs. */
@Injectable()
export class RoomFiles {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  /** The lines of what was submitted last; null where there is no such claim for this funder. */
  async lines(caller: Scope, claimId: string, format: 'jsonl' | 'xlsx'): Promise<Sent | null> {
    const found = await this.find(caller, claimId);
    if (!found) return null;
    const rows = await this.database.asFunder(caller, (sql) => sql<ExportedLine>(LINES, [found.id]));
    await this.tell(caller, found, 'claimLines.exported', { format, lines: rows.length });
    const name = `${found.projectNumber}-utbetalning-${found.number}.${format}`.replace(/[^\w.-]+/g, '-');
    if (format === 'jsonl') {
      const text = rows.map((row) => `${canonicalJson({ ...row })}\n`);
      return { bytes: Readable.from(text), name, type: 'application/x-ndjson; charset=utf-8' };
    }
    const bytes = Readable.from([await workbookOf(rows)]);
    return { bytes, name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
  }

  /** A file that was frozen with the claim, by the hash that stands there; null for every other. */
  async evidence(caller: Scope, claimId: string, sha256: string): Promise<Sent | null> {
    const found = await this.find(caller, claimId);
    if (!found || !/^[0-9a-f]{64}$/.test(sha256)) return null;
    const [submitted] = await this.database.asFunder(caller, (sql) => sql<{ name: string }>(SUBMITTED, [found.id, sha256]));
    if (!submitted) return null;
    const file = await this.database.write(within(caller, found), (tx) =>
      tx.rows(File).findOneBy({ tenantId: found.tenantId, sha256, state: FileState.ready }),
    );
    if (!file || !isReadable(file)) return null;
    await this.tell(caller, found, 'evidence.downloaded', { sha256 });
    return { bytes: await this.store.read(found.tenantId, file.storageKey!), name: submitted.name, type: file.type };
  }

  /** Whether there is one is asked of the funder's own role. */
  private async find(caller: Scope, claimId: string): Promise<Found | undefined> {
    const id = localId(modelOf(PaymentClaim), claimId);
    if (!id || !allowed(caller, 'paymentClaim.read')) return undefined;
    return (await this.database.asFunder(caller, (sql) => sql<Found>(CLAIM, [id])))[0];
  }

  private tell(caller: Scope, claim: Found, action: string, details: Record<string, string | number>): Promise<void> {
    return this.database.write(within(caller, claim), async (tx) => {
      await tellFunder(tx, { claim, action, about: [PaymentClaim, claim.id], details });
      const changes = Object.fromEntries(Object.entries(details).map(([field, after]) => [field, { after }]));
      await tx.record(action, PaymentClaim, claim.id, { changes });
    });
  }
}

const within = (caller: Scope, { tenantId, tenant }: Found): Scope => makeScope({ ...caller, tenantId, tenant });
