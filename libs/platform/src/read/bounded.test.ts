import { expect, test } from '@jest/globals';
import { Bounded } from './bounded.ts';

test('holds no more things, and no more weight, than it is told', () => {
  const few = new Bounded<string>({ count: 3, weight: 1_000 });
  const light = new Bounded<string>({ count: 1_000, weight: 100 });
  for (let i = 0; i < 500; i++) for (const held of [few, light]) held.set(String(i), 'x', 10);
  expect(few.size).toBe(3);
  expect(light.size).toBe(10);
  light.set('large', 'x', 100);
  expect(light.size).toBe(1);
  light.set('too large', 'x', 101);
  expect([light.size, light.get('large')]).toEqual([1, 'x']);
});

test('forgets first what nobody asked for', () => {
  const held = new Bounded<string>({ count: 3, weight: 1_000 });
  for (const key of 'abc') held.set(key, key, 1);
  for (const key of 'defgh') {
    expect(held.get('a')).toBe('a');
    held.set(key, key, 1);
  }
  expect([held.get('a'), held.get('b'), held.get('h')]).toEqual(['a', undefined, 'h']);
});

test('makes room in one round even where everything was used', () => {
  const held = new Bounded<string>({ count: 3, weight: 1_000 });
  for (const key of 'abc') held.set(key, key, 1);
  for (const key of 'abc') held.get(key);
  held.set('d', 'd', 1);
  expect([held.size, held.get('d')]).toEqual([3, 'd']);
});
