import { Injectable } from '@nestjs/common';
import { access, allowed, Database, FileStore, localId, makeScope, modelOf } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { Grant } from '../grants/grant.entity.ts';
import { tellFunder } from '../reviews/room.ts';
import { bundleOf } from './bundle.ts';
import { bundlePartsOf } from './bundle-parts.ts';
import { ProjectReport } from './project-report.entity.ts';
import { partOf } from './report-parts.ts';
import type { PartName } from './report-parts.ts';

type Bytes = Buffer | AsyncGenerator<Buffer>;
/** A report that the caller may read, in its tenant. */
interface Found {
  id: string;
  scope: Scope;
}

/** The files of signed reports, at a tenant's door and at a funder's: the same bytes at both. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  /** A part as it is kept; null where there is none for this caller, or none yet. */
  async part(caller: Scope, globalId: string, name: PartName): Promise<Buffer | null> {
    const found = await this.find(caller, globalId);
    if (!found) return null;
    return this.database.write(found.scope, async (tx) => {
      const bytes = await partOf(tx, found.id, name);
      if (bytes) await tell(tx, found.id, name);
      return bytes;
    });
  }

  /** The bundle, made while it is sent; null where there is none for this caller, or none yet. */
  async bundle(caller: Scope, globalId: string): Promise<Bytes | null> {
    const found = await this.find(caller, globalId);
    if (!found) return null;
    const parts = await this.database.write(found.scope, async (tx) => {
      const made = await bundlePartsOf(tx, found.id);
      if (made) await tell(tx, found.id, 'bundle.zip');
      return made;
    });
    return parts && bundleOf(parts, this.store);
  }

  /** Whether the caller sees it is asked of the caller's own role; what follows is done in the report's tenant. */
  private async find(caller: Scope, globalId: string): Promise<Found | null> {
    const id = localId(modelOf(ProjectReport), globalId);
    if (!id || !allowed(caller, 'projectReport.read')) return null;
    if (caller.kind === 'tenant') {
      const readable = await this.database.write(caller, (tx) => readsLines(tx, globalId));
      return readable ? { id, scope: caller } : null;
    }
    const [place] = await this.database.asFunder(caller, (sql) =>
      sql<Pick<Scope, 'tenantId' | 'tenant'>>(
        'select r.tenant_id as "tenantId", t.slug as tenant from project_report r join tenant t on t.id = r.tenant_id where r.id = $1',
        [id],
      ),
    );
    return place ? { id, scope: makeScope({ ...caller, ...place }) } : null;
  }
}

/** The files tell of vouchers, and what whose hour is paid: they are for those who see the report and may read both there. */
async function readsLines(tx: Tx, globalId: string): Promise<boolean> {
  const report = await tx.find(ProjectReport, globalId).catch(() => null);
  if (!report) return false;
  const { municipalityId, projectId } = await tx.get(Grant, report.grantId);
  const place = { municipalityId, projectId };
  return access.can(tx.scope, 'voucher.read', place) && access.can(tx.scope, 'hourlyRate.read', place);
}

/** Who took which file stands in the tenant's log, whichever door they came by, and in the funder's where it was theirs. */
async function tell(tx: Tx, id: string, file: string): Promise<void> {
  const action = 'projectReport.downloaded';
  await tx.record(action, ProjectReport, id, { changes: { file: { after: file } } });
  if (tx.scope.kind !== 'funder') return;
  const { claimId, funderId } = await tx.get(ProjectReport, id);
  await tellFunder(tx, { claim: { id: claimId, funderId }, action, about: [ProjectReport, id], details: { file } });
}
