import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && !/generated\/|\.d\.ts$/.test(file));
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const where = (holds: (content: string, file: string) => boolean): string[] =>
  [...text].filter(([file, content]) => holds(content, file)).map(([file]) => file);

describe('the manners of the house', () => {
  test('a file has at most 400 lines', () => {
    expect(where((content) => content.split('\n').length > 401)).toEqual([]);
  });

  test('a constructor takes at most five things', () => {
    const many = (content: string): boolean =>
      [...content.matchAll(/constructor\(([^)]*)\)/g)].some(([, list]) => list!.split(',').filter((part) => part.trim()).length > 5);
    expect(where((content, file) => file.startsWith('libs/') && many(content))).toEqual([]);
  });

  test('no file is called util, helper, common, manager, base, impl, dto', () => {
    expect(files.filter((file) => /(^|[/.-])(utils?|helpers?|common|manager|base|impl|dto)([/.-]|$)/.test(file))).toEqual([]);
  });

  test('nothing is left to do in the code, skipped or focused', () => {
    expect(where((content, file) => !file.endsWith('house.test.ts') && /\b(TODO|FIXME)\b|\b(it|test|describe)\.only\(/.test(content))).toEqual([]);
  });
});
