/**
 * The mutants of the code: each is a place in the source where, when its switch is on, a rule is left out. All of them are in one process;
 * samnav$(name) says whether the mutant of that name is on. Nothing in the tree is changed: the loader reads the source and adds the switches.
 */

/** Changes by hand; `find` stands exactly once in the file, or the run stops. `@` is the switch. */
export const byHand = [
  // what a plan is kept by
  ['plan key without the roles', 'read/reader.ts', '${scope.roles.join()};', "${@ ? '' : scope.roles.join()};"],
  ['plan key without the token’s scopes', 'read/reader.ts', "scope.tokenScopes?.join() ?? '*'", "(@ ? '' : (scope.tokenScopes?.join() ?? '*'))"],
  [
    'the shape of variables is constant',
    'read/args.ts',
    "  if (value == null) return '-';\n",
    "  if (@) return '';\n  if (value == null) return '-';\n",
  ],
  // who sees which rows
  ['lists and rows without their rule', 'read/plan-source.ts', 'this.seen ? undefined', 'this.seen || @ ? undefined'],
  [
    'counts and sums without the rule of what they count',
    'read/row-sql.ts',
    "seenAlready(target, member.key, model) ? ''",
    "seenAlready(target, member.key, model) || @ ? ''",
  ],
  ['rows of expressions without their rule', 'read/row-sql.ts', 'return seen ? `(select * from', 'return seen && !@ ? `(select * from'],
  [
    'tied rows of expressions without their rule',
    'read/row-sql.ts',
    'seenAlready(model, key, of, property) ? undefined',
    'seenAlready(model, key, of, property) || @ ? undefined',
  ],
  [
    'what is part of something is seen without it',
    'read/row-sql.ts',
    '  if (model.visible || !model.partOf) return undefined;',
    '  if (model.visible || !model.partOf || @) return undefined;',
  ],
  [
    'whatever a key points to counts as seen',
    'read/row-sql.ts',
    'return whole?.model === target && whole.key === key;',
    'return @ || (whole?.model === target && whole.key === key);',
  ],
  [
    'related rows count as seen',
    'read/row-sql.ts',
    'if (!whole) return !target.visible;',
    'if (@) return true;\n  if (!whole) return !target.visible;',
  ],
  ['verbs find what is not seen', 'database/rows.ts', 'const rule = viewer &&', 'const rule = viewer && !@ &&'],
  [
    'grouped rows without their rule',
    'read/plan-groups.ts',
    'const seen = seenAlready(target, of.key, rows.model) ?',
    'const seen = @ || seenAlready(target, of.key, rows.model) ?',
  ],
  // what may be asked at all
  [
    ['every field and type is allowed', 'reads without the token'],
    'read/plan-draft.ts',
    'return operation === undefined || allowed(this.input.scope, operation);',
    'return operation === undefined || @0 || allowed(@1 ? { ...this.input.scope, tokenScopes: undefined } : this.input.scope, operation);',
  ],
  [
    'fields without what they require',
    'read/plan-draft.ts',
    '    for (const operation of operationsOf(model, member)) this',
    '    if (!@) for (const operation of operationsOf(model, member)) this',
  ],
  [
    'types without what they require',
    'read/plan-draft.ts',
    '    this.require(model.allow, model.name);',
    '    if (!@) this.require(model.allow, model.name);',
  ],
  [
    'node finds types that may not be read',
    'read/plan.ts',
    'return model && draft.allows(model.allow) ?',
    'return model && (@ || draft.allows(model.allow)) ?',
  ],
  [
    'ordinary queries without guard',
    'apps/api/src/graphql.ts',
    "if (!operation || kind === 'mutation') return true;",
    "if (!operation || kind === 'mutation' || @) return true;",
  ],
  [
    'verbs without their operation',
    'graphql/verb.interceptor.ts',
    'if (!allowed(request.scope, verb.operation))',
    'if (!@ && !allowed(request.scope, verb.operation))',
  ],
  // what an operation reaches
  ['everybody’s operations reach all', 'access/access.ts', 'const found = { all: false,', 'const found = { all: @,'],
  [
    'a municipality’s operations reach all',
    'access/access.ts',
    "if (cell === 'all') found.all = true;",
    "if (cell === 'all' || (@ && cell === 'municipality')) found.all = true;",
  ],
  [
    'a workgroup’s operations reach all',
    'access/access.ts',
    "else if (cell !== 'self') addArea",
    "else if (@ && cell === 'workgroup') found.all = true;\n    else if (cell !== 'self') addArea",
  ],
  [
    'a project’s operations reach all',
    'access/access.ts',
    '    self = true; //',
    "    if (@ && cell === 'project') found.all = true;\n    self = true; //",
  ],
  [
    'what is one’s own is everybody’s',
    'access/access.ts',
    '(!!where.personId && where.personId === far.personId)',
    '(!!where.personId && (@ || where.personId === far.personId))',
  ],
  ['none is something', 'access/access.ts', "if (cell === 'none') continue;", "if (cell === 'none' && !@) continue;"],
  // tokens
  ['tokens are not narrowed', 'access/token-scopes.ts', 'if (scopes === undefined) return true;', 'if (scopes === undefined || @) return true;'],
  [
    'tokens make tokens',
    'access/token-scopes.ts',
    'if (onlyInSession.test(operation)) return false;',
    'if (!@ && onlyInSession.test(operation)) return false;',
  ],
  [
    'tokens that read may write',
    'access/token-scopes.ts',
    'levels.indexOf(level as Level) >= needed',
    '(@ || levels.indexOf(level as Level) >= needed)',
  ],
  ['tokens of one resource are of all', 'access/token-scopes.ts', "(of === resource || of === 'all')", "(@ || of === resource || of === 'all')"],
  [
    'allowed without the token',
    'access/access.ts',
    'mayAnywhere(scope.roles, operation) && tokenAllows(',
    'mayAnywhere(scope.roles, operation) && (@ || tokenAllows)(',
  ],
  ['reach without the token', 'access/access.ts', 'const granted = tokenAllows(', 'const granted = @ || tokenAllows('],
  // whose request it is
  [
    ['scopes kept without the door', 'scopes kept without the tenant', 'scopes kept without the session', 'scopes kept without the token'],
    'identity/scope-source.ts',
    "[door, slug, by.session?.toString('base64url'), by.token?.toString('base64url')]",
    "[@0 ? '' : door, @1 ? '' : slug, @2 ? '' : by.session?.toString('base64url'), @3 ? '' : by.token?.toString('base64url')]",
  ],
  [
    ['reads without the tenant', 'reads in the tenant of whoever read first'],
    'read/query.ts',
    "{ name: 'tenant', text: SET, values: [tenantId] }",
    "{ name: 'tenant', text: SET, values: [@0 ? '' : @1 ? (globalThis.samnavTenant ??= tenantId) : tenantId] }",
  ],
  [
    ['reads in flight shared without the tenant', 'reads in flight shared without the statement', 'reads in flight shared without the values'],
    'read/trips.ts',
    '`${statement.funderId ?? statement.tenantId}${statement.name}${JSON.stringify(statement.values)}`',
    "`${@0 ? '' : (statement.funderId ?? statement.tenantId)}${@1 ? '' : statement.name}${@2 ? '' : JSON.stringify(statement.values)}`",
  ],
  [
    ['writes in no tenant', 'writes in the tenant of whoever wrote first'],
    'database/database.ts',
    'line.say(SET_SCOPE, [scope.tenantId,',
    "line.say(SET_SCOPE, [@0 ? '' : @1 ? (globalThis.samnavTenant ??= scope.tenantId) : scope.tenantId,",
  ],
  [
    'scopes kept though rights have changed',
    'identity/scope-source.ts',
    "database.watch('samnav_access', () => this.forget());",
    "database.watch('samnav_access', () => (@ ? undefined : this.forget()));",
  ],
  ['ids of any type', 'read/ids.ts', 'prefixOf(id) === model.prefix ?', '(@ || prefixOf(id) === model.prefix) ?'],
];

