/** What somebody sends who means harm, and what it must be refused with. */
export interface Hostile {
  name: string;
  /** The code of the refusal; the limit's name where it is a limit. */
  refused: string;
  body?: unknown;
  /** Sent as it is, instead of a body of JSON. */
  raw?: string | Buffer;
  method?: string;
  /** After the address of GraphQL, or an address of its own. */
  path?: string;
  headers?: Record<string, string>;
}

const times = (n: number, make: (i: number) => string, between = ' '): string => Array.from({ length: n }, (_, i) => make(i)).join(between);
export const around = (n: number, open: string, inner: string, close: string): string => open.repeat(n) + inner + close.repeat(n);
/** Pages in pages: people of organisations of people … */
const pages = (sizes: readonly number[]): string =>
  sizes.reduceRight(
    (inner, first, depth) => `organisation { ${depth % 2 ? 'memberships' : 'people'}(first: ${first}) { nodes { id ${inner} } } }`,
    '',
  );

const query = (name: string, refused: string, text: string, variables?: object): Hostile => ({
  name,
  refused,
  body: { query: text, ...(variables && { variables }) },
});

const nesting = [
  query('1 000 levels of fields', 'depth', around(600, '{ a ', '', '}')),
  query('13 levels of real fields', 'depth', `{ people { nodes { ${around(10, 'organisation { parent { ', 'id', '} }')} } } }`),
  query(
    'levels through a fragment',
    'depth',
    `{ people { nodes { ...A } } } fragment A on Person { ${around(6, 'organisation { parent { ', 'id', '} }')} }`,
  ),
  query(
    'levels through a chain of fragments',
    'depth',
    `{ me { ...F0 } } ${times(40, (i) => `fragment F${i} on X { a { ...F${i + 1} } }`)} fragment F40 on X { a }`,
  ),
  query('levels through inline fragments', 'depth', `{ ${around(20, 'a { ... { ', 'b', '} }')} }`),
  query('600 nested inline fragments', 'GRAPHQL_VALIDATION_FAILED', `{ ${around(600, '... { ', 'nothing', '}')} }`),
  query(
    'levels under a mutation',
    'depth',
    `mutation { createPerson(input: { name: "x" }) { ${around(7, 'person { organisation { ', 'id', '} }')} } }`,
  ),
  query('900 nested lists in an argument', 'GRAPHQL_VALIDATION_FAILED', `{ people(filter: ${around(900, '[', '', ']')}) { totalCount } }`),
  query('400 nested objects in an argument', 'GRAPHQL_VALIDATION_FAILED', `{ people(filter: ${around(400, '{ x: ', '1', '}')}) { totalCount } }`),
  query('a list type 900 deep', 'GRAPHQL_VALIDATION_FAILED', `query ($x: ${around(900, '[', 'Int', ']')}) { people(first: $x) { totalCount } }`),
];

const aliases = [
  query('31 aliases of one page', 'aliases', `{ people { nodes { ${times(31, (i) => `a${i}: name`)} } } }`),
  query('600 aliases of one field', 'aliases', `{ me { ${times(600, (i) => `a${i}: roles`)} } }`),
  query(
    'aliases in a fragment that is spread often',
    'aliases',
    `{ ${times(9, (i) => `r${i}: me { ...F }`)} } fragment F on Viewer { ${times(9, (i) => `a${i}: roles`)} }`,
  ),
  query('aliases that shadow each other', 'aliases', `{ me { ${times(32, (i) => `a${i}: roles b${i}: operations`)} } }`),
  query('11 root fields', 'rootFields', `{ ${times(11, (i) => `a${i}: me { roles }`)} }`),
  query('600 root fields', 'rootFields', `{ ${times(20, (i) => `f${i}`)} }`),
  query('two mutations', 'mutations', 'mutation { a: signOutEverywhere { errors { code } } b: signOutEverywhere { errors { code } } }'),
  query('mutations in a fragment', 'mutations', 'mutation { ...M } fragment M on Mutation { a: x b: x }'),
  query('300 mutations', 'aliases', `mutation { ${times(100, (i) => `a${i}: x { y }`)} }`),
];

