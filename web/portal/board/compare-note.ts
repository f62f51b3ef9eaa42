/**
 * A checkpoint on paper against the log as the platform shows it now, in this browser: the key's signature on the paper,
 * and by a consistency proof that today's log is the paper's log with entries added. Nothing is believed but the key,
 * and the key should be compared with another copy of it.
 */
import { fromBase64, toBase64 } from '../../../server/audit/base64.js';
import { type Checkpoint, parseCheckpoint } from '../../../server/audit/checkpoint.js';
import { verifyConsistency } from '../../../server/audit/merkle.js';
import { formatVerifierKey, NoteRefused, noteVerifier, openNote, readVerifierKey, splitNote } from '../../../server/audit/note.js';

/** What of the platform is asked; throws when there is no answer. */
export interface Platform {
  key(): Promise<string>;
  checkpoint(): Promise<string>;
  consistency(old: number, size: number): Promise<readonly string[]>;
}

export type Verdict = 'same' | 'shrunk' | 'forked' | 'not-a-note' | 'other-log' | 'unsigned' | 'no-proof';

export interface Compared {
  verdict: Verdict;
  paper?: Head;
  platform?: Head;
}
export interface Head {
  origin: string;
  size: number;
  /** Base64. */
  root: string;
}

export async function compareNote(pasted: string, platform: Platform): Promise<Compared> {
  const note = tidied(pasted);
  const paper = checkpointIn(note);
  if (!paper) return { verdict: 'not-a-note' };
  const key = readVerifierKey(await platform.key());
  const now = headIn(await platform.checkpoint(), formatVerifierKey(key.name, key.publicKey));
  const heads = { paper: shown(paper), ...(now && { platform: shown(now) }) };
  if (bornAs(paper.origin) !== bornAs(key.name)) return { verdict: 'other-log', ...heads };
  // A restored log has another name and the same key.
  if (!headIn(note, formatVerifierKey(paper.origin, key.publicKey))) return { verdict: 'unsigned', ...heads };
  if (!now) return { verdict: 'no-proof', ...heads };
  return { verdict: await verdictOn(paper, now, platform), ...heads };
}

async function verdictOn(paper: Checkpoint, now: Checkpoint, platform: Platform): Promise<Verdict> {
  if (paper.size > now.size) return 'shrunk';
  if (paper.size === now.size) return toBase64(paper.root) === toBase64(now.root) ? 'same' : 'forked';
  const path = paper.size === 0 ? [] : (await platform.consistency(paper.size, now.size)).map(fromBase64);
  if (path.some((hash) => hash?.length !== 32)) return 'no-proof';
  return verifyConsistency({ oldSize: paper.size, newSize: now.size, oldRoot: paper.root, newRoot: now.root, path: path as Uint8Array[] })
    ? 'same'
    : 'forked';
}

/** Who copies text by hand loses the last newline, and some systems write two characters for one. */
const tidied = (pasted: string) => `${pasted.replace(/\r\n?/g, '\n').replace(/^\s+|\s+$/g, '')}\n`;

/** The name without what a restore has added to it. */
const bornAs = (origin: string) => origin.replace(/\/restored-\d+$/, '');

const shown = ({ origin, size, root }: Checkpoint): Head => ({ origin, size, root: toBase64(root) });

/** Null for what is no checkpoint. */
function checkpointIn(note: string): Checkpoint | null {
  return ifNote(() => parseCheckpoint(splitNote(note).text));
}

/** Null for one that this key has not signed. */
function headIn(note: string, vkey: string): Checkpoint | null {
  return ifNote(() => parseCheckpoint(openNote(note, [noteVerifier(vkey)]).text));
}

function ifNote<T>(reading: () => T): T | null {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    return null;
  }
}
