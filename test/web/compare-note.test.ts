import assert from 'node:assert/strict';
import { ed25519 } from '@noble/curves/ed25519.js';
import { toBase64 } from '../../server/audit/base64.js';
import { formatVerifierKey } from '../../server/audit/note.js';
import { compareNote, type Platform, type Verdict } from '../../web/portal/board/compare-note.js';
import { MadeLog, ORIGIN } from '../audit/witness/made-log.js';

/** The platform that has this log. */
const having = (log: MadeLog): Platform => ({
  key: () => log.key(),
  checkpoint: () => log.checkpoint(),
  consistency: async (old, size) => log.consistency(old, size).map(toBase64),
});

/** A log of twenty in which one entry, or the last ones, are others. */
function otherFrom(entry: number, size = 20): MadeLog {
  const log = MadeLog.of(size);
  for (let n = entry; n < size; n += 1) log.entries[n] = Buffer.from(`another ${n}`);
  return log;
}

describe('a checkpoint on paper, compared with the platform in the browser', () => {
  const paper = MadeLog.of(13).noteOf(13);
  const verdict = async (pasted: string, log: MadeLog | Platform) => (await compareNote(pasted, log instanceof MadeLog ? having(log) : log)).verdict;

  it('agrees with the same log, and with one that has grown', async () => {
    assert.deepEqual(await compareNote(paper, having(MadeLog.of(20))), {
      verdict: 'same',
      paper: { origin: ORIGIN, size: 13, root: paper.split('\n')[2] },
      platform: { origin: ORIGIN, size: 20, root: MadeLog.of(20).noteOf(20).split('\n')[2] },
    });
    for (const size of [13, 14, 16, 64]) assert.equal(await verdict(paper, MadeLog.of(size)), 'same', String(size));
    assert.equal(await verdict(MadeLog.of(0).noteOf(0), MadeLog.of(5)), 'same');
  });

  it('is read as people paste it: with a newline lost, spaces around, or the line ends of another system', async () => {
    for (const pasted of [paper.trimEnd(), `\n  ${paper}\n\n`, paper.replaceAll('\n', '\r\n'), `\uFEFF${paper}`]) assert.equal(await verdict(pasted, MadeLog.of(20)), 'same');
  });

  it('agrees also with lines of witnesses and of a second key on it', async () => {
    assert.equal(await verdict(`${paper}— jiwei.example/witness ${toBase64(new Uint8Array(76))}\n`, MadeLog.of(20)), 'same');
  });

  const bad: [Verdict, string, MadeLog][] = [
    ['shrunk', 'a log of fewer entries', MadeLog.of(12)],
    ['forked', 'another log of the same size', otherFrom(12, 13)],
    ['forked', 'a longer log with another entry below', otherFrom(12)],
    ['forked', 'a longer log with another first entry', otherFrom(0)],
  ];
  for (const [meant, what, log] of bad) it(`does not agree with ${what}`, async () => assert.equal(await verdict(paper, log), meant));

  const open: [Verdict, string, string][] = [
    ['not-a-note', 'nothing', ''],
    ['not-a-note', 'the address of a page', 'https://cjt.example/v/1'],
    ['not-a-note', 'half of it', paper.slice(0, 60)],
    ['not-a-note', 'another note', `one\ntwo\n\n${paper.split('\n\n')[1]}`],
    ['unsigned', 'another size under the same signature', paper.replace('\n13\n', '\n12\n')],
    ['unsigned', 'a signature by another key', Object.assign(MadeLog.of(13), { seed: new Uint8Array(32).fill(1) }).noteOf(13)],
    ['other-log', 'that of another log', Object.assign(MadeLog.of(13), { origin: 'other.example/cunjitong/1' }).noteOf(13)],
  ];
  for (const [meant, what, pasted] of open) it(`cannot be compared where it is ${what}`, async () => assert.equal(await verdict(pasted, MadeLog.of(20)), meant));

  it('cannot be compared where the platform gives no proof, or a head that its key has not signed', async () => {
    const platform = having(MadeLog.of(20));
    assert.equal(await verdict(paper, { ...platform, consistency: async () => ['AAAA'] }), 'no-proof');
    const thief = Object.assign(MadeLog.of(20), { seed: new Uint8Array(32).fill(1) });
    assert.equal(await verdict(paper, { ...platform, checkpoint: () => thief.checkpoint() }), 'no-proof');
    await assert.rejects(verdict(paper, { ...platform, checkpoint: () => Promise.reject(new Error('away')) }), /away/);
  });

  it('is not agreed with for a proof of something else, or of nothing', async () => {
    const log = MadeLog.of(20);
    for (const path of [[], log.consistency(12, 20), log.consistency(13, 19)]) {
      assert.equal(await verdict(paper, { ...having(log), consistency: async () => path.map(toBase64) }), 'forked');
    }
  });

  describe('of a log that was restored since', () => {
    const restored = (kept: number) => Object.assign(otherFrom(kept), { origin: `${ORIGIN}/restored-1` });

    it('agrees where what hung there was kept, and not where it was lost', async () => {
      assert.equal(await verdict(paper, restored(13)), 'same');
      assert.equal(await verdict(paper, restored(12)), 'forked');
    });

    it('has to be signed by the same key, under the name of then', async () => {
      const key = formatVerifierKey(`${ORIGIN}/restored-1`, ed25519.getPublicKey(new Uint8Array(32).fill(1)));
      assert.equal(await verdict(paper, { ...having(restored(13)), key: async () => key }), 'unsigned');
    });
  });
});
