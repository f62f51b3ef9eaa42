/**
 * A log of three trades, played through the real door once, with its files, its signed checkpoints and a witness that
 * has kept everything but the tail. Tests take copies of it and do with them what a thief would.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Knex } from 'knex';
import { connectAdmin } from '../../../db/connect.js';
import { formatCheckpoint } from '../../../server/audit/checkpoint.js';
import { formatWitnessKey } from '../../../server/audit/cosignature.js';
import { formatVerifierKey, signNote } from '../../../server/audit/note.js';
import { rootOf } from '../../../server/audit/merkle.js';
import { type Options, verify, type Verdict } from '../../../server/audit/verify/verify.js';
import { withDatabaseSource } from '../../../server/audit/verify/database-source.js';
import { Kept, LOG_KEY, OWN_KEY } from '../../../server/audit/witness/kept.js';
import { type LogReader, pull } from '../../../server/audit/witness/pull.js';
import { readWitness } from '../../../server/audit/witness/view.js';
import { copyOf, freshDatabase } from '../../helpers/database.js';
import { worldOn } from '../../helpers/world.js';
import { WorldWithFiles } from '../../helpers/world-with-files.js';
import { generatePlatformKey } from '../../../server/bidding/sealing.js';
import { dataKey } from '../../../server/people/sealed-identity.js';
import { prepare } from '../../journeys/perform.js';
import { WAYS } from '../../journeys/ways.js';

export const LOG_SEED = new Uint8Array(32).fill(7);
const WITNESS_SEED = new Uint8Array(32).fill(9);
const WITNESS_NAME = 'jiwei.example/witness';

export interface Copy {
  admin: Knex;
  adminUrl: string;
  dataDir: string;
  witnessDir: string;
  verify(options?: Partial<Options> & { witnessed?: boolean; files?: boolean }): Promise<Verdict>;
  drop(): Promise<void>;
}

export interface PlayedLog {
  origin: string;
  logKey: string;
  /** Works by comparison, archived. */
  works: string;
  /** A lease by sealed offers with a secret reserve, archived. */
  lease: string;
  /** Before its approval. */
  young: string;
  size: number;
  /** What the witness has seen: all but the last entries. */
  witnessed: number;
  copy(): Promise<Copy>;
  drop(): Promise<void>;
}

export async function playedLog(): Promise<PlayedLog> {
  const fresh = await freshDatabase();
  const keys = { key: generatePlatformKey(), dataKey: dataKey(Buffer.alloc(32, 3)) };
  const world = WorldWithFiles.of(await worldOn(fresh, keys), keys.dataKey);
  const dir = await mkdtemp(join(tmpdir(), 'cunjitong-log-'));
  const play = (name: string, upTo?: number) => prepare(world, (WAYS[name] as (typeof WAYS)[string])(), { upTo });
  const works = (await play('works by comparison')).project;
  const lease = (await play('a lease with a secret reserve that is reached')).project;
  const young = (await play('goods by inquiry', 3)).project;
  await world.keepFiles(join(dir, 'data'));
  const { origin } = await fresh.admin('log.origin').first();
  const logKey = formatVerifierKey(origin, ed25519.getPublicKey(LOG_SEED));
  const size = Number((await fresh.admin('log.entries').count('* as n').first())?.n);
  await observe(fresh.admin, origin, join(dir, 'witness'), [1, 20, size - 10, size - 5]);
  await sign(fresh.admin, origin, size);
  await Promise.all([fresh.db.destroy(), fresh.admin.destroy()]);
  const name = new URL(fresh.adminUrl).pathname.slice(1);
  return {
    origin,
    logKey,
    works,
    lease,
    young,
    size,
    witnessed: size - 5,
    copy: () => copyAll(name, dir, logKey),
    async drop() {
      await fresh.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** As the checkpointer does it. */
export async function sign(admin: Knex, origin: string, size: number, seed = LOG_SEED): Promise<string> {
  await admin.raw('select log.grow_tree(?, 100000)', [size]);
  const leaves = await admin('log.entries').where('seq', '<', size).orderBy('seq').pluck('leaf');
  const text = formatCheckpoint({ origin, size, root: rootOf(leaves.map((leaf) => new Uint8Array(leaf))) });
  const note = signNote(text, { name: origin, secretKey: seed });
  await admin.raw('select log.keep_checkpoint(?)', [note]);
  return note;
}

async function observe(admin: Knex, origin: string, dir: string, sizes: number[]): Promise<void> {
  const kept = await Kept.open(dir);
  const logKey = formatVerifierKey(origin, ed25519.getPublicKey(LOG_SEED));
  await kept.keepText(LOG_KEY, logKey);
  await kept.keepText(OWN_KEY, formatWitnessKey(WITNESS_NAME, ed25519.getPublicKey(WITNESS_SEED)));
  const witness = { name: WITNESS_NAME, secretKey: WITNESS_SEED, logKey, kept, now: Date.now };
  for (const size of sizes) {
    await sign(admin, origin, size);
    await pull(witness, readerOf(admin));
  }
}

/** The log as its database has it, without HTTP. */
export function readerOf(admin: Knex): LogReader {
  return {
    key: async () => '',
    async checkpoint() {
      const row = await admin('log.checkpoints').orderBy('size', 'desc').first();
      return row.note;
    },
    async leaves(start, end) {
      const rows = await admin('log.entries').whereBetween('seq', [start, end]).orderBy('seq').select('leaf', 'bytes');
      return rows.map(({ leaf, bytes }) => ({ leaf: new Uint8Array(leaf), bytes }));
    },
    async post(line, note) {
      const [origin, size] = note.split('\n');
      const [, name] = line.split(' ');
      await admin('log.cosignatures').insert({ origin, size, name, key_id: '0', line, cosigned_at: new Date() });
    },
  };
}

async function copyAll(database: string, dir: string, logKey: string): Promise<Copy> {
  const { adminUrl, drop } = await copyOf(database);
  const own = await mkdtemp(join(tmpdir(), 'cunjitong-copy-'));
  await cp(dir, own, { recursive: true });
  const admin = connectAdmin(adminUrl);
  const [dataDir, witnessDir] = [join(own, 'data'), join(own, 'witness')];
  return {
    admin,
    adminUrl,
    dataDir,
    witnessDir,
    async verify({ witnessed = true, files = true, ...options } = {}) {
      const witness = witnessed ? await readWitness(witnessDir) : null;
      try {
        return await withDatabaseSource(admin, 'database', files ? { dataDir } : {}, (source) =>
          verify(source, { witness, keys: [logKey], ...options }),
        );
      } finally {
        witness?.close();
      }
    },
    async drop() {
      await admin.destroy();
      await drop();
      await rm(own, { recursive: true, force: true });
    },
  };
}
