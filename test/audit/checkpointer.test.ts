import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { logVerifierKey } from '../../server/audit/log-key.js';
import { noteVerifier, openNote } from '../../server/audit/note.js';
import { formatSm2Key, newSm2Key, sm2Verifier } from '../../server/audit/sm2-signature.js';
import { fillLog } from './fill-log.js';
import { signingHeads } from './signing-heads.js';

describe('the checkpointer', () => {
  const { place, sign, told, sizes, refuses } = signingHeads();

  it('signs the empty log, so that it has a name and a key from its first day', async () => {
    assert.deepEqual(await sign(), { outcome: 'signed', size: 0 });
    assert.deepEqual(await sizes(), [0]);
  });

  it('signs what is new, once, and keeps the note on disk and in the database', async () => {
    await fillLog(place.fresh.admin, 5);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 5 });
    assert.deepEqual(await sign(), { outcome: 'idle', size: 5 });
    await fillLog(place.fresh.admin, 1);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 6 });
    const rows = await told();
    assert.deepEqual(rows.map(({ size }) => size), [5, 6]);
    assert.equal(rows[1]?.note, await place.file.read());
    assert.deepEqual(await readdir(join(place.dir, 'log')), ['checkpoint']);
  });

  describe('with a second key, in SM2', () => {
    const sm2Key = newSm2Key();
    const second = () => sm2Verifier(formatSm2Key(place.origin, sm2Key.publicKey));
    const keys = () => [noteVerifier(logVerifierKey(place.origin, place.key)), second()];

    it('signs every new head twice, and leaves the heads from before as they are', async () => {
      await fillLog(place.fresh.admin, 2);
      await sign();
      assert.deepEqual(await sign({ sm2Key }), { outcome: 'idle', size: 2 });
      await fillLog(place.fresh.admin, 1);
      assert.deepEqual(await sign({ sm2Key }), { outcome: 'signed', size: 3 });
      const verified = (await told()).map(({ note }) => openNote(note, keys()).signatures.map((s) => s.verified));
      assert.deepEqual(verified, [[true], [true, true]]);
      assert.deepEqual(await sign(), { outcome: 'idle', size: 3 }, 'and without the key the note is still good');
    });

    it('refuses its own file where that signature was bent', async () => {
      await fillLog(place.fresh.admin, 1);
      await sign({ sm2Key });
      const lines = ((await place.file.read()) as string).split('\n');
      const line = lines.at(-2) as string;
      lines[lines.length - 2] = line.replace(/.(?=...=?$)/, (c) => (c === 'A' ? 'B' : 'A'));
      await place.file.write(lines.join('\n'));
      await refuses(sign({ sm2Key }), /已损坏/);
    });
  });

  it('goes on from what another process has signed that keeps its file elsewhere, if that continues its own', async () => {
    await fillLog(place.fresh.admin, 2);
    await sign();
    const note = (await place.file.read()) as string;
    const elsewhere = checkpointFileIn(join(place.dir, 'elsewhere'));
    await elsewhere.write(note);
    await fillLog(place.fresh.admin, 3);
    await sign({ file: elsewhere });
    assert.deepEqual(await sign(), { outcome: 'idle', size: 5 });
    assert.equal(await place.file.read(), await elsewhere.read());
  });

  it('leaves the work to one process at a time', async () => {
    await fillLog(place.fresh.admin, 4);
    const rounds = await Promise.all(Array.from({ length: 5 }, () => sign()));
    assert.ok(rounds.some(({ outcome }) => outcome === 'signed'));
    assert.ok(rounds.every(({ outcome }) => outcome !== 'behind'));
    assert.deepEqual(await sizes(), [4]);
  });

  it('signs nothing before the tree of an old, long log has grown', async () => {
    await fillLog(place.fresh.admin, 20_003);
    assert.deepEqual(await sign(), { outcome: 'behind', size: 20_003 });
    assert.equal(await place.file.read(), null);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 20_003 });
  });
});
