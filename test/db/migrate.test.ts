import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAdmin } from '../../db/connect.js';
import { migrate } from '../../db/migrate.js';
import { emptyDatabase } from '../helpers/database.js';

describe('migrations', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let directory: string;

  beforeEach(async () => {
    database = await emptyDatabase();
    directory = await mkdtemp(join(tmpdir(), 'cunjitong-migrations-'));
    await put('001-villages.sql', 'create table villages (name text);');
    await put('002-first.sql', `insert into villages values ('东山村?');`);
  });

  afterEach(async () => {
    await database.drop();
    await rm(directory, { recursive: true });
  });

  const put = (name: string, sql: string) => writeFile(join(directory, name), sql);
  const run = () => migrate(database.adminUrl, { directory, loginUrl: database.url });

  async function villages(): Promise<string[]> {
    const admin = connectAdmin(database.adminUrl);
    try {
      return await admin('villages').pluck('name');
    } finally {
      await admin.destroy();
    }
  }

  it('are applied in order, once', async () => {
    assert.deepEqual(await run(), ['001-villages.sql', '002-first.sql']);
    assert.deepEqual(await run(), []);
    assert.deepEqual(await villages(), ['东山村?']);
  });

  it('are applied once when two processes start at the same moment', async () => {
    const applied = await Promise.all([run(), run(), run()]);
    assert.deepEqual(applied.flat(), ['001-villages.sql', '002-first.sql']);
    assert.deepEqual(await villages(), ['东山村?']);
  });

  it('refuse a file that was changed after it was applied, and name it', async () => {
    await run();
    await put('002-first.sql', `insert into villages values ('西山村');`);
    await assert.rejects(run(), /002-first\.sql 执行之后被修改/);
  });

  it('take the same text with other line ends for the same', async () => {
    await put('003-two-lines.sql', 'select 1;\nselect 2;\n');
    await run();
    await put('003-two-lines.sql', 'select 1;\r\nselect 2;\r\n');
    assert.deepEqual(await run(), []);
  });

  it('refuse a database that a newer program has migrated', async () => {
    await run();
    await rm(join(directory, '002-first.sql'));
    await assert.rejects(run(), /程序版本过旧/);
  });

  it('refuse a new file numbered before an applied one', async () => {
    await put('004-late.sql', 'select 1;');
    await run();
    await put('003-early.sql', 'select 1;');
    await assert.rejects(run(), /003-early\.sql/);
  });

  it('refuse two files with one number', async () => {
    await put('002-second.sql', 'select 1;');
    await assert.rejects(run(), /002-first\.sql 与 002-second\.sql/);
  });

  it('leave nothing of a file that fails, and name its line', async () => {
    await put('003-broken.sql', `insert into villages values ('x');\n\nselect nonsense;`);
    await assert.rejects(run(), /003-broken\.sql 第 3 行失败：.*nonsense/);
    assert.deepEqual(await villages(), ['东山村?']);

    await put('003-broken.sql', 'select 1;');
    assert.deepEqual(await run(), ['003-broken.sql']);
  });

  it('forget between two files whom the first one acted as', async () => {
    await put('003-as-owner.sql', `set role pg_monitor; set statement_timeout = '1s';`);
    await put(
      '004-check.sql',
      `do $$ begin
      assert current_user = session_user;
      assert current_setting('statement_timeout') = '0';
    end $$;`,
    );
    assert.deepEqual((await run()).slice(2), ['003-as-owner.sql', '004-check.sql']);
  });
});
