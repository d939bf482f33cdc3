import { expect, test } from '@jest/globals';
import { canonicalJson, toJson } from './canonical.ts';
import { commit } from './commitment.ts';

test('the canonical text is the one of RFC 8785', () => {
  const text =
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
  expect(canonicalJson(JSON.parse(text))).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('members stand in the order of their UTF-16 code units', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
  expect([...canonicalJson(value).matchAll(/:(\d)/g)].map((m) => m[1]).join('')).toBe('2467153');
});

test('what a column holds becomes JSON that jsonb takes', () => {
  expect(toJson({ ore: 9_007_199_254_740_993n, at: new Date(0), text: 'a\0\ud800b\ud83d\ude00', gone: undefined })).toEqual({
    ore: '9007199254740993',
    at: '1970-01-01T00:00:00.000Z',
    text: 'a\ufffd\ufffdb\ud83d\ude00',
  });
  expect(() => canonicalJson(Number.NaN)).toThrow('has no JSON');
});

test('the same value is committed to differently each time', () => {
  expect(commit('Anna').commitment).not.toEqual(commit('Anna').commitment);
});