const fragments = [
  query('a fragment that spreads itself', 'GRAPHQL_VALIDATION_FAILED', '{ ...A } fragment A on Query { ...A }'),
  query('a ring of 49 fragments', 'GRAPHQL_VALIDATION_FAILED', `{ ...F0 } ${times(49, (i) => `fragment F${i} on Query { ...F${(i + 1) % 49} }`)}`),
  query('a fragment that goes down into itself', 'depth', '{ ...A } fragment A on Query { me { ...A } }'),
  query('two fragments that go down into each other', 'depth', '{ ...A } fragment A on Query { a { ...B } } fragment B on Query { b { ...A } }'),
  query('a ring with conditions', 'GRAPHQL_VALIDATION_FAILED', '{ ...A } fragment A on Query { ...A @include(if: true) ...A @skip(if: false) }'),
  query(
    'fragments that double at each level',
    'depth',
    `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { a { ...F${i + 1} } b { ...F${i + 1} } }`)} fragment F30 on Query { c }`,
  ),
  query(
    'fragments that double in one place',
    'GRAPHQL_VALIDATION_FAILED',
    `{ ...F0 } ${times(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Query { nothing }`,
  ),
  query(
    'fragments that double with conditions',
    'directives',
    `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${i + 1} @skip(if: false) ...F${i + 1} @skip(if: false) }`)} fragment F30 on Query { c }`,
  ),
  query('51 fragments', 'fragments', `{ ${times(51, (i) => `...F${i}`)} } ${times(51, (i) => `fragment F${i} on Query { __typename }`)}`),
  query('200 fragments that are not used', 'fragments', `{ __typename } ${times(200, (i) => `fragment F${i} on Query { __typename }`)}`),
  query(
    '49 fragments that are not used',
    'GRAPHQL_VALIDATION_FAILED',
    `{ __typename } ${times(49, (i) => `fragment F${i} on Query { __typename }`)}`,
  ),
  query('fragments of one name', 'GRAPHQL_VALIDATION_FAILED', `{ ...F } ${times(40, () => 'fragment F on Query { __typename }')}`),
  query('a fragment that is not there', 'GRAPHQL_VALIDATION_FAILED', '{ ...Nowhere }'),
  query('a fragment on what is no type', 'GRAPHQL_VALIDATION_FAILED', '{ ...F } fragment F on Nothing { id }'),
  query('an unused fragment full of repeats', 'repeats', `{ __typename } fragment F on Query { ${'__typename '.repeat(900)} }`),
];

const repeats = [
  query('one field 1 900 times', 'repeats', `{ ${'__typename '.repeat(1900)} }`),
  query('one object 400 times', 'repeats', `{ ${'me { roles } '.repeat(400)} }`),
  query('one page 200 times', 'repeats', `{ ${'people { nodes { id } } '.repeat(200)} }`),
  query('repeats in repeats', 'repeats', `{ ${times(20, () => `me { ${'roles '.repeat(50)} }`)} }`),
  query('repeats that conflict', 'GRAPHQL_VALIDATION_FAILED', `{ ${times(40, (i) => `people(first: ${i}) { totalCount }`)} }`),
];

const directives = [
  query('51 directives on one field', 'directives', `{ me ${'@skip(if: false) '.repeat(51)} { roles } }`),
  query('600 unknown directives', 'directives', `{ me ${'@x '.repeat(600)} { roles } }`),
  query('directives on the operation', 'directives', `query ${'@x '.repeat(60)} { me { roles } }`),
  query('directives on variables', 'directives', `query ($a: Int ${'@x '.repeat(60)}) { me { roles } }`),
  query('directives on fragments', 'directives', `{ ...F } fragment F on Query ${'@x '.repeat(60)} { me { roles } }`),
  query('directives on spreads', 'directives', `{ ${'...F @x '.repeat(60)} } fragment F on Query { me { roles } }`),
  query('an unknown directive', 'GRAPHQL_VALIDATION_FAILED', '{ me @admin { roles } }'),
  query('a directive without its argument', 'GRAPHQL_VALIDATION_FAILED', '{ me @include { roles } }'),
  query('@defer', 'GRAPHQL_VALIDATION_FAILED', '{ ... @defer { me { roles } } }'),
];

