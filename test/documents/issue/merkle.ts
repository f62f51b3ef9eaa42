/** RFC 6962 §2.1 as it is written there. */
import { createHash } from 'node:crypto';

export function merkleRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const node = createHash('sha256').update(Buffer.of(1));
  return node
    .update(merkleRoot(leaves.slice(0, k)))
    .update(merkleRoot(leaves.slice(k)))
    .digest();
}
