import { Sentence } from './say.mjs';

const USAGE = `npm start -- [--reset] [--no-demo | --clock INSTANT]
  --reset          remove this installation's data first
  --no-demo        a real installation: no demo data; prints a one-time link for the first operator
  --clock INSTANT  demo only: what time it shall be, e.g. 2026-12-24T07:55 (Swedish time where no zone is given)
Environment: PORT (3000), PUBLIC_URL, SAMNAV_DATA (.samnav), DATABASE_URL, REDIS_URL, SMTP_URL, MAIL_FROM`;
const INSTANT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d(:?\d\d)?)?)?$/;

/** What the command line and the environment ask for; what cannot be meant is refused in one sentence. */
export function readOptions(args, env) {
  const asked = readFlags(args);
  if (asked.clock && asked.mode !== 'demo') throw new Sentence('--clock works in demo mode only, not together with --no-demo.');
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Sentence(`PORT must be a number from 1 to 65535; it is "${env.PORT}".`);
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'PUBLIC_URL']) {
    if (env[name] && !URL.canParse(env[name])) throw new Sentence(`${name} is not an address (URL).`);
  }
  if (asked.reset && env.DATABASE_URL)
    throw new Sentence('--reset does not touch the database of DATABASE_URL; drop it yourself, or start without DATABASE_URL.');
  return { ...asked, port, url: `http://127.0.0.1:${port}`, databaseUrl: env.DATABASE_URL || undefined };
}

function readFlags(args) {
  const asked = { reset: false, mode: 'demo', clock: undefined };
  for (let i = 0; i < args.length; i++) {
    const [flag, attached] = args[i].split(/=(.*)/s);
    if (flag === '--reset') asked.reset = true;
    else if (flag === '--no-demo') asked.mode = 'production';
    else if (flag === '--clock') asked.clock = instant(attached ?? args[++i]);
    else throw new Sentence(flag === '--help' || flag === '-h' ? USAGE : `There is no option ${flag}.\n${USAGE}`);
  }
  return asked;
}

function instant(text) {
  if (!INSTANT.test(text ?? '') || Number.isNaN(Date.parse(text.replace(' ', 'T').slice(0, 19))))
    throw new Sentence(`--clock needs an instant such as 2026-12-24T07:55; it got "${text ?? ''}".`);
  return text;
}