const lists = [
  query('a page of 101', 'pageSize', '{ people(first: 101) { nodes { id } } }'),
  query('a page of the largest integer', 'pageSize', '{ people(first: 2147483647) { nodes { id } } }'),
  query('the last 101', 'pageSize', '{ people(last: 101) { nodes { id } } }'),
  query('a page of 101 by a variable', 'pageSize', 'query ($n: Int) { people(first: $n) { nodes { id } } }', { n: 101 }),
  query('a page of 101 by a default', 'pageSize', 'query ($n: Int = 101) { people(first: $n) { nodes { id } } }'),
  query(
    'a page of 101 within a mutation',
    'pageSize',
    'mutation { changeOwnSettings(input: { language: sv }) { errors { code ... on ConflictError { current { ... on Organisation { people(first: 101) { totalCount } } } } } } }',
  ),
  query('a page of −1', 'BAD_USER_INPUT', '{ people(first: -1) { nodes { id } } }'),
  query('an integer of 1 000 digits', 'GRAPHQL_VALIDATION_FAILED', `{ people(first: ${'9'.repeat(1000)}) { totalCount } }`),
  query('an integer beyond 32 bits', 'pageSize', 'query ($n: Int) { people(first: $n) { totalCount } }', { n: 2 ** 31 }),
  query('a number in a text', 'BAD_USER_INPUT', 'query ($n: Int) { people(first: $n) { totalCount } }', { n: '10' }),
  query('first and last', 'BAD_USER_INPUT', '{ people(first: 1, last: 1) { totalCount } }'),
  query('101 ids', 'pageSize', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(101).fill('x') }),
  query('300 ids in the text', 'pageSize', `{ nodes(ids: [${times(300, () => '"x"')}]) { id } }`),
  query('15 000 ids', 'pageSize', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(15_000).fill('x') }),
];

const deep = (sizes: readonly number[]): string => `{ people(first: 100) { nodes { ${pages(sizes)} } } }`;
const dear = [
  query('100 × 100 × 100 rows', 'cost', deep([100, 100])),
  query('a million rows, counted too', 'cost', deep([100, 100]).replaceAll('nodes {', 'totalCount nodes {')),
  query(
    'edges and nodes at once',
    'cost',
    '{ people(first: 100) { nodes { organisation { people(first: 100) { nodes { id organisation { people(first: 10) { nodes { id } edges { node { id } } } } } } } } } }',
  ),
  query(
    'ten dear root fields',
    'cost',
    `{ ${times(10, (i) => `a${i}: people(first: 100) { nodes { organisation { people(first: 100) { nodes { organisation { memberships(first: 2) { nodes { id } } } } } } } }`)} }`,
  ),
  query(
    'dear by variables',
    'cost',
    'query ($n: Int!) { people(first: $n) { nodes { organisation { people(first: $n) { nodes { organisation { people(first: $n) { nodes { id } } } } } } } } }',
    { n: 100 },
  ),
  query(
    'dear by defaults',
    'cost',
    'query ($n: Int = 100) { people(first: $n) { nodes { organisation { people(first: $n) { nodes { organisation { people(first: $n) { nodes { id } } } } } } } } }',
  ),
  query(
    'dear under nodes',
    'cost',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organisation { people(first: 100) { nodes { organisation { people(first: 100) { nodes { id } } } } } } } }',
    { ids: Array(100).fill('org_x') },
  ),
  query(
    'dear in fragments of an interface',
    'cost',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ...P ...O } } fragment P on Person { organisation { ...O } } fragment O on Organisation { people(first: 100) { nodes { organisation { memberships(first: 100) { nodes { id } } } } } }',
    { ids: Array(100).fill('per_x') },
  ),
  query(
    'dear in what a mutation answers',
    'cost',
    `mutation { changeOwnSettings(input: { language: sv }) { errors { ... on ConflictError { current { ... on Organisation { people(first: 100) { nodes { organisation { people(first: 100) { nodes { id } } } } } } } } } } }`,
  ),
  query(
    'dear behind @include',
    'cost',
    'query ($yes: Boolean!) { people(first: 100) { nodes { organisation { people(first: 100) @include(if: $yes) { nodes { organisation { people(first: 100) { nodes { id } } } } } } } } }',
    { yes: true },
  ),
];

