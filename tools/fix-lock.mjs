// A registry may lack some platforms' packages of some optional dependencies; npm install leaves them out of the lock
// and npm ci then refuses the lock ("Missing: X@ from lock file"). Add entries for them, as a full registry would.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const has = (from, name) => {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${dir ? dir + '/' : ''}node_modules/${name}`]) return true;
    if (!dir) return false;
  }
};
let n = 0;
for (const [path, p] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(p.optionalDependencies ?? {})) {
    if (has(path, name) || /[\^~*x>]/.test(version.replace(/x64|x86/g, ''))) continue;
    const os = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'sunos', 'aix', 'openharmony'].filter((o) => name.includes(o));
    const cpu = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'].filter((c) => name.includes(c));
    if (!os.length && !cpu.length) continue;
    if (!cpu.length && /[-/]arm/.test(name)) cpu.push('arm');
    const libc = name.includes('musl') ? ['musl'] : name.includes('gnu') ? ['glibc'] : undefined;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu.length && { cpu }),
      ...(libc && os[0] === 'linux' && { libc }),
      optional: true,
      ...(os.length && { os }),
      ...(p.dev && { dev: true }),
    };
    n++;
  }
}
const root = lock.packages[''];
delete lock.packages[''];
lock.packages = { '': root, ...Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))) };
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log(`added ${n} entries`);
