/** The tree as the database keeps it: any proof is a handful of stored hashes, fetched by one statement. */
import type { Knex } from 'knex';
import { prepared } from '../../db/queries/prepared.js';
import type { Trx } from '../../db/transaction.js';
import { consistencyNodes, consistencyPath, inclusionNodes, inclusionPath, type NodeId, type NodeSource, rootFrom, rootNodes } from './merkle.js';

/** Asks on any connection of the pool; the checkpointer asks on the one that holds its lock. */
export const onPool = (db: Knex): Trx => ({ query: (sql, values = []) => prepared(db, sql, values) });

/** The tree does not reach so far, or a hash of it is missing. */
export class NotInTree extends Error {
  override readonly name = 'NotInTree';
}

export interface Inclusion {
  leaf: Uint8Array;
  /** From the leaf's sibling up to the root's child. */
  path: Uint8Array[];
}

const FETCH = `
  select n.level, n.index, n.hash from unnest($1::smallint[], $2::bigint[]) as w (level, index)
    join log.nodes n on n.level = w.level and n.index = w.index
  union all
  select 0::smallint, e.seq, e.leaf from log.entries e where e.seq = any($3::bigint[])`;
const SIZE = 'select coalesce(max(seq) + 1, 0) as size from log.entries';
const GROW = 'select log.grow_tree($1, $2) as reached';
/** How many entries are hashed in one statement: some tenths of a second. */
const STEP = 20_000;

/** How many entries the log has. */
export async function logSize(trx: Trx): Promise<number> {
  const [row] = await trx.query<{ size: number }>(SIZE);
  return Number(row?.size);
}

/** The root over the first `size` entries. */
export async function rootAt(trx: Trx, size: number): Promise<Uint8Array> {
  return rootFrom(size, await fetchNodes(trx, rootNodes(size)));
}

/** The leaf and its path in the tree of `size` entries. @throws NotInTree for an index that is not in it */
export async function inclusionAt(trx: Trx, index: number, size: number): Promise<Inclusion> {
  const leaf = { level: 0, index };
  const nodeOf = await fetchNodes(trx, [leaf, ...inTree(() => inclusionNodes(index, size))]);
  return { leaf: nodeOf(leaf), path: inclusionPath(index, size, nodeOf) };
}

/** That the tree of `size` entries continues that of `old`. @throws NotInTree */
export async function consistencyAt(trx: Trx, old: number, size: number): Promise<Uint8Array[]> {
  const nodeOf = await fetchNodes(trx, inTree(() => consistencyNodes(old, size)));
  return consistencyPath(old, size, nodeOf);
}

/** Stores what the first `size` entries complete, a step at a time. @returns whether all of it is there */
export async function growTree(trx: Trx, size: number): Promise<boolean> {
  const [row] = await trx.query<{ reached: number }>(GROW, [size, STEP]);
  return Number(row?.reached) >= size - (size % 2);
}

async function fetchNodes(trx: Trx, wanted: readonly NodeId[]): Promise<NodeSource> {
  const known = await select(trx, wanted);
  const name = ({ level, index }: NodeId) => `${level}/${index}`;
  if (wanted.some((node) => !known.has(name(node)))) {
    // The checkpointer has not come so far, or does not run here.
    const size = Math.max(...wanted.map(({ level, index }) => (index + 1) * 2 ** level));
    if (size > (await logSize(trx))) throw new NotInTree(`the log has less than ${size} entries`);
    while (!(await growTree(trx, size)));
    for (const [at, hash] of await select(trx, wanted)) known.set(at, hash);
  }
  return (node) => {
    const hash = known.get(name(node));
    if (!hash) throw new NotInTree(`the tree has no node ${name(node)}`);
    return hash;
  };
}

async function select(trx: Trx, wanted: readonly NodeId[]): Promise<Map<string, Uint8Array>> {
  const nodes = wanted.filter(({ level }) => level > 0);
  const leaves = wanted.filter(({ level }) => level === 0);
  const rows = await trx.query<{ level: number; index: number; hash: Buffer }>(FETCH, [
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    leaves.map(({ index }) => index),
  ]);
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, new Uint8Array(hash)]));
}

function inTree(nodes: () => NodeId[]): NodeId[] {
  try {
    return nodes();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NotInTree(error.message);
  }
}
