import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Finding } from '../../../server/audit/verify/finding.js';
import type { Verdict } from '../../../server/audit/verify/verify.js';
import { readWitness, type WitnessOfLog } from '../../../server/audit/witness/view.js';
import { type Copy, type PlayedLog, playedLog } from './played-log.js';
import type { Expected, Theft } from './theft.js';
import { OF_LOG } from './thefts-of-log.js';
import { OF_ROWS } from './thefts-of-rows.js';
import { SIGNED_ANEW } from './thefts-signed-anew.js';
import { Thief } from './thief.js';

const found = (verdict: Verdict, expected: Expected) =>
  verdict.findings.some((f) => Object.entries(expected).every(([name, value]) => f[name as keyof Finding] === value));

describe('the verifier, of a log whose database and key were stolen,', () => {
  let log: PlayedLog;
  let copy: Copy;
  let witness: WitnessOfLog;
  before(async function () {
    this.timeout(120_000); // three trades are played
    log = await playedLog();
    copy = await log.copy();
    witness = await readWitness(copy.witnessDir);
  });
  after(async () => {
    witness?.close();
    await copy?.drop();
    await log?.drop();
  });

  const all = (thefts: Record<string, Theft['does'] | Theft>) => {
    for (const [title, given] of Object.entries(thefts)) {
      const theft = typeof given === 'function' ? { does: given } : given;
      it(`finds ${title}`, () =>
        Thief.at(log, copy, async (thief) => {
          const expected = [await theft.does(thief, log)].flat();
          const verdict = await thief.verify(theft.alone ? null : witness);
          assert.equal(verdict.exit, 1, verdict.unchecked.join('\n'));
          for (const one of expected) {
            assert.ok(found(verdict, one), `${JSON.stringify(one)} is not among\n${verdict.findings.map((f) => JSON.stringify(f)).join('\n')}`);
          }
        }));
    }
  };

  it('finds nothing before anybody has touched it', () =>
    Thief.at(log, copy, async (thief) => {
      const verdict = await thief.verify(witness);
      assert.deepEqual([verdict.exit, verdict.findings, verdict.unchecked], [0, [], []]);
    }));

  describe('everything signed anew:', () => all(SIGNED_ANEW));
  describe('a witness or not:', () => all({ ...OF_LOG, ...OF_ROWS }));

  it('finds a document that was replaced, and evidence that was', () =>
    Thief.at(log, copy, async (thief) => {
      const { number, sha256 } = await thief.trx('documents').where({ project: log.works }).orderBy('number').first();
      const { file } = (JSON.parse((await thief.trx('log.payloads').where('data', 'like', '%"evidence":[{%').first()).data).data.evidence as { file: string }[])[0] as { file: string };
      for (const hash of [sha256, file]) {
        const path = join(copy.dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash);
        const whole = readFileSync(path);
        writeFileSync(path, 'another');
        const verdict = await thief.verify(null);
        writeFileSync(path, whole);
        assert.ok(found(verdict, hash === file ? { kind: 'attachment-bytes', row: file } : { kind: 'document-bytes', row: number }));
      }
    }));

  it('says “cannot check” for a log that calls itself otherwise than the witness knows it', () =>
    Thief.at(log, copy, async (thief) => {
      await thief.trx('log.origin').update({ origin: 'example.com/other' });
      const verdict = await thief.verify(witness);
      assert.equal(verdict.exit, 2);
      assert.match(verdict.unchecked.join(), /example\.com\/other/);
    }));

  it('finds that the log was renamed where nobody else knows its name', () =>
    Thief.at(log, copy, async (thief) => {
      await thief.trx('log.origin').update({ origin: 'example.com/other' });
      const verdict = await thief.verify(null);
      assert.ok(found(verdict, { kind: 'checkpoint-origin', detail: log.origin }));
    }));

  it('says “cannot check” under a key that is not the log’s', () =>
    Thief.at(log, copy, async (thief) => {
      const { formatVerifierKey } = await import('../../../server/audit/note.js');
      const verdict = await thief.verify(null, { keys: [formatVerifierKey(log.origin, ed25519.getPublicKey(new Uint8Array(32).fill(1)))] });
      assert.deepEqual([verdict.exit, verdict.findings], [2, []]);
    }));

  it('says “cannot check” where nothing was ever signed, and where no key is known', () =>
    Thief.at(log, copy, async (thief) => {
      assert.equal((await thief.verify(null, { keys: [] })).exit, 2);
      await thief.trx('log.cosignatures').delete();
      await thief.trx('log.checkpoints').delete();
      assert.equal((await thief.verify(null)).exit, 2);
    }));
});
