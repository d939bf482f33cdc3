import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from '@jest/globals';
import { canonicalJson } from '@samnav/platform';
import type { JsonValue } from '@samnav/platform';
import { ReportPress } from './report-paper.ts';

const [press, another] = [new ReportPress(), new ReportPress()];
afterAll(() => [press, another].forEach((one) => one.onApplicationShutdown()));

/** A report that says `text` wherever it says something; of as many lines. */
const report = (text: string, lines = 2): Buffer =>
  Buffer.from(
    canonicalJson({
      tenant: { name: text },
      report: { template: 1, title: text, source: 'https://a.example/t/a/reports/prp_1', signedAt: '2026-11-22T10:00:00.000Z', signedBy: text },
      project: { number: 'P-1', name: text },
      grant: { number: text, decidedOn: '2026-01-01' },
      funder: { name: text },
      claim: { startsOn: '2026-01-01', endsOn: '2026-06-30', cash: '123456789', inKind: '5', support: '-123456', beneficiary: text },
      sums: [{ kind: 'cost', category: 'travel', lines, amount: '1', eligible: '22', excluded: '333' }],
      sections: [{ kind: 'overall', body: text }],
      financing: [{ financier: text, kind: 'inKind', amount: '1' }],
      targets: [{ title: text, finding: text }],
      lines: Array.from({ length: lines }, (_, i) => ({
        ...{ number: i + 1, category: 'ownWorkTime', spentOn: '2026-02-03', amount: String(100_000 + i), eligible: '0' },
        ...(i % 2 ? {} : { text, minutes: 75, person: 'Person 3' }),
      })),
      evidence: Array.from({ length: lines }, (_, i) => ({ name: text, sha256: i.toString(16).padStart(64, '0') })),
    } as unknown as JsonValue),
  );

/** What poppler reads in it, blanks made one; undefined where poppler is not installed. */
const textOf = (pdf: Buffer): string | undefined => {
  try {
    return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }).replace(
      /[\s\u00a0]+/g,
      ' ',
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

test('shows what people wrote as it stands, and names what an archive may not hold', async () => {
  const pdf = await press.set(report('#panic("x") *b* \u202eevil\u2069 \u0007 \ue000 日本 😀'));
  const expected = '#panic("x") *b* [U+202E]evil[U+2069] [U+0007] [U+E000] [U+65E5][U+672C]';
  expect(textOf(pdf) ?? expected).toContain(expected);
});

test('writes kronor of öre, whatever their size and sign', async () => {
  const text = textOf(await press.set(report('Rad')));
  for (const amount of ['1 234 567,89 kr', ' 0,05 kr', '−1 234,56 kr', '1 000,01', '1 h 15 min']) expect(text ?? amount).toContain(amount);
});

test('makes the same bytes of the same text, in tables and in long lists', async () => {
  for (const lines of [3, 1_001]) {
    const [first, second] = [await press.set(report('Rad', lines)), await another.set(report('Rad', lines))];
    expect(first.equals(second)).toBe(true);
    expect(textOf(first) ?? ` ${lines} 2026-02-03 Egen arbetstid`).toMatch(new RegExp(` ${lines} 2026-02-03 Egen arbetstid`));
  }
}, 60_000);
