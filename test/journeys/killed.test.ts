import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, connectAdmin } from '../../db/connect.js';
import { startEmbedded } from '../../db/embedded.js';
import { migrate } from '../../db/migrate.js';
import { loadPlatformKey } from '../../server/bidding/platform-key.js';
import { offerContext } from '../../server/bidding/terms.js';
import { loadDataKey } from '../../server/people/sealed-identity.js';
import { removeData } from '../helpers/cluster.js';
import { checkLog } from '../helpers/log-check.js';
import { atOneMoment } from '../helpers/one-moment.js';
import { cookieOf } from '../helpers/signed-in.js';
import { checkTrade } from '../helpers/trade-check.js';
import { VILLAGE, type Who, type World, worldOn } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from './perform.js';
import { type PlatformProcess, startProcess } from './platform-process.js';
import { published } from './ways.js';

const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;

/** One request as its sender remembers it. */
interface Sent {
  path: string;
  body: object;
  cookie: string;
  key: string;
  /** What was acknowledged; null while nobody knows. */
  answer: { seq: number; replayed?: boolean } | null;
}

describe('kill -9 of the platform and its PostgreSQL in the middle of a journey', function () {
  this.timeout(120_000);
  let dataDir: string;
  let clusterDir: string;
  let world: World;
  let project: string;
  let senders: (() => AsyncGenerator<Omit<Sent, 'answer'>>)[];
  let platform: PlatformProcess | undefined;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), `cunjitong-test-${process.pid}-`));
    const database = await startEmbedded({ dataDir });
    clusterDir = database.clusterDir;
    await migrate(database.adminUrl, { loginUrl: database.url });
    const drop = async () => undefined;
    const { url, adminUrl } = database;
    const fresh = { db: connect({ url }), admin: connectAdmin(adminUrl), url, adminUrl, drop };
    const keys = { key: await loadPlatformKey(join(dataDir, 'keys/platform.key')), dataKey: await loadDataKey(join(dataDir, 'keys/data.key')) };
    world = await worldOn(fresh, keys);
    ({ project } = await prepare(world, published(planOf('comparison'))));
    senders = await everybody();
    await database.stop();
  });
  after(async () => {
    await platform?.stop();
    await Promise.all([world.db.destroy(), world.admin.destroy()]);
    await removeData(dataDir, clusterDir);
  });

  /** Three bidders who offer again and again, two strangers who ask, the station that explains, an accountant who registers. */
  async function everybody() {
    const events = `/api/projects/${project}/events`;
    const cast: (() => AsyncGenerator<Omit<Sent, 'answer'>>)[] = [];
    const add = async (who: Who, path: string, bodyOf: (n: number) => object) => {
      const cookie = await cookieOf(world, who);
      let n = 0;
      cast.push(async function* () {
        for (;;) {
          n += 1;
          yield { path, body: bodyOf(n), cookie, key: randomUUID() };
        }
      });
    };
    for (let i = 0; i < 3; i += 1) {
      const bidder = await world.newBidder();
      const { receipt } = await world.act(bidder, project, 'register_bidder', REGISTER);
      const { facts } = await world.facts(project);
      const sealed = (number: number) => world.seal(offerContext(project, facts, receipt?.bidder as string, number), 28_000_000);
      await add(bidder, events, (n) => ({ type: 'submit_offer', data: { package: sealed(n) } }));
    }
    for (let i = 0; i < 2; i += 1) await add(await world.newBidder(), events, (n) => ({ type: 'ask_question', data: { question: `第${n}问` } }));
    await add('station-1', events, (n) => ({ type: 'clarify_notice', data: { clarification: `第${n}次说明` } }));
    await add('accountant', '/api/projects', (n) => ({ village: VILLAGE, title: `村道${n}`, category: 'works', mode: 'comparison' }));
    return cast;
  }

  async function send(url: string, sent: Sent): Promise<void> {
    const answer = await fetch(url + sent.path, {
      method: 'POST',
      headers: { cookie: sent.cookie, 'content-type': 'application/json', 'idempotency-key': sent.key },
      body: JSON.stringify(sent.body),
    });
    const said = await answer.json();
    assert.ok(answer.ok, JSON.stringify(said));
    sent.answer = said as Sent['answer'];
  }

  /** Everybody sends one request after the other until the platform is gone. */
  async function rush(url: string, history: Sent[], isOver: () => boolean): Promise<void> {
    const one = async (requests: AsyncGenerator<Omit<Sent, 'answer'>>) => {
      for await (const request of requests) {
        if (isOver()) return;
        const sent: Sent = { ...request, answer: null };
        history.push(sent);
        try {
          await send(url, sent);
        } catch (error) {
          if (!isOver()) throw error;
          return;
        }
      }
    };
    await Promise.all(senders.map((make) => one(make())));
  }

  const remember = async (history: Sent[]) => {
    for (const { answer, path, body } of history) {
      if (!answer) continue;
      const type = (body as { type?: string }).type ?? 'register_project';
      const id = path === '/api/projects' ? (answer as unknown as { id: string }).id : project;
      world.accepted.set(answer.seq, { project: id, type });
    }
  };

  for (const round of [1, 2]) {
    it(`loses nothing that was acknowledged, and a retry does the rest once (${round})`, async () => {
      platform ??= await startProcess(dataDir);
      const history: Sent[] = [];
      let over = false;
      const rushing = rush(platform.url, history, () => over);
      while (history.filter((s) => s.answer).length < 10) await sleep(5);
      await sleep(Math.random() * 400);
      over = true;
      await platform.kill();
      await rushing;
      const unknown = history.filter((s) => s.answer === null);
      assert.ok(unknown.length > 0 || history.length > 10);

      platform = await startProcess(dataDir);
      await remember(history);
      await atOneMoment(world.admin, checkLog);
      for (const seq of world.accepted.keys()) {
        const entry = await world.admin('log.entries').where({ seq }).first('project', 'event');
        assert.deepEqual({ project: entry?.project, type: entry?.event }, world.accepted.get(seq), `acknowledged act ${seq}`);
      }
      await atOneMoment(world.admin, (admin) => checkTrade(admin, project));

      const before = new Set(await world.admin('log.entries').pluck('seq'));
      for (const sent of unknown) {
        await send(platform.url, sent);
        assert.equal(sent.answer?.replayed ?? false, before.has(sent.answer?.seq), 'done before the end or now, and never twice');
      }
      await remember(unknown);
      await atOneMoment(world.admin, async (admin) => {
        await checkTrade(admin, project);
        await checkLog(admin, world.accepted);
      });
    });
  }
});
