import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Alarm, raise, type SendMail } from '../../../server/audit/witness/alarm.js';
import type { Disk } from '../../../server/audit/durable.js';
import type { LogReader } from '../../../server/audit/witness/pull.js';
import { Watcher } from '../../../server/audit/witness/watch.js';
import { noSpace } from '../full-disk.js';
import { folder, MadeLog, witnessOf } from './made-log.js';

const MINUTE = 60_000;

describe('a witness that watches', () => {
  let dir: string;
  let now: number;
  let told: string[];
  let mails: string[];
  const send: SendMail = async ({ subject }) => void mails.push(subject);
  beforeEach(async () => {
    dir = await folder();
    now = Date.UTC(2026, 6, 7, 8);
    told = [];
    mails = [];
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  async function watching(log: LogReader, disk?: Disk): Promise<Watcher> {
    const witness = await witnessOf(log as MadeLog, dir, disk, () => now);
    return new Watcher({ witness, log, stallAfter: 10 * MINUTE, send, tell: (line) => told.push(line) });
  }
  const alarms = () => (existsSync(join(dir, 'alarm.txt')) ? readFileSync(join(dir, 'alarm.txt'), 'utf8').trim().split('\n') : []);
  const away = (log: MadeLog) => Object.assign(Object.create(log) as MadeLog, { checkpoint: () => Promise.reject(new Error('away')) });

  it('is content with a log that grows, and with one in which nothing happens', async () => {
    const log = MadeLog.of(5);
    const watcher = await watching(log);
    for (const more of [0, 3, 0]) {
      log.grow(more);
      now += 30 * MINUTE;
      assert.equal(await watcher.round(), 'fine');
    }
    assert.deepEqual([alarms(), mails], [[], []]);
  });

  it('waits for a log that is away, and raises the alarm once when it has been for too long', async () => {
    const watcher = await watching(away(MadeLog.of(5)));
    now += 10 * MINUTE;
    assert.equal(await watcher.round(), 'unread');
    now += 1;
    assert.deepEqual([await watcher.round(), await watcher.round()], ['alarm', 'alarm']);
    assert.equal(alarms().length, 1);
    assert.match(alarms()[0] as string, /stalled: .*存证已 10 分钟没有应答/);
    assert.equal(mails.length, 1);
  });

  it('knows when it last heard from the log also where it is started for one round at a time, and tells the alarm once', async () => {
    const log = MadeLog.of(5);
    assert.equal(await (await watching(log)).round(), 'fine');
    now += 9 * MINUTE;
    assert.equal(await (await watching(away(log))).round(), 'unread');
    now += 2 * MINUTE;
    for (let n = 0; n < 2; n += 1) assert.equal(await (await watching(away(log))).round(), 'alarm');
    assert.equal(mails.length, 1);
    assert.equal(await (await watching(log)).round(), 'fine');
    now += 11 * MINUTE;
    assert.equal(await (await watching(away(log))).round(), 'alarm');
    assert.equal(mails.length, 2, 'what came again after it was over is told again');
  });

  it('raises the alarm where entries stay unsigned', async () => {
    const log = MadeLog.of(5);
    const watcher = await watching(log);
    assert.equal(await watcher.round(), 'fine');
    log.entries.push(Buffer.from('not signed'));
    now += 5 * MINUTE;
    assert.equal(await watcher.round(), 'fine');
    now += 6 * MINUTE;
    assert.equal(await watcher.round(), 'alarm');
    assert.match(alarms()[0] as string, /stalled: .*第 5 条之后的记录已 11 分钟未签名/);
    log.signed = 6;
    assert.equal(await watcher.round(), 'fine');
  });

  it('keeps the two notes that contradict each other', async () => {
    const log = MadeLog.of(5);
    const watcher = await watching(log);
    await watcher.round();
    const first = log.noteOf(5);
    log.entries[2] = Buffer.from('other');
    assert.equal(await watcher.round(), 'alarm');
    const [name] = readdirSync(dir).filter((file) => file.startsWith('evidence-'));
    const evidence = readFileSync(join(dir, name as string), 'utf8');
    assert.ok(evidence.includes(first.split('\n')[2] as string) && evidence.includes(log.noteOf(5).split('\n')[2] as string));
  });

  it('blames its own disk and not the log when that is full, however long', async () => {
    const full: Disk = { replace: () => Promise.reject(noSpace()), writeAt: () => Promise.reject(noSpace()) };
    const watcher = await watching(MadeLog.of(5), full);
    now += 60 * MINUTE;
    assert.equal(await watcher.round(), 'unread');
    assert.match(told.at(-1) as string, /本机存储出错.*ENOSPC/);
    assert.deepEqual(mails, []);
  });

  describe('whose alarm', () => {
    const ALARM: Alarm = { what: 'fork', en: 'it forked', zh: '已分叉', evidence: ['one', 'other'] };

    it('goes out by mail also where its file cannot be written', async () => {
      const line = await raise(join(dir, 'gone'), ALARM, now, send);
      assert.match(line, /^2026-07-07T08:00:00\.000Z fork: it forked \/ 已分叉\n.*alarm\.txt: ENOENT.*evidence: ENOENT/);
      assert.deepEqual(mails, ['存证见证告警:已分叉']);
    });

    it('stands in its file also where the mail cannot be sent, and says that it was not', async () => {
      await raise(dir, ALARM, now, () => Promise.reject(new Error('no server')));
      assert.match(alarms().join('\n'), /fork: it forked.*\n.*未能送达: mail: no server$/);
    });
  });
});
