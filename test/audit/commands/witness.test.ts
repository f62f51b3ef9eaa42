import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCheckpoint } from '../../../server/audit/checkpoint.js';
import { cosignatureVerifier } from '../../../server/audit/cosignature.js';
import { loadLogKey, logVerifierKey } from '../../../server/audit/log-key.js';
import { rootOf } from '../../../server/audit/merkle.js';
import { noteVerifier, openNote, signNote } from '../../../server/audit/note.js';
import { type MailServer, mailServer } from './mail-server.js';
import { openStage, type Stage } from './stage.js';

describe('the witness, as a person runs it', function () {
  this.timeout(120_000); // many programs are started, each of which reads its modules first
  let stage: Stage;
  let url: string;
  let dir: string;
  let mail: MailServer;
  before(async () => {
    stage = await openStage();
    ({ url } = stage.platform);
    dir = join(stage.dir, 'witness');
    mail = await mailServer();
    await stage.signed();
  });
  after(async () => {
    mail?.close();
    await stage?.close();
  });

  const watching = () => ({ SMTP_URL: mail.url, MAIL_FROM: '村集通见证 <witness@example.cn>', ALARM_TO: 'jiwei@example.cn' });
  const once = () => stage.run('witness', ['--log', url, '--dir', dir, '--once', '--name', 'jiwei.example/witness'], watching());
  const sizeOf = (note: string) => Number(note.split('\n')[1]);
  const kept = () => readFileSync(join(dir, 'checkpoint'), 'utf8');
  const alarms = () => (existsSync(join(dir, 'alarm.txt')) ? readFileSync(join(dir, 'alarm.txt'), 'utf8').trim().split('\n') : []);

  it('trusts the log’s key at first, says so, tells its own, and keeps the head it was shown', async () => {
    const head = await stage.signed();
    const { code, err } = await once();
    assert.equal(code, 0, err);
    assert.match(err, /首次使用,已记下存证公钥/);
    assert.match(err, /已核对并保存,但平台没有收下联署: .*由管理员在 WITNESS_KEYS 中登记/);
    assert.match(err, /jiwei\.example\/witness\+[0-9a-f]{8}\+\S+ .*WITNESS_KEYS/);
    assert.equal(sizeOf(kept()), sizeOf(head));
    assert.deepEqual(alarms(), []);
  });

  it('prints the head it has kept for the notice board', async () => {
    const { code, out } = await stage.run('witness', ['--dir', dir, '--print']);
    assert.equal(code, 0);
    assert.match(out, /checkpoint-\d{4}-\d\d-\d\d\.png\n.*\.pdf\n$/);
    assert.ok(out.trim().split('\n').every(existsSync));
  });

  it('follows a log that grows, answers add-checkpoint meanwhile, and ends with 0 when it is told to', async () => {
    const witness = stage.start('witness', ['--log', url, '--dir', dir, '--every', '0.2', '--port', '0'], watching());
    const address = await witness.says(/add-checkpoint on (http:\S+)/);
    await stage.grow();
    const note = await stage.signed();
    await witness.says(new RegExp(`${sizeOf(note)} entries, 1 new`));

    const post = async (body: string) => {
      const answer = await fetch(`${address}/add-checkpoint`, { method: 'POST', body });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    };
    const size = sizeOf(note);
    assert.deepEqual(await post(`old 1\n\n${note}`), { status: 409, type: 'text/x.tlog.size', text: `${size}\n` });
    assert.equal((await post(`old ${size + 1}\n\n${note}`)).status, 400);
    const { status, text } = await post(`old ${size}\n\n${note}`);
    assert.equal(status, 200);
    const [logKey] = (await (await fetch(`${url}/api/log/key`)).text()).split('\n') as [string];
    const own = readFileSync(join(dir, 'witness.vkey'), 'utf8').trim();
    assert.deepEqual(openNote(note + text, [noteVerifier(logKey), cosignatureVerifier(own)]).signatures.map((s) => s.verified), [true, false, true]);
    const { code } = await witness.end('SIGTERM');
    assert.equal(code, 0);
  });

  it('raises an alarm once for a log that has shrunk: exit code 1, a file, a mail, and the evidence', async () => {
    const before = kept();
    await asThief(`delete from log.checkpoints where size >= ${sizeOf(before)}`);
    const { code, err } = await once();
    assert.equal(code, 1, err);
    assert.match(err, /ALARM .* shrunk: .*存证记录数从 \d+ 减少到 \d+/);
    assert.match(alarms().at(-1) as string, /shrunk/);
    assert.ok(readdirSync(dir).some((name) => name.startsWith('evidence-')));
    assert.equal(kept(), before, 'what was kept has changed');
    assert.equal(mail.taken.length, 1);
    assert.match(mail.taken[0] as string, /To: jiwei@example\.cn/);
    await stage.fresh.admin.raw('select log.keep_checkpoint(?)', [withoutOwn(before)]);
    assert.equal((await once()).code, 0, 'and goes on when what it knows is back');
  });

  it('raises an alarm for a log that was forked and signed with the log’s own key', async () => {
    const before = kept();
    const key = await loadLogKey(join(stage.dataDir, 'keys/log.key'));
    const origin = before.split('\n')[0] as string;
    const leaves: Buffer[] = await stage.fresh.admin('log.entries').orderBy('seq').pluck('leaf');
    const others = leaves.map((leaf, n) => new Uint8Array(n === 2 ? Buffer.alloc(32, 9) : leaf));
    const note = signNote(formatCheckpoint({ origin, size: leaves.length, root: rootOf(others) }), { name: origin, secretKey: key.secretKey });
    assert.ok(openNote(note, [noteVerifier(logVerifierKey(origin, key))]));
    await asThief(`delete from log.checkpoints where size >= ${leaves.length}`);
    await stage.fresh.admin.raw('select log.keep_checkpoint(?)', [note]);
    const { code, err } = await once();
    assert.equal(code, 1, err);
    assert.match(err, /ALARM .* fork: /);
    assert.match(mail.taken.at(-1) as string, /Subject: =\?UTF-8\?/);
    assert.equal(kept(), before);
    await asThief(`delete from log.checkpoints where size >= ${leaves.length}`);
    await stage.fresh.admin.raw('select log.keep_checkpoint(?)', [withoutOwn(before)]);
  });

  it('says of a log that is away that it cannot say anything, and after a while that it has stalled', async () => {
    const away = 'http://127.0.0.1:9';
    const { code, err } = await stage.run('witness', ['--log', away, '--dir', dir, '--once']);
    assert.equal(code, 2);
    assert.match(err, /未能读取存证: checkpoint: .*无法连接/);
    const count = alarms().length;
    const witness = stage.start('witness', ['--log', away, '--dir', dir, '--every', '0.1', '--stall', '0.005']);
    await witness.says(/ALARM .* stalled: .*没有应答/);
    const ended = await witness.end('SIGINT');
    assert.equal(ended.code, 1);
    assert.equal(alarms().length, count + 1, 'the same alarm was raised again');
  });

  it('refuses a directory that is another log’s, and what it does not understand, with 2', async () => {
    const other = logVerifierKey('other.example/log', await loadLogKey(join(stage.dir, 'other/log.key')));
    const [another, usage] = await Promise.all([
      stage.run('witness', ['--log', url, '--dir', dir, '--once', '--key', other]),
      stage.run('witness', ['--log', url, '--dir', dir, '--stall', 'soon']),
    ]);
    assert.deepEqual([another.code, usage.code], [2, 2]);
    assert.match(another.err, /another key than the one given/);
    assert.match(usage.err, /--stall 应为大于 0 的数/);
  });

  /** With superuser rights, past every trigger. */
  const asThief = (sql: string) => stage.fresh.admin.raw(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);
  /** The note as the log had it, without the witness's line. */
  const withoutOwn = (note: string) => `${note.trimEnd().split('\n').slice(0, -1).join('\n')}\n`;
});
