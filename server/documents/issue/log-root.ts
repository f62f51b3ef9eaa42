/** The root of the log's tree (RFC 6962 §2.1) over its first entries, read a batch at a time: a log outgrows memory. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

const BATCH = 5_000;
const NODE = Buffer.of(1);

const join = (left: Buffer, right: Buffer) =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

export async function logRoot(db: Knex, size: number): Promise<string> {
  // Roots of complete subtrees, largest first, with the number of leaves below each.
  const forest: { leaves: number; root: Buffer }[] = [];
  for (let from = 0; from < size; from += BATCH) {
    const rows: { leaf: Buffer }[] = await db('log.entries')
      .where('seq', '>=', from)
      .where('seq', '<', Math.min(from + BATCH, size))
      .orderBy('seq')
      .select('leaf');
    for (const { leaf } of rows) grow(forest, leaf);
  }
  const counted = forest.reduce((sum, tree) => sum + tree.leaves, 0);
  if (counted !== size) throw new Error(`the log has ${counted} of ${size} entries`);
  const root = forest.map((tree) => tree.root).reduceRight((right, left) => join(left, right));
  return root.toString('hex');
}

function grow(forest: { leaves: number; root: Buffer }[], leaf: Buffer): void {
  let grown = { leaves: 1, root: leaf };
  for (let last = forest.at(-1); last?.leaves === grown.leaves; last = forest.at(-1)) {
    forest.pop();
    grown = { leaves: last.leaves * 2, root: join(last.root, grown.root) };
  }
  forest.push(grown);
}
