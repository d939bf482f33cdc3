import { readFileSync } from 'node:fs';
import { Generator } from '../../libs/platform/src/read/testing/generate.ts';
import { Random } from '../../libs/platform/src/read/testing/odd.ts';
import type { Sent } from '../hostile/stage.ts';
import { inputFor, mutations, mutationText } from '../walk/schema.ts';
import type { Viewer } from '../paths/world.ts';

/** Somebody signed in, and what their operations are made of. */
export type Sender = Viewer & { cookie: string };

const known = Object.values(
  JSON.parse(readFileSync(new URL('../../apps/web/src/generated/persisted-documents.json', import.meta.url), 'utf8')) as Record<string, string>,
);

/** Texts that mean something to SQL, to shells, to paths, to JSON, to regular expressions, or to nobody. */
const texts: readonly string[] = [
  "' or 1=1 --", "'; drop table person; --", "\\'; select pg_sleep(9); --", '$1', '$$', '${x}', '%s%n', '%', '_', '\\', '"', '`', "''", 'NULL', 'nan', 'Infinity',
  '\0', 'a\0b', '\u0001', '\ud800', '\udfff\ud800', '\u202e', '\ufeff', '👩‍👩‍👧', 'İıſß', 'a\u0301'.repeat(50), '../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'C:\\x',
  '__proto__', 'constructor', 'toString', '{"$ne":null}', '[]', '{}', '<script>alert(1)</script>', '\r\nSet-Cookie: a=b', '(a+)+$', '*', 'x'.repeat(5000), '9'.repeat(400),
  '-1', '1e999', '2147483648', '9223372036854775808', '0x10', '2026-02-30', '0000-00-00', '275760-09-13', '-infinity', 'prj_0198c0de-0000-7000-8000-000000000001', '',
]; // prettier-ignore
const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  -0,
  2 ** 31,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { first: 1 },
  ...texts,
];
const tokens: readonly string[] = [
  '{', '}', '(', ')', '[', ']', '!', '$', '@', '...', ':', '=', '|', '&', '"', '"""', '#', ',', 'on', 'null', 'true', 'query', 'mutation', 'subscription', 'fragment', '__typename',
  '__schema', '__type', 'nodes', 'edges', 'first', 'filter', 'orderBy', 'id', 'name', '@skip(if: true)', '@include(if: $x)', '@deprecated', '1', '-1', '1e9', '\0', '\u2028', 'é', '💣',
]; // prettier-ignore

/** For an address, which cannot hold half a surrogate. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

/** One request of a seed, the same for the same seed. */
export class RandomRequest {
  private readonly random: Random;

  constructor(
    private readonly senders: readonly Sender[],
    private readonly seed: number,
  ) {
    this.random = new Random(seed);
  }

  /** What kind of request it is, and the request. */
  make(): { kind: string; sent: Sent } {
    const kinds: Record<string, () => Sent> = {
      'mutated document': () => this.graphql({ ...this.valid(), query: this.mutated(this.valid().query) }),
      'mutated known document': () => this.graphql({ query: this.mutated(this.pick(known)), variables: this.guessed() }),
      'valid document': () => this.graphql(this.valid()),
      'wrong variables': () => this.graphql(this.spoilt(this.valid())),
      'known document': () => this.graphql({ query: this.pick(known), variables: this.guessed() }),
      mutation: () => this.graphql(this.mutation()),
      'odd body': () => this.oddBody(),
      'random bytes': () => ({ ...this.graphql({}), body: this.bytes() }),
      'odd request': () => this.oddRequest(),
      'other address': () => this.otherAddress(),
    };
    const kind = this.pick(Object.keys(kinds));
    return { kind, sent: kinds[kind]!() };
  }

  private get pick(): Random['pick'] {
    return this.random.pick;
  }
  private many(most: number): number {
    return Math.floor(this.random.next() * (most + 1));
  }
  private maybe(part: number): boolean {
    return this.random.next() < part;
  }

