/**
 * Checks the whole log in this browser: every entry against its leaf hash, all of them against the signed root, and
 * that it only grew since it was last checked here. Nothing is believed but the key.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64 } from '../../../server/audit/base64.js';
import { parseCheckpoint } from '../../../server/audit/checkpoint.js';
import { readTimestamp } from '../../../server/audit/cosignature.js';
import { CompactTree, verifyConsistency } from '../../../server/audit/merkle.js';
import { noteVerifier, openNote } from '../../../server/audit/note.js';
import { get, query, reach } from '../../api/client.js';
import { say } from '../words.js';

export interface Cosigner {
  name: string;
  /** Epoch milliseconds. */
  at: number;
}

/** What this browser found when it last looked. */
export interface Remembered {
  size: number;
  root: string;
  at: number;
}

export interface Finding {
  size: number;
  root: string;
  withheld: number;
  /** Empty when everything fits. */
  faults: string[];
  since: Remembered | null;
  cosigners: Cosigner[];
  note: string;
}

interface Entry {
  seq: number;
  leaf: string;
  bytes?: string;
}

const PAGE = 256;
const MOST_FAULTS = 20;
/** A time and a signature; the log's own second signature has another length. */
const COSIGNATURE = 8 + 64;

export async function verifyLog(
  since: Remembered | null,
  onShare: (share: number) => void,
): Promise<Finding> {
  const key = (await text('/api/log/key')).split('\n')[0] as string;
  const note = await text('/api/log/checkpoint');
  const opened = openNote(note, [noteVerifier(key)]);
  const { size, root } = parseCheckpoint(opened.text);
  const faults: string[] = [];
  const tree = new CompactTree();
  let withheld = 0;
  for (let start = 0; start < size; start += PAGE) {
    const { entries } = await get<{ entries: Entry[] }>(
      `/api/log/entries${query({ start, end: Math.min(start + PAGE, size) - 1 })}`,
    );
    for (const entry of entries) {
      const leaf = fromBase64(entry.leaf) ?? new Uint8Array(32);
      if (entry.seq !== tree.size) faults.push(say('第{no}条缺失', { no: tree.size }));
      if (entry.bytes === undefined) withheld += 1;
      else if (toBase64(leafOf(fromBase64(entry.bytes) ?? new Uint8Array())) !== entry.leaf)
        faults.push(say('第{no}条的内容与其哈希不符', { no: entry.seq }));
      tree.append(leaf);
    }
    onShare(Math.min(1, (start + PAGE) / size));
    if (faults.length >= MOST_FAULTS) break;
  }
  if (tree.size !== size) faults.push(say('检查点写明{size}条,实际给出{given}条', { size, given: tree.size }));
  else if (toBase64(tree.root()) !== toBase64(root))
    faults.push(say('全部记录算出的根与签名检查点的根不符'));
  if (since && !(await onlyGrew(since, { size, root })))
    faults.push(say('上次核验({size}条)之后,旧记录被改动过', { size: since.size }));
  return {
    size,
    root: toBase64(root),
    withheld,
    faults,
    since,
    cosigners: cosignersOf(opened),
    note,
  };
}

function leafOf(bytes: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(bytes.length + 1);
  prefixed.set(bytes, 1);
  return sha256(prefixed);
}

async function onlyGrew(
  old: Remembered,
  now: { size: number; root: Uint8Array },
): Promise<boolean> {
  if (old.size > now.size) return false;
  if (old.size === 0) return true;
  if (old.size === now.size) return old.root === toBase64(now.root);
  const { path } = await get<{ path: string[] }>(
    `/api/log/consistency${query({ old: old.size, new: now.size })}`,
  );
  return verifyConsistency({
    oldSize: old.size,
    newSize: now.size,
    oldRoot: fromBase64(old.root) ?? new Uint8Array(),
    newRoot: now.root,
    path: path.map((one) => fromBase64(one) ?? new Uint8Array()),
  });
}

/** Lines that are not the log's own are witnesses'; whose keys are registered, the platform has checked. */
function cosignersOf({ signatures }: ReturnType<typeof openNote>): Cosigner[] {
  return signatures
    .filter((s) => !s.verified && s.signature.length === COSIGNATURE)
    .map((s) => ({ name: s.name, at: readTimestamp(s.signature) * 1000 }))
    .filter((s) => Number.isFinite(s.at));
}

const text = async (path: string) => (await reach(path, {})).text();
