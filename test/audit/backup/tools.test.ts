import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { connect, connectAdmin } from '../../../db/connect.js';
import { backUp } from '../../../server/audit/backup/backup.js';
import { CannotRestore, restore } from '../../../server/audit/backup/restore.js';
import { nameOf, tablesInOrder } from '../../../server/audit/backup/tables.js';
import { findTools, type Tools } from '../../../server/audit/backup/tools.js';
import { generatePlatformKey } from '../../../server/bidding/sealing.js';
import { dataKey } from '../../../server/people/sealed-identity.js';
import { type FreshDatabase, freshDatabase } from '../../helpers/database.js';
import { worldOn } from '../../helpers/world.js';
import { noSpace } from '../full-disk.js';
import { type OtherServer, programsOfOtherServer, startOtherServer } from './other-server.js';

describe('a backup and PostgreSQL’s own tools', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cjt-tools-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  describe('on the embedded server', () => {
    let fresh: FreshDatabase;
    before(async () => {
      fresh = await freshDatabase();
    });
    after(() => fresh.drop());

    /** Programs that say no more than which version they are. */
    function saying(versions: Record<string, number>): string {
      for (const [name, major] of Object.entries(versions)) {
        writeFileSync(join(dir, name), `#!/bin/sh\necho "${name} (PostgreSQL) ${major}.2 (a system)"\n`);
        chmodSync(join(dir, name), 0o755);
      }
      return dir;
    }

    it('takes those of the server’s own version, and says why it takes no others', async () => {
      const { rows } = await fresh.admin.raw('show server_version_num');
      const own = Math.floor(Number(rows[0].server_version_num) / 10_000);
      assert.match((await findTools(fresh.admin, dir)).why, /没有找到 .*pg_dump/);
      assert.equal((await findTools(fresh.admin, saying({ pg_dump: own, pg_restore: own, psql: own }))).tools?.major, own);
      for (const other of [own - 1, own + 1]) {
        const { tools, why } = await findTools(fresh.admin, saying({ pg_restore: other }));
        assert.equal(tools, null);
        assert.match(why, new RegExp(`pg_restore 是 ${other} 版,数据库是 ${own} 版`));
      }
    });

    it('leaves nothing behind when the disk is full, by either way, and says so', async () => {
      const out = join(dir, 'backup');
      const full = async () => ({
        write: () => Promise.reject(noSpace()),
        close: async () => undefined,
      });
      await assert.rejects(backUp({ admin: fresh.admin, dataDir: dir, out, now: Date.now, lines: full }), /ENOSPC/);
      const failing = saying({});
      writeFileSync(join(failing, 'pg_dump'), '#!/bin/sh\necho "pg_dump: error: could not write to output file: No space left on device" >&2\nexit 1\n');
      chmodSync(join(failing, 'pg_dump'), 0o755);
      const tools: Tools = { major: 0, path: (program) => join(failing, program) };
      await assert.rejects(backUp({ admin: fresh.admin, dataDir: dir, out, now: Date.now, tools: { tools, url: fresh.adminUrl } }), /No space left/);
      assert.deepEqual(readdirSync(dir), ['pg_dump']);
      await backUp({ admin: fresh.admin, dataDir: dir, out, now: Date.now });
      assert.ok(existsSync(join(out, 'SHA256SUMS')));
    });
  });

  describe('on a server of the machine’s own', () => {
    let server: OtherServer;
    let made: { url: string; admin: Knex };
    before(async function () {
      const programs = programsOfOtherServer();
      // No such server here: then only the way without tools can be tried, which the other tests do.
      if (!programs) this.skip();
      this.timeout(60_000);
      server = await startOtherServer(programs as string);
      const url = await server.migrated('made');
      const admin = connectAdmin(url);
      const db = connect({ url });
      const world = await worldOn({ db, admin, url, adminUrl: url, drop: async () => undefined }, { key: generatePlatformKey(), dataKey: dataKey(randomBytes(32)) });
      await world.register({ title: '带有“引号”、\\反斜杠\\、\t制表和\n换行的项目' });
      await world.asset({});
      await db.destroy();
      made = { url, admin };
    });
    after(async () => {
      await made?.admin.destroy();
      await server?.stop();
    });

    /** Every row of every table, and where each sequence goes on. */
    async function contents(admin: Knex): Promise<Record<string, unknown>> {
      const all: Record<string, unknown> = {};
      for (const table of await tablesInOrder(admin)) {
        const { rows } = await admin.raw<{ rows: { line: string }[] }>(`select t::text as line from ${table.quoted} t order by 1`);
        all[nameOf(table)] = rows.map(({ line }) => line);
      }
      return all;
    }
    async function restored(name: string, from: string, tools = true): Promise<{ admin: Knex; rows: Record<string, unknown> }> {
      const url = await server.migrated(name);
      const admin = connectAdmin(url);
      const found = tools ? await findTools(admin, server.tools) : { tools: null, why: '没有找到 pg_restore' };
      await restore({ admin, dataDir: join(dir, name), from, tools: { found, url } }).catch(async (error) => {
        await admin.destroy();
        throw error;
      });
      return { admin, rows: await contents(admin) };
    }

    it('gives back the same rows by the tools as without them, and a database that goes on', async function () {
      this.timeout(60_000);
      const { tools } = await findTools(made.admin, server.tools);
      assert.ok(tools);
      const [byTools, byLines] = [join(dir, 'by-tools'), join(dir, 'by-lines')];
      const first = await backUp({ admin: made.admin, dataDir: join(dir, 'none'), out: byTools, now: () => 0, tools: { tools, url: made.url } });
      const second = await backUp({ admin: made.admin, dataDir: join(dir, 'none'), out: byLines, now: () => 0 });
      assert.deepEqual(first, { ...second, rows: { pgDump: tools.major } });
      assert.ok(!readFileSync(join(byTools, 'backup.json'), 'utf8').includes('unused'), 'the password stands in the backup');
      const here = await contents(made.admin);
      assert.ok((here['log.entries'] as unknown[]).length > 0);
      const [one, two] = [await restored('one', byTools), await restored('two', byLines)];
      assert.deepEqual(one.rows, here);
      assert.deepEqual(two.rows, here);
      for (const { admin } of [one, two]) {
        await assert.rejects(admin('log.entries').update({ role: 'x' }), /append-only/);
        await admin('attempts').insert({ project: (await admin('projects').first('id')).id, at: 1, event: 'e', role: 'r', rule: 'r', message: 'm' });
        await admin.destroy();
      }
    });

    it('puts back nothing at all where the dump and what was counted differ, or where the tools are missing', async function () {
      this.timeout(60_000);
      const { tools } = await findTools(made.admin, server.tools);
      const from = join(dir, 'counted');
      await backUp({ admin: made.admin, dataDir: join(dir, 'none'), out: from, now: () => 0, tools: { tools: tools as Tools, url: made.url } });
      await assert.rejects(restored('without', from, false), (error: Error) => error instanceof CannotRestore && /pg_dump\(\d+ 版\).*没有找到 pg_restore.*PG_TOOLS/.test(error.message));

      const url = await server.migrated('half');
      const admin = connectAdmin(url);
      const before = await contents(admin);
      const programs = join(dir, 'programs');
      mkdirSync(programs);
      // It gives the first part of what it should and ends as if that were all.
      writeFileSync(join(programs, 'pg_restore'), `#!/bin/sh\n${join(server.tools, 'pg_restore')} "$@" | head -c 20000 | sed '$d'\nprintf '\\\\.\\n'\n`);
      chmodSync(join(programs, 'pg_restore'), 0o755);
      const cut: Tools = { major: 0, path: (program) => join(program === 'pg_restore' ? programs : server.tools, program) };
      await assert.rejects(restore({ admin, dataDir: join(dir, 'half'), from, tools: { found: { tools: cut, why: '' }, url } }), /恢复没有完成,数据库未改动/);
      assert.deepEqual(await contents(admin), before);
      await admin.destroy();
    });
  });
});
