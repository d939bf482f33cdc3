import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** The lines of the box that `npm start` ends with. */
export function welcome({ url, mode, clock, link, database, databaseUrl, logs }) {
  const { password, accounts } = JSON.parse(readFileSync(join(root, 'libs/platform/data/demo-accounts.json'), 'utf8'));
  const widest = Math.max(...accounts.map(({ email }) => email.length));
  const demo = [
    `API       ${url}/t/umearegionen/graphql`,
    `Mail      ${url}/dev/mail (what was sent)`,
    ...(clock ? [`Clock     started at ${clock}`] : []),
    '',
    `Sign in with the password ${password} as`,
    ...accounts.map(({ email, title, place }) => `  ${email.padEnd(widest)}  ${title.en}, ${place}`),
  ];
  const letters = process.env.SMTP_URL ? [] : ['', 'Letters wait until SMTP_URL is set; the operator is given the link for each coordinator.'];
  const real = link ? ['', 'The first operator signs in once with', `  ${link}`] : [];
  return [
    `Samnav    ${url}`,
    ...(mode === 'demo' ? demo : [...real, ...letters]),
    '',
    `Database  ${database}`,
    `Logs      ${logs}`,
    'Stop      Ctrl-C',
    ...(databaseUrl ? [] : [`Reset     npm start -- --reset${mode === 'demo' ? '' : ' --no-demo'} (removes the data)`]),
  ];
}
