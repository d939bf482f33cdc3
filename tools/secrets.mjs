import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secrets of one installation (`secret.json`, readable by its owner only); made at the first call. */
export function secretsOf(home) {
  const file = join(home, 'secret.json');
  mkdirSync(home, { recursive: true });
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = { secret: known.secret ?? randomBytes(32).toString('hex'), superuser: known.superuser ?? randomBytes(24).toString('hex') };
  if (!known.secret || !known.superuser) {
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2) + '\n', { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return { ...secrets, fresh: !known.superuser };
}
