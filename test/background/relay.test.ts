import assert from 'node:assert/strict';
import { run } from 'graphile-worker';
import { pino } from 'pino';
import { jobsPool } from '../../server/background/jobs-pool.js';
import { relayOnce } from '../../server/background/relay.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

const log = pino({ level: 'silent' });

describe('the outbox relay', () => {
  let fresh: FreshDatabase;
  let pool: ReturnType<typeof jobsPool>;

  beforeEach(async () => {
    fresh = await freshDatabase();
    pool = jobsPool({ url: fresh.url, size: 6, log });
    const runner = await run({
      pgPool: pool,
      taskList: { nothing: () => {} },
      noHandleSignals: true,
      parsedCronItems: [],
    });
    await runner.stop(); // it has made the queue's tables
  });
  afterEach(async () => {
    await pool.end();
    await fresh.drop();
  });

  const fill = (count: number) =>
    fresh.db.raw(
      `insert into outbox (task, payload) select 'issue_document', jsonb_build_object('id', 'd-' || n) from generate_series(1, ?) n`,
      [count],
    );
  const jobs = async () => {
    const { rows } = await pool.query(
      'select key, count(*)::int as n from graphile_worker.jobs group by key',
    );
    return rows as { key: string; n: number }[];
  };

  it('moves every row once, however many relays there are', async () => {
    await fill(1_000);
    const relays = Array.from({ length: 4 }, async () => {
      for (let moved = -1; moved !== 0; ) moved = await relayOnce(pool, 37);
    });
    await Promise.all(relays);
    const queued = await jobs();
    assert.equal(queued.length, 1_000);
    assert.ok(queued.every(({ n }) => n === 1));
    assert.equal(Number((await fresh.db('outbox').count('id').first())?.count), 0);
  });

  it('keeps one job of what is asked for twice', async () => {
    await fill(2);
    await fill(2);
    assert.equal(await relayOnce(pool), 4);
    await fill(2);
    assert.equal(await relayOnce(pool), 2);
    assert.deepEqual(
      (await jobs()).map(({ n }) => n),
      [1, 1],
    );
  });

  it('leaves a row in the outbox when the queue takes none', async () => {
    await fill(3);
    await pool.query(
      'alter table graphile_worker._private_jobs add constraint full_up check (false) not valid',
    );
    await assert.rejects(relayOnce(pool), /full_up/);
    assert.equal(Number((await fresh.db('outbox').count('id').first())?.count), 3);
  });

  it('works in a role that owns the queue and sees nothing else', async () => {
    const { rows } = await pool.query('select current_user as who');
    assert.equal(rows[0].who, 'cjt_jobs');
    for (const table of ['projects', 'log.entries', 'accounts']) {
      await assert.rejects(pool.query(`select 1 from ${table}`), /permission denied/);
    }
    await assert.rejects(fresh.db.raw('select 1 from graphile_worker.jobs'), /permission denied/);
  });
});
