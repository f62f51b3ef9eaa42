import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeLeftovers } from '../../server/files/store.js';
import { type MailServer, mailServer } from '../audit/commands/mail-server.js';
import { LogCheck } from '../helpers/log-check.js';
import { type PlatformProcess, startProcess } from '../journeys/platform-process.js';
import { chanceOf } from './chance.js';
import { checkAtRest, checkMails, checkReceipts, verifyByCommand } from './crash/at-rest.js';
import { checkFiles, checkLogAndTrades, isPdf, SeenHeads } from './crash/checks.js';
import { type Rush, rush, type Sent, send } from './crash/rush.js';
import { openTrades, type Trades } from './crash/trades.js';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 40);
const BEFORE_EACH_CRASH = 8;
const WAITS = 700;

describe('a platform that is killed again and again while people write', function () {
  this.timeout(900_000);
  const chance = chanceOf();
  const log = new LogCheck();
  const heads = new SeenHeads();
  const told: Record<string, number> = {};
  let trades: Trades;
  let mails: MailServer;
  let platform: PlatformProcess | undefined;
  let acknowledged: Sent[] = [];

  before(async () => {
    console.log(`      SEED=${chance.seed}`);
    trades = await openTrades();
    mails = await mailServer();
  });
  after(async () => {
    console.log(`      ${acknowledged.length} requests, ${trades?.world.accepted.size} acts; excuses: ${JSON.stringify(told)}`);
    await platform?.stop();
    mails?.close();
    await trades?.remove();
  });

  const start = () =>
    startProcess(trades.dataDir, { SMTP_URL: mails.url, MAIL_FROM: 'platform@example.org', SEED_DEMO: '0' }, [new URL('./crash/end-threads.mjs', import.meta.url).href]);

  /** @returns the platform that is there afterwards, if any */
  const KILLS: Record<string, (running: PlatformProcess) => Promise<PlatformProcess | undefined>> = {
    async platform(running) {
      await running.killAlone();
      return undefined;
    },
    async everything(running) {
      await running.kill();
      return undefined;
    },
    async database(running) {
      await running.killDatabase();
      return running;
    },
    async 'connection of the database'(running) {
      const { rows } = await trades.world.admin.raw(`select pid from pg_stat_activity where application_name = 'cunjitong' order by pid`);
      process.kill(chance.one<{ pid: number }>(rows).pid, 'SIGKILL');
      return running;
    },
    async 'thread that draws papers'(running) {
      running.child.send('end your threads');
      const [{ ended }] = await once(running.child, 'message');
      assert.ok(ended > 0, 'it has threads');
      return running;
    },
  };

  async function ready(url: string): Promise<void> {
    while (!(await fetch(`${url}/readyz`)).ok) await sleep(50);
  }

  /** Writing in the n-th trade, cut off by a kill at a moment of chance; the platform answers again afterwards. */
  async function cutOff(kind: string, n: number): Promise<Sent[]> {
    platform ??= await start();
    const { url } = platform;
    const goesOn = !['platform', 'everything'].includes(kind);
    const rushing: Rush = rush(url, trades.clients[n % trades.clients.length] ?? [], { chance: chanceOf(String(chance.seed + n)), patient: goesOn });
    while (rushing.acknowledged() < BEFORE_EACH_CRASH) await sleep(5);
    await sleep(chance.below(WAITS));
    await heads.look(url);
    platform = await KILLS[kind]?.(platform);
    if (goesOn) await sleep(300);
    await rushing.over();
    platform ??= await start();
    await ready(platform.url);
    await heads.look(platform.url);
    return rushing.sent;
  }

  /** What nobody knows is sent again, and some of what was done as well. */
  async function sendAgain(sent: readonly Sent[]): Promise<void> {
    const { url } = platform as PlatformProcess;
    const unknown = sent.filter((s) => !s.answer);
    const inLog = new Set<number>(await trades.world.admin('log.entries').pluck('seq'));
    for (const one of unknown) {
      assert.ok(await send(url, one), one.excuses.join('; '));
      const { seq, replayed = false } = one.answer ?? {};
      if (seq !== undefined) assert.equal(replayed, inLog.has(seq), 'done before the end or now, and never twice');
    }
    for (let i = 0; i < 5; i += 1) {
      const done = chance.one(sent);
      const again: Sent = { ...done, answer: null, excuses: [] };
      assert.ok(await send(url, again), again.excuses.join('; '));
      // An upload answers as the first time, whether the file was there or not: `send` has compared its hash.
      if (done.key) assert.deepEqual({ ...again.answer, replayed: true }, { ...done.answer, replayed: true }, 'the same request is answered otherwise');
    }
    for (const excuse of sent.flatMap((s) => s.excuses)) told[excuse.slice(0, 40)] = (told[excuse.slice(0, 40)] ?? 0) + 1;
  }

  function remember(sent: readonly Sent[]): void {
    for (const { answer, act, path } of sent) {
      if (answer?.seq === undefined) continue;
      const project = act?.type ? path.split('/')[3] : answer.id;
      trades.world.accepted.set(answer.seq, { project: project as string, type: act?.type ?? 'register_project' });
    }
    acknowledged = acknowledged.concat(sent);
  }

  const kinds = process.env.CRASH_KIND ? [process.env.CRASH_KIND] : Object.keys(KILLS);
  for (let n = 0; n < ROUNDS; n += 1) {
    const kind = kinds[n % kinds.length] as string;
    it(`loses nothing that it acknowledged and does nothing twice: kill -9 of the ${kind} (${n + 1})`, async () => {
      const sent = await cutOff(kind, n);
      assert.ok(sent.length > BEFORE_EACH_CRASH);
      await sendAgain(sent);
      remember(sent);
      await checkLogAndTrades(trades, log);
      await checkFiles(trades);
    });
  }

  it('comes to rest: every paper is issued once, every job is done, no file lies about', async () => {
    await checkAtRest(trades);
    // A paper that was cut off while it was issued may be drawn again in other words: its draft is left, and nobody can reach it.
    const drafts = await checkFiles(trades);
    assert.ok(drafts.length <= 2 * ROUNDS, `${drafts.length} files that no row names`);
    for (const draft of drafts) assert.ok(await isPdf(trades, draft), 'an upload that no row names');
    await removeLeftovers(trades.dataDir, new Date());
    assert.deepEqual(await readdir(join(trades.dataDir, 'files/partial')), []);
    await checkLogAndTrades(trades, log);
  });

  it('has told everybody once, and sent no notice twice', () => checkMails(trades, mails));

  it('has signed a log that only ever grew, and proves to every bidder what they did', async () => {
    const { url } = platform as PlatformProcess;
    await heads.look(url);
    assert.ok(heads.count > ROUNDS, `${heads.count} heads seen`);
    await heads.check(trades.world.admin);
    const acts = acknowledged.flatMap((s) => (s.answer?.seq === undefined ? [] : [{ cookie: s.cookie, path: s.path, seq: s.answer.seq }]));
    await checkReceipts(trades, url, acts);
  });

  it('is found clean by the verifier', () => verifyByCommand(trades));
});
