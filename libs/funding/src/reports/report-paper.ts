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
    const text = Buffer.from(canonical).toString('utf8');
    const { report } = JSON.parse(text) as { report: { source: string; template: number } };
    const sha256 = createHash('sha256').update(canonical).digest('hex');
    const source = readFileSync(new URL(`../../papers/report.${report.template}.typ`, import.meta.url), 'utf8');
    const qr = renderSVG(`${report.source}#sha256=${sha256}`, { ecc: 'M', border: 2 });
    return this.render({ source, data: text, inputs: { sha256, qr }, standard: 'a-2a' }, FORWHOM);
  }
}
