import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseCheckpoint } from '../../server/audit/checkpoint.js';
import { noteVerifier, openNote } from '../../server/audit/note.js';
import { readConfig } from '../../server/config.js';
import { type Platform, startPlatform } from '../../server/start.js';
import { fillLog } from '../audit/fill-log.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

describe('a platform that signs its log', () => {
  let fresh: FreshDatabase;
  let dir: string;
  let platform: Platform | undefined;

  before(async () => {
    fresh = await freshDatabase();
    dir = await mkdtemp(join(tmpdir(), 'cjt-signing-platform-'));
  });
  afterEach(() => platform?.stop());
  after(async () => {
    await fresh.drop();
    await rm(dir, { recursive: true });
  });

  async function start(more: Record<string, string> = {}): Promise<void> {
    const env = { PORT: '0', PUBLIC_URL: 'https://cjt.example', DATA_DIR: dir, DATABASE_URL: fresh.url, DATABASE_ADMIN_URL: fresh.adminUrl, LOG_LEVEL: 'silent' };
    platform = await startPlatform(readConfig({ ...env, ...more }));
  }
  const get = async (path: string) => (await fetch(`${platform?.url}${path}`)).text();
  async function signed(size: number): Promise<boolean> {
    const note = await get('/api/log/checkpoint');
    if (!note.includes('—')) return false;
    const { text } = openNote(note, [noteVerifier((await get('/api/log/key')).trim())]);
    return parseCheckpoint(text).size === size;
  }
  async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end; await pause(20)) if (await holds()) return;
    assert.fail(`not within 10 s: ${what}`);
  }

  it('has a signed head of an empty log at once, and of every entry soon', async () => {
    await start();
    await until(() => signed(0), 'the empty log');
    await fillLog(fresh.admin, 3);
    await until(() => signed(3), 'three entries');
  });

  it('goes on with its key and its file after a restart', async () => {
    await start();
    assert.ok(await signed(3));
    await fillLog(fresh.admin, 1);
    await until(() => signed(4), 'one more');
  });

  it('does not start with a witness’s key that nobody could have signed with', async () => {
    platform = undefined;
    await assert.rejects(start({ WITNESS_KEYS: `w.example+00000000+${'A'.repeat(44)}` }), /WITNESS_KEYS/);
    await assert.rejects(start({ WITNESS_KEYS: 'w.example' }), /WITNESS_KEYS/);
  });

  it('answers, but signs nothing, with the log’s key or its last checkpoint gone', async () => {
    await start({ LOG_KEY_FILE: join(dir, 'other/log.key') });
    await fillLog(fresh.admin, 1);
    const refused = async () => (await get('/metrics')).includes('log_signing_refused 1');
    await until(refused, 'another key');
    await platform?.stop();
    await rm(join(dir, 'log/checkpoint'));
    await start();
    await until(refused, 'no file');
    assert.ok(await signed(4));
  });
});
