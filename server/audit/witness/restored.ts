/** A person has decided that the witness goes on with a log that was restored from a backup and says so. */
import { readVerifierKey } from '../note.js';
import { PLATFORM_CHAIN } from '../platform-chain.js';
import { leafOf } from '../verify/leaf.js';
import type { Witness } from './cosign.js';
import { LeafFile } from './leaves.js';
import { join } from 'node:path';
import { LEAVES } from './kept.js';
import type { LogReader } from './pull.js';

/**
 * The log has to be what is kept up to some entry, and right there it has to say that it was restored; its key has to be
 * the same under the new name. @returns what is to be told
 */
export async function acceptRestored(witness: Witness, log: LogReader): Promise<string> {
  const key = await log.key();
  const [before, after] = [readVerifierKey(witness.logKey), readVerifierKey(key)];
  if (before.name === after.name) return 'the log bears the name it had: nothing to accept / 存证名称未变,无需续接';
  if (Buffer.compare(before.publicKey, after.publicKey) !== 0) throw new Error('the log has another key now / 存证换了密钥,不能续接');
  const { size, entry } = await firstDifference(witness, log);
  if (entry?.event !== 'log_restored' || entry.project !== PLATFORM_CHAIN) {
    throw new Error(`entry ${size}, the first that differs, does not say that the log was restored / 第 ${size} 条起与本机保存的不同,却没有恢复记录`);
  }
  const lost = witness.kept.tree.size - size;
  witness.kept = await witness.kept.continueAs(after.name, key, size);
  witness.logKey = key;
  return `going on with ${after.name} from entry ${size}; ${lost} entries of ${before.name} are kept aside / 自第 ${size} 条起续接,此前多出的 ${lost} 条另存`;
}

async function firstDifference({ kept }: Witness, log: LogReader): Promise<{ size: number; entry: { event: string; project: string } | null }> {
  const file = new LeafFile(join(kept.dir, LEAVES));
  try {
    for (let seq = 0; ; ) {
      const page = await log.leaves(seq, seq + 255);
      if (page.length === 0) return { size: seq, entry: null };
      for (const { leaf, bytes } of page) {
        if (seq >= file.size || !file.at(seq).equals(leaf)) return { size: seq, entry: bytes && leafOf(bytes).equals(leaf) ? JSON.parse(Buffer.from(bytes).toString()) : null };
        seq += 1;
      }
    }
  } finally {
    file.close();
  }
}
