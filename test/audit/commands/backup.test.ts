import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../../server/config.js';
import { startPlatform } from '../../../server/start.js';
import { type FreshDatabase, freshDatabase } from '../../helpers/database.js';
import { openStage, type Stage } from './stage.js';

describe('backup and restore, as a person runs them', function () {
  this.timeout(120_000); // many programs are started, each of which reads its modules first
  let stage: Stage;
  let witness: string;
  const empty: FreshDatabase[] = [];
  before(async () => {
    stage = await openStage();
    witness = join(stage.dir, 'witness');
    await stage.signed();
    // An older backup, then more entries that the witness sees, then a newer one.
    await ok('backup', ['--out', at('older')]);
    await stage.grow();
    await stage.signed();
    await ok('witness', ['--log', stage.platform.url, '--dir', witness, '--once']);
    assert.match(await ok('backup', ['--out', at('newer'), '--portable']), /张表,存证 \d+ 条,连同文件和密钥/);
  });
  after(async () => {
    for (const fresh of empty) await fresh.drop();
    await stage?.close();
  });

  const at = (name: string) => join(stage.dir, name);
  async function ok(command: string, args: string[], env = {}): Promise<string> {
    const { code, out, err } = await stage.run(command, args, env);
    assert.equal(code, 0, `${out}${err}`);
    return out + err;
  }
  /** An installation of its own with nothing in it. */
  async function elsewhere(name: string): Promise<Record<string, string>> {
    const fresh = await freshDatabase();
    empty.push(fresh);
    const { url, adminUrl } = fresh;
    return { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl, DATA_DIR: at(name), LOG_SM2_KEY_FILE: join(at(name), 'keys/log-sm2.key') };
  }

  it('a backup holds rows, files and both keys, and is not made over another one', async () => {
    for (const path of ['backup.json', 'SHA256SUMS', 'log/checkpoint', 'keys/log.key', 'keys/log-sm2.key', 'files']) assert.ok(existsSync(join(at('newer'), path)), path);
    const again = await stage.run('backup', ['--out', at('newer')]);
    assert.equal(again.code, 2);
    assert.match(again.err, /不是空的/);
  });

  it('the newest backup is restored elsewhere, and the witness agrees with it', async () => {
    const out = await ok('restore', ['--from', at('newer'), '--witness', witness], await elsewhere('whole'));
    assert.match(out, /已恢复 .* 的备份:存证 \d+ 条/);
    assert.equal(readFileSync(join(at('whole'), 'log/checkpoint'), 'utf8'), readFileSync(join(at('newer'), 'log/checkpoint'), 'utf8'));
  });

  it('an older backup is seen as a log that has shrunk, and goes on only under another name, which the witness accepts by hand', async () => {
    const env = await elsewhere('short');
    const short = await stage.run('restore', ['--from', at('older'), '--witness', witness], env);
    assert.equal(short.code, 1, short.err);
    assert.match(short.out, /比见证方保存的存证旧.*--continue/);

    const vague = await stage.run('restore', ['--continue', ' ', '--witness', witness], env);
    assert.deepEqual([vague.code, /写明恢复的原因/.test(vague.err)], [2, true]);
    const out = await ok('restore', ['--continue', '服务器硬盘损坏,由区管理员恢复', '--witness', witness], env);
    assert.match(out, /丢失已签名的 1 条;现以 \S+\/restored-1 续接,已记入存证/);

    const platform = await startPlatform(readConfig({ ...stage.env, ...env } as NodeJS.ProcessEnv));
    try {
      while (!(await (await fetch(`${platform.url}/api/log/checkpoint`)).text()).includes('/restored-1\n')) await sleep(30);
      const look = (...more: string[]) => stage.run('witness', ['--log', platform.url, '--dir', witness, '--once', ...more], env);
      const before = await look();
      assert.deepEqual([before.code, /ALARM .* foreign: /.test(before.err)], [1, true], before.err);
      const after = await look('--accept-restored');
      assert.equal(after.code, 0, after.err);
      assert.match(after.err, /自第 \d+ 条起续接,此前多出的 1 条另存/);
      assert.equal((await look()).code, 0);
    } finally {
      await platform.stop();
    }
  });

  it('a backup that was damaged, or a database that is not empty, is refused with 2 and nothing is changed', async () => {
    const [filled, nothing] = await Promise.all([
      stage.run('restore', ['--from', at('newer')]),
      stage.run('restore', ['--from', at('nowhere')], await elsewhere('nothing')),
    ]);
    assert.deepEqual([filled.code, nothing.code], [2, 2]);
    assert.match(filled.err, /目标数据库里已有数据/);
    assert.match(nothing.err, /不是完整的备份/);
  });
});
