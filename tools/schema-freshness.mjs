import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './install.mjs';

const SCHEMA = 'apps/api/schema.graphql';
const GENERATED = 'apps/web/src/generated';

function snapshot() {
  const generated = existsSync(join(root, GENERATED)) ? readdirSync(join(root, GENERATED)).map((name) => `${GENERATED}/${name}`) : [];
  const files = [SCHEMA, ...generated].filter((file) => existsSync(join(root, file)));
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** Makes schema and web types anew and compares; puts back what was there. Answers '' or what is stale. */
export async function schemaIsFresh() {
  const before = snapshot();
  const { code, stdout, stderr } = await npm(['run', '--silent', 'schema']);
  if (code !== 0) return `${stdout}\n${stderr}`;
  const after = snapshot();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
  for (const file of stale) if (before.has(file)) writeFileSync(join(root, file), before.get(file));
  return stale.length ? `Not as the code says: ${stale.join(', ')}. Run: npm run schema` : '';
}
