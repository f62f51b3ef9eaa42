/**
 * Signs the head of the log, and never anything that does not continue what it signed before. What it signed last is
 * known from a file of its own, because the database may have been turned back or exchanged by whoever owns it.
 *
 * The order is: sign, file, database. A round that was cut off anywhere is taken up by the next one on the
 * same way: what is in the file and not in the database was signed and only has to be told.
 */
import type { Knex } from 'knex';
import { inTransaction, type Trx } from '../../db/transaction.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { type LogKey, logVerifierKey } from './log-key.js';
import { verifyConsistency } from './merkle.js';
import { NoteRefused, noteVerifier, openNote, signNote, splitNote } from './note.js';
import { formatSm2Key, type Sm2Key, signSm2, sm2Verifier } from './sm2-signature.js';
import { consistencyAt, growTree, logSize, NotInTree, rootAt } from './tree-store.js';

export interface Signing {
  db: Knex;
  origin: string;
  key: LogKey;
  /** Signs every new head a second time, where the log is to be checked with national algorithms. */
  sm2Key?: Sm2Key;
  file: CheckpointFile;
}

/**
 * `signed`: there is a new head, or an earlier one was told at last. `behind`: the tree still grows. `elsewhere`:
 * another process is at it. `idle`: nothing is new.
 */
export type Round = { outcome: 'signed' | 'behind' | 'elsewhere' | 'idle'; size: number };

/** The log contradicts what was signed. Nothing is signed until somebody has found out why. */
export class SigningRefused extends Error {
  override readonly name = 'SigningRefused';
}

interface Head extends Checkpoint {
  note: string;
}

const LOCK = 'select pg_try_advisory_xact_lock(7021993) as mine';
const PUBLISHED = 'select note from log.checkpoints where origin = $1 order by size desc limit 1';
const PUBLISH = 'select log.keep_checkpoint($1)';

/** One round. @throws SigningRefused */
export function signHead(signing: Signing): Promise<Round> {
  return inTransaction<Round>(signing.db, async (trx) => {
    // Held until the commit, so that between reading the file and telling the database nobody else signs.
    const [lock] = await trx.query<{ mine: boolean }>(LOCK);
    if (!lock?.mine) return { value: () => ({ outcome: 'elsewhere', size: 0 }) };
    const size = await logSize(trx);
    if (!(await growTree(trx, size))) return { value: () => ({ outcome: 'behind', size }) };
    return signIn(trx, signing, size);
  });
}

async function signIn(trx: Trx, signing: Signing, size: number) {
  const { last, isTold } = await lastHead(trx, signing);
  const root = await continuing(trx, last, size);
  if (last && !isTold) return publish(trx, last);
  if (last?.size === size) return { value: (): Round => ({ outcome: 'idle', size }) };
  const { origin, key, sm2Key, file } = signing;
  const text = formatCheckpoint({ origin, size, root });
  const signed = signNote(text, { name: origin, secretKey: key.secretKey });
  const note = sm2Key ? `${signed}${signSm2(text, { name: origin, ...sm2Key })}\n` : signed;
  await file.write(note);
  return publish(trx, { note, origin, size, root });
}

async function publish(trx: Trx, { note, size }: Head) {
  await trx.query(PUBLISH, [note]);
  return { value: (): Round => ({ outcome: 'signed', size }) };
}

/** The newest head that was ever signed, and whether it is in the database already. */
async function lastHead(trx: Trx, signing: Signing): Promise<{ last: Head | null; isTold: boolean }> {
  const { origin, file } = signing;
  const [row] = await trx.query<{ note: string }>(PUBLISHED, [origin]);
  const text = await file.read();
  const kept = text === null ? null : read(text, signing, file.name);
  // The usual case costs one signature and not two.
  const told = row && row.note === kept?.note ? kept : row ? read(row.note, signing, '数据库中的检查点') : null;
  if (!told || !kept) {
    if (told) throw new SigningRefused(`文件 ${file.name} 不见了,无法确认此前签过什么。请从备份或监督见证方取回最近的检查点放回原处`);
    return { last: kept, isTold: false };
  }
  if (told.size < kept.size) return { last: kept, isTold: false };
  // Equal, or signed by another process that keeps its file elsewhere.
  await refuseOther(trx, kept, told.size, told.root);
  if (told.size > kept.size) await file.write(told.note);
  return { last: told, isTold: true };
}

/** The root of the log as it stands. @throws SigningRefused where it does not continue what was signed */
async function continuing(trx: Trx, last: Head | null, size: number): Promise<Uint8Array> {
  if (last && size < last.size) throw new SigningRefused(`存证记录少了:已签名 ${last.size} 条,现在只有 ${size} 条`);
  const root = await rootAt(trx, size);
  if (last) await refuseOther(trx, last, size, root);
  return root;
}

/** By the proof that anybody else would ask for. */
async function refuseOther(trx: Trx, last: Head, newSize: number, newRoot: Uint8Array): Promise<void> {
  const path = await consistencyAt(trx, last.size, newSize).catch((error) => {
    if (!(error instanceof NotInTree)) throw error;
    throw new SigningRefused(`存证树不完整:${error.message}`);
  });
  if (verifyConsistency({ oldSize: last.size, newSize, oldRoot: last.root, newRoot, path })) return;
  throw new SigningRefused(`前 ${last.size} 条存证记录与已签名的检查点不一致,有人改动了存证`);
}

function read(note: string, { origin, key, sm2Key }: Signing, where: string): Head {
  try {
    const head = parseCheckpoint(splitNote(note).text);
    if (head.origin !== origin) {
      throw new SigningRefused(
        `${where} 属于另一份存证(${head.origin}),数据库中的是 ${origin}。请换回原来的数据库;确要另起一份存证的,请把该文件移到别处妥善保存`,
      );
    }
    openNote(note, [noteVerifier(logVerifierKey(origin, key)), ...(sm2Key ? [sm2Verifier(formatSm2Key(origin, sm2Key.publicKey))] : [])]);
    return { ...head, note };
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw new SigningRefused(`${where} 不是用现有密钥签的,或已损坏(${error.message})。请恢复原来的密钥文件和检查点`);
  }
}
