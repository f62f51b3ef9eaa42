import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { parseCheckpoint } from '../../server/audit/checkpoint.js';
import { type CheckpointFile, checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { type Signing, SigningRefused, signHead } from '../../server/audit/checkpointer.js';
import { type LogKey, logVerifierKey, newLogKey } from '../../server/audit/log-key.js';
import { rootOf } from '../../server/audit/merkle.js';
import { noteVerifier, openNote } from '../../server/audit/note.js';
import { formatSm2Key, newSm2Key, sm2Verifier } from '../../server/audit/sm2-signature.js';
import { diskWith } from '../../server/audit/durable.js';
import { originOf } from '../../server/audit/origin.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { fillLog } from './fill-log.js';
import { openingFull } from './full-disk.js';

const lost = () => new Error('the power went out');

describe('the checkpointer', () => {
  let fresh: FreshDatabase;
  let dir: string;
  let key: LogKey;
  let origin: string;
  let file: CheckpointFile;

  beforeEach(async () => {
    fresh = await freshDatabase();
    dir = await mkdtemp(join(tmpdir(), 'cjt-checkpoint-'));
    key = newLogKey();
    ({ origin } = await originOf(fresh.db, { demo: false, publicUrl: 'https://cjt.example' }));
    file = checkpointFileIn(dir);
  });
  afterEach(async () => {
    await checkSigned();
    await fresh.drop();
    await rm(dir, { recursive: true });
  });

  const sign = (more: Partial<Signing> = {}) => signHead({ db: fresh.db, origin, key, file, ...more });
  const told = async () => (await fresh.db('log.checkpoints').where({ origin }).orderBy('size').select('size', 'note')) as { size: number; note: string }[];
  const sizes = async () => (await told()).map(({ size }) => size);
  const keptSize = async () => parseCheckpoint(openNote((await file.read()) as string, [noteVerifier(logVerifierKey(origin, key))]).text).size;
  const refuses = (work: Promise<unknown>, said: RegExp) =>
    assert.rejects(work, (error: Error) => error instanceof SigningRefused && said.test(error.message));
  /** As a superuser who stops at nothing. */
  const tamper = (sql: string) => fresh.admin.raw(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

  /** After every test: no two heads that were ever signed contradict each other. */
  let expectForks = false;
  async function checkSigned(): Promise<void> {
    const forked = expectForks;
    expectForks = false;
    if (forked) return;
    const leaves: Buffer[] = await fresh.admin('log.entries').orderBy('seq').pluck('leaf');
    for (const { note } of await told()) {
      const { size, root } = parseCheckpoint(openNote(note, [noteVerifier(logVerifierKey(origin, key))]).text);
      if (size <= leaves.length) assert.deepEqual(root, rootOf(leaves.slice(0, size).map((leaf) => new Uint8Array(leaf))), `size ${size}`);
    }
  }

  /** The file, where one moment of its writing goes wrong. */
  const failingFile = (moment: 'before' | 'after'): CheckpointFile => ({
    ...file,
    async write(note) {
      if (moment === 'before') throw lost();
      await file.write(note);
      throw lost();
    },
  });
  /** The pool, where the connection is lost at one statement: before it arrives, or before its answer does. */
  function failingDb(statement: RegExp, moment: 'before' | 'after'): Knex {
    const { client } = fresh.db;
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

  it('signs the empty log, so that it has a name and a key from its first day', async () => {
    assert.deepEqual(await sign(), { outcome: 'signed', size: 0 });
    assert.deepEqual(await sizes(), [0]);
  });

  it('signs what is new, once, and keeps the note on disk and in the database', async () => {
    await fillLog(fresh.admin, 5);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 5 });
    assert.deepEqual(await sign(), { outcome: 'idle', size: 5 });
    await fillLog(fresh.admin, 1);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 6 });
    const rows = await told();
    assert.deepEqual(rows.map(({ size }) => size), [5, 6]);
    assert.equal(rows[1]?.note, await file.read());
    assert.deepEqual(await readdir(join(dir, 'log')), ['checkpoint']);
  });

  for (const [what, broken] of [
    ['the file is not written', () => ({ file: failingFile('before') })],
    ['the database does not get it', () => ({ db: failingDb(/keep_checkpoint/, 'before') })],
    ['the database forgets it', () => ({ db: failingDb(/keep_checkpoint/, 'after') })],
    ['the commit does not arrive', () => ({ db: failingDb(/^commit$/, 'before') })],
    ['the file is written and nobody hears of it', () => ({ file: failingFile('after') })],
    ['the commit is done and nobody hears of it', () => ({ db: failingDb(/^commit$/, 'after') })],
  ] as [string, () => Partial<Signing>][]) {
    it(`goes on where ${what}, with the first round and with a later one`, async () => {
      await fillLog(fresh.admin, 3);
      await assert.rejects(sign(broken()), /power/);
      // Nobody may have been told what the disk does not hold.
      for (const { note } of await told()) assert.equal(note, await file.read());
      while ((await sign()).outcome !== 'idle');
      assert.deepEqual(await sizes(), [3]);

      await fillLog(fresh.admin, 4);
      await assert.rejects(sign(broken()), /power/);
      await fillLog(fresh.admin, 2);
      while ((await sign()).outcome !== 'idle');
      const all = await sizes();
      assert.equal(all.at(-1), 9);
      assert.equal(all[0], 3);
      assert.equal(await keptSize(), 9);
    });
  }

  it('tells the very note that was on disk, and does not sign the same size twice', async () => {
    await fillLog(fresh.admin, 3);
    await assert.rejects(sign({ file: failingFile('after') }), /power/);
    const note = await file.read();
    await fillLog(fresh.admin, 1);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 3 });
    assert.equal((await told())[0]?.note, note);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 4 });
  });

  it('refuses a log that has become shorter', async () => {
    await fillLog(fresh.admin, 5);
    await sign();
    await tamper('delete from log.entries where seq = 4; delete from log.nodes');
    await refuses(sign(), /少了/);
    await tamper('delete from log.checkpoints');
    await refuses(sign(), /少了/);
    assert.equal(await keptSize(), 5);
  });

  it('refuses another root at the same size, and a longer log that does not continue the signed one', async () => {
    await fillLog(fresh.admin, 5);
    await sign();
    await tamper(`update log.entries set leaf = sha256('other') where seq = 2; delete from log.nodes`);
    await refuses(sign(), /改动/);
    await fillLog(fresh.admin, 8);
    await refuses(sign(), /改动/);
    assert.deepEqual(await sizes(), [5]);
    expectForks = true;
  });

  it('refuses an older database beside a newer file, and goes on when the right one is back', async () => {
    await fillLog(fresh.admin, 6);
    await sign();
    const newer = (await file.read()) as string;
    await tamper('delete from log.checkpoints; delete from log.nodes; create table away as select * from log.entries where seq >= 4; delete from log.entries where seq >= 4');
    await refuses(sign(), /少了/);
    await tamper('insert into log.entries select * from away');
    assert.deepEqual(await sign(), { outcome: 'signed', size: 6 });
    assert.equal((await told())[0]?.note, newer);
  });

  it('refuses when its file is gone and the database says that something was signed', async () => {
    await fillLog(fresh.admin, 2);
    await sign();
    const note = (await file.read()) as string;
    await rm(join(dir, 'log/checkpoint'));
    await fillLog(fresh.admin, 1);
    await refuses(sign(), /不见了/);
    await file.write(note);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 3 });
  });

  it('refuses a file that is damaged, half, or of another log or key', async () => {
    await fillLog(fresh.admin, 2);
    await sign();
    const note = (await file.read()) as string;
    for (const wrong of ['', note.slice(0, 20), note.replace('\n2\n', '\n3\n'), note.replace('— cjt', '— other'), `${note}x`]) {
      await writeFile(join(dir, 'log/checkpoint'), wrong);
      await refuses(sign(), /已损坏/);
    }
    await file.write(note.replaceAll('cjt.example', 'other.example'));
    await refuses(sign(), /另一份存证/);
    await file.write(note);
    await refuses(sign({ key: newLogKey() }), /不是用现有密钥签的/);
    assert.deepEqual(await sign(), { outcome: 'idle', size: 2 });
  });

  it('refuses a head in the database that it never signed', async () => {
    await fillLog(fresh.admin, 2);
    await sign();
    await fillLog(fresh.admin, 2);
    const forged = ((await file.read()) as string).replace('\n2\n', '\n4\n');
    await fresh.db.raw('select log.keep_checkpoint(?)', [forged]);
    await refuses(sign(), /数据库中的检查点/);
    expectForks = true;
  });

  it('has a database that keeps no head of another log, of more entries than there are, or of no more than before', async () => {
    await fillLog(fresh.admin, 3);
    await sign();
    const note = (await file.read()) as string;
    const keep = (text: string) => fresh.db.raw('select log.keep_checkpoint(?)', [text]);
    await assert.rejects(keep(note), /not more than the last/);
    await assert.rejects(keep(note.replace('\n3\n', '\n2\n')), /not more than the last/);
    await assert.rejects(keep(note.replace('\n3\n', '\n4\n')), /more than there are/);
    await assert.rejects(keep(note.replaceAll(origin, 'other.example/log')), /another log/);
    for (const wrong of ['', 'x', `${origin}\nx\ny\n`, `${origin}\n4\nAAAA\n`]) await assert.rejects(keep(wrong), wrong);
    assert.deepEqual(await sizes(), [3]);
  });

  it('leaves the note that was there when the disk is full, says so, and goes on when there is room', async () => {
    await fillLog(fresh.admin, 2);
    await sign();
    const before = await file.read();
    await fillLog(fresh.admin, 1);
    await assert.rejects(sign({ file: checkpointFileIn(dir, diskWith(openingFull(40))) }), /ENOSPC/);
    assert.deepEqual(await readdir(join(dir, 'log')), ['checkpoint'], 'a half note is left behind');
    assert.equal(await file.read(), before);
    assert.deepEqual(await sizes(), [2]);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 3 });
  });

  describe('with a second key, in SM2', () => {
    const sm2Key = newSm2Key();
    const second = () => sm2Verifier(formatSm2Key(origin, sm2Key.publicKey));
    const keys = () => [noteVerifier(logVerifierKey(origin, key)), second()];

    it('signs every new head twice, and leaves the heads from before as they are', async () => {
      await fillLog(fresh.admin, 2);
      await sign();
      assert.deepEqual(await sign({ sm2Key }), { outcome: 'idle', size: 2 });
      await fillLog(fresh.admin, 1);
      assert.deepEqual(await sign({ sm2Key }), { outcome: 'signed', size: 3 });
      const verified = (await told()).map(({ note }) => openNote(note, keys()).signatures.map((s) => s.verified));
      assert.deepEqual(verified, [[true], [true, true]]);
      assert.deepEqual(await sign(), { outcome: 'idle', size: 3 }, 'and without the key the note is still good');
    });

    it('refuses its own file where that signature was bent', async () => {
      await fillLog(fresh.admin, 1);
      await sign({ sm2Key });
      const lines = ((await file.read()) as string).split('\n');
      const line = lines.at(-2) as string;
      lines[lines.length - 2] = line.replace(/.(?=...=?$)/, (c) => (c === 'A' ? 'B' : 'A'));
      await file.write(lines.join('\n'));
      await refuses(sign({ sm2Key }), /已损坏/);
    });
  });

  it('goes on from what another process has signed that keeps its file elsewhere, if that continues its own', async () => {
    await fillLog(fresh.admin, 2);
    await sign();
    const note = (await file.read()) as string;
    const elsewhere = checkpointFileIn(join(dir, 'elsewhere'));
    await elsewhere.write(note);
    await fillLog(fresh.admin, 3);
    await sign({ file: elsewhere });
    assert.deepEqual(await sign(), { outcome: 'idle', size: 5 });
    assert.equal(await file.read(), await elsewhere.read());
  });

  it('leaves the work to one process at a time', async () => {
    await fillLog(fresh.admin, 4);
    const rounds = await Promise.all(Array.from({ length: 5 }, () => sign()));
    assert.ok(rounds.some(({ outcome }) => outcome === 'signed'));
    assert.ok(rounds.every(({ outcome }) => outcome !== 'behind'));
    assert.deepEqual(await sizes(), [4]);
  });

  it('signs nothing before the tree of an old, long log has grown', async () => {
    await fillLog(fresh.admin, 20_003);
    assert.deepEqual(await sign(), { outcome: 'behind', size: 20_003 });
    assert.equal(await file.read(), null);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 20_003 });
  });

  it('puts no half note where the whole one was, even if it is killed while it writes', async () => {
    await fillLog(fresh.admin, 1);
    await sign();
    await writeFile(join(dir, 'log/checkpoint.0badcafe'), 'half a no');
    await fillLog(fresh.admin, 1);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 2 });
    assert.match(await readFile(join(dir, 'log/checkpoint'), 'utf8'), /\n2\n/);
  });
});
