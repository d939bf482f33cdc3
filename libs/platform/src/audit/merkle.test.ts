import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Frontier, leafHash, pathsTo } from './merkle.ts';

// the vectors of the Certificate Transparency project
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('roots are those of RFC 6962, with the edge kept away and taken up again at every leaf', () => {
  let tree = Frontier.from();
  const found = [tree.root().toString('hex')];
  for (const leaf of leaves) {
    tree = Frontier.from(tree.size, tree.toBytes());
    tree.append(leafHash(Buffer.from(leaf, 'hex')));
    found.push(tree.root().toString('hex'));
  }
  expect(found).toEqual(roots);
});

test('an edge that does not belong to its size is refused', () => {
  expect(() => Frontier.from(3, Buffer.alloc(32))).toThrow('no edge of a tree of 3 leaves');
});

/** PATH(m, D[n]) as RFC 6962, 2.1.1 writes it. */
function pathAsWritten(m: number, hashes: Buffer[]): Buffer[] {
  if (hashes.length === 1) return [];
  const k = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m < k ? [...pathAsWritten(m, left), rootAsWritten(right)] : [...pathAsWritten(m - k, right), rootAsWritten(left)];
}
function rootAsWritten(hashes: Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!;
  const k = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(rootAsWritten(hashes.slice(0, k)))
    .update(rootAsWritten(hashes.slice(k)))
    .digest();
}

test('audit paths are those of RFC 6962, for every leaf of every small tree, from every edge before it', () => {
  const hashes = Array.from({ length: 33 }, (_, i) => leafHash(String(i)));
  const wrong: string[] = [];
  for (let size = 1; size <= hashes.length; size++)
    for (let edge = 0; edge < size; edge++) {
      const tree = Frontier.from();
      for (const hash of hashes.slice(0, edge)) tree.append(hash);
      const numbers = Array.from({ length: size - edge }, (_, i) => edge + 1 + i);
      const paths = pathsTo(tree, hashes.slice(edge, size), numbers);
      for (const [i, number] of numbers.entries()) {
        const expected = pathAsWritten(number - 1, hashes.slice(0, size));
        if (!Buffer.concat(paths[i]!).equals(Buffer.concat(expected))) wrong.push(`${number} of ${size} from ${edge}`);
      }
    }
  expect(wrong).toEqual([]);
});
