import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { signHead } from '../../server/audit/checkpointer.js';
import { logVerifierKey, newLogKey } from '../../server/audit/log-key.js';
import { originOf } from '../../server/audit/origin.js';
import { proofFile } from '../../server/transactions/log-proofs.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { fillLog } from './fill-log.js';

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** A program that shares no line with the platform, nor its language. */
(hasPython ? describe : describe.skip)('a proof, checked by a verifier in Python that knows only the specifications', () => {
  let fresh: FreshDatabase;
  let dir: string;
  let vkey: string;
  let proof: string;
  let leaf: string;

  before(async () => {
    fresh = await freshDatabase();
    dir = await mkdtemp(join(tmpdir(), 'cjt-python-'));
    const { origin } = await originOf(fresh.db, { demo: true, publicUrl: 'https://cjt.example' });
    const leaves = await fillLog(fresh.admin, 23);
    const key = newLogKey();
    await signHead({ db: fresh.db, origin, key, file: checkpointFileIn(dir) });
    vkey = logVerifierKey(origin, key);
    proof = await proofFile(fresh.db, origin, { index: 17 });
    leaf = Buffer.from(leaves[17] as Uint8Array).toString('hex');
  });
  after(async () => {
    await fresh.drop();
    await rm(dir, { recursive: true });
  });

  async function python(text: string, ...more: string[]): Promise<{ status: number | null; said: string }> {
    const file = join(dir, 'x.tlog-proof');
    await writeFile(file, text);
    const { status, stdout, stderr } = spawnSync('python3', ['test/audit/verify_proof.py', file, ...more], { encoding: 'utf8' });
    return { status, said: stdout + stderr };
  }

  it('is accepted', async () => {
    const { status, said } = await python(proof, vkey, leaf);
    assert.equal(status, 0, said);
    assert.match(said, new RegExp(`^entry 17 of 23 of cjt\\.example/\\S+, leaf ${leaf}`));
    assert.equal((await python(proof, vkey)).status, 0);
  });

  it('is refused for another entry, place, size or key, and damaged in path, root or signature', async () => {
    const lines = proof.split('\n');
    const at = (n: number) => lines.with(n, (lines[n] as string).replace(/[A-Z]/, (c) => c.toLowerCase())).join('\n');
    const wrong: [string, ...string[]][] = [
      [proof, vkey, '0'.repeat(64)],
      [proof.replace('index 17', 'index 16'), vkey, leaf],
      [proof.replace('\n23\n', '\n24\n'), vkey, leaf],
      [proof, logVerifierKey('cjt.example/other', newLogKey()), leaf],
      [at(4), vkey, leaf],
      [at(lines.length - 4), vkey, leaf],
      [at(lines.length - 2), vkey, leaf],
      ['', vkey, leaf],
    ];
    for (const [text, ...more] of wrong) {
      const { status, said } = await python(text, ...more);
      assert.equal(status, 1, said);
      assert.match(said, /^refused: /);
    }
  });
});
