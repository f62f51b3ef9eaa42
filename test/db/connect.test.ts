import assert from 'node:assert/strict';
import { connect } from '../../db/connect.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

describe('a pooled connection', () => {
  let fresh: FreshDatabase;

  before(async () => {
    fresh = await freshDatabase();
  });

  after(() => fresh.drop());

  it('acts as cjt_app, in UTC and bounded in time', async () => {
    const { rows } = await fresh.db.raw(`select current_user as role,
      current_setting('timezone') as timezone,
      current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle`);
    assert.deepEqual(rows, [
      { role: 'cjt_app', timezone: 'UTC', statement: '15s', lock: '10s', idle: '30s' },
    ]);
  });

  it('reads int8 as a number, also in an array', async () => {
    const { rows } = await fresh.db.raw(
      'select 9007199254740991::int8 as fen, array[1::int8, null] as many',
    );
    assert.deepEqual(rows, [{ fen: 9007199254740991, many: [1, null] }]);
  });

  it('refuses an int8 that a number would round', async () => {
    await assert.rejects(fresh.db.raw('select 9007199254740993::int8'), /out of range/);
    await fresh.db.raw('select 1'); // and can be used again
  });

  it('reads a date as the day it is, whatever the time zone', async () => {
    const { rows } = await fresh.db.raw(`select date '2025-07-02' as day`);
    assert.deepEqual(rows, [{ day: '2025-07-02' }]);
  });

  it('that the server cuts fails its query, not the process, and the next one works', async () => {
    const warnings: string[] = [];
    const warn = (_: object, message: string) => void warnings.push(message);
    const db = connect({ url: fresh.url, poolSize: 1, log: { info: warn, warn, error: warn } });
    try {
      const { rows } = await db.raw('select pg_backend_pid() as pid');
      await fresh.admin.raw('select pg_terminate_backend(?)', [rows[0].pid]);
      for (let i = 0; warnings.length === 0 && i < 100; i++) await fresh.admin.raw('select 1');
      assert.match(warnings.join(), /connection lost/);
      await db.raw('select 1');
    } finally {
      await db.destroy();
    }
  });

  it('that may not take its role is refused and not leaked', async () => {
    const login = `nobody_${process.pid}`;
    await fresh.admin.raw(`create role ${login} login password 'x'`);
    const url = Object.assign(new URL(fresh.url), { username: login, password: 'x' }).href;
    const db = connect({ url, poolSize: 2 });
    try {
      for (let i = 0; i < 3; i++) await assert.rejects(db.raw('select 1'), /cjt_app/);
      const left = await fresh.admin('pg_stat_activity').where('usename', login);
      assert.equal(left.length, 0);
    } finally {
      await db.destroy();
      await fresh.admin.raw(`drop role ${login}`);
    }
  });
});
