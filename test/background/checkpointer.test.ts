import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { newLogKey } from '../../server/audit/log-key.js';
import { originOf } from '../../server/audit/origin.js';
import { type Checkpointer, startCheckpointer } from '../../server/background/checkpointer.js';
import { fillLog } from '../audit/fill-log.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { keepingLog } from '../routes/app.js';

describe('the checkpointer in the background', () => {
  let fresh: FreshDatabase;
  let dir: string;
  let origin: string;
  let running: Checkpointer[];
  let lines: string[];
  const key = newLogKey();

  beforeEach(async () => {
    fresh = await freshDatabase();
    dir = await mkdtemp(join(tmpdir(), 'cjt-signing-'));
    ({ origin } = await originOf(fresh.db, { demo: false, publicUrl: 'https://cjt.example' }));
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await fresh.drop();
    await rm(dir, { recursive: true });
  });

  function start(): Checkpointer {
    const { log, lines: kept } = keepingLog();
    lines = kept;
    const one = startCheckpointer({ db: fresh.db, origin, key, file: checkpointFileIn(dir), log });
    running.push(one);
    return one;
  }
  const newest = async () => (await fresh.admin('log.checkpoints').max({ size: 'size' }).first())?.size;
  async function until(holds: () => unknown, what: string): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end; await pause(10)) if (await holds()) return;
    assert.fail(`not within 10 s: ${what}; ${lines.join('')}`);
  }

  it('signs what comes, whether anybody wakes it or not', async () => {
    const one = start();
    await until(async () => (await newest()) === 0, 'the empty log is signed');
    await fillLog(fresh.admin, 3);
    one.wake();
    await until(async () => (await newest()) === 3, 'woken');
    await fillLog(fresh.admin, 2);
    await until(async () => (await newest()) === 5, 'found by itself');
    await until(() => one.status().size === 5, 'the status');
    assert.ok((one.status().signedAt ?? 0) > 0);
  });

  it('signs for other processes too, one at a time', async () => {
    const both = [start(), start()];
    await fillLog(fresh.admin, 4);
    await until(() => both.every((one) => one.status().size === 4), 'both know it');
    const sizes: number[] = await fresh.admin('log.checkpoints').pluck('size');
    assert.equal(sizes.filter((size) => size === 4).length, 1);
  });

  it('tells those who watch that it cannot sign, and goes on when it can', async () => {
    const one = start();
    await until(() => one.status().size === 0, 'signed');
    await fresh.admin.raw('alter table log.checkpoints rename to away');
    await fillLog(fresh.admin, 1);
    await until(() => one.status().failing, 'failing');
    assert.equal(one.status().refused, null);
    await fresh.admin.raw('alter table log.away rename to checkpoints');
    await until(() => one.status().size === 1 && !one.status().failing, 'signed again');
  });

  it('says loudly, and once, that it must not sign, and goes on when that is over', async () => {
    const one = start();
    await fillLog(fresh.admin, 3);
    await until(async () => (await newest()) === 3, 'signed');
    const replica = (sql: string) => fresh.admin.raw(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);
    await replica('create table away as select * from log.entries where seq = 2; delete from log.entries where seq = 2');
    await until(() => one.status().refused, 'refused');
    for (let n = 0; n < 3; n += 1) {
      one.wake();
      await pause(250);
    }
    const loud = lines.filter((line) => JSON.parse(line).level === 60);
    assert.equal(loud.length, 1);
    assert.match(loud[0] as string, /refused to sign.*少了/);
    await replica('insert into log.entries select * from away');
    await until(() => one.status().refused === null, 'signing again');
    await fillLog(fresh.admin, 1);
    await until(async () => (await newest()) === 4, 'signed again');
  });
});
