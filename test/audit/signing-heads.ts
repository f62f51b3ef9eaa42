/** A log whose heads are signed, each test with a database, a folder and a key of its own. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCheckpoint } from '../../server/audit/checkpoint.js';
import { type CheckpointFile, checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { type Signing, SigningRefused, signHead } from '../../server/audit/checkpointer.js';
import { type LogKey, logVerifierKey, newLogKey } from '../../server/audit/log-key.js';
import { rootOf } from '../../server/audit/merkle.js';
import { noteVerifier, openNote } from '../../server/audit/note.js';
import { originOf } from '../../server/audit/origin.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

interface Place {
  fresh: FreshDatabase;
  dir: string;
  key: LogKey;
  origin: string;
  file: CheckpointFile;
  /** Where a test forks the log, what was signed may contradict it. */
  expectForks: boolean;
}

/** Gives every test of the suite a place of its own, and looks at what was signed when it is over. */
export function signingHeads() {
  const place = {} as Place;
  beforeEach(async () => {
    place.fresh = await freshDatabase();
    place.dir = await mkdtemp(join(tmpdir(), 'cjt-checkpoint-'));
    place.key = newLogKey();
    place.file = checkpointFileIn(place.dir);
    place.expectForks = false;
    const { origin } = await originOf(place.fresh.db, { demo: false, publicUrl: 'https://cjt.example' });
    place.origin = origin;
  });
  afterEach(async () => {
    if (!place.expectForks) await checkSigned();
    await place.fresh.drop();
    await rm(place.dir, { recursive: true });
  });

  const opened = (note: string) => parseCheckpoint(openNote(note, [noteVerifier(logVerifierKey(place.origin, place.key))]).text);
  const sign = (more: Partial<Signing> = {}) =>
    signHead({ db: place.fresh.db, origin: place.origin, key: place.key, file: place.file, ...more });
  const told = async (): Promise<{ size: number; note: string }[]> =>
    place.fresh.db('log.checkpoints').where({ origin: place.origin }).orderBy('size').select('size', 'note');
  const sizes = async () => (await told()).map(({ size }) => size);
  const keptSize = async () => opened((await place.file.read()) as string).size;
  const refuses = (work: Promise<unknown>, said: RegExp) =>
    assert.rejects(work, (error: Error) => error instanceof SigningRefused && said.test(error.message));
  /** As a superuser who stops at nothing. */
  const tamper = (sql: string) =>
    place.fresh.admin.raw(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

  /** After every test: no two heads that were ever signed contradict each other. */
  async function checkSigned(): Promise<void> {
    const leaves: Buffer[] = await place.fresh.admin('log.entries').orderBy('seq').pluck('leaf');
    for (const { note } of await told()) {
      const { size, root } = opened(note);
      if (size <= leaves.length) assert.deepEqual(root, rootOf(leaves.slice(0, size).map((leaf) => new Uint8Array(leaf))), `size ${size}`);
    }
  }
  return { place, sign, told, sizes, keptSize, refuses, tamper };
}
