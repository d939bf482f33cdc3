import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Press } from '@samnav/platform';
import { renderSVG } from 'uqr';

/** Ten thousand lines with as much evidence are 5 MB and take some seconds; nobody waits for them but a worker. */
const LIMITS = { waiting: 1_000, each: 1_000, dataBytes: 64_000_000, timeout: 100_000, idle: 5_000 };
const FORWHOM = 'reports';

/**
 * Sets signed reports. The PDF follows from the canonical text alone: each edition of the layout is a file that is never changed, and neither
 * clock nor language nor anything else of the installation goes into it.
 */
export class ReportPress extends Press {
  constructor() {
    super(LIMITS);
  }

  /** The PDF of a report's canonical text: the same bytes for the same text, today and later. */
  set(canonical: Uint8Array): Promise<Buffer> {
    const told = JSON.parse(Buffer.from(canonical).toString('utf8'), (_name, value: unknown) =>
      typeof value === 'string' ? shown(value) : value,
    ) as unknown;
    const { report } = told as { report: { source: string; template: number } };
    const sha256 = createHash('sha256').update(canonical).digest('hex');
    const source = readFileSync(new URL(`../../papers/report.${report.template}.typ`, import.meta.url), 'utf8');
    const qr = renderSVG(`${report.source}#sha256=${sha256}`, { ecc: 'M', border: 2 });
    return this.render({ source, data: JSON.stringify(told), inputs: { sha256, qr }, standard: 'a-2a' }, FORWHOM);
  }
}

/** Characters that an archived PDF may not hold or that would turn the text around them: controls, directions, private ones. */
// eslint-disable-next-line no-control-regex -- these are what is meant
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufff9-\uffff]|[\u{f0000}-\u{10ffff}]/gu;

/** Text with the numbers of such characters in their place, so that nothing is hidden. */
const shown = (text: string): string => text.replace(UNSEEN, (c) => `[U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`);
