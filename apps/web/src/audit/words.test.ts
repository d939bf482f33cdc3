import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { words } from './words-sv.ts';

const root = join(import.meta.dirname, '../../../..');
const servers = ['libs', 'apps/api/src', 'apps/worker/src', 'apps/demo/src', 'migrations'];

const files = servers.flatMap((server) =>
  readdirSync(join(root, server), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)(testing|node_modules|dist)\//.test(path))
    .map((path) => ({ path, source: readFileSync(join(root, server, path), 'utf8') })),
);
const sources = files.map(({ source }) => source);
/** Entities whose rows are only read: views, and what machines write without telling the log. */
const figures =
  /(audit-event|claim-fault|coverage|delivery|follow-up|funder-event|gender-balance|inbox-item|indicator-point|indicator-trajectory|open-item|owner-load|reminder|rooms|target-row)\.entity\.ts$/;
const entities = files.filter(({ path }) => path.endsWith('.entity.ts') && !figures.test(path));
const named = (source: string): string[] => [...source.matchAll(/'([a-z]{2,}\.[a-z]{2,})'/gi)].map(([, name]) => name!);

const operations = new Set(named(readFileSync(join(root, 'libs/platform/src/access/authorization.ts'), 'utf8')));
/** What looks like an event and is none: files, modules, and what webhooks alone are told of. */
const isNone = (name: string): boolean =>
  /\.(csv|example|html|ics|js|json|jsonl|pdf|se|xlsx|xml|zip)$|^samnav\.|ml\.(document|presentation|sheet)$/.test(name) ||
  ['deadline.escalated', 'deadline.late', 'made.id'].includes(name);

/** The events that the servers' code names, whichever way it writes them. */
const events = [...new Set(sources.flatMap(named))].filter((name) => !operations.has(name) && !isNone(name)).toSorted();

describe('the words of the audit log', () => {
  test('every event that is written has a noun and a verb', () => {
    expect(events).toEqual(expect.arrayContaining(['paymentClaim.signed', 'demo.furnished', 'projectReport.downloaded', 'expenditure.reversed']));
    const unsaid = events.filter((event) => {
      const [noun = '', verb = ''] = event.split('.');
      return !(noun in words.nouns && verb in words.verbs);
    });
    expect(unsaid).toEqual([]);
  });

  test('every job that acts without a person has a name', () => {
    const scopes = sources.flatMap((source) => [...source.matchAll(/systemScope\([^;]*?, '([a-z][a-z -]+)'[,)]/g)].map(([, name]) => name!));
    const jobs = sources.flatMap((source) => [...source.matchAll(/defineJob\(\{\s*name: '([a-z-]+)'/g)].map(([, name]) => name!));
    expect([...new Set([...scopes, ...jobs])].filter((name) => !(name in words.systems))).toEqual([]);
  });

  test('every column that an event may change has a word', () => {
    const columns = entities.flatMap(({ source }) => [...source.matchAll(/@(?:Col|Hidden)\((?:[^;])*?\)\s+(\w+)[?]?:/g)].map(([, field]) => field!));
    expect([...new Set(columns)].filter((field) => !field.endsWith('Id') && !(field in words.fields)).toSorted()).toEqual([]);
  });
});
