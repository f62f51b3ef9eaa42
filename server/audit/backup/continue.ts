/**
 * A log that was restored from an older backup goes on under another name, and its first entry then says so: which log
 * it was, how far that had been signed, and how much of it is kept. Nothing else lets the checkpointer sign again.
 */
import { rename } from 'node:fs/promises';
import type { Knex } from 'knex';
import { toBase64 } from '../base64.js';
import { parseCheckpoint } from '../checkpoint.js';
import type { CheckpointFile } from '../checkpoint-file.js';
import { type LogKey, logVerifierKey } from '../log-key.js';
import { rootOf } from '../merkle.js';
import { noteVerifier, openNote } from '../note.js';
import { platformStatement } from '../platform-chain.js';

export const RESTORED = 'log_restored';

export interface Continuing {
  admin: Knex;
  key: LogKey;
  file: CheckpointFile;
  /** The witness's newest checkpoint, where there is one. */
  witnessed?: string;
  /** Why and by whom, in the operator's words. */
  reason: string;
}

export interface Continued {
  from: string;
  to: string;
  kept: number;
  lost: number;
}

/** Nothing was lost, or it is not known what was: then there is nothing to go on from. */
export class NothingToContinue extends Error {
  override readonly name = 'NothingToContinue';
}

export async function continueRestored(continuing: Continuing): Promise<Continued> {
  const { admin, file, reason } = continuing;
  const continued = await admin.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { origin: string }[] }>('select origin from log.origin');
    const from = rows[0]?.origin;
    if (!from) throw new NothingToContinue('数据库中还没有存证');
    const head = await newestHead(continuing, from);
    const leaves: Buffer[] = await trx('log.entries').orderBy('seq').pluck('leaf');
    const kept = leaves.length;
    if (head.size <= kept && Buffer.compare(rootOf(leaves.slice(0, head.size).map((leaf) => new Uint8Array(leaf))), head.root) === 0) {
      throw new NothingToContinue(`已签名的 ${head.size} 条记录都在,存证可以照常继续,不需要续接`);
    }
    const to = await nextName(trx, from);
    const data = { from: { origin: from, size: head.size, root: toBase64(head.root) }, kept, to };
    const query = async (sql: string, values: readonly unknown[] = []) => (await trx.raw(sql.replaceAll(/\$\d+/g, '?'), values as never)).rows;
    await trx.raw(inOneLine(await platformStatement({ query } as never, { event: RESTORED, actor: 'installation', role: 'district', data, personal: { reason } })));
    await trx.raw('update log.origin set origin = ?', [to]);
    return { from, to, kept, lost: Math.max(0, head.size - kept) };
  });
  // Kept aside, never deleted: it is the proof of what the log had been.
  await rename(file.name, `${file.name}.before-${continued.to.split('/').at(-1)}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return continued;
}

/** The newest head that the log's own key has signed, by the platform's file or by the witness. */
async function newestHead({ key, file, witnessed }: Continuing, origin: string) {
  const verifier = noteVerifier(logVerifierKey(origin, key));
  const notes = [await file.read(), witnessed ?? null].filter((note) => note !== null);
  const heads = notes.map((note) => parseCheckpoint(openNote(note, [verifier]).text)).filter((head) => head.origin === origin);
  const [newest] = heads.sort((a, b) => b.size - a.size);
  if (!newest) throw new NothingToContinue(`没有 ${origin} 的已签名检查点(${file.name} 或见证方目录),无法说明恢复前的存证到了哪里`);
  return newest;
}

async function nextName(trx: Knex, origin: string): Promise<string> {
  const row = await trx('log.entries').where({ event: RESTORED }).count('* as n').first();
  return `${origin.replace(/\/restored-\d+$/, '')}/restored-${Number(row?.n ?? 0) + 1}`;
}

/** Knex takes a question mark for a place of a value; the statement has none. */
const inOneLine = (sql: string) => sql.replaceAll('?', '\\?');
