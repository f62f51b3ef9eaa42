/** The one decision of a witness: whether a checkpoint continues all that it has put its name to before. */
import { type Checkpoint, parseCheckpoint } from '../checkpoint.js';
import { cosign } from '../cosignature.js';
import { emptyRoot, verifyConsistency } from '../merkle.js';
import { NoteRefused, noteVerifier, openNote, splitNote } from '../note.js';
import type { Kept } from './kept.js';

export interface Witness {
  name: string;
  secretKey: Uint8Array;
  /** The log's public key. */
  logKey: string;
  kept: Kept;
  /** Milliseconds; only cosignatures bear it. */
  now: () => number;
}

export type Trouble = 'unsigned' | 'foreign' | 'shrunk' | 'fork' | 'clock';

/** The log, or this machine, does what a witness must not put its name to. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly trouble: Trouble,
    readonly en: string,
    readonly zh: string,
    /** The note that shows it. */
    readonly evidence = '',
  ) {
    super(`${en} / ${zh}`);
  }
}

/** What a note says, once the log's key is found to have signed it. @throws Refusal */
export function openCheckpoint(witness: Witness, note: string): { text: string; checkpoint: Checkpoint } {
  try {
    // Which log it is comes before whose signature: another log's key is nobody's fault.
    const checkpoint = parseCheckpoint(splitNote(note).text);
    const expected = witness.kept.origin ?? witness.kept.last?.origin ?? checkpoint.origin;
    if (expected !== checkpoint.origin) {
      throw new Refusal('foreign', `a checkpoint of another log: ${checkpoint.origin}`, `检查点属于另一份存证：${checkpoint.origin}`, note);
    }
    const { text } = openNote(note, [noteVerifier(witness.logKey)]);
    return { text, checkpoint };
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw new Refusal('unsigned', `not signed by the log: ${error.message}`, '检查点不是本存证的密钥所签', note);
  }
}

/**
 * @param proof from the last cosigned size; null where the kept leaves speak for themselves
 * @throws Refusal
 */
export function refuseInconsistent({ kept }: Witness, { size, root }: Checkpoint, proof: readonly Uint8Array[] | null, note: string): void {
  const last = kept.last ?? { size: 0, root: emptyRoot() };
  if (size < last.size) {
    throw new Refusal('shrunk', `the log has shrunk from ${last.size} to ${size} entries`, `存证记录数从 ${last.size} 减少到 ${size}`, note);
  }
  const fork = () => new Refusal('fork', `the log of ${size} entries does not continue the one of ${last.size}`, `${size} 条记录的存证不是 ${last.size} 条时那一份的延续`, note);
  if (size === last.size && Buffer.compare(root, last.root) !== 0) throw fork();
  if (proof && !verifyConsistency({ oldSize: last.size, newSize: size, oldRoot: last.root, newRoot: root, path: proof })) throw fork();
}

/** Puts the witness's name to a checkpoint that was found to be consistent: on the disk first. @returns the line */
export async function putNameTo(witness: Witness, note: string, text: string, checkpoint: Checkpoint): Promise<string> {
  const timestamp = Math.floor(witness.now() / 1000);
  refuseEarlier(witness, timestamp);
  const line = cosign(text, { name: witness.name, secretKey: witness.secretKey, timestamp });
  await witness.kept.keepCosigned({ ...checkpoint, note: `${note}${line}\n` });
  await witness.kept.keepText(CLOCK, String(timestamp));
  return line;
}

/** A cosignature says that nothing larger was seen until then: a clock that went back would make it a lie. */
function refuseEarlier({ kept }: Witness, timestamp: number): void {
  const last = Number(kept.text(CLOCK) ?? 0);
  if (timestamp >= last) return;
  throw new Refusal('clock', `this machine’s clock is ${last - timestamp} s behind its own last cosignature`, `本机时钟比上次联署早 ${last - timestamp} 秒,请先校时`);
}
const CLOCK = 'last-cosigned-at';
