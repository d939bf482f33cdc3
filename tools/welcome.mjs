/** The people of the demo; they all have the same password. */
const PEOPLE = [
  ['samordnare@umearegionen.example', 'region coordinator'],
  ['gruppledare@umearegionen.example', 'workgroup lead'],
  ['strateg@umea.example', 'sustainability strategist, Umeå'],
  ['strateg@vindeln.example', 'sustainability strategist, Vindeln'],
  ['projektledare@umea.example', 'project manager'],
  ['ekonom@umea.example', 'finance officer'],
  ['kommunchef@umea.example', 'chief executive, authorised signatory'],
  ['kommunchef@vindeln.example', 'chief executive, Vindeln'],
  ['politiker@umea.example', 'politician'],
  ['granskare@tillvaxtverket.example', "funder's auditor"],
  ['strateg@kiruna.example', 'strategist of another region, Kiruna'],
  ['drift@samnav.example', 'operator of the installation'],
];

/** The lines of the box that `npm start` ends with. */
export function welcome({ url, mode, clock, link, database, logs }) {
  const widest = Math.max(...PEOPLE.map(([address]) => address.length));
  const demo = [
    `API       ${url}/t/umearegionen/graphql`,
    `Mail      ${url}/dev/mail (what was sent)`,
    ...(clock ? [`Clock     started at ${clock}`] : []),
    '',
    'Sign in with the password samnav-demo as',
    ...PEOPLE.map(([address, who]) => `  ${address.padEnd(widest)}  ${who}`),
  ];
  const real = ['', 'The first operator signs in once with', ...(link?.split('\n').map((line) => `  ${line}`) ?? [])];
  return [
    `Samnav    ${url}`,
    ...(mode === 'demo' ? demo : real),
    '',
    `Database  ${database}`,
    `Logs      ${logs}`,
    'Stop      Ctrl-C',
    `Reset     npm start -- --reset${mode === 'demo' ? '' : ' --no-demo'} (removes the data)`,
  ];
}
