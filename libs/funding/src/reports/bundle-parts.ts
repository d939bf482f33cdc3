import type { Tx } from '@samnav/platform';
import type { BundleParts } from './bundle.ts';
import { evidenceIn } from './evidence.ts';
import { partOf } from './report-parts.ts';

/** What a report's bundle is made of; null while it is not sealed. */
export async function bundlePartsOf(tx: Tx, reportId: string): Promise<BundleParts | null> {
  const report = await partOf(tx, reportId, 'report.json');
  const pdf = await partOf(tx, reportId, 'report.pdf');
  const proof = await partOf(tx, reportId, 'proof.json');
  if (!report || !pdf || !proof) return null;
  return { tenantId: tx.scope.tenantId, report, pdf, proof, keys: await keysOf(tx, report) };
}

/** Where the evidence lies. */
async function keysOf(tx: Tx, report: Buffer): Promise<Map<string, string>> {
  const hashes = evidenceIn(report).map(({ sha256 }) => sha256);
  const found = await tx.sql<{ sha256: string; key: string }>(
    `select distinct on (f.sha256) f.sha256, f.storage_key as key from file f
     where f.tenant_id = current_tenant() and f.sha256 = any($1) and f.storage_key is not null order by f.sha256, f.received_at, f.id`,
    [hashes],
  );
  return new Map(found.map(({ sha256, key }) => [sha256, key]));
}
