import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { type CheckpointFile, checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import type { Signing } from '../../server/audit/checkpointer.js';
import { diskWith } from '../../server/audit/durable.js';
import { fillLog } from './fill-log.js';
import { openingFull } from './full-disk.js';
import { signingHeads } from './signing-heads.js';

const lost = () => new Error('the power went out');

describe('the checkpointer', () => {
  const { place, sign, told, sizes, keptSize } = signingHeads();

  /** The file, where one moment of its writing goes wrong. */
  const failingFile = (moment: 'before' | 'after'): CheckpointFile => ({
    ...place.file,
    async write(note) {
      if (moment === 'before') throw lost();
      await place.file.write(note);
      throw lost();
    },
  });
  /** The pool, where the connection is lost at one statement: before it arrives, or before its answer does. */
  function failingDb(statement: RegExp, moment: 'before' | 'after'): Knex {
    const { client } = place.fresh.db;
    const whole = new Map<object, object>();
    return {
      client: {
        async acquireConnection() {
          const connection = await client.acquireConnection();
          const lossy = {
            async query(given: string | { text: string }) {
              const text = typeof given === 'string' ? given : given.text;
              if (!statement.test(text)) return connection.query(given);
              if (moment === 'after') await connection.query(given);
              throw lost();
            },
          };
          whole.set(lossy, connection);
          return lossy;
        },
        releaseConnection: (lossy: object) => client.releaseConnection(whole.get(lossy)),
      },
    } as unknown as Knex;
  }

  for (const [what, broken] of [
    ['the file is not written', () => ({ file: failingFile('before') })],
    ['the database does not get it', () => ({ db: failingDb(/keep_checkpoint/, 'before') })],
    ['the database forgets it', () => ({ db: failingDb(/keep_checkpoint/, 'after') })],
    ['the commit does not arrive', () => ({ db: failingDb(/^commit$/, 'before') })],
    ['the file is written and nobody hears of it', () => ({ file: failingFile('after') })],
    ['the commit is done and nobody hears of it', () => ({ db: failingDb(/^commit$/, 'after') })],
  ] as [string, () => Partial<Signing>][]) {
    it(`goes on where ${what}, with the first round and with a later one`, async () => {
      await fillLog(place.fresh.admin, 3);
      await assert.rejects(sign(broken()), /power/);
      // Nobody may have been told what the disk does not hold.
      for (const { note } of await told()) assert.equal(note, await place.file.read());
      while ((await sign()).outcome !== 'idle');
      assert.deepEqual(await sizes(), [3]);

      await fillLog(place.fresh.admin, 4);
      await assert.rejects(sign(broken()), /power/);
      await fillLog(place.fresh.admin, 2);
      while ((await sign()).outcome !== 'idle');
      const all = await sizes();
      assert.equal(all.at(-1), 9);
      assert.equal(all[0], 3);
      assert.equal(await keptSize(), 9);
    });
  }

  it('tells the very note that was on disk, and does not sign the same size twice', async () => {
    await fillLog(place.fresh.admin, 3);
    await assert.rejects(sign({ file: failingFile('after') }), /power/);
    const note = await place.file.read();
    await fillLog(place.fresh.admin, 1);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 3 });
    assert.equal((await told())[0]?.note, note);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 4 });
  });

  it('leaves the note that was there when the disk is full, says so, and goes on when there is room', async () => {
    await fillLog(place.fresh.admin, 2);
    await sign();
    const before = await place.file.read();
    await fillLog(place.fresh.admin, 1);
    await assert.rejects(sign({ file: checkpointFileIn(place.dir, diskWith(openingFull(40))) }), /ENOSPC/);
    assert.deepEqual(await readdir(join(place.dir, 'log')), ['checkpoint'], 'a half note is left behind');
    assert.equal(await place.file.read(), before);
    assert.deepEqual(await sizes(), [2]);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 3 });
  });

  it('puts no half note where the whole one was, even if it is killed while it writes', async () => {
    await fillLog(place.fresh.admin, 1);
    await sign();
    await writeFile(join(place.dir, 'log/checkpoint.0badcafe'), 'half a no');
    await fillLog(place.fresh.admin, 1);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 2 });
    assert.match(await readFile(join(place.dir, 'log/checkpoint'), 'utf8'), /\n2\n/);
  });
});