  private graphql(body: object): Sent {
    const { cookie, tenant } = this.senders[this.seed % this.senders.length]!;
    const key = `fuzz-${this.seed}`;
    const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': key, ...(this.maybe(0.2) && { 'x-samnav-cost': '1' }) };
    return { method: 'POST', path: `/t/${tenant}/graphql`, headers, body: JSON.stringify(body) };
  }

  private valid(): { query: string; variables: Record<string, unknown> } {
    return Generator.operation(this.senders[this.seed % this.senders.length]!.source, this.seed);
  }

  /** Signs left out, doubled, exchanged, put in, or cut off. */
  private mutated(text: string): string {
    const parts = text.split(/(\W)/).filter(Boolean);
    if (this.maybe(0.4)) return this.renamed(parts);
    for (let left = 1 + this.many(3); left > 0; left--) {
      const at = this.many(parts.length - 1);
      const act = this.many(5);
      if (act === 0) parts.splice(at, 1);
      else if (act === 1) parts.splice(at, 0, parts[at] ?? '');
      else if (act === 2) parts[at] = this.pick(parts);
      else if (act === 3) parts.splice(at, 0, ` ${this.pick(tokens)} `);
      else if (act === 4) parts[at] = JSON.stringify(this.pick(texts));
      else parts.splice(at, this.many(parts.length));
    }
    return parts.join('');
  }

  /** Names in each other's places: mostly still GraphQL. */
  private renamed(parts: string[]): string {
    const names = parts.flatMap((part, at) => (/^\w+$/.test(part) ? [at] : []));
    for (let left = 1 + this.many(2); left > 0; left--) parts[this.pick(names)] = parts[this.pick(names)]!;
    return parts.join('');
  }

  private spoilt({ query, variables }: { query: string; variables: Record<string, unknown> }): object {
    const names = [...query.matchAll(/\$(\w+)/g)].map(([, name]) => name!);
    const wrong = Object.fromEntries(names.filter(() => this.maybe(0.6)).map((name) => [name, this.nested()]));
    return { query, variables: { ...variables, ...wrong } };
  }

  private nested(depth = this.many(3)): unknown {
    if (depth === 0) return this.pick(values);
    const key = this.pick(['eq', 'in', 'contains', 'and', 'or', 'not', 'name', 'id', 'field', 'isNull', 'gte', '__proto__', ...texts.slice(0, 4)]);
    return this.maybe(0.4) ? [this.nested(depth - 1), this.pick(values)] : { [key]: this.nested(depth - 1) };
  }

  private guessed(): Record<string, unknown> {
    const names = ['id', 'ids', 'first', 'after', 'filter', 'input', 'query', 'orderBy', 'projectId', 'networkId', 'text'];
    const { source } = this.senders[this.seed % this.senders.length]!;
    const right = (name: string): unknown =>
      name === 'first' ? 20 : name === 'ids' ? [source.values.scalar('ID', this.pick)] : source.values.scalar('ID', this.pick);
    return Object.fromEntries(names.filter(() => this.maybe(0.7)).map((name) => [name, this.maybe(0.5) ? right(name) : this.nested()]));
  }

  private mutation(): object {
    const mutation = this.pick(mutations.filter(({ name }) => !/RoleAssignment/.test(name)));
    const { source } = this.senders[this.seed % this.senders.length]!;
    const input = inputFor(mutation, () => ({ id: source.values.scalar('ID', this.pick) as string, version: this.many(3) }));
    for (const key of Object.keys(input))
      if (this.maybe(0.4)) input[key] = typeof input[key] === 'string' && this.maybe(0.7) ? this.pick(texts) : this.nested();
    return { query: mutationText(mutation), variables: { input } };
  }

  private oddBody(): Sent {
    const sent = this.graphql({});
    const valid = this.valid();
    const bodies: unknown[] = [
      this.nested(),
      [valid, valid],
      { ...valid, operationName: this.pick(values) },
      { ...valid, extensions: this.nested() },
      { ...valid, variables: this.pick(values) },
      { query: this.pick(values), variables: this.nested() },
      { documentId: this.pick(values), variables: this.nested() },
      { ...valid, [this.pick(texts)]: this.nested() },
    ];
    const body = JSON.stringify(this.pick(bodies)) ?? '';
    return {
      ...sent,
      body: this.maybe(0.2) ? body.slice(0, this.many(body.length)) : this.maybe(0.1) ? body.replace('{', '{"__proto__":{"x":1},') : body,
    };
  }

