/** What anybody may ask of the signed log: where an entry stands in it, that it only grew, and who has seen it. */
import type { Knex } from 'knex';
import { type CheckpointRow, checkpointCovering, checkpointOfSize, keepCosignature, newestCheckpoint } from '../../db/queries/log-checkpoints.js';
import { toBase64 } from '../audit/base64.js';
import { verifyCosignature } from '../audit/cosignature.js';
import { NoteRefused, type NoteSignature, readVerifierKey, splitNote } from '../audit/note.js';
import { parseCheckpoint } from '../audit/checkpoint.js';
import { formatProof } from '../audit/tlog-proof.js';
import { consistencyAt, inclusionAt, onPool, rootAt } from '../audit/tree-store.js';
import { InvalidInput, NotFound, Problem } from '../errors.js';

export interface InclusionProof {
  index: number;
  size: number;
  /** Base64, as all hashes here. */
  leaf: string;
  path: string[];
  root: string;
  /** The signed note of this size, where one was signed. */
  checkpoint: string | null;
}

/** A moment: the head above an entry is signed within a second. */
const RETRY_SECONDS = 1;

/** The signed head of a size, or the newest. @throws NotFound */
export async function signedHead(db: Knex, origin: string, size?: number): Promise<CheckpointRow> {
  const found = size === undefined ? await newestCheckpoint(db, origin) : await checkpointOfSize(db, origin, size);
  if (found) return found;
  throw new NotFound(size === undefined ? '存证尚未签名,请稍后再试。' : `没有在 ${size} 条记录时签过检查点,请改用检查点所列的条数。`);
}

/** @throws NotFound for what is not signed yet, or not there */
export async function proveInclusion(db: Knex, origin: string, { index, size }: { index: number; size?: number }): Promise<InclusionProof> {
  const head = size === undefined ? await covering(db, origin, index) : await checkpointOfSize(db, origin, size);
  const of = head?.size ?? (size as number);
  if (!head) await refuseUnsigned(db, origin, of);
  if (index >= of) throw new NotFound(`${of} 条记录中没有序号 ${index}(序号从 0 起)。`);
  const tree = onPool(db);
  const { leaf, path } = await inclusionAt(tree, index, of);
  return {
    index,
    size: of,
    leaf: toBase64(leaf),
    path: path.map(toBase64),
    root: toBase64(head ? parseCheckpoint(splitNote(head.note).text).root : await rootAt(tree, of)),
    checkpoint: head?.note ?? null,
  };
}

/** The same as one file that is checked offline. The leaf stands in it for whoever has not the entry's bytes. */
export async function proofFile(db: Knex, origin: string, { index, size }: { index: number; size?: number }): Promise<string> {
  const head = size === undefined ? await covering(db, origin, index) : await signedHead(db, origin, size);
  if (index >= head.size) throw new NotFound(`${head.size} 条记录中没有序号 ${index}(序号从 0 起)。`);
  const { leaf, path } = await inclusionAt(onPool(db), index, head.size);
  return formatProof({ index, path, checkpoint: head.note, extra: leaf });
}

/** That the log of `size` entries continues that of `old`. @throws NotFound, InvalidInput */
export async function proveConsistency(db: Knex, origin: string, given: { old: number; size?: number }): Promise<{ old: number; size: number; path: string[] }> {
  const { old, size = (await signedHead(db, origin)).size } = given;
  if (old > size) {
    const message = '旧的条数不能大于新的条数';
    throw new InvalidInput(`${message}。`, { errors: [{ pointer: '/old', message }] });
  }
  await refuseUnsigned(db, origin, size);
  return { old, size, path: (await consistencyAt(onPool(db), old, size)).map(toBase64) };
}

/**
 * Takes the lines of a note that known witnesses have put there; the note must be one that the log has signed.
 * @returns how many lines are theirs
 * @throws InvalidInput where none is, or one is wrong
 */
export async function takeCosignatures(
  db: Knex,
  { origin, witnesses }: { origin: string; witnesses: readonly string[] },
  note: string,
  now: number,
): Promise<number> {
  const { text, size, signatures } = read(note);
  const head = await checkpointOfSize(db, origin, size);
  if (!head || splitNote(head.note).text !== text) throw refused('这不是本存证签过的检查点');
  let taken = 0;
  for (const vkey of witnesses) {
    const { name, keyId } = readVerifierKey(vkey);
    // One line of each: whoever sends a thousand makes no more work.
    const line = signatures.find((s) => s.name === name && s.keyId === keyId)?.line;
    if (line === undefined) continue;
    const cosigned = verifyCosignature(text, line, vkey);
    if (!cosigned) throw refused(`${name} 的联署签名不正确`);
    if (cosigned.timestamp * 1000 > now + CLOCK_MAY_DIFFER) throw refused(`${name} 的联署时间晚于现在,请校准见证方的时钟`);
    await keepCosignature(db, { origin, size, name, keyId, line, at: new Date(cosigned.timestamp * 1000) });
    taken += 1;
  }
  if (taken === 0) throw refused('其中没有已登记见证方的联署,请由管理员在 WITNESS_KEYS 中登记其公钥');
  return taken;
}

const CLOCK_MAY_DIFFER = 10 * 60_000;

async function covering(db: Knex, origin: string, index: number): Promise<CheckpointRow> {
  const head = await checkpointCovering(db, origin, index);
  if (head) return head;
  throw new Problem('not-signed-yet', 404, `序号 ${index} 的记录尚未进入已签名的检查点;新记录通常在 1 秒内签名,请稍后再试。`, {
    retryAfter: RETRY_SECONDS,
  });
}

async function refuseUnsigned(db: Knex, origin: string, size: number): Promise<void> {
  const newest = await signedHead(db, origin);
  if (size > newest.size) throw new NotFound(`已签名的记录只有 ${newest.size} 条,不能证明到 ${size} 条。`);
}

function read(note: string): { text: string; size: number; signatures: NoteSignature[] } {
  try {
    const { text, signatures } = splitNote(note);
    return { text, size: parseCheckpoint(text).size, signatures };
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw refused(`不是完整的检查点(${error.message})`);
  }
}

const refused = (message: string) => new InvalidInput(`${message}。`, { code: 'cosignature-refused', errors: [{ pointer: '/note', message }] });
