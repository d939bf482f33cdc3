import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { en, sv } from './texts.ts';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );

const holes = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .toSorted()
    .join(' ');

const folder = fileURLToPath(new URL('..', import.meta.url));
/** The web's sources but the texts themselves. */
const screens = (): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|-|\/)texts(-sv|-en)?\.ts$|generated/.test(path))
    .map((path) => readFileSync(folder + path, 'utf8'))
    .join('\n');

describe('the texts of both languages', () => {
  const english = new Map(flat(en as unknown as Tree));
  const swedish = flat(sv as unknown as Tree);

  test('every English text fills the same holes as the Swedish one', () => {
    // `_one` may leave the number out: "One thing is late".
    const differ = swedish.filter(([key, text]) => !key.endsWith('_one') && holes(text) !== holes(english.get(key) ?? ''));
    expect(differ.map(([key]) => key)).toEqual([]);
  });

  test('no text is empty, shouts or says oops', () => {
    const bad = [...swedish, ...english].filter(([, text]) => text.trim() === '' || /!|hoppsan|oops/i.test(text));
    expect(bad).toEqual([]);
  });

  test('every plural has both its forms', () => {
    const keys = new Set(swedish.map(([key]) => key));
    const alone = [...keys].filter(
      (key) => /_(one|other)$/.test(key) && !(keys.has(key.replace(/_(one|other)$/, '_one')) && keys.has(key.replace(/_(one|other)$/, '_other'))),
    );
    expect(alone).toEqual([]);
  });

  test('no text is without a place where it is shown', () => {
    const sources = screens();
    const whole = new Set([...sources.matchAll(/['"`](\w+(?:\.\w+)+)['"`]/g)].map(([, key]) => key!));
    const begun = [...sources.matchAll(/`(\w+\.[\w.]*)\$\{/g)].map(([, start]) => start!);
    const named = (key: string): boolean => whole.has(key) || (key.includes('.') && named(key.slice(0, key.lastIndexOf('.'))));
    const idle = swedish
      .map(([key]) => key.replace(/_(zero|one|other)$/, ''))
      .filter((key) => !named(key) && !begun.some((start) => key.startsWith(start)));
    expect(idle).toEqual([]);
  });
});
