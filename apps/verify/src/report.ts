import { canonical } from './canonical.ts';
import { Fault } from './fault.ts';

interface Line {
  kind: string;
  category: string;
  amount: string;
  eligible: string;
  excluded: string;
}
interface Sum extends Line {
  lines: number;
}

/** What of a signed report is proved and told. Amounts are whole öre, written as digits. */
export interface Report {
  format: 'samnav-report/1';
  tenant: { id: string; slug: string; name: string };
  report: { id: string; title: string; signedAt: string; signedBy: string };
  claim: { support: string };
  lines: Line[];
  sums: Sum[];
  evidence: { path?: string; sha256: string; size?: number }[];
}

/** Reads a canonical report and proves that its sums are those of its lines. */
export function readReport(text: string): Report {
  let report: Report;
  try {
    report = JSON.parse(text) as Report;
  } catch {
    throw new Fault('changed', 'report.json', 'it is no JSON');
  }
  if (canonical(report) !== text) throw new Fault('changed', 'report.json', 'it is not written as a report is');
  const whole =
    report?.format === 'samnav-report/1' &&
    typeof report.tenant?.id === 'string' &&
    typeof report.tenant.slug === 'string' &&
    typeof report.report?.id === 'string' &&
    typeof report.claim?.support === 'string' &&
    [report.lines, report.sums, report.evidence].every((list) => Array.isArray(list) && list.every((item) => typeof item === 'object' && item));
  if (!whole) throw new Fault('not a bundle', 'report.json', 'this is no report that this program knows');
  proveSums(report);
  return report;
}

function proveSums({ lines, sums }: Report): void {
  const found = new Map<string, { lines: number; amount: bigint; eligible: bigint; excluded: bigint }>();
  for (const line of lines) {
    const sum = found.get(`${line.kind} ${line.category}`) ?? { lines: 0, amount: 0n, eligible: 0n, excluded: 0n };
    sum.lines += 1;
    for (const part of ['amount', 'eligible', 'excluded'] as const) sum[part] += ore(line[part]);
    found.set(`${line.kind} ${line.category}`, sum);
  }
  const right = sums.every((sum) => {
    const same = found.get(`${sum.kind} ${sum.category}`);
    found.delete(`${sum.kind} ${sum.category}`);
    return (
      same &&
      same.lines === sum.lines &&
      same.amount === ore(sum.amount) &&
      same.eligible === ore(sum.eligible) &&
      same.excluded === ore(sum.excluded)
    );
  });
  if (!right || found.size) throw new Fault('changed', 'report.json', 'its sums are not those of its lines');
}

function ore(digits: unknown): bigint {
  if (typeof digits !== 'string' || !/^(?:0|-?[1-9]\d*)$/.test(digits))
    throw new Fault('changed', 'report.json', 'an amount in it is no whole number of öre');
  return BigInt(digits);
}
