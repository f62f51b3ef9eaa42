import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../server/config.js';
import { startPlatform } from '../server/start.js';
import { type FreshDatabase, freshDatabase } from './helpers/database.js';

describe('the platform', () => {
  let fresh: FreshDatabase;

  before(async () => {
    fresh = await freshDatabase();
  });

  after(() => fresh.drop());

  const config = (more: Record<string, string> = {}) =>
    readConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: fresh.url,
      DATABASE_ADMIN_URL: fresh.adminUrl,
      ...more,
    });

  it('starts on a free port, answers, and stops', async () => {
    const platform = await startPlatform(config());
    assert.match(platform.config.publicUrl ?? '', /^http:\/\/localhost:\d+$/);
    assert.equal((await fetch(`${platform.url}/healthz`)).status, 200);
    assert.equal((await fetch(`${platform.url}/readyz`)).status, 200);
    await platform.stop();
    await assert.rejects(fetch(`${platform.url}/healthz`));
  });

  it('leaves no connection to the database behind', async () => {
    const platform = await startPlatform(config());
    await fetch(`${platform.url}/readyz`);
    await platform.stop();
    // A backend leaves the list a moment after its connection is closed.
    const left = () => fresh.admin('pg_stat_activity').where('usename', 'cunjitong');
    for (const until = Date.now() + 5_000; (await left()).length > 0 && Date.now() < until; ) await setTimeout(20);
    assert.deepEqual(await left(), []);
  });

  it('gives the port back when the database is out of reach', async () => {
    const broken = config({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' });
    await assert.rejects(startPlatform(broken), /ECONNREFUSED/);
  });
});
