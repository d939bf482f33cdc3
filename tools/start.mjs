import './node-version.mjs';
import { join } from 'node:path';
import { lastWords, logOf, startApp, untilReady } from './apps.mjs';
import { build } from './build.mjs';
import { endChildren, node } from './children.mjs';
import { installLibraries, root } from './install.mjs';
import { claimPort, clearLeftovers, forgetRun, home, keepMode, noteRun, removeData } from './installation.mjs';
import { readOptions } from './options.mjs';
import { startPostgres } from './postgres.mjs';
import { ancestors } from './processes.mjs';
import { Sentence, box, plain, step, whileWorking } from './say.mjs';
import { secretsOf } from './secrets.mjs';
import { welcome } from './welcome.mjs';

/** What runs, for `stop`. */
const running = { database: undefined, noted: false, stopping: undefined };

async function start(options) {
  await installLibraries();
  await clearLeftovers();
  await claimPort(options.port);
  if (options.reset) await removeData();
  keepMode(options.mode);
  noteRun(options.url);
  running.noted = true;
  const [database] = await both(openDatabase(options), whileWorking('still building', build()));
  const env = await prepare(database, options);
  const link = options.mode === 'demo' ? undefined : await operatorLink(env);
  await serve(env, options);
  console.log(`Samnav ready: ${options.url}`);
  console.log(box(welcome({ ...options, link, database: database.described, logs: join(home, 'logs') })));
}

/** Waits for all even when one fails, so that `stop` finds what the others have started. */
async function both(...work) {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** The database to use: the one of DATABASE_URL, or our own. */
async function openDatabase({ databaseUrl }) {
  const secret = process.env.SAMNAV_SECRET;
  if (databaseUrl) {
    const { host, pathname } = new URL(databaseUrl);
    return { adminUrl: databaseUrl, secret: secret ?? secretsOf(home).secret, described: `${host}${pathname} (DATABASE_URL)` };
  }
  running.database = startPostgres({ dir: home, onLog: step });
  const postgres = await running.database;
  void postgres.exited.then(() => collapse(`The database stopped by itself; its log is ${join(home, 'postgres.log')}.`));
  return { adminUrl: postgres.adminUrl, secret: secret ?? postgres.secret, described: `${postgres.dir} (port ${postgres.port})` };
}

/** Migrations and demo data; answers the environment of the programs. */
async function prepare({ adminUrl, secret }, { mode, clock, port, url }) {
  const base = {
    ...process.env,
    NODE_ENV: 'production',
    NO_COLOR: '1',
    SAMNAV_DATA: home,
    SAMNAV_SECRET: secret,
    SAMNAV_MODE: mode,
    PORT: String(port),
    PUBLIC_URL: process.env.PUBLIC_URL || url,
  };
  delete base.DATABASE_URL; // it may make roles; the programs get addresses that may not
  step('The database is brought to its present shape.');
  const env = { ...base, DATABASE_URL: adminUrl, ...(clock && { SAMNAV_CLOCK: clock }) };
  const urls = JSON.parse(
    (await must('migrations/dist/main.js', [], env, 'The database could not be brought to its present shape')).trim().split('\n').at(-1),
  );
  const roles = Object.fromEntries(Object.entries(urls).map(([role, address]) => [`${role.toUpperCase()}_DATABASE_URL`, address]));
  if (mode === 'demo') {
    step('Demo data is looked after.');
    await must('apps/demo/dist/main.js', [], { ...base, ...roles }, 'The demo data could not be written');
  }
  return { ...base, ...roles };
}

const operatorLink = async (env) =>
  (await must('apps/demo/dist/main.js', ['--operator-link'], env, 'The link for the first operator could not be made')).trim();

/** Runs a built program to its end; a failure becomes one sentence and what the program said. */
async function must(file, args, env, sentence) {
  const { code, stdout, stderr } = await node([join(root, file), ...args], { cwd: root, env });
  if (code === 0) return stdout;
  const cause = /^(?:\w*Error|error): (.+)$/m.exec(stderr)?.[1];
  throw new Sentence(`${sentence}: ${cause ?? stderr.trim().split('\n').slice(-8).join('\n')}`);
}

async function serve(env, { url }) {
  const own = { ...env };
  delete own.OWNER_DATABASE_URL;
  delete own.BACKUP_DATABASE_URL;
  step('The programs are started.');
  const apps = ['api', 'worker'].map((name) => startApp(name, own));
  noteRun(url, apps);
  let dead;
  for (const app of apps) {
    app.once('exit', (code, by) => {
      if (running.stopping) return;
      dead = `The ${app.name} stopped by itself (${by ?? `code ${code}`}); its log is ${logOf(app.name)}.\n${lastWords(app.name)}`;
      collapse(dead);
    });
  }
  await untilReady(url, () => dead || running.stopping);
  if (dead || running.stopping) await new Promise(() => undefined); // the process ends in `stop`
}

/** Stops everything, the programs first and the database last. */
function stop(code) {
  running.stopping ??= (async () => {
    await endChildren(7000);
    await (await running.database?.catch(() => undefined))?.stop();
    if (running.noted) forgetRun();
    process.exit(code);
  })();
  return running.stopping;
}

function collapse(sentence) {
  if (running.stopping) return;
  console.error(sentence);
  void stop(1);
}

function listen() {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      if (!running.stopping) step('Samnav stops.');
      void stop(0);
    });
  }
  if (!process.env.npm_lifecycle_event) return;
  const line = ancestors(); // npm, or the shell between, killed without a word to us must not leave us behind
  setInterval(() => ancestors() !== line && !running.stopping && void stop(1), 500).unref();
}

listen();
try {
  await start(readOptions(process.argv.slice(2), process.env));
} catch (error) {
  if (!running.stopping) console.error(plain(error));
  await stop(1);
}
