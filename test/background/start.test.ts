import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { type Background, startBackground } from '../../server/background/start.js';
import { fakeRenderer } from '../documents/issue/fake-renderer.js';
import { Scene, Trade, WORKS } from '../documents/issue/trade.js';
import { inDatabase } from '../helpers/cluster.js';
import { freshDatabase } from '../helpers/database.js';
import * as s from '../machines/samples.js';

const log = pino({ level: 'silent' });

describe('the background', function () {
  this.timeout(30_000);
  let scene: Scene;
  let trade: Trade;
  let background: Background | undefined;
  let renderer = fakeRenderer();
  const rejections: unknown[] = [];
  const noticed = (error: unknown) => rejections.push(error);

  before(() => process.on('unhandledRejection', noticed));
  after(() => process.off('unhandledRejection', noticed));
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
    trade = await new Trade(scene, WORKS).register();
    renderer = fakeRenderer();
    rejections.length = 0;
  });
  afterEach(async () => {
    await background?.stop();
    background = undefined;
    await scene.close();
    assert.deepEqual(rejections, []);
  });

  async function start(): Promise<Background> {
    const { fresh, door, store, dataDir } = scene;
    background = await startBackground({
      db: fresh.db,
      databaseUrl: fresh.url,
      door,
      renderer,
      store,
      dataDir,
      log,
    });
    scene.door.wake = () => background?.wake();
    return background;
  }
  const apply = () => trade.act('submit_application', 'accountant', s.application(trade.play));
  const states = () =>
    scene.fresh.db('documents').where({ project: trade.id }).orderBy('number').pluck('state');
  async function until(
    holds: () => Promise<boolean>,
    what: string,
    patience = 15_000,
  ): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end; await pause(20))
      if (await holds()) return;
    assert.fail(`not within ${patience} ms: ${what}`);
  }
  const issued = async () => (await states()).every((state: string) => state === 'issued');

  it('issues a document soon after the act that calls for it', async () => {
    await start();
    const begun = Date.now();
    await apply();
    await until(issued, 'issued');
    assert.ok(Date.now() - begun < 3_000, `${Date.now() - begun} ms`);
  });

  it('issues and settles at start what an outage left', async () => {
    await apply();
    await trade.act('record_resolution', 'accountant', s.resolution(trade.play));
    await trade.wait(trade.at + 5 * 86_400_000);
    await trade.act('countersign_resolution', 'supervisor', { witnessed: true });
    await trade.clock(trade.at + 60 * 86_400_000);
    await start();
    await until(issued, 'issued');
    await until(
      async () =>
        (await scene.fresh.db('log.entries').where({ event: 'flag_overdue' })).length === 1,
      'flagged',
    );
  });

  it('does again what a killed process had begun', async () => {
    await apply();
    await start();
    await until(issued, 'issued');
    await background?.stop();
    // As a process leaves it that was killed while drawing: the job locked, the document waiting.
    await scene.fresh.admin('documents').update({ state: 'pending', tries: 1 });
    await scene.fresh.admin.raw(
      `select graphile_worker.add_job('issue_document', json_build_object('id', id), job_key := 'issue_document:' || id) from documents`,
    );
    await scene.fresh.admin.raw(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed'`,
    );
    await start();
    await until(issued, 'issued');
  });

  it('tries what failed for good again when it starts', async () => {
    await apply();
    await scene.fresh.admin('documents').update({ state: 'failed', tries: 8, problem: '…' });
    await start();
    await until(issued, 'issued');
  });

  it('tries a failing document again after a pause', async () => {
    renderer.failures = 1;
    await start();
    await apply();
    await until(
      async () => (await scene.fresh.db('documents').first('tries')).tries === 1,
      'failed once',
    );
    assert.deepEqual(await states(), ['pending']);
    await until(issued, 'issued');
  });

  it('survives the loss of all its connections', async () => {
    await start();
    await pause(200);
    await scene.fresh.admin.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await pause(300);
    await apply();
    await until(issued, 'issued');
  });

  it('survives that the database is away when its jobs end, and does them when it is back', async () => {
    const { adminUrl } = scene.fresh;
    const name = new URL(adminUrl).pathname.slice(1);
    const outside = new pg.Client({ connectionString: inDatabase(adminUrl, 'postgres') });
    await outside.connect();
    let drawing = 0;
    let back: Promise<unknown> | undefined;
    const cutOff = async () => {
      await outside.query(`alter database ${name} allow_connections false`);
      await outside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      back = pause(500).then(() => outside.query(`alter database ${name} allow_connections true`));
    };
    renderer.before = async () => {
      if (back) return;
      drawing += 1;
      if (drawing === 2) await cutOff();
      while (!back) await pause(20);
      throw new Error('cut off');
    };
    await apply();
    await trade.act('record_resolution', 'accountant', s.resolution(trade.play));
    await trade.wait(trade.at + 5 * 86_400_000);
    await trade.act('countersign_resolution', 'supervisor', { witnessed: true });
    await start();
    while (!back) await pause(20);
    await back;
    await outside.end();
    await until(issued, 'issued');
  });

  it('waits for the job that is running when it stops', async () => {
    let drawing = false;
    renderer.before = async () => {
      drawing = true;
      await pause(500);
    };
    await start();
    await apply();
    await until(async () => drawing, 'drawing');
    await background?.stop();
    background = undefined;
    assert.deepEqual(await states(), ['issued']);
  });

  it('runs in two processes at once', async () => {
    const { fresh, door, store, dataDir } = scene;
    const other = await startBackground({
      db: fresh.db,
      databaseUrl: fresh.url,
      door,
      renderer,
      store,
      dataDir,
      log,
    });
    try {
      await start();
      await apply();
      await until(issued, 'issued');
      assert.equal((await fresh.db('log.entries').where({ event: 'document_issued' })).length, 1);
    } finally {
      await other.stop();
    }
  });
});
