import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Knex } from 'knex';
import { backUp } from '../../../server/audit/backup/backup.js';
import { continueRestored, NothingToContinue } from '../../../server/audit/backup/continue.js';
import { CannotRestore, restore } from '../../../server/audit/backup/restore.js';
import { tablesInOrder } from '../../../server/audit/backup/tables.js';
import { checkpointFileIn } from '../../../server/audit/checkpoint-file.js';
import { SigningRefused, signHead } from '../../../server/audit/checkpointer.js';
import { withDatabaseSource } from '../../../server/audit/verify/database-source.js';
import { type Options, verify } from '../../../server/audit/verify/verify.js';
import { readWitness } from '../../../server/audit/witness/view.js';
import { type FreshDatabase, freshDatabase } from '../../helpers/database.js';
import { type Copy, LOG_SEED, type PlayedLog, playedLog } from '../verify/played-log.js';

const KEY = { secretKey: LOG_SEED, publicKey: ed25519.getPublicKey(LOG_SEED) };

describe('backup and restore', () => {
  let log: PlayedLog;
  let copy: Copy;
  let dir: string;
  let fresh: FreshDatabase;
  before(async function () {
    this.timeout(120_000); // three trades are played
    log = await playedLog();
    copy = await log.copy();
    dir = await mkdtemp(join(tmpdir(), 'cunjitong-backup-'));
    await backUp({ admin: copy.admin, dataDir: copy.dataDir, out: join(dir, 'backup'), now: Date.now });
  });
  after(async () => {
    await copy?.drop();
    await log?.drop();
    await rm(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    fresh = await freshDatabase();
    rmSync(join(dir, 'data'), { recursive: true, force: true });
    mkdirSync(join(dir, 'data'));
  });
  afterEach(() => fresh.drop());

  const data = () => join(dir, 'data');
  const bringBack = (from = join(dir, 'backup')) => restore({ admin: fresh.admin, dataDir: data(), from });

  async function verified(admin: Knex, options: Partial<Options> = {}) {
    const witness = await readWitness(copy.witnessDir);
    try {
      return await withDatabaseSource(admin, 'database', { dataDir: data() }, (source) => verify(source, { keys: [log.logKey], witness, ...options }));
    } finally {
      witness.close();
    }
  }

  /** A backup of the time when the log was shorter. */
  async function olderBackup(entries: number): Promise<string> {
    const out = join(dir, `older-${entries}`);
    if (existsSync(out)) return out;
    await copy.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx('log.payloads').where('seq', '>=', entries).delete();
      await trx('log.entries').where('seq', '>=', entries).delete();
      await trx('log.cosignatures').where('size', '>', entries).delete();
      await trx('log.checkpoints').where('size', '>', entries).delete();
      await trx.raw('delete from log.nodes where (index + 1) * (2::bigint ^ level) > ?', [entries]);
      for (const [table, column] of await pointingToProjects(trx)) await trx(table).whereIn(column, [log.lease, log.young]).delete();
      await trx('projects').whereIn('id', [log.lease, log.young]).delete();
      await backUp({ admin: trx as unknown as Knex, dataDir: copy.dataDir, out, now: Date.now });
      await trx.rollback();
    }).catch((error) => {
      if (!/Transaction rejected/.test(String(error))) throw error;
    });
    return out;
  }

  it('brings back every row, every file and the last signed head, and the verifier has nothing to say', async () => {
    const { entries } = await bringBack();
    assert.equal(entries, log.size);
    const verdict = await verified(fresh.admin);
    assert.deepEqual([verdict.exit, verdict.findings, verdict.unchecked], [0, [], []]);
    assert.match(readFileSync(join(data(), 'log/checkpoint'), 'utf8'), new RegExp(`\\n${log.size}\\n`));
    for (const { quoted } of await tablesInOrder(copy.admin)) {
      const rows = async (admin: Knex) => (await admin.raw(`select t::text as line from ${quoted} t order by 1`)).rows;
      assert.deepEqual(await rows(fresh.admin), await rows(copy.admin), quoted);
    }
  });

  it('leaves a database that goes on: triggers refuse, numbers continue, the log is signed', async () => {
    await bringBack();
    await assert.rejects(fresh.admin('log.entries').where({ seq: 1 }).update({ role: 'x' }), /append-only/);
    await fresh.admin('attempts').insert({ project: log.works, at: 1, event: 'e', role: 'r', rule: 'r', message: 'm' });
    const { outcome } = await signHead({ db: fresh.db, origin: log.origin, key: KEY, file: checkpointFileIn(data()) });
    assert.equal(outcome, 'idle');
  });

  it('goes into an empty database only', async () => {
    await bringBack();
    await assert.rejects(bringBack(), CannotRestore);
  });

  it('touches nothing when a file of the backup is damaged or missing', async () => {
    const spoiled = join(dir, 'spoiled');
    await cp(join(dir, 'backup'), spoiled, { recursive: true });
    appendFileSync(join(spoiled, 'tables/public.projects.jsonl'), '\n');
    await assert.rejects(bringBack(spoiled), /projects/);
    rmSync(join(spoiled, 'SHA256SUMS'));
    await assert.rejects(bringBack(spoiled), CannotRestore);
    assert.equal((await fresh.admin('accounts').count('* as n').first())?.n, 0);
    rmSync(spoiled, { recursive: true });
  });

  it('keeps a newer head that is there already, so that nothing older is signed', async () => {
    const file = join(data(), 'log/checkpoint');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, readFileSync(join(dir, 'backup/log/checkpoint')));
    const from = await olderBackup(40);
    await bringBack(from);
    await assert.rejects(signHead({ db: fresh.db, origin: log.origin, key: KEY, file: checkpointFileIn(data()) }), SigningRefused);
  });

  it('of an older state is seen as a log that has shrunk', async () => {
    await bringBack(await olderBackup(40));
    const verdict = await verified(fresh.admin);
    assert.equal(verdict.exit, 1);
    assert.ok(verdict.findings.some((f) => f.kind === 'witness-shrunk' && f.seq === 40));
  });

  describe('of an older state, continued', () => {
    const goOn = async () => {
      mkdirSync(join(data(), 'log'), { recursive: true });
      writeFileSync(join(data(), 'log/checkpoint'), readFileSync(join(dir, 'backup/log/checkpoint')));
      await bringBack(await olderBackup(40));
      return continueRestored({ admin: fresh.admin, key: KEY, file: checkpointFileIn(data()), reason: '演练:磁盘损坏' });
    };

    it('says so in the log, goes on under another name, and is signed again', async () => {
      const { from, to, kept, lost } = await goOn();
      assert.deepEqual([from, to, kept, lost], [log.origin, `${log.origin}/restored-1`, 40, log.size - 40]);
      const { outcome, size } = await signHead({ db: fresh.db, origin: to, key: KEY, file: checkpointFileIn(data()) });
      assert.deepEqual([outcome, size], ['signed', 41]);
      assert.ok(existsSync(join(data(), 'log/checkpoint.before-restored-1')), 'what was signed before is gone');
    });

    it('is told by the verifier, with what was lost, and the witness that knows more is not contradicted by what is kept', async () => {
      const { to } = await goOn();
      await signHead({ db: fresh.db, origin: to, key: KEY, file: checkpointFileIn(data()) });
      const verdict = await verified(fresh.admin);
      assert.ok(verdict.notes.some((note) => note.includes(`entry 40: ${log.size - 40} signed entries`)), verdict.notes.join('\n'));
      const kinds = new Set(verdict.findings.map((f) => f.kind));
      assert.ok(!kinds.has('witness-shrunk') && !kinds.has('witness-leaf') && !kinds.has('continuation') && !kinds.has('checkpoint-origin'), [...kinds].join());
    });

    it('is refused where nothing was lost', async () => {
      await bringBack();
      await assert.rejects(continueRestored({ admin: fresh.admin, key: KEY, file: checkpointFileIn(data()), reason: '没有丢失' }), NothingToContinue);
    });

    it('cannot take another name by hand', async () => {
      await bringBack();
      await assert.rejects(fresh.admin('log.origin').update({ origin: 'example.com/mine' }), /keeps its name/);
      assert.equal((await fresh.admin('log.origin').first()).origin, log.origin);
    });
  });
});

async function pointingToProjects(trx: Knex): Promise<[table: string, column: string][]> {
  const { rows } = await trx.raw(
    `select k.conrelid::regclass::text as name, a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'projects'::regclass`,
  );
  return rows.map(({ name, attname }: { name: string; attname: string }) => [name, attname]);
}
