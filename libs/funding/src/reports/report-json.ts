import type { JsonValue, Tx } from '@samnav/platform';
import { asJson, evidenceOf } from './evidence.ts';
import { grantRow, lineRows, originRows, partRows, targetRows } from './report-rows.ts';
import type { ClaimRow, Rows } from './report-rows.ts';

/** The edition of the PDF's layout that new reports are made with; older ones keep theirs. */
export const TEMPLATE = 1;

/** What is known of a report before its content is read. */
export interface ReportHead {
  id: string;
  kind: 'claim' | 'final';
  title: string;
  /** Where it is shown. */
  source: string;
}

/**
 * Everything that a signed claim rests on as one JSON value, `samnav-report/1` of docs/bundle.md. What may be nothing is left out, so that its
 * canonical text is the same whenever it is made of the same rows.
 */
export async function reportJson(tx: Tx, claim: ClaimRow, head: ReportHead): Promise<JsonValue> {
  const { id, submission } = claim;
  const lines = await lineRows(tx, id, submission);
  const origins = await originRows(tx, id, submission);
  const parts = await partRows(tx, id, submission);
  return {
    format: 'samnav-report/1',
    tenant: { id: tx.scope.tenantId, slug: claim.slug, name: claim.tenantName },
    report: {
      ...head,
      ...{ number: claim.number, submission, language: 'sv', template: TEMPLATE },
      ...{ signedAt: claim.signedAt.toISOString(), signedBy: claim.signedBy },
    },
    project: { id: claim.projectId, number: claim.projectNumber, name: claim.projectName },
    grant: await grantRow(tx, claim.grantId),
    funder: { id: claim.funderId, name: claim.funderName },
    claim: claimJson(claim),
    lines: lines.map((line) => ({ ...line, ...origins.get(line.id as string) })),
    sums: sumsOf(lines),
    ...parts,
    targets: await targetRows(tx, claim.projectId),
    evidence: asJson(await evidenceOf(tx, id, submission, parts.attachments)),
  };
}

function claimJson({ id, version, startsOn, endsOn, isFinal, cash, inKind, support, beneficiary }: ClaimRow): JsonValue {
  return { id, version, startsOn, endsOn, isFinal, cash, inKind, support, ...(beneficiary && { beneficiary }) };
}

/** What the lines of each kind and category sum to, in the order in which the first of each stands. */
export function sumsOf(lines: Rows): Rows {
  const sums = new Map<string, { kind: string; category: string; lines: number; amount: bigint; eligible: bigint; excluded: bigint }>();
  for (const line of lines as unknown as Record<'kind' | 'category' | 'amount' | 'eligible' | 'excluded', string>[]) {
    const { kind, category } = line;
    const sum = sums.get(`${kind} ${category}`) ?? { kind, category, lines: 0, amount: 0n, eligible: 0n, excluded: 0n };
    sums.set(`${kind} ${category}`, sum);
    sum.lines += 1;
    for (const part of ['amount', 'eligible', 'excluded'] as const) sum[part] += BigInt(line[part]);
  }
  return [...sums.values()].map(({ amount, eligible, excluded, ...sum }) => ({
    ...sum,
    ...{ amount: String(amount), eligible: String(eligible), excluded: String(excluded) },
  }));
}
