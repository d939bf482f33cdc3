import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The direction of dependencies: platform ← networks ← reminders ← meetings ← goals ← projects ← funding; apps use all libs; web uses only the schema. */
const knows = {
  platform: [],
  networks: ['platform'],
  reminders: ['platform', 'networks'],
  meetings: ['platform', 'networks', 'reminders'],
  goals: ['platform', 'networks', 'reminders', 'meetings'],
  projects: ['platform', 'networks', 'reminders', 'meetings', 'goals'],
  funding: ['platform', 'networks', 'reminders', 'meetings', 'goals', 'projects'],
};

const onlyInPlatform = {
  paths: [
    { name: 'typeorm', importNames: ['DataSource', 'EntityManager'], message: 'Queries go through Tx: take `tx: Tx` as first parameter.' },
    { name: 'bullmq', message: 'Jobs go through the outbox: tx.emit(job, payload).' },
    { name: 'pg', message: 'Queries go through Tx: take `tx: Tx` as first parameter.' },
  ],
};

/** Money is whole öre in bigint, from the table to the text: a number holds 0.1 + 0.2 kronor as 0.30000000000000004. */
const MONEY = String.raw`Identifier[name=/(^ore|[a-z]Ore|_ore|^amounts?|Amounts?|^salary|Salary|^ceiling|Ceiling|^kronor|Kronor)$/]`;
const exact = 'Money is whole öre in bigint: oreOf() reads it, amountOf() and kronor() write it, shareOf(), rounded() and split() divide it.';
const noFloatsOnMoney = [
  ...['Number', 'parseFloat', 'parseInt'].map((name) => `CallExpression[callee.name='${name}'] ${MONEY}`),
  `CallExpression[callee.object.name=/^(Math|Number)$/] ${MONEY}`,
  `UnaryExpression[operator='+'] ${MONEY}`,
  'PropertyDefinition:has(Decorator Literal[value="money"]) > TSTypeAnnotation TSNumberKeyword',
  "PropertyDefinition:has(Decorator MemberExpression[property.name='money']) > TSTypeAnnotation TSNumberKeyword",
  ':matches(TSPropertySignature, PropertyDefinition)[key.name=/(^ore|Ore|_ore)$/] > TSTypeAnnotation TSNumberKeyword',
  `${MONEY} > TSTypeAnnotation > TSNumberKeyword`,
  ...['TemplateElement[value.raw', 'Literal[value'].map((text) => `${text}=/::\\s*(float|real|double precision|money)\\b/i]`),
].map((selector) => ({ selector, message: exact }));

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.samnav/**',
      'apps/web/src/generated/**',
      '**/*.cjs',
      'test/artifacts/**',
      'test/bench/rivals/**', // installed and run by the bench alone
      'coverage/**',
    ],
  },
  js.configs.recommended,
  { languageOptions: { globals: globals.node } },
  ...tseslint.configs.recommended,
  { files: ['apps/web/public/*.js'], languageOptions: { globals: globals.serviceworker } },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: ['tsconfig.json', 'apps/web/tsconfig.json'] } },
      'boundaries/elements': [
        { type: 'app', pattern: 'apps/*', capture: ['name'] },
        { type: 'lib', pattern: 'libs/*', capture: ['name'] },
        { type: 'migrations', pattern: 'migrations' },
        { type: 'test', pattern: '{tools,test}' },
      ],
    },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            { from: { element: { type: 'app' } }, allow: { to: { element: { type: ['lib', 'migrations'] } } } },
            {
              from: { element: { type: 'app', captured: { name: '{web,verify}' } } },
              disallow: { to: { element: { type: ['lib', 'migrations'] } } },
            },
            ...Object.entries(knows).flatMap(([name, may]) =>
              may.map((to) => ({
                from: { element: { type: 'lib', captured: { name } } },
                allow: { to: { element: { type: 'lib', captured: { name: to } } } },
              })),
            ),
            { from: { element: { type: 'test' } }, allow: { to: { element: { type: ['app', 'lib', 'migrations', 'test'] } } } },
          ],
        },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'off', // an injected class imported as a type compiles and fails in Nest's injector
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['libs/{networks,reminders,meetings,goals,projects,funding}/**/*.ts', 'apps/{api,worker}/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', onlyInPlatform] },
  },
  {
    files: ['libs/**/*.ts', 'apps/{api,worker,demo,verify}/**/*.ts', 'migrations/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noFloatsOnMoney] },
  },
  // by name, not by where it resolves to: a browser bundle does not resolve the server's sources
  {
    files: ['apps/{web,verify}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@samnav/*'], message: 'The web app knows the schema only; the verifier stands alone.' }] },
      ],
    },
  },
  {
    files: ['libs/**/*.service.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...onlyInPlatform,
          paths: [...onlyInPlatform.paths, { name: '@nestjs/graphql', message: 'GraphQL decorators belong to the entity or the resolver.' }],
        },
      ],
    },
  },
);