const pathOf = (url) => decodeURIComponent(new URL(url).pathname);
const isOurs = (path) => /\/(libs|apps\/api)\/.*\.ts$/.test(path) && !/\.test\.ts$|\/testing\/|node_modules/.test(path);
const short = (path) => path.replace(/^.*\/((libs|apps)\/)/, '$1');

const REQUIRE = /\baccess\.require\(/g;
const GIVES = /(?<=if \(!)mayGive\(/g;

/** Every mutant by hand, by name. */
export const handNames = byHand.flatMap(([names]) => names);

/** The source with its switches. */
export function withSwitches(url, source) {
  const path = pathOf(url);
  if (!isOurs(path)) return source;
  let text = source;
  for (const [names, file, find, replace] of byHand.filter(([, file]) => path.endsWith(`/${file}`))) {
    const times = source.split(find).length - 1;
    if (times !== 1) throw new Error(`The mutant "${names}" is looked for ${times} times in ${file}: say anew what is to be changed.`);
    const all = [names].flat();
    text = text.replace(find, () => replace.replace(/@(\d?)/g, (_at, which) => `samnav$(${JSON.stringify(all[Number(which)])})`));
  }
  if (path.endsWith('/access/access.ts'))
    text = text.replace('\nfor (const [resource, table]', '\n(globalThis as any).samnavRows = rows;\nfor (const [resource, table]');
  if (!/\.service\.ts$|-plan\.ts$/.test(path)) return text;
  const line = (at) => text.slice(0, at).split('\n').length;
  const switched = (what, otherwise) => (found, at) =>
    `(samnav$(${JSON.stringify(`${short(path)}:${line(at)} ${what}`)}) ? ${otherwise} : ${found.slice(0, -1)})(`;
  text = text.replace(REQUIRE, switched('access.require', '() => {}'));
  return text.replace(GIVES, switched('mayGive', '() => true'));
}
