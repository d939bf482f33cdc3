import iconv from 'iconv-lite';

/** Bytes that are å ä ö Å Ä Ö in Windows-1252 … */
const IN_WINDOWS = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9]);
/** … and in CP437. */
const IN_DOS = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82]);

/**
 * The text of a SIE file. The format says CP437; some programs write UTF-8 or Windows-1252 all the same. Swedish letters of CP437 are no
 * UTF-8, and those of Windows-1252 are box lines and Greek in CP437.
 */
export function sieText(bytes: Buffer): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  let [windows, dos] = [0, 0];
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    if (IN_WINDOWS.has(byte)) windows++;
    else if (IN_DOS.has(byte)) dos++;
  }
  const high = windows + dos > 0 || bytes.some((byte) => byte >= 0x80);
  if (!high) return bytes.toString('latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, windows > dos ? 'windows-1252' : 'cp437');
  }
}
