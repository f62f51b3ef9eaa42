import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { signHead } from '../../server/audit/checkpointer.js';
import { logVerifierKey, newLogKey } from '../../server/audit/log-key.js';
import { CompactTree, verifyConsistency, verifyInclusion } from '../../server/audit/merkle.js';
import { NoteRefused, noteVerifier, openNote } from '../../server/audit/note.js';
import { originOf } from '../../server/audit/origin.js';
import { verifyProof } from '../../server/audit/tlog-proof.js';
import { consistencyAt, growTree, inclusionAt, onPool, rootAt } from '../../server/audit/tree-store.js';
import { proofFile } from '../../server/transactions/log-proofs.js';
import { fillLog } from '../audit/fill-log.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

const SIZE = 100_000;
const FLIPS = 10_000;

describe('the tree of a hundred thousand entries', function () {
  this.timeout(600_000);
  let fresh: FreshDatabase;
  let leaves: Uint8Array[];

  before(async () => {
    fresh = await freshDatabase();
    leaves = await fillLog(fresh.admin, SIZE);
    while (!(await growTree(onPool(fresh.db), SIZE)));
  });
  after(() => fresh.drop());

  it('is that of RFC 6962 at many sizes, proves its entries, and that it only grew', async () => {
    const tree = onPool(fresh.db);
    const compact = new CompactTree();
    let before = { size: 0, root: compact.root() };
    for (const [n, leaf] of leaves.entries()) {
      compact.append(leaf);
      const size = n + 1;
      if (size % 997 !== 0 && size !== SIZE) continue;
      const root = compact.root();
      assert.deepEqual(await rootAt(tree, size), root, `size ${size}`);
      const index = (size * 7919) % size;
      const proof = await inclusionAt(tree, index, size);
      assert.ok(verifyInclusion({ index, size, ...proof, root }));
      const path = await consistencyAt(tree, before.size, size);
      assert.ok(verifyConsistency({ oldSize: before.size, newSize: size, oldRoot: before.root, newRoot: root, path }));
      before = { size, root };
    }
    assert.equal(before.size, SIZE);
  });

  it('has a proof and a note that are refused with a bit flipped in any of ten thousand places', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'cjt-long-'));
    const { origin } = await originOf(fresh.db, { demo: false, publicUrl: 'https://cjt.example' });
    const key = newLogKey();
    while ((await signHead({ db: fresh.db, origin, key, file: checkpointFileIn(dir) })).outcome !== 'signed');
    const verifiers = [noteVerifier(logVerifierKey(origin, key))];
    const leaf = leaves[77_777] as Uint8Array;
    const file = await proofFile(fresh.db, origin, { index: 77_777 });
    const note = file.slice(file.indexOf('\n\n') + 2);
    const isRefusal = (error: unknown) => error instanceof NoteRefused;
    verifyProof(file, { leaf, verifiers });
    // The extra line is signed by nobody, and says so in the format; whoever has the leaf does not read it.
    const [from, to] = [file.indexOf('extra '), file.indexOf('index ')];
    for (let n = 0; n < FLIPS; n += 1) {
      const text = n % 2 ? file : note;
      const place = Math.floor(Math.random() * Buffer.byteLength(text));
      if (text === file && place >= from && place < to) continue;
      const bytes = Buffer.from(text);
      bytes[place] = (bytes[place] as number) ^ (1 << Math.floor(Math.random() * 8));
      const flipped = bytes.toString('utf8');
      assert.throws(() => (text === file ? verifyProof(flipped, { leaf, verifiers }) : openNote(flipped, verifiers)), isRefusal, `${place}: ${flipped}`);
    }
    await rm(dir, { recursive: true });
  });
});
