module.exports = {
  forbidden: [
    {
      name: 'no-circular-packages',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { circular: true, path: '^(apps|libs)/', pathNot: '^$1/$2/' },
    },
    { name: 'libs-not-to-apps', severity: 'error', from: { path: '^(libs|migrations)/' }, to: { path: '^apps/' } },
    { name: 'app-not-to-other-app', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'web-not-to-server', severity: 'error', from: { path: '^apps/web/' }, to: { path: '^(libs|migrations)/' } },
    {
      name: 'verify-alone',
      comment: 'The verifier must stand without database and network.',
      severity: 'error',
      from: { path: '^apps/verify/' },
      to: { path: '^(libs|migrations)/|node_modules/(pg|typeorm)/' },
    },
    {
      name: 'only-through-index',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index|testing/index)', pathNot: '^$1/$2/' },
    },
    { name: 'platform-knows-no-context', severity: 'error', from: { path: '^libs/platform/' }, to: { path: '^libs/(?!platform/)' } },
    { name: 'networks-knows-platform', severity: 'error', from: { path: '^libs/networks/' }, to: { path: '^libs/(?!(platform|networks)/)' } },
    {
      name: 'reminders-knows-networks',
      severity: 'error',
      from: { path: '^libs/reminders/' },
      to: { path: '^libs/(?!(platform|networks|reminders)/)' },
    },
    {
      name: 'meetings-knows-reminders',
      severity: 'error',
      from: { path: '^libs/meetings/' },
      to: { path: '^libs/(?!(platform|networks|reminders|meetings)/)' },
    },
    {
      name: 'goals-knows-meetings',
      severity: 'error',
      from: { path: '^libs/goals/' },
      to: { path: '^libs/(?!(platform|networks|reminders|meetings|goals)/)' },
    },
    {
      name: 'projects-knows-goals',
      severity: 'error',
      from: { path: '^libs/projects/' },
      to: { path: '^libs/(?!(platform|networks|reminders|meetings|goals|projects)/)' },
    },
    {
      name: 'funding-knows-projects',
      severity: 'error',
      from: { path: '^libs/funding/' },
      to: { path: '^libs/(?!(platform|networks|reminders|meetings|goals|projects|funding)/)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(dist|node_modules)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['ws-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