  private bytes(): Buffer {
    return Buffer.from(Array.from({ length: this.many(3000) }, () => this.many(255)));
  }

  private oddRequest(): Sent {
    const sent = this.graphql(this.valid());
    const text = (): string => encoded(this.pick(texts).slice(0, 500));
    const header = (): string =>
      this.pick(texts)
        .slice(0, 500)
        .replace(/[^\t\x20-\x7e]/g, '?');
    const types = [
      'text/plain',
      'application/xml',
      'application/graphql',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      '/',
      header(),
    ];
    const odd: Sent[] = [
      { ...sent, method: this.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE']) },
      {
        ...sent,
        method: 'GET',
        path: `${sent.path}?query=${text()}&variables=${text()}&extensions=${text()}`,
        headers: { cookie: sent.headers.cookie!, authorization: header() },
      },
      {
        ...sent,
        method: 'GET',
        body: '',
        path: `${sent.path}?query=${encoded(this.mutated(this.pick(known)))}`,
        headers: { cookie: sent.headers.cookie!, 'apollo-require-preflight': '1' },
      },
      { ...sent, headers: { ...sent.headers, 'content-type': this.pick(types) } },
      { ...sent, headers: { ...sent.headers, accept: header() } },
      {
        ...sent,
        headers: { ...sent.headers, authorization: this.pick([header(), `Bearer ${header()}`, 'Basic x', `Bearer samnav_${'A'.repeat(43)}`]) },
      },
      {
        ...sent,
        headers: {
          ...sent.headers,
          cookie: this.pick([header(), `samnav_session=${header()}`, 'samnav_session=', `${sent.headers.cookie!};${sent.headers.cookie!}`]),
        },
      },
      { ...sent, headers: { ...sent.headers, 'accept-language': header(), 'idempotency-key': header(), 'x-samnav-cost': header() } },
      { ...sent, headers: { ...sent.headers, origin: header(), host: header() || 'x', 'x-forwarded-for': header() } },
      { ...sent, headers: { ...sent.headers, 'content-encoding': this.pick(['gzip', 'br', 'x']), 'transfer-encoding': 'identity' } },
      { ...sent, headers: { ...sent.headers, 'x-odd': 'y'.repeat(this.pick([100, 10_000, 20_000])) } },
      { ...sent, path: `/${this.pick(['t', 'f', 'x', 'platform', text()])}/${text()}/graphql` },
    ];
    return this.pick(odd);
  }

  private otherAddress(): Sent {
    const { cookie, tenant } = this.senders[this.seed % this.senders.length]!;
    const text = (): string => (this.maybe(0.2) ? '%zz' : encoded(this.pick(texts).slice(0, 300)));
    const paths = [
      '/auth/login', '/auth/me', '/auth/password-reset', '/auth/password-reset/complete', '/auth/operator', '/auth/invitation/accept', `/auth/invitation/${text()}`,
      `/auth/password-reset/${text()}`, `/auth/operator/${text()}`, `/auth/${text()}`, `/t/${tenant}/audit.jsonl?from=${text()}`, `/t/${text()}/audit.jsonl`, `/files/${text()}`,
      '/health/live', '/health/ready', `/health/${text()}`, `/${text()}`, `/assets/${text()}`, '/assets/..%2f..%2fpackage.json', '/dev/mail', '/documents.json', `/t/${tenant}/${text()}`, '/platform/graphql',
      '//', '/%', '/%00', `/${'a'.repeat(3000)}`,
    ]; // prettier-ignore
    const field = (): string => this.pick(['email', 'password', 'token', 'name', 'language', text()]);
    const body = this.maybe(0.8) ? JSON.stringify({ [field()]: this.pick(values), [field()]: this.nested() }) : this.bytes();
    const method = this.pick(['GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD']);
    return { method, path: this.pick(paths), headers: { 'content-type': 'application/json', ...(this.maybe(0.5) && { cookie }) }, body };
  }
}
