import assert from 'node:assert/strict';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import {
  CompactTree,
  consistencyNodes,
  consistencyPath,
  emptyRoot,
  hashChildren,
  inclusionNodes,
  inclusionPath,
  type NodeId,
  rootFrom,
  rootNodes,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../server/audit/merkle.js';
import { leafHash } from '../../server/audit/salted-hash.js';

/** The vectors of certificate transparency's own tests. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const A = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const B = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const C = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const D = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const E = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const F = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const root = (size: number) => ROOTS[size - 1] as string;

const VECTOR = INPUTS.map((hex) => leafHash(hexToBytes(hex)));
const numbered = (count: number) => Array.from({ length: count }, (_, i) => leafHash(Uint8Array.of(i >> 8, i & 255)));

/** Every complete subtree of a tree, as a store keeps them. */
function storeOf(leaves: readonly Uint8Array[]) {
  const kept = new Map<string, Uint8Array>();
  const tree = new CompactTree();
  for (const leaf of leaves) tree.append(leaf, ({ level, index }, hash) => kept.set(`${level}/${index}`, hash));
  const nodeOf = ({ level, index }: NodeId) => {
    const hash = kept.get(`${level}/${index}`);
    assert.ok(hash, `no complete subtree ${level}/${index}`);
    return hash;
  };
  return { tree, nodeOf, kept };
}

/** RFC 6962 §2.1, word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length < 2) return leaves[0] ?? emptyRoot();
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashChildren(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

describe('the tree of RFC 6962', () => {
  it('has the published roots', () => {
    assert.equal(bytesToHex(rootOf([])), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (let size = 1; size <= 8; size += 1) assert.equal(bytesToHex(rootOf(VECTOR.slice(0, size))), root(size));
  });

  it('has the published inclusion paths', () => {
    const { nodeOf } = storeOf(VECTOR);
    const path = (index: number, size: number) => inclusionPath(index, size, nodeOf).map(bytesToHex);
    assert.deepEqual(path(0, 1), []);
    assert.deepEqual(path(0, 8), [A, B, C]);
    assert.deepEqual(path(5, 8), [D, E, root(4)]);
    assert.deepEqual(path(2, 3), [root(2)]);
    assert.deepEqual(path(1, 5), [root(1), B, D]);
  });

  it('has the published consistency paths', () => {
    const { nodeOf } = storeOf(VECTOR);
    const path = (old: number, size: number) => consistencyPath(old, size, nodeOf).map(bytesToHex);
    assert.deepEqual(path(1, 1), []);
    assert.deepEqual(path(1, 8), [A, B, C]);
    assert.deepEqual(path(6, 8), [F, E, root(4)]);
    assert.deepEqual(path(2, 5), [B, D]);
  });

  it('is the same grown leaf by leaf, taken up from its peaks, and built from stored subtrees', () => {
    const leaves = numbered(70);
    const { nodeOf, kept } = storeOf(leaves);
    for (let size = 0; size <= leaves.length; size += 1) {
      const wanted = bytesToHex(naiveRoot(leaves.slice(0, size)));
      assert.equal(bytesToHex(rootFrom(size, nodeOf)), wanted);
      const taken = new CompactTree(size, rootNodes(size).map(nodeOf));
      assert.equal(bytesToHex(taken.root()), wanted);
      for (const leaf of leaves.slice(size)) taken.append(leaf);
      assert.equal(bytesToHex(taken.root()), bytesToHex(naiveRoot(leaves)));
    }
    assert.equal(kept.size, leaves.length + 35 + 17 + 8 + 4 + 2 + 1);
  });

  it('proves every leaf in every size, and every size to continue every smaller one', () => {
    const leaves = numbered(33);
    const { nodeOf } = storeOf(leaves);
    for (let size = 1; size <= leaves.length; size += 1) {
      const newRoot = rootFrom(size, nodeOf);
      for (let index = 0; index < size; index += 1) {
        const path = inclusionPath(index, size, nodeOf);
        assert.ok(verifyInclusion({ index, size, leaf: leaves[index] as Uint8Array, path, root: newRoot }));
        assert.ok(!verifyInclusion({ index: index + 1, size, leaf: leaves[index] as Uint8Array, path, root: newRoot }) || size === 1);
      }
      for (let oldSize = 0; oldSize <= size; oldSize += 1) {
        const oldRoot = rootFrom(oldSize, nodeOf);
        const path = consistencyPath(oldSize, size, nodeOf);
        assert.ok(verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot, path }), `${oldSize} to ${size}`);
        if (path.length > 0) assert.ok(!verifyConsistency({ oldSize: oldSize - 1, newSize: size, oldRoot, newRoot, path }));
      }
    }
  });

  it('asks of the largest trees only what a query can fetch at once', () => {
    const size = Number.MAX_SAFE_INTEGER;
    for (const index of [0, 1, 2 ** 40 + 7, size - 1]) {
      assert.ok(inclusionNodes(index, size).length <= 2 * 53);
      assert.ok(consistencyNodes(index, size).length <= 2 * 53);
    }
    assert.equal(inclusionNodes(0, 2 ** 50).length, 50);
  });

  it('refuses to prove what is not there', () => {
    for (const [index, size] of [[1, 1], [0, 0], [-1, 2], [0.5, 2], [0, Number.NaN]] as const) {
      assert.throws(() => inclusionNodes(index, size), RangeError);
    }
    for (const [old, size] of [[2, 1], [-1, 2], [0.5, 2]] as const) assert.throws(() => consistencyNodes(old, size), RangeError);
  });

  it('is not taken up from peaks of another size, nor grown by what is no hash', () => {
    assert.throws(() => new CompactTree(3, [VECTOR[0] as Uint8Array]), RangeError);
    assert.throws(() => new CompactTree(1, [Uint8Array.of(1)]), RangeError);
    assert.throws(() => new CompactTree().append(new Uint8Array(31)), RangeError);
  });
});

describe('checking a proof', () => {
  const leaves = numbered(100);
  const { nodeOf } = storeOf(leaves);
  const sizes = fc.integer({ min: 1, max: leaves.length });
  const flipped = (hash: Uint8Array, bit: number) => hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

  it('finds any flipped bit, any missing, added or exchanged line', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat({ max: 255 }), fc.nat(), (size, of, bit, place) => {
        const index = of % size;
        const path = inclusionPath(index, size, nodeOf);
        const claim = { index, size, leaf: leaves[index] as Uint8Array, path, root: rootFrom(size, nodeOf) };
        assert.ok(verifyInclusion(claim));
        const at = path.length ? place % path.length : 0;
        const spoilt = path.map((hash, i) => (i === at ? flipped(hash, bit) : hash));
        if (path.length > 0) {
          assert.ok(!verifyInclusion({ ...claim, path: spoilt }));
          assert.ok(!verifyInclusion({ ...claim, path: path.toSpliced(at, 1) }));
        }
        if (path.length > 1) assert.ok(!verifyInclusion({ ...claim, path: path.toReversed() }));
        assert.ok(!verifyInclusion({ ...claim, path: [...path, emptyRoot()] }));
        assert.ok(!verifyInclusion({ ...claim, leaf: flipped(claim.leaf, bit) }));
        assert.ok(!verifyInclusion({ ...claim, root: flipped(claim.root, bit) }));
      }),
    );
  });

  it('finds the same of consistency', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat({ max: 255 }), fc.nat(), (newSize, of, bit, place) => {
        const oldSize = of % newSize;
        const path = consistencyPath(oldSize, newSize, nodeOf);
        const claim = { oldSize, newSize, oldRoot: rootFrom(oldSize, nodeOf), newRoot: rootFrom(newSize, nodeOf), path };
        assert.ok(verifyConsistency(claim));
        assert.ok(!verifyConsistency({ ...claim, oldRoot: flipped(claim.oldRoot, bit) }));
        if (oldSize > 0) assert.ok(!verifyConsistency({ ...claim, newRoot: flipped(claim.newRoot, bit) }));
        assert.ok(!verifyConsistency({ ...claim, path: [...path, emptyRoot()] }));
        if (path.length === 0) return;
        const at = place % path.length;
        assert.ok(!verifyConsistency({ ...claim, path: path.map((hash, i) => (i === at ? flipped(hash, bit) : hash)) }));
        assert.ok(!verifyConsistency({ ...claim, path: path.toSpliced(at, 1) }));
      }),
    );
  });

  it('answers no, and throws nothing, whatever it is given', () => {
    const hash = fc.oneof(fc.uint8Array({ minLength: 30, maxLength: 33 }), fc.constantFrom(null, undefined, 'x', 7, new Uint8Array(32)));
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, 1, 2 ** 53 - 1, 2 ** 60, Number.NaN, -1));
    fc.assert(
      fc.property(number, number, hash, hash, fc.array(hash, { maxLength: 80 }), (a, b, x, y, path) => {
        const wild = { index: a, size: b, leaf: x, root: y, path, oldSize: a, newSize: b, oldRoot: x, newRoot: y } as never;
        assert.equal(typeof verifyInclusion(wild), 'boolean');
        assert.equal(typeof verifyConsistency(wild), 'boolean');
      }),
    );
  });

  it('lets nothing pass for the continuation of a tree but itself', () => {
    const [small, large] = [rootFrom(3, nodeOf), rootFrom(5, nodeOf)];
    assert.ok(!verifyConsistency({ oldSize: 3, newSize: 3, oldRoot: small, newRoot: large, path: [] }));
    assert.ok(!verifyConsistency({ oldSize: 5, newSize: 3, oldRoot: large, newRoot: small, path: [] }));
    assert.ok(!verifyConsistency({ oldSize: 0, newSize: 5, oldRoot: small, newRoot: large, path: [] }));
    assert.ok(!verifyConsistency({ oldSize: 4, newSize: 5, oldRoot: rootFrom(4, nodeOf), newRoot: rootFrom(4, nodeOf), path: [] }));
  });
});
