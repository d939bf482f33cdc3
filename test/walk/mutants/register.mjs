import { readdirSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withSwitches } from './switches.mjs';

// before the compiler's loader, which then asks this one for the source
register('./hooks.mjs', import.meta.url);

const root = fileURLToPath(new URL('../../../libs/', import.meta.url));
/** Every switch at an `access.require` or `mayGive` of the services: found anew, so that a new one is a mutant by itself. */
const found = readdirSync(root, { recursive: true })
  .map((path) => String(path))
  .filter((path) => /src\/.*(\.service|-plan)\.ts$/.test(path))
  .flatMap((path) =>
    [...withSwitches(pathToFileURL(root + path).href, readFileSync(root + path, 'utf8')).matchAll(/samnav\$\("([^"]+)"\)/g)].map(([, name]) => name),
  );

const on = new Set();
let hits = new Set();
globalThis.samnav$ = (name) => {
  hits.add(name);
  return on.has(name);
};
globalThis.samnavMutants = {
  on,
  sites: found,
  /** What was passed by since. */
  passed() {
    const passed = hits;
    hits = new Set();
    return passed;
  },
};
