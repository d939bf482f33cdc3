import type { JsonValue, Tx } from '@samnav/platform';
import type { Rows } from './report-rows.ts';

/** A file that a report rests on; with `path` where its bytes go with the bundle. */
export interface Evidence {
  name: string;
  sha256: string;
  path?: string;
  size?: number;
  type?: string;
}

/** What the files of one bundle may weigh together, and how many they may be; beyond it they are named by their hashes only. */
export const evidenceLimits = { bytes: 512 * 1024 * 1024, files: 20_000 };

interface Kept {
  sha256: string;
  size: number;
  type: string;
}

/** Every file that lines and attachments rest on, once, in the order of their hashes; names as somebody gave them first. */
export async function evidenceOf(tx: Tx, claimId: string, submission: number, attachments: Rows): Promise<Evidence[]> {
  const named = new Map<string, string>();
  const ofLines = await tx.sql<{ name: string; sha256: string }>(
    `select distinct on (e.file ->> 'sha256') e.file ->> 'name' as name, e.file ->> 'sha256' as sha256
     from claim_line l cross join lateral jsonb_array_elements(l.evidence -> 'files') e (file)
     where l.tenant_id = current_tenant() and l.claim_id = $1 and l.from_submission <= $2 and (l.to_submission is null or l.to_submission >= $2) and l.parked_at is null
     order by e.file ->> 'sha256', l.number, l.id`,
    [claimId, submission],
  );
  for (const { name, sha256 } of [...ofLines, ...(attachments as { name: string; sha256: string }[])])
    if (!named.has(sha256)) named.set(sha256, name);
  const kept = await keptFiles(tx, [...named.keys()]);
  const whole = [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  const fits = whole <= evidenceLimits.bytes && kept.size <= evidenceLimits.files;
  return [...named.keys()].sort().map((sha256) => {
    const name = named.get(sha256)!;
    const file = fits ? kept.get(sha256) : undefined;
    return file ? { name, sha256, path: `evidence/${sha256}${endOf(name)}`, size: file.size, type: file.type } : { name, sha256 };
  });
}

async function keptFiles(tx: Tx, hashes: string[]): Promise<Map<string, Kept>> {
  const found = await tx.sql<Kept>(
    `select distinct on (f.sha256) f.sha256, f.size, f.type from file f
     where f.tenant_id = current_tenant() and f.sha256 = any($1) and f.state = 'ready' and f.scan_state <> 'infected' order by f.sha256, f.received_at, f.id`,
    [hashes],
  );
  return new Map(found.map((file) => [file.sha256, file]));
}

/** What a name ends with, for programs that open files by it. */
const endOf = (name: string): string => /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0].toLowerCase() ?? '';

/** Evidence as JSON. */
export const asJson = (evidence: readonly Evidence[]): JsonValue => evidence.map((file) => ({ ...file }));

/** The files that go with a report's bundle, as its kept text names them. Of a text that somebody has spoilt none: it is sent as it is, for whoever verifies to see. */
export function evidenceIn(report: Buffer): { path: string; sha256: string; size: number }[] {
  try {
    const { evidence } = JSON.parse(report.toString('utf8')) as { evidence: Evidence[] };
    return evidence.flatMap(({ path, sha256, size }) => (path === undefined || size === undefined ? [] : [{ path, sha256, size }]));
  } catch {
    return [];
  }
}
