import PostalMime from 'postal-mime';

/** What a delivery status notification says of its one recipient. */
export interface Report {
  /** `failed` for good; anything else may still arrive. */
  failed: boolean;
  /** E.g. `5.1.1 smtp; 550 no such user`. */
  reason: string;
}

/** Reads a delivery status notification (RFC 3464); null for anything else: a vacation reply must not close an address. */
export async function readReport(raw: Uint8Array): Promise<Report | null> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20 }).catch(() => null);
  const part = mail?.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (!part) return null;
  const text = typeof part.content === 'string' ? part.content : Buffer.from(part.content as ArrayBuffer).toString('utf8');
  const groups = text.replace(/\r\n/g, '\n').split(/\n\s*\n/);
  const reports = groups.map(fieldsOf).filter((fields) => fields.has('action'));
  const worst = reports.find((fields) => isFinal(fields)) ?? reports[0];
  if (!worst) return null;
  const said = [worst.get('status'), worst.get('diagnostic-code')].filter(Boolean).join(' ');
  const reason = said.replace(/\p{Cc}+/gu, ' ').slice(0, 500); // as no column keeps them
  return { failed: isFinal(worst), reason: reason || 'it came back' };
}

const isFinal = (fields: Map<string, string>): boolean =>
  /^failed\b/i.test(fields.get('action') ?? '') && /^5\.\d{1,3}\.\d{1,3}/.test(fields.get('status') ?? '');

/** Header fields with their continuation lines. */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return fields;
}
