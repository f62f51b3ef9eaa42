import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { formatCheckpoint } from '../../../server/audit/checkpoint.js';
import { formatWitnessKey, verifyCosignature } from '../../../server/audit/cosignature.js';
import { signNote } from '../../../server/audit/note.js';
import { Refusal, type Trouble } from '../../../server/audit/witness/cosign.js';
import { type Disk, disk, diskWith } from '../../../server/audit/durable.js';
import { DamagedDirectory, Kept } from '../../../server/audit/witness/kept.js';
import { pull } from '../../../server/audit/witness/pull.js';
import { acceptRestored } from '../../../server/audit/witness/restored.js';
import { openingFull } from '../full-disk.js';
import { folder, MadeLog, ORIGIN, witnessOf } from './made-log.js';

const refusedAs = (trouble: Trouble) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.trouble, trouble);
  return true;
};

describe('a witness that pulls', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await folder();
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('keeps every leaf, puts its name to the head and gives it back', async () => {
    const log = MadeLog.of(300);
    const { size, fresh, note } = await pull(await witnessOf(log, dir), log);
    assert.deepEqual([size, fresh], [300, 300]);
    assert.deepEqual(readFileSync(join(dir, 'leaves')), Buffer.concat(log.leavesUpTo(300)));
    const key = formatWitnessKey('jiwei.example/witness', ed25519.getPublicKey(new Uint8Array(32).fill(9)));
    assert.ok(verifyCosignature(`${log.noteOf(300).split('\n\n')[0]}\n`, log.posted[0] as string, key));
    assert.ok(note.endsWith(`${log.posted[0]}\n`));
  });

  it('goes on where it stopped, also in a new process', async () => {
    const log = MadeLog.of(5);
    await pull(await witnessOf(log, dir), log);
    log.grow(7);
    assert.equal((await pull(await witnessOf(log, dir), log)).fresh, 7);
    assert.equal((await pull(await witnessOf(log, dir), log)).fresh, 0);
    assert.equal((await Kept.open(dir)).cosigned.length, 2);
  });

  it('posts the line again that the log has not taken, and no new one', async () => {
    const log = MadeLog.of(5);
    const refusing = Object.assign(Object.create(log) as MadeLog, { post: () => Promise.reject(new Error('no')) });
    assert.equal((await pull(await witnessOf(log, dir), refusing)).untaken, 'no', 'what was seen is kept all the same');
    assert.equal((await pull(await witnessOf(log, dir), log)).untaken, null);
    const kept = await Kept.open(dir);
    assert.equal(kept.cosigned.length, 1);
    assert.ok(kept.last?.note.endsWith(`${log.posted[0]}\n`));
  });

  const troubles: [title: string, trouble: Trouble, change: (log: MadeLog) => void][] = [
    [
      'has shrunk',
      'shrunk',
      (log) => {
        log.entries.splice(3);
        log.signed = 3;
      },
    ],
    [
      'has another entry among those kept',
      'fork',
      (log) => {
        log.entries[2] = Buffer.from('other');
        log.grow(4);
      },
    ],
    ['has another root at the size it had', 'fork', (log) => void log.entries.splice(2, 1, Buffer.from('other'))],
    ['is another log', 'foreign', (log) => void Object.assign(log, { origin: 'example.cn/other' })],
    ['signs with another key', 'unsigned', (log) => void Object.assign(log, { seed: new Uint8Array(32).fill(1) })],
  ];
  for (const [title, trouble, change] of troubles) {
    it(`puts its name to nothing of a log that ${title}`, async () => {
      const log = MadeLog.of(8);
      const witness = await witnessOf(log, dir);
      await pull(witness, log);
      change(log);
      if (trouble === 'foreign') witness.logKey = await log.key();
      await assert.rejects(pull(witness, log), refusedAs(trouble));
      const kept = await Kept.open(dir);
      assert.deepEqual([kept.last?.size, kept.tree.size, log.posted.length], [8, 8, 1]);
    });
  }

  it('believes no leaf that is not the hash of the bytes given with it', async () => {
    const log = MadeLog.of(8);
    const lying = Object.assign(Object.create(log) as MadeLog, {
      leaves: async (start: number, end: number) => (await log.leaves(start, end)).map((one, n) => (n === 4 ? { ...one, bytes: Buffer.from('x') } : one)),
    });
    await assert.rejects(pull(await witnessOf(log, dir), lying), refusedAs('fork'));
    assert.equal((await Kept.open(dir)).tree.size, 0);
  });

  it('takes in no log that claims more entries than memory holds, and asks for none of them', async () => {
    const log = MadeLog.of(8);
    const text = formatCheckpoint({ origin: ORIGIN, size: 9_000_000_000, root: new Uint8Array(32) });
    let asked = 0;
    const endless = Object.assign(Object.create(log) as MadeLog, {
      checkpoint: async () => signNote(text, { name: ORIGIN, secretKey: log.seed }),
      leaves: async () => {
        asked += 1;
        return [];
      },
    });
    await assert.rejects(pull(await witnessOf(log, dir), endless), /more than can be taken in/);
    assert.equal(asked, 0);
  });

  it('puts its name to nothing while its own clock is behind its last name', async () => {
    const log = MadeLog.of(8);
    await pull(await witnessOf(log, dir), log);
    log.grow(1);
    await assert.rejects(pull(await witnessOf(log, dir, disk, () => Date.now() - 3_600_000), log), refusedAs('clock'));
  });

  it('says nothing of a log that does not answer', async () => {
    const log = Object.assign(MadeLog.of(8), { checkpoint: () => Promise.reject(new Error('away')) });
    await assert.rejects(pull(await witnessOf(log, dir), log), /away/);
  });

  describe('whose disk fails', () => {
    /** The n-th write, counted from one, fails: before it is done, or after. */
    const failing = (n: number, when: 'failed' | 'failed but persisted'): Disk => {
      let count = 0;
      const step = async (write: () => Promise<void>) => {
        count += 1;
        if (count !== n) return write();
        if (when === 'failed but persisted') await write();
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      };
      return { replace: (...args) => step(() => disk.replace(...args)), writeAt: (...args) => step(() => disk.writeAt(...args)) };
    };
    // Leaves, checkpoint, list, and the moment of the last name.
    for (const n of [1, 2, 3, 4]) {
      for (const when of ['failed', 'failed but persisted'] as const) {
        it(`at write ${n} (${when}) answers nothing, and goes on the same way afterwards`, async () => {
          const log = MadeLog.of(5);
          await pull(await witnessOf(log, dir), log);
          log.grow(6);
          await assert.rejects(pull(await witnessOf(log, dir, failing(n, when)), log), /no space/);
          assert.equal(log.posted.length, 1, 'a name was given for what is not kept');
          await pull(await witnessOf(log, dir), log);
          const kept = await Kept.open(dir);
          assert.deepEqual([kept.tree.size, kept.last?.size, kept.cosigned.map((c) => c.size)], [11, 11, [5, 11]]);
          assert.equal(log.posted.length, 2);
          assert.ok(kept.last?.note.endsWith(`${log.posted[1]}\n`), 'another name than the one kept');
        });
      }
    }
  });

  // Six leaves are 192 bytes, and a checkpoint is about 400: full in the leaves, in the checkpoint, in the list.
  for (const room of [0, 100, 192, 300, 700]) {
    it(`on a disk with room for ${room} bytes keeps what was whole, gives no name, and goes on when there is room`, async () => {
      const log = MadeLog.of(5);
      await pull(await witnessOf(log, dir), log);
      log.grow(6);
      await assert.rejects(pull(await witnessOf(log, dir, diskWith(openingFull(room))), log), /ENOSPC/);
      assert.equal(log.posted.length, 1, 'a name was given for what is not kept');
      assert.deepEqual(readdirSync(dir).filter((name) => /[0-9a-f]{8}-/.test(name)), [], 'half a file is left behind');
      await pull(await witnessOf(log, dir), log);
      const kept = await Kept.open(dir);
      assert.deepEqual([kept.tree.size, kept.cosigned.map((c) => c.size), log.posted.length], [11, [5, 11], 2]);
    });
  }

  it('refuses a directory in which somebody has changed a leaf, the list or the checkpoint', async () => {
    const log = MadeLog.of(5);
    await pull(await witnessOf(log, dir), log);
    log.grow(3);
    await pull(await witnessOf(log, dir), log);
    for (const [name, spoil] of [
      ['leaves', (bytes: Buffer) => Buffer.concat([Buffer.alloc(32), bytes.subarray(32)])],
      ['cosigned.jsonl', (bytes: Buffer) => Buffer.from(bytes.toString().replace('example', 'exemple').replace('"', ''))],
      ['checkpoint', () => Buffer.from('nothing')],
    ] as const) {
      const path = join(dir, name);
      const whole = readFileSync(path);
      writeFileSync(path, spoil(whole));
      await assert.rejects(Kept.open(dir), DamagedDirectory, name);
      writeFileSync(path, whole);
    }
    truncateSync(join(dir, 'cosigned.jsonl'), readFileSync(join(dir, 'cosigned.jsonl')).length - 4);
    assert.deepEqual((await Kept.open(dir)).cosigned.map((c) => c.size), [5, 8], 'a line cut off is written again');
  });

  describe('a log that was restored', () => {
    const restored = (log: MadeLog, kept: number, event: string) => {
      log.entries.splice(kept);
      log.entries.push(Buffer.from(JSON.stringify({ event, project: '00000000-0000-0000-0000-000000000000' })));
      log.origin = `${ORIGIN}/restored-1`;
      log.grow(2, 'later');
    };

    it('is followed under its new name once somebody has said so, with what was lost kept aside', async () => {
      const log = MadeLog.of(9);
      const witness = await witnessOf(log, dir);
      await pull(witness, log);
      restored(log, 6, 'log_restored');
      await assert.rejects(pull(witness, log), Refusal);
      assert.match(await acceptRestored(witness, log), /from entry 6; 3 entries/);
      await pull(witness, log);
      const kept = await Kept.open(dir);
      assert.deepEqual([kept.origin, kept.last?.size, kept.tree.size], [`${ORIGIN}/restored-1`, 9, 9]);
      assert.equal(readFileSync(join(dir, 'leaves.before-restored-1')).length, 9 * 32);
    });

    it('is not followed where it does not say so at the first entry that differs', async () => {
      const log = MadeLog.of(9);
      const witness = await witnessOf(log, dir);
      await pull(witness, log);
      restored(log, 6, 'something_else');
      await assert.rejects(acceptRestored(witness, log), /does not say/);
      log.seed = new Uint8Array(32).fill(1);
      await assert.rejects(acceptRestored(witness, log), /another key/);
      assert.equal((await Kept.open(dir)).tree.size, 9);
    });
  });
});
