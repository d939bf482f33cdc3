import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { words } from './words-sv.ts';

const libs = join(import.meta.dirname, '../../../../libs');

/** The events that services write: the last words of what changes a row or records what was done. */
function events(): string[] {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((path) => /src\/.*(?<!\.test)\.ts$/.test(path));
  const found = files.flatMap((path) => {
    const source = readFileSync(join(libs, path), 'utf8');
    return [...source.matchAll(/\btx\.(?:create|change|remove|record)\([^;]*?'([a-z]\w+\.[a-z]\w+)'/gi)].map(([, event]) => event!);
  });
  return [...new Set(found)].toSorted();
}

describe('the words of the audit log', () => {
  test('every event that is written has a noun and a verb', () => {
    const all = events();
    expect(all).toContain('paymentClaim.signed');
    const unsaid = all.filter((event) => {
      const [noun = '', verb = ''] = event.split('.');
      return !(noun in words.nouns && verb in words.verbs);
    });
    expect(unsaid).toEqual([]);
  });
});
