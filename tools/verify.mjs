import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installLibraries, root } from './install.mjs';
import { plain } from './say.mjs';

/** `npm run verify -- audit.jsonl` or `bundle.zip`: checks an exported audit log or the bundle of a signed report without database and network. */
try {
  await installLibraries();
  await build(['@samnav/verify']);
} catch (error) {
  console.error(plain(error));
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [join(root, 'apps/verify/dist/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
process.exit(status ?? 1);
