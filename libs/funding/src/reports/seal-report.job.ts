import { canonicalJson, Database, defineJob, Handles, NotYet, proveInclusion } from '@samnav/platform';
import type { JobContext, JobHandler, JsonValue, Tx } from '@samnav/platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { keepPart } from './report-parts.ts';

/** Keeps the proof that a signed report stands in the sealed log. */
export const sealReport = defineJob({ name: 'seal-report', queue: 'reports', payload: z.object({ reportId: z.uuid() }) });

@Handles(sealReport)
@Injectable()
export class SealReport implements JobHandler<{ reportId: string }> {
  constructor(private readonly database: Database) {}

  async handle({ reportId }: { reportId: string }, context: JobContext): Promise<void> {
    const proof = await this.database.write(context.scope, (tx) => proofOf(tx, reportId));
    if (!proof) throw new NotYet(`The report ${reportId} waits for the sealer.`, 3_000);
    await context.finish((tx) => keepPart(tx, reportId, 'proof.json', proof));
  }
}

/** `proof.json` of docs/bundle.md; null while the log is not sealed so far. */
async function proofOf(tx: Tx, reportId: string): Promise<Buffer | null> {
  const events = await tx.sql<{ id: string }>(
    `select e.id from unnest(array['projectReport.signed', 'projectReport.rendered']) with ordinality did (action, n)
     join audit_event e on e.tenant_id = current_tenant() and e.subject_type = 'ProjectReport' and e.subject_id = $1 and e.action = did.action order by did.n`,
    [reportId],
  );
  const proof =
    events.length === 2
      ? await proveInclusion(
          tx,
          events.map(({ id }) => id),
        )
      : null;
  if (!proof) return null;
  const entries = proof.events.map(({ body, path }) => ({ body: JSON.parse(body) as JsonValue, path: path.map((hash) => hash.toString('base64')) }));
  return Buffer.from(canonicalJson({ format: 'samnav-proof/1', checkpoint: proof.checkpoint, entries }));
}
