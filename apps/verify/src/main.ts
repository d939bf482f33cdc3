import { createPublicKey } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { verifyBundle } from './bundle.ts';
import type { SoundBundle } from './bundle.ts';
import { bytesOf } from './checkpoint.ts';
import { Fault } from './fault.ts';
import { verifyLog } from './verify.ts';
import type { Known, Sound } from './verify.ts';

const USAGE = `Proves a signed report's bundle or an exported audit log, without database or network.

  npm run verify -- bundle.zip [--key FILE]
  npm run verify -- audit.jsonl [--key FILE] [--known FILE]

  --key FILE    the public key that must have signed it (PEM, or 32 bytes in base64). Without it a bundle is
                proved with this installation's own, seal-key.pub in its data folder, and with no other.
  --known FILE  what was proved last time: refuses another key and a log that was shortened or rewritten since.
                The first sound log makes the file, each later one brings it forward.
`;

interface KnownFile {
  origin: string;
  publicKey: string;
  size: number;
  root: string;
}

/** Exit codes: 0 sound, 1 not sound, 2 cannot be told. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' }, known: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const file = positionals[0];
  if (values.help || file === undefined || positionals.length > 1) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (isBundle(file)) {
    reportBundle(await verifyBundle(file, values.key === undefined ? pinnedKey() : readKey(values.key)));
    return 0;
  }
  const known = readKnown(values.known);
  const key = values.key === undefined ? undefined : readKey(values.key);
  if (key && known?.key && !key.equals(known.key)) throw new Error(`${values.key} is another key than the one in ${values.known}.`);
  const sound = await verifyLog(file, { ...known, ...(key && { key }) });
  if (values.known !== undefined) remember(values.known, sound);
  report(sound, key !== undefined || known !== undefined);
  return 0;
}

/** The installation's public key: nobody who writes a bundle reaches it. */
const PINNED = join(resolve(fileURLToPath(new URL('../../../', import.meta.url)), process.env.SAMNAV_DATA || '.samnav'), 'seal-key.pub');

/** Both kinds of file are told apart by what they begin with; anything else is refused as a log. */
function isBundle(file: string): boolean {
  const first = Buffer.alloc(2);
  const opened = openSync(file, 'r');
  readSync(opened, first);
  closeSync(opened);
  return first.toString('latin1') === 'PK';
}

const line = (name: string, value: string): void => void process.stdout.write(`  ${name.padEnd(12)}${value}\n`);

function reportBundle({ report, sha256, fingerprint, checkpoint, seq }: SoundBundle): void {
  const here = report.evidence.filter(({ path }) => path !== undefined).length;
  process.stdout.write('valid\n');
  line('report', report.report.title);
  line('signed', `${report.report.signedAt} by ${report.report.signedBy}`);
  line('sha256', sha256);
  line('lines', `${report.lines.length}, their sums made again`);
  line('evidence', `${here} files here${here < report.evidence.length ? `, ${report.evidence.length - here} more by their hashes only` : ''}`);
  line('log', `samnav/${report.tenant.slug}, entry ${seq}, checkpoint ${checkpoint.number} of ${checkpoint.at}`);
  line('key', fingerprint);
}

function report(sound: Sound, trusted: boolean): void {
  process.stdout.write('valid\n');
  line('log', sound.origin);
  line(
    'entries',
    `${sound.size}, ${sound.checkpoints} checkpoints${sound.at === undefined ? ' (nothing is signed yet)' : `, the last of ${sound.at}`}`,
  );
  line('root', sound.root);
  line(
    'key',
    `${sound.fingerprint}${trusted ? '' : '\n              (taken from the file itself: compare it with the one the operator published elsewhere, or give --key FILE)'}`,
  );
  if (sound.erased) line('erased', `${sound.erased} personal values, whose proofs still hold`);
}

const pinnedKey = (): Buffer | undefined => (existsSync(PINNED) ? readKey(PINNED) : undefined);

function readKey(file: string): Buffer {
  const text = readFileSync(file, 'utf8').trim();
  const key = text.includes('-----BEGIN') ? createPublicKey(text).export({ type: 'spki', format: 'der' }).subarray(-32) : bytesOf(text, 32);
  if (!key) throw new Error(`${file} holds no Ed25519 public key.`);
  return key;
}

function readKnown(file: string | undefined): Known | undefined {
  if (file === undefined || !existsSync(file)) return undefined;
  const { origin, publicKey, size, root } = JSON.parse(readFileSync(file, 'utf8')) as KnownFile;
  const key = bytesOf(publicKey, 32);
  if (!key) throw new Error(`${file} was not made by this program.`);
  return { origin, key, size, root };
}

const remember = (file: string, { origin, key, size, root }: Sound): void =>
  writeFileSync(file, `${JSON.stringify({ origin, publicKey: key.toString('base64'), size, root } satisfies KnownFile, null, 2)}\n`);

process.exitCode = await main().catch((error: Error) => {
  if (error instanceof Fault)
    process.stdout.write(`${error.message}\n`); // that the log is not sound is the answer, not a failure
  else process.stderr.write(`${error.message}\n`);
  return error instanceof Fault ? 1 : 2;
});
