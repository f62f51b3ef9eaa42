import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cronItems } from '../../server/background/jobs.js';
import { tidy } from '../../server/background/tidy.js';
import { spoolFolder } from '../../server/files/spool.js';
import { Scene } from '../documents/issue/trade.js';
import { freshDatabase } from '../helpers/database.js';

const DAY = 86_400_000;

describe('the nightly tidying', () => {
  it('removes old keys, ended sessions and what uploads left, and nothing younger', async () => {
    const scene = await Scene.open(await freshDatabase());
    const { db } = scene.fresh;
    const now = Date.now();
    const account = scene.person('head').account;
    const key = (at: number) => ({
      account,
      key: randomUUID(),
      request_hash: '',
      status: 200,
      answer: '{}',
      at: new Date(at),
    });
    await db('idempotency_keys').insert([key(now - 8 * DAY), key(now - 6 * DAY)]);
    const session = (expires: number) => ({
      token_hash: randomUUID(),
      account,
      created_at: new Date(now),
      last_seen_at: new Date(now),
      expires_at: new Date(expires),
    });
    await db('sessions').insert([session(now - 1), session(now + DAY)]);
    const partial = join(scene.dataDir, 'files/partial');
    await mkdir(partial, { recursive: true });
    for (const name of ['old', 'young']) await writeFile(join(partial, name), name);
    await utimes(join(partial, 'old'), new Date(now - 2 * DAY), new Date(now - 2 * DAY));

    assert.deepEqual(await tidy({ db, dataDir: scene.dataDir }, now), {
      keys: 1,
      sessions: 1,
      limits: 0,
    });
    assert.deepEqual(await readdir(partial), ['young']);
    await scene.close();
  });

  it('removes the folders of uploads and bundles whose process ended before it could', async () => {
    const scene = await Scene.open(await freshDatabase());
    const now = Date.now();
    const [upload, bundle, young] = await Promise.all([spoolFolder('upload'), spoolFolder('bundle'), spoolFolder('upload')]);
    for (const folder of [upload, bundle]) {
      await writeFile(join(folder, 'file'), 'half');
      await utimes(folder, new Date(now - 2 * DAY), new Date(now - 2 * DAY));
    }
    await tidy({ db: scene.fresh.db, dataDir: scene.dataDir }, now);
    const isThere = (folder: string) => stat(folder).then(() => true, () => false);
    assert.deepEqual(await Promise.all([upload, bundle, young].map(isThere)), [false, false, true]);
    await rm(young, { recursive: true });
    await scene.close();
  });

  it('is asked for every night, and what is not issued every ten minutes', () => {
    const items = cronItems();
    assert.deepEqual(
      items.map((i) => i.task),
      ['tidy', 'seal_access_log', 'ask_again'],
    );
    const atNight = { min: 20, hour: 19, date: 1, month: 1, dow: 1 };
    assert.ok(items[0]?.match(atNight));
    assert.ok(!items[0]?.match({ ...atNight, hour: 3 }));
  });
});
