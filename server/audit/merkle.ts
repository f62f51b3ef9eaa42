/**
 * The log's tree (RFC 6962 §2.1). Only complete subtrees have a hash that never changes again; they are named by level
 * and index, so that a proof is made of a handful of stored nodes. Pure, and runs in the browser too. Sizes reach
 * beyond 32 bits, so nothing here uses bit operators.
 */
import { sha256 } from '@noble/hashes/sha2.js';

/** The complete subtree over the leaves from `index × 2^level`; level 0 is a leaf's hash itself. */
export interface NodeId {
  level: number;
  index: number;
}
/** Finds the hash of a complete subtree; throws where it is not there. */
export type NodeSource = (node: NodeId) => Uint8Array;

const HASH_LENGTH = 32;
/** No tree of a size that a number holds is higher. */
const MOST_LEVELS = 53;

export function hashChildren(left: Uint8Array, right: Uint8Array): Uint8Array {
  const node = new Uint8Array(1 + 2 * HASH_LENGTH);
  node[0] = 0x01;
  node.set(left, 1);
  node.set(right, 1 + HASH_LENGTH);
  return sha256(node);
}

export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array());
}

/** The root over leaf hashes, in memory. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const tree = new CompactTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/** A tree that grows: only the roots of its complete subtrees are kept, at most one of each size. */
export class CompactTree {
  #size: number;
  readonly #peaks: Uint8Array[];

  /** @throws RangeError where size and peaks do not belong together */
  constructor(size = 0, peaks: readonly Uint8Array[] = []) {
    if (!isSize(size) || peaks.length !== rootNodes(size).length || !peaks.every(isHash)) {
      throw new RangeError(`${peaks.length} peaks are not those of a tree of ${size} leaves`);
    }
    this.#size = size;
    this.#peaks = [...peaks];
  }

  get size(): number {
    return this.#size;
  }

