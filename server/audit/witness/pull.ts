/** One round of a witness: what has the log signed since, does it continue what is kept, and if so the witness's name to it. */
import type { Checkpoint } from '../checkpoint.js';
import { leafOf } from '../verify/leaf.js';
import { CompactTree } from '../merkle.js';
import { openCheckpoint, putNameTo, Refusal, refuseInconsistent, type Witness } from './cosign.js';

/** The log as a witness sees it. */
export interface LogReader {
  checkpoint(): Promise<string>;
  key(): Promise<string>;
  /** Leaf hashes from `start` on, both ends inclusive; may answer fewer. */
  leaves(start: number, end: number): Promise<{ leaf: Uint8Array; bytes: Uint8Array | null }[]>;
  /** Gives the log a cosignature line. */
  post(line: string, note: string): Promise<void>;
}

export interface Round {
  size: number;
  /** Entries that were not known before. */
  fresh: number;
  /** The note with the witness's line. */
  note: string;
  /** Why the log has not taken that line, if so; it is offered again with the next round. */
  untaken: string | null;
}

/** @throws Refusal where the log must not be vouched for; other errors where it could not be read */
export async function pull(witness: Witness, log: LogReader): Promise<Round> {
  const { kept } = witness;
  const note = await log.checkpoint();
  const { text, checkpoint } = openCheckpoint(witness, note);
  refuseInconsistent(witness, checkpoint, null, note);
  const fresh = Math.max(0, checkpoint.size - kept.tree.size);
  await takeLeaves(witness, log, checkpoint, note);
  const { last } = kept;
  const known = last?.size === checkpoint.size && last.origin === checkpoint.origin;
  const line = known ? lineOf(last.note) : await putNameTo(witness, note, text, checkpoint);
  const untaken = note.includes(line) ? null : await offer(log, line, note);
  return { size: checkpoint.size, fresh, note: kept.last?.note ?? note, untaken };
}

/** What was seen is kept by now: whether the log wants to show the witness's name is another question. */
async function offer(log: LogReader, line: string, note: string): Promise<string | null> {
  return log.post(line, note).then(
    () => null,
    (error: Error) => error.message,
  );
}

/** Until their root is found to be the signed one, new leaves are held in memory: a log that claims endless ones fills it. */
const MOST_AT_ONCE = 8_000_000;

/** Takes over the leaves up to the checkpoint only if they give its root, and the root of every one kept before. */
async function takeLeaves({ kept }: Witness, log: LogReader, checkpoint: Checkpoint, note: string): Promise<void> {
  const more = checkpoint.size - kept.tree.size;
  if (more > MOST_AT_ONCE) throw new Error(`${more} new entries, more than can be taken in at once / 新增 ${more} 条,超过一次可核对的数量`);
  const tree = new CompactTree(kept.tree.size, kept.tree.peaks());
  const before = new Map(kept.cosigned.filter((c) => c.origin === checkpoint.origin && c.size > tree.size).map((c) => [c.size, c.root]));
  const leaves: Uint8Array[] = [];
  while (tree.size < checkpoint.size) {
    const page = await log.leaves(tree.size, checkpoint.size - 1);
    if (page.length === 0) throw new Error(`the log does not give entry ${tree.size}`);
    for (const { leaf, bytes } of page.slice(0, checkpoint.size - tree.size)) {
      if (bytes && !leafOf(bytes).equals(leaf)) throw forked(tree.size, note);
      tree.append(leaf);
      leaves.push(leaf);
      const root = before.get(tree.size);
      if (root && Buffer.compare(root, tree.root()) !== 0) throw forked(tree.size, note);
    }
  }
  if (tree.size === checkpoint.size && Buffer.compare(tree.root(), checkpoint.root) !== 0) throw forked(checkpoint.size, note);
  if (leaves.length > 0) await kept.keepLeaves(leaves);
}

const forked = (size: number, note: string) =>
  new Refusal('fork', `the entries up to ${size} do not give the signed root`, `前 ${size} 条记录推不出所签的根,存证已分叉或被改动`, note);

/** The witness's own line is the last one of what it keeps. */
const lineOf = (note: string) => note.trimEnd().split('\n').at(-1) as string;
