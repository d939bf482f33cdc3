import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { File, FileState, globalId, ScanState } from '@samnav/platform';
import type { FileStore, Tx } from '@samnav/platform';

/** A page of invented text as a PDF, small enough to be written by hand. */
export function pdfOf(lines: readonly string[]): Buffer {
  const shown = lines.map((line, i) => `${i ? '0 -22 Td ' : ''}(${line.replace(/[\\()]/g, '\\$&')}) Tj`).join(' ');
  const stream = `BT /F1 13 Tf 64 770 Td ${shown} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Keeps a page as a file of whoever acts; answers its global id. */
export async function keepPaper(tx: Tx, store: FileStore, name: string, lines: readonly string[]): Promise<string> {
  const bytes = pdfOf(['Påhittat underlag i demot', ...lines]);
  const path = store.incomingPath();
  await writeFile(path, bytes);
  const kept = { storageKey: await store.keep(tx.scope.tenantId, path), sha256: createHash('sha256').update(bytes).digest('hex') };
  const file = { ownerAccountId: tx.scope.accountId!, name, size: bytes.length, type: 'application/pdf', receivedAt: new Date(tx.now) };
  return globalId(File, await tx.create(File, { ...file, ...kept, state: FileState.ready, scanState: ScanState.clean }, 'file.completed'));
}