  /** Largest subtree first, as `rootNodes` names them. */
  peaks(): Uint8Array[] {
    return [...this.#peaks];
  }

  /** Takes the next leaf hash; `completed` hears of every complete subtree that it finishes, itself first. */
  append(leaf: Uint8Array, completed?: (node: NodeId, hash: Uint8Array) => void): void {
    if (!isHash(leaf)) throw new RangeError('a leaf hash has 32 bytes');
    let hash = leaf;
    let level = 0;
    let index = this.#size;
    completed?.({ level, index }, hash);
    for (; index % 2 === 1; index = (index - 1) / 2) {
      hash = hashChildren(this.#peaks.pop() as Uint8Array, hash);
      level += 1;
      completed?.({ level, index: (index - 1) / 2 }, hash);
    }
    this.#peaks.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    return rootOfPeaks(this.#peaks);
  }
}

/** The complete subtrees a tree of this size consists of, largest first. */
export function rootNodes(size: number): NodeId[] {
  return subtrees({ start: 0, count: size });
}

/** The root of a tree of this size. */
export function rootFrom(size: number, nodeOf: NodeSource): Uint8Array {
  return rootOfPeaks(rootNodes(size).map(nodeOf));
}

/** The complete subtrees that an inclusion path is made of. @throws RangeError for a leaf that is not in the tree */
export function inclusionNodes(index: number, size: number): NodeId[] {
  return inclusionRanges(index, size).flatMap(subtrees);
}

/** The path of RFC 6962 §2.1.1, from the leaf's sibling up to the root's child. */
export function inclusionPath(index: number, size: number, nodeOf: NodeSource): Uint8Array[] {
  return inclusionRanges(index, size).map((range) => rootOfPeaks(subtrees(range).map(nodeOf)));
}

/** The complete subtrees that a consistency path is made of. @throws RangeError unless `old` ≤ `size` */
export function consistencyNodes(old: number, size: number): NodeId[] {
  return consistencyRanges(old, size).flatMap(subtrees);
}

/** The path of RFC 6962 §2.1.2; empty from nothing, as everything continues it, and between equal sizes. */
export function consistencyPath(old: number, size: number, nodeOf: NodeSource): Uint8Array[] {
  return consistencyRanges(old, size).map((range) => rootOfPeaks(subtrees(range).map(nodeOf)));
}

/** RFC 9162 §2.1.3.2; false for whatever is not such a proof, never an error. */
export function verifyInclusion(claim: {
  index: number;
  size: number;
  leaf: Uint8Array;
  path: readonly Uint8Array[];
  root: Uint8Array;
}): boolean {
  const { index, size, leaf, path, root } = claim;
  if (!isSize(index) || !isSize(size) || index >= size || !isPath([leaf, root, ...path])) return false;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = hashChildren(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = hashChildren(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isEqual(hash, root);
}

/** RFC 9162 §2.1.4.2; false for whatever is not such a proof, never an error. */
export function verifyConsistency(claim: {
  oldSize: number;
  newSize: number;
  oldRoot: Uint8Array;
  newRoot: Uint8Array;
  path: readonly Uint8Array[];
}): boolean {
  const { oldSize, newSize, oldRoot, newRoot, path } = claim;
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false;
  if (!isPath([oldRoot, newRoot, ...path])) return false;
  if (oldSize === newSize) return path.length === 0 && isEqual(oldRoot, newRoot);
  if (oldSize === 0) return path.length === 0 && isEqual(oldRoot, emptyRoot());
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...path] : path;
  if (first === undefined || path.length === 0) return false;

  let [node, last] = [oldSize - 1, newSize - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let [before, after] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      before = hashChildren(sibling, before);
      after = hashChildren(sibling, after);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      after = hashChildren(after, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isEqual(before, oldRoot) && isEqual(after, newRoot);
}

/** Leaves of which RFC 6962 takes one hash; they always begin where their largest complete subtree may begin. */
interface Range {
  start: number;
  count: number;
}

function subtrees({ start, count }: Range): NodeId[] {
  const nodes: NodeId[] = [];
  let from = start;
  for (let left = count; left > 0; ) {
    const level = floorLog2(left);
    nodes.push({ level, index: from / 2 ** level });
    from += 2 ** level;
    left -= 2 ** level;
  }
  return nodes;
}

function inclusionRanges(index: number, size: number): Range[] {
  if (!isSize(index) || !isSize(size) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const ranges: Range[] = [];
  let [start, count] = [0, size];
  while (count > 1) {
    const split = splitOf(count);
    if (index < start + split) {
      ranges.push({ start: start + split, count: count - split });
      count = split;
    } else {
      ranges.push({ start, count: split });
      [start, count] = [start + split, count - split];
    }
  }
  return ranges.reverse();
}

function consistencyRanges(old: number, size: number): Range[] {
  if (!isSize(old) || !isSize(size) || old > size) throw new RangeError(`a tree of ${size} does not continue one of ${old}`);
  if (old === 0 || old === size) return [];
  const ranges: Range[] = [];
  let [start, count] = [0, size];
  while (start + count > old) {
    const split = splitOf(count);
    if (old <= start + split) {
      ranges.push({ start: start + split, count: count - split });
      count = split;
    } else {
      ranges.push({ start, count: split });
      [start, count] = [start + split, count - split];
    }
  }
  // What was the whole old tree is known by its root; of a part of it the hash has to be given.
  if (start > 0) ranges.push({ start, count });
  return ranges.reverse();
}

function rootOfPeaks(peaks: readonly Uint8Array[]): Uint8Array {
  return peaks.length === 0 ? emptyRoot() : peaks.reduceRight((right, left) => hashChildren(left, right));
}

/** The largest power of two below a number. */
const splitOf = (count: number) => 2 ** floorLog2(count - 1);

function floorLog2(value: number): number {
  let level = 0;
  for (let power = 2; power <= value; power *= 2) level += 1;
  return level;
}

const half = (value: number) => Math.floor(value / 2);
const isOdd = (value: number) => value % 2 === 1;
const isPowerOfTwo = (value: number) => 2 ** floorLog2(value) === value;
const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isHash = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value.length === HASH_LENGTH;
const isPath = (hashes: readonly unknown[]) => hashes.length <= 2 * MOST_LEVELS && hashes.every(isHash);
const isEqual = (a: Uint8Array, b: Uint8Array) => a.every((byte, i) => byte === b[i]);
