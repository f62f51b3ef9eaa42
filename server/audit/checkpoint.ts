/** What a checkpoint says (c2sp.org/tlog-checkpoint): which log, how many entries, which root. Runs in the browser too. */
import { fromBase64, toBase64 } from './base64.js';
import { NoteRefused } from './note.js';

export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

/** The note's text, to be signed. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!origin || /[\n\r]/.test(origin)) throw new NoteRefused('an origin is one line');
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== 32) throw new NoteRefused('not the head of a tree');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** @throws NoteRefused where a text is no checkpoint; lines of extension are kept and mean nothing here */
export function parseCheckpoint(text: string): Checkpoint & { extensions: string[] } {
  if (!text.endsWith('\n')) throw new NoteRefused('a checkpoint ends with a newline');
  const [origin = '', digits = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = /^(0|[1-9]\d{0,15})$/.test(digits) ? Number(digits) : Number.NaN;
  const root = fromBase64(encoded);
  if (origin === '' || extensions.includes('')) throw new NoteRefused('a checkpoint has no empty lines');
  if (!Number.isSafeInteger(size)) throw new NoteRefused('the second line of a checkpoint is the size of the tree');
  if (root?.length !== 32) throw new NoteRefused('the third line of a checkpoint is the root of the tree');
  return { origin, size, root, extensions };
}
