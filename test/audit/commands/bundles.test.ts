import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleSource } from '../../../server/audit/bundle/bundle-source.js';
import { writeSums } from '../../../server/audit/bundle/sums.js';
import { isSm2Key } from '../../../server/audit/sm2-signature.js';
import { verify } from '../../../server/audit/verify/verify.js';
import { erasePersonal, erasureInput } from '../../../server/people/erase.js';
import { openStage, type Stage } from './stage.js';

describe('export and verify, as a person runs them', function () {
  this.timeout(120_000); // many programs are started, each of which reads its modules first
  let stage: Stage;
  let logKey: string;
  let sm2Key: string;
  before(async () => {
    stage = await openStage();
    await stage.signed();
    [logKey, sm2Key] = (await (await fetch(`${stage.platform.url}/api/log/key`)).text()).split('\n') as [string, string];
  });
  after(() => stage?.close());

  const at = (name: string) => join(stage.dir, name);
  const run: Stage['run'] = (...args) => stage.run(...args);

  it('the platform tells both of its keys, and signs with both', async () => {
    assert.ok(isSm2Key(sm2Key));
    const note = await stage.signed();
    assert.equal(note.trimEnd().split('\n\n')[1]?.split('\n').length, 2);
  });

  it('one project is exported, and verifies with the two keys alone', async () => {
    const { code, out, err } = await run('export', ['--project', stage.projects[0] as string, '--out', at('one')]);
    assert.equal(code, 0, err);
    assert.match(out, /已导出 \d+ 条存证记录到/);
    assert.equal(readFileSync(join(at('one'), 'keys/log-sm2.vkey'), 'utf8').trim(), sm2Key);
    const checked = await run('verify', [at('one'), '--key', logKey, '--sm2-key', sm2Key, '--json'], { DATABASE_URL: '', DATABASE_ADMIN_URL: '', DATA_DIR: at('none') });
    const verdict = JSON.parse(checked.out);
    assert.deepEqual([checked.code, verdict.exit, verdict.findings, verdict.unchecked], [0, 0, [], []]);
    assert.ok(!existsSync(at('none')), 'a verification of files has begun a platform');
  });

  it('the whole log is exported, and a bent line in SM2 is found in it by the bundle’s own keys', async () => {
    assert.equal((await run('export', ['--all', '--out', at('all')])).code, 0);
    await cp(at('all'), at('bent'), { recursive: true });
    const path = join(at('bent'), 'checkpoints.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/.(?=.{6}\\n"\}\n$)/, (c) => (c === 'A' ? 'B' : 'A')));
    rmSync(join(at('bent'), 'SHA256SUMS'));
    await writeSums(at('bent'));
    const kinds = async (name: string) => [...new Set((await verify(await bundleSource(at(name)), { keys: [logKey] })).findings.map((f) => f.kind))];
    assert.deepEqual(await kinds('all'), []);
    assert.ok((await kinds('bent')).includes('checkpoint-signature'));
  });

  it('the database itself is verified, with a receipt that somebody has kept', async () => {
    const receipt = await (await fetch(`${stage.platform.url}/api/log/proof.txt?index=1`)).text();
    writeFileSync(at('receipt'), receipt);
    const { code, out } = await run('verify', ['--receipt', at('receipt'), '--json']);
    const verdict = JSON.parse(out);
    assert.deepEqual([code, verdict.findings, verdict.unchecked, verdict.checked.receipts], [0, [], [], 1]);
    const [first, ...rest] = receipt.split('\n');
    writeFileSync(at('receipt'), [first, ...rest.map((line) => (line === 'index 1' ? 'index 2' : line))].join('\n'));
    const wrong = await run('verify', ['--receipt', at('receipt')]);
    assert.equal(wrong.code, 1, wrong.out);
    assert.match(wrong.out, /receipt-wrong|proof-wrong/);
  });

  it('what cannot be checked or is not understood ends with 2 and the reason, never with 0 or 1', async () => {
    const cases: [command: string, args: string[], said: RegExp][] = [
      ['verify', [at('nowhere')], /nowhere 不是存证包目录/],
      ['verify', ['--nonsense'], /看不懂这个参数/],
      ['verify', [at('one'), '--sm2-key', logKey], /不是 SM2 公钥/],
      ['export', ['--all', '--project', 'x', '--out', at('both')], /用法/],
    ];
    const runs = await Promise.all(cases.map(([command, args]) => run(command, args)));
    for (const [n, [, args, said]] of cases.entries()) {
      assert.equal(runs[n]?.code, 2, args.join(' '));
      assert.match(`${runs[n]?.out}${runs[n]?.err}`, said);
    }
    assert.deepEqual(readdirSync(stage.dir).filter((name) => /both|part/.test(name)), []);
  });

  it('what was erased counts as erased and not as tampering, in a bundle with the names and in one without', async () => {
    const { rows } = await stage.fresh.admin.raw('select seq from log.payloads where personal is not null order by seq limit 1');
    const seq = Number(rows[0].seq);
    const admin = await stage.world.named('hs-admin');
    await erasePersonal(stage.world.db, admin, erasureInput.parse({ request: '申请2025-7号', entries: [seq] }));
    await stage.signed();
    const [named, nameless] = await Promise.all([run('export', ['--all', '--with-personal', '--out', at('named')]), run('export', ['--all', '--out', at('nameless')])]);
    assert.deepEqual([named.code, nameless.code], [0, 0]);
    const verdicts = await Promise.all(['named', 'nameless'].map(async (name) => verify(await bundleSource(at(name)), { keys: [logKey] })));
    for (const { exit, findings, unchecked } of verdicts) assert.deepEqual([exit, findings, unchecked], [0, [], []]);
    assert.equal(verdicts[0]?.checked['erased personal parts'], 1);
    assert.match((await run('verify', [at('named'), '--key', logKey])).out, /erased personal parts|已删除/);
  });
});