const variables: Hostile[] = [
  {
    name: 'variables 5 000 deep',
    refused: 'variableDepth',
    raw: `{"query":"query ($f: PersonFilter) { people(filter: $f) { totalCount } }","variables":{"f":${around(5000, '{"not":', '{}', '}')}}}`,
  },
  {
    name: 'a list 100 000 deep',
    refused: 'variableDepth',
    raw: `{"query":"query ($f: PersonFilter) { people(filter: $f) { totalCount } }","variables":{"f":${around(100_000, '[', '', ']')}}}`,
  },
  query('30 000 values', 'variableValues', 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', {
    f: { name: { in: Array(30_000).fill('x') } },
  }),
  query(
    '100 000 names of variables',
    'variableValues',
    '{ people { totalCount } }',
    Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])),
  ),
  query('101 conditions', 'BAD_USER_INPUT', 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', { f: { or: Array(101).fill({}) } }),
  query('1 001 values in a condition', 'BAD_USER_INPUT', 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', {
    f: { name: { in: Array(1001).fill('x') } },
  }),
  query('an unknown condition', 'BAD_USER_INPUT', 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', { f: { password: { eq: 'x' } } }),
  query('a prototype', 'BAD_REQUEST', 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', { f: { constructor: { prototype: {} } } }),
  query('a list for an object', 'BAD_USER_INPUT', 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', { f: [[]] }),
  query('an object for a text', 'BAD_USER_INPUT', 'query ($id: ID!) { node(id: $id) { id } }', { id: { $ne: null } }),
  query('null where there must be something', 'BAD_USER_INPUT', 'query ($id: ID!) { node(id: $id) { id } }', { id: null }),
  query('a variable that is not given', 'BAD_USER_INPUT', 'query ($id: ID!) { node(id: $id) { id } }'),
  query('a NUL in a text', 'BAD_USER_INPUT', 'query ($s: String) { people(filter: { name: { contains: $s } }) { totalCount } }', { s: 'a\0b' }),
  query('a text of a megabyte for a number', 'BAD_USER_INPUT', 'query ($n: Int) { people(first: $n) { totalCount } }', { n: 'x'.repeat(1_000_000) }),
  { name: 'variables as a text', refused: 'BAD_REQUEST', body: { query: '{ me { roles } }', variables: '{}' } },
  { name: 'variables as a list', refused: 'BAD_REQUEST', body: { query: '{ me { roles } }', variables: [] } },
];

const texts = [
  query('a text of a megabyte', 'documentLength', `{ node(id: "${'x'.repeat(1_000_000)}") { id } }`),
  query('a block text of a megabyte', 'documentLength', `{ node(id: """${'\n x'.repeat(150_000)}""") { id } }`),
  query('a name of a megabyte', 'documentLength', `{ ${'x'.repeat(1_000_000)} }`),
  query('a name of 99 000 letters', 'GRAPHQL_VALIDATION_FAILED', `{ ${'x'.repeat(99_000)} }`),
  query('300 000 comments', 'documentLength', `{ __typename }${'#\n'.repeat(300_000)}`),
  query('a megabyte of commas', 'documentLength', `{ __typename }${','.repeat(1_000_000)}`),
  query('2 001 tokens', 'tokens', `{ ${'me '.repeat(2000)} }`),
  query('a text that does not end', 'GRAPHQL_PARSE_FAILED', '{ node(id: "'),
  query('a wrong escape', 'GRAPHQL_PARSE_FAILED', '{ node(id: "\\uZZZZ") { id } }'),
  query('half a surrogate', 'GRAPHQL_PARSE_FAILED', '{ node(id: "\\uD800") { id } }'),
  query('half a surrogate as it is', 'GRAPHQL_PARSE_FAILED', '{ node(id: "\uD800") { id } }'),
  query('letters from right to left', 'GRAPHQL_PARSE_FAILED', '{ \u202Eme }'),
  query('a NUL in the document', 'GRAPHQL_PARSE_FAILED', '{ me \0 }'),
  query('Cyrillic look-alikes', 'GRAPHQL_PARSE_FAILED', '{ mе { roles } }'),
  query('emojis', 'GRAPHQL_PARSE_FAILED', '{ 💣 }'),
];

const grammar = [
  query('no document', 'BAD_REQUEST', ''),
  query('only spaces', 'GRAPHQL_PARSE_FAILED', '   '),
  query('900 open braces', 'GRAPHQL_PARSE_FAILED', '{a'.repeat(900)),
  query('900 open brackets', 'GRAPHQL_PARSE_FAILED', `{ a(x: ${'['.repeat(900)}`),
  query('SQL', 'GRAPHQL_PARSE_FAILED', 'select * from account; drop table account; --'),
  query('a definition of a type', 'GRAPHQL_VALIDATION_FAILED', 'type Query { secret: String }'),
  query('an extension of a type', 'GRAPHQL_VALIDATION_FAILED', '{ me { roles } } extend type Query { secret: String }'),
  query('a subscription', 'BAD_USER_INPUT', 'subscription { me { roles } }'),
  query(
    '11 operations',
    'operations',
    times(11, (i) => `query Q${i} { me { roles } }`),
  ),
  query(
    '300 operations that share a fragment',
    'operations',
    `${times(150, (i) => `query Q${i} { ...F }`)} fragment F on Query { ${'me { roles } '.repeat(60)} }`,
  ),
  query(
    'operations of one name',
    'GRAPHQL_VALIDATION_FAILED',
    times(9, () => 'query Q { me { roles } }'),
  ),
  query(
    'several operations without a name',
    'GRAPHQL_VALIDATION_FAILED',
    times(9, () => '{ me { roles } }'),
  ),
  {
    name: 'an operation that is not there',
    refused: 'OPERATION_RESOLUTION_FAILURE',
    body: { query: 'query A { me { roles } }', operationName: 'B' },
  },
  {
    name: 'several operations and no choice',
    refused: 'OPERATION_RESOLUTION_FAILURE',
    body: { query: 'query A { me { roles } } query B { me { roles } }' },
  },
];

const unknown = [
  query('an unknown field', 'GRAPHQL_VALIDATION_FAILED', '{ passwords { hash } }'),
  query('600 unknown fields that look alike', 'GRAPHQL_VALIDATION_FAILED', `{ people { nodes { ${times(600, (i) => `nam${i}`)} } } }`),
  query('an unknown argument', 'GRAPHQL_VALIDATION_FAILED', '{ people(where: "1=1") { totalCount } }'),
  query('600 unknown arguments', 'GRAPHQL_VALIDATION_FAILED', `{ people(${times(600, (i) => `firs${i}: 1`)}) { totalCount } }`),
  query('one argument 600 times', 'GRAPHQL_VALIDATION_FAILED', `{ people(${'first: 1 '.repeat(600)}) { totalCount } }`),
  query('one key of an input 400 times', 'GRAPHQL_VALIDATION_FAILED', `{ people(filter: { ${'name: {} '.repeat(400)} }) { totalCount } }`),
  query('300 variables that are not used', 'GRAPHQL_VALIDATION_FAILED', `query (${times(300, (i) => `$v${i}: Int`)}) { me { roles } }`),
  query(
    '300 variables that are not declared',
    'GRAPHQL_VALIDATION_FAILED',
    `{ people(filter: { or: [${times(180, (i) => `{ name: { eq: $v${i} } }`)}] }) { totalCount } }`,
  ),
  query('a variable of an unknown type', 'GRAPHQL_VALIDATION_FAILED', 'query ($x: Secret) { me { roles } }'),
  query('an unknown order', 'GRAPHQL_VALIDATION_FAILED', '{ people(orderBy: { field: password }) { totalCount } }'),
  query('an object without fields', 'GRAPHQL_VALIDATION_FAILED', '{ people }'),
];

const introspection = [
  query('types of fields of types …', 'GRAPHQL_VALIDATION_FAILED', `{ __schema { types { ${around(5, 'fields { type { ', 'name', '} }')} } } }`),
  query(
    '20 times all types',
    'cost',
    `{ __schema { ${times(20, (i) => `a${i}: types { fields { args { name } type { fields { name args { name } } } } }`)} } }`,
  ),
  query('a type 21 levels deep', 'introspectionDepth', `{ __type(name: "Query") { ${around(21, 'ofType { ', 'name', '}')} } }`),
  query('30 aliases of __type', 'rootFields', `{ ${times(30, (i) => `t${i}: __type(name: "Query") { fields { name } }`)} }`),
  query(
    'possible types in rings',
    'GRAPHQL_VALIDATION_FAILED',
    `{ __type(name: "Node") { ${around(4, 'possibleTypes { interfaces { ', 'name', '} }')} } }`,
  ),
];

/** Documents and variables that mean harm. */
export const documents: readonly Hostile[] = [
  ...nesting,
  ...aliases,
  ...fragments,
  ...repeats,
  ...directives,
  ...lists,
  ...dear,
  ...variables,
  ...texts,
  ...grammar,
  ...unknown,
  ...introspection,
];
