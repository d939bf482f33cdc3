import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { node } from './children.mjs';
import { root } from './install.mjs';
import { Sentence, step } from './say.mjs';

const FILES = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.build.json'];
const FOLDERS = ['apps', 'libs', 'migrations'];
const NOT = new Set(['node_modules', 'dist', 'artifacts']);
const STAMP = join(root, '.nx/samnav-build.json');

/** Builds what the given projects need, through nx and its cache; returns at once when nothing changed since the last build. */
export async function build(projects = []) {
  const hash = sources();
  const known = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {};
  const wanted = projects.length ? projects : ['all'];
  if (known.hash === hash && wanted.every((project) => known.built.includes('all') || known.built.includes(project)) && outputs(projects))
    return false;
  step('The programs are built.');
  const { code, stdout, stderr } = await nx(projects);
  if (code !== 0) throw new Sentence(`The build failed.\n${faults(`${stdout}\n${stderr}`)}`);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ hash, built: [...new Set([...(known.hash === hash ? known.built : []), ...wanted])] }));
  return true;
}

function nx(projects) {
  const args = [
    join(root, 'node_modules/nx/dist/bin/nx.js'),
    'run-many',
    '-t',
    'build',
    '--output-style=static',
    ...(projects.length ? ['-p', projects.join(',')] : []),
  ];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NODE_ENV: 'production', NO_COLOR: '1', npm_config_loglevel: 'error' };
  return node(args, { cwd: root, env });
}

/** What the failed projects said, without npm's words about it. */
function faults(log) {
  const output = stripVTControlCharacters(log);
  const said = output
    .split(/^> nx run /m)
    .filter((part) => /npm (error|ERR!)/.test(part))
    .map((part) =>
      part
        .replace(/^(> |npm (error|ERR!)|\s*$).*\n?/gm, '')
        .trim()
        .split('\n')
        .slice(0, 30)
        .join('\n'),
    );
  return said.join('\n') || output.trim().split('\n').slice(-30).join('\n');
}

function outputs(projects) {
  const folder = (project) => join(root, project === '@samnav/migrations' ? 'migrations' : `apps/${project.replace('@samnav/', '')}`);
  const wanted = projects.length ? projects : ['@samnav/api', '@samnav/worker', '@samnav/web', '@samnav/migrations'];
  return wanted.every((project) => ['main.js', 'index.html', 'index.js'].some((file) => existsSync(join(folder(project), 'dist', file))));
}

/** One hash over all that the build reads. */
function sources() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  const add = (path) => hash.update(path).update(readFileSync(join(root, path)));
  for (const file of FILES) add(file);
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (NOT.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) add(path);
    }
  };
  FOLDERS.forEach(walk);
  return hash.digest('hex');
}
