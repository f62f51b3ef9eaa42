/**
 * A proof in one file (c2sp.org/tlog-proof): which entry, its path, and the checkpoint, as lines of text. Whoever has
 * the log's public key checks it offline, years later. Runs in the browser too.
 */
import { fromBase64, toBase64 } from './base64.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';
import { verifyInclusion } from './merkle.js';
import { NoteRefused, type OpenedNote, openNote, splitNote, type Verifier } from './note.js';

export interface TlogProof {
  index: number;
  /** From the leaf's sibling up to the root's child. */
  path: Uint8Array[];
  /** The signed note, as it was issued. */
  checkpoint: string;
  /** Signed by nobody: what helps to make the leaf again, and no more. */
  extra?: Uint8Array;
}
export interface VerifiedProof extends OpenedNote {
  index: number;
  checkpoint: Checkpoint;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const LONGEST_PATH = 63;

export function formatProof({ index, path, checkpoint, extra }: TlogProof): string {
  return [
    FIRST_LINE,
    ...(extra ? [`extra ${toBase64(extra)}`] : []),
    `index ${index}`,
    ...path.map(toBase64),
    '',
    checkpoint,
  ].join('\n');
}

/** @throws NoteRefused where a text is no proof in its one spelling; nothing of it is believed yet */
export function parseProof(text: string): TlogProof {
  const end = text.indexOf('\n\n');
  if (end < 0) throw new NoteRefused('not a proof: no empty line before the checkpoint');
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== FIRST_LINE) throw new NoteRefused(`not a proof: the first line is not ${FIRST_LINE}`);
  const extra = lines[0]?.startsWith('extra ') ? readExtra(lines.shift() as string) : undefined;
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? [];
  const index = Number(digits ?? Number.NaN);
  if (!Number.isSafeInteger(index)) throw new NoteRefused('the proof names no index');
  if (lines.length > LONGEST_PATH) throw new NoteRefused('the path is longer than any tree is high');
  const path = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== 32) throw new NoteRefused('a line of the path is not a hash');
    return hash;
  });
  const checkpoint = text.slice(end + 2);
  splitNote(checkpoint);
  return { index, path, checkpoint, ...(extra && { extra }) };
}

/**
 * Checks a proof with nothing but public keys. Whether enough witnesses have signed is for the caller to ask of
 * `signatures`; at least one known key has.
 * @throws NoteRefused with the reason
 */
export function verifyProof(text: string, { leaf, verifiers, origin }: { leaf: Uint8Array; verifiers: readonly Verifier[]; origin?: string }): VerifiedProof {
  const { index, path, checkpoint: note } = parseProof(text);
  const opened = openNote(note, verifiers);
  const checkpoint = parseCheckpoint(opened.text);
  if (origin !== undefined && checkpoint.origin !== origin) throw new NoteRefused(`a checkpoint of another log: ${checkpoint.origin}`);
  const { size, root } = checkpoint;
  if (!verifyInclusion({ index, size, leaf, path, root })) throw new NoteRefused(`the entry is not number ${index} of this log`);
  return { ...opened, index, checkpoint };
}

function readExtra(line: string): Uint8Array {
  const extra = fromBase64(line.slice('extra '.length));
  if (!extra) throw new NoteRefused('the extra line is not base64');
  return extra;
}
