/** Three platforms that differ in one thing only: how many came to a round that nobody opened. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import type { Express } from 'express';
import request from 'supertest';
import { askingAs, PUBLIC } from '../../db/subject.js';
import { buildApp, type Deps } from '../../server/app.js';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { signHead } from '../../server/audit/checkpointer.js';
import { newLogKey, logVerifierKey } from '../../server/audit/log-key.js';
import { checkDocument } from '../../server/documents/check-document.js';
import { NotAllowed } from '../../server/errors.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { peopleOffice } from '../../server/people/office.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { newSessionToken, SESSION_COOKIE } from '../../server/people/session-token.js';
import type { Subject } from '../../server/people/subject.js';
import { allRoutes } from '../../server/routes/all.js';
import { settleProject } from '../../server/transactions/advance.js';
import { projectBundle } from '../../server/transactions/project-bundle.js';
import { publicNotice } from '../../server/transactions/public-notice.js';
import { todoOf } from '../../server/transactions/todo.js';
import { tradesOfTown } from '../../server/transactions/town-trades.js';
import { projectTrail } from '../../server/transactions/trail.js';
import { projectView } from '../../server/transactions/view.js';
import { makeWorld, type Part, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { close, published, registerAndOffer } from '../journeys/ways.js';
import { type Plan, planOf } from '../machines/journey.js';
import { noTrades, type TestApp, testApp, TOWN, VILLAGE } from './app.js';

const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });
/** Three must come, and less do. */
const plan: Plan = { ...planOf('sealed_lease'), valuation: { secret: true, amount: null }, file: { minOffers: 3 } };

// The log's heads and raw entries grow with every act of the whole platform: what they show of a trade has tests of its
// own. The others say nothing of trades.
const OF_NO_TRADE = /^\/api\/(log|docs|openapi|rules|process|account|admin|session|authorities|templates|projects\/form|public\/(places|clock))/;
const READS = allRoutes({}, new Registry()).filter(({ method, path }) => method === 'get' && path.startsWith('/api/') && !OF_NO_TRADE.test(path));

type Answers = Record<string, string>;
const QUERIES: Record<string, string> = { '/api/town/trades': `?town=${TOWN}`, '/api/assets': `?village=${VILLAGE}` };

class Platform {
  project = '';
  documents: { id: string; number: string }[] = [];
  readonly cookies = new Map<string, string>();
  #app: Express;

  private constructor(
    readonly world: World,
    readonly deps: Deps,
  ) {
    this.#app = buildApp(deps);
  }

  /** A new one keeps no answers of before. */
  forget(): void {
    this.#app = buildApp(this.deps);
  }

  /** Where as many came as said, and the round has failed since. */
  static async failed(t: TestApp, came: number): Promise<Platform> {
    const world = await makeWorld();
    const { db } = world;
    const seenBy = (subject: Subject | null) => askingAs(db, subject?.account ?? PUBLIC);
    const { origin } = await world.admin('log.origin').first('origin');
    const key = newLogKey();
    const logKey = logVerifierKey(origin, key);
    const trades = {
      ...noTrades,
      view: (asking: Parameters<typeof noTrades.view>[0]) => projectView({ door: world.door, key: world.key, db: seenBy(asking.subject) }, asking),
      trail: (asking: Parameters<typeof noTrades.trail>[0]) => projectTrail(db, { ...asking, lawOf, seenBy: seenBy(asking.subject) }),
      notice: (project: string) => publicNotice(db, project, lawOf),
      todo: (asking: Parameters<typeof noTrades.todo>[0]) => todoOf({ db, lawOf }, asking),
      town: (asking: Parameters<typeof noTrades.town>[0]) => tradesOfTown({ db: seenBy(asking.subject), lawOf }, asking),
      bundle: (asked: Parameters<typeof noTrades.bundle>[0]) => projectBundle({ db, seenBy: seenBy(asked.subject), dataDir: t.dataDir, logKey, witnessKeys: [] }, asked),
    };
    const people = peopleOffice({ db, key: dataKey(randomBytes(32)), codesRequired: false });
    const platform = new Platform(world, { ...t.deps, db, trades, people, checkDocument: (number) => checkDocument(db, number) });
    const play = close(registerAndOffer(published(plan), [1, 2].slice(0, came)));
    assert.equal(play.facts.failed?.reason, 'too_few_offers');
    ({ project: platform.project } = await prepare(world, play));
    await world.forwardClock(play.at);
    await settleProject(world.door, platform.project);
    await world.check(platform.project);
    await signHead({ db, origin, key, file: checkpointFileIn(await mkdtemp(join(t.dataDir, 'head-'))) });
    platform.documents = await world.admin('documents').where({ project: platform.project }).whereIn('audience', ['public', 'work']).orderBy('number').select('id', 'number');
    return platform;
  }

  async #cookieOf({ account }: Subject): Promise<string> {
    const known = this.cookies.get(account);
    if (known) return known;
    const { token, hash } = newSessionToken();
    const now = new Date();
    await this.world.admin('sessions').insert({ token_hash: hash, account, created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + 3_600_000) });
    this.cookies.set(account, `${SESSION_COOKIE}=${token}`);
    return `${SESSION_COOKIE}=${token}`;
  }

  async get(path: string, who: Subject | null) {
    const asked = request(this.#app).get(path).buffer(true);
    return who ? asked.set('Cookie', await this.#cookieOf(who)) : asked;
  }

  /** All that can be read, by one person. */
  async readAll(who: Subject | null): Promise<Answers> {
    const answers: Answers = {};
    for (const { path } of READS) {
      const fill = path.includes('documents/:') ? this.documents : [{ id: this.project, number: '' }];
      for (const [n, { id, number }] of fill.entries()) {
        const asked = path.replace(':code', VILLAGE).replace(':number', number).replace(/:\w+/g, id);
        const { status, text } = await this.get(asked + (QUERIES[path] ?? ''), who);
        answers[`${path} ${n}`] = `${status} ${plain(text ?? '')}`;
      }
    }
    return answers;
  }

  async giveBack(): Promise<void> {
    const { facts } = await this.world.facts(this.project);
    for (const [bidder, { deposit }] of Object.entries(facts.bidders))
      await this.world.act('agent_accountant', this.project, 'return_deposit', { bidder, amount: deposit.received, bankReference: '退' });
  }
}

/** Up to ids, hashes and times. */
const plain = (text: string) =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'ID')
    .replaceAll(/[0-9a-f]{64}/g, 'HASH')
    .replaceAll(/\b1[78]\d{11}\b/g, 'TIME')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    // Of a public act: how many others the whole platform has seen before.
    .replaceAll(/"(seq|next|head)":\d+/g, '"$1":0')
    .replaceAll(/"(publicKey|keyId|code)":"[^"]+"/g, '"$1":""');

describe('a round that failed unopened tells nobody how many came', function () {
  this.timeout(240_000);
  let t: TestApp;
  let platforms: Platform[];

  before(async () => {
    t = await testApp();
    platforms = [];
    for (const came of [0, 1, 2]) platforms.push(await Platform.failed(t, came));
  });
  after(async () => {
    for (const { world } of platforms) await world.drop();
    await t.stop();
  });

  type Reader = Part | 'stranger' | 'anybody';
  /** Of those who work on a trade some of each kind of sight, but not who pays the deposits back. */
  const KEPT_OUT: Reader[] = ['accountant', 'station-1', 'discipline', 'stranger', 'anybody'];
  const readerOf = (world: World, who: Reader) => (who === 'anybody' ? null : who === 'stranger' ? world.newBidder() : world.subject(who));

  async function assertTheSame(readers: Reader[]): Promise<void> {
    for (const platform of platforms) platform.forget();
    for (const who of readers) {
      const told: Answers[] = [];
      for (const platform of platforms) told.push(await platform.readAll(await readerOf(platform.world, who)));
      const [none, one, two] = told as [Answers, Answers, Answers];
      assert.ok(Object.values(none).filter((answer) => answer.startsWith('200')).length > 8, `${who} is answered`);
      for (const [address, answer] of Object.entries(none)) {
        assert.equal(one[address], answer, `${who} at ${address}, where one came`);
        assert.equal(two[address], answer, `${who} at ${address}, where two came`);
      }
    }
  }

  const two = () => platforms[2] as Platform;

  it('and everybody who may not know reads the same, byte by byte', () => assertTheSame(KEPT_OUT));

  it('and the accountant of the deposits is told of those alone that are to be paid back', async () => {
    for (const [came, platform] of platforms.entries()) {
      const { body } = await platform.get(`/api/projects/${platform.project}`, await platform.world.subject('agent_accountant'));
      assert.deepEqual([body.bidders.length, body.facts.counts], [came, null]);
      assert.ok(body.bidders.every(({ refundable }: { refundable: boolean }) => refundable));
    }
  });

  it('and who watches takes the bundle, which leaves a note, while those who work on the trade wait for an opening', async () => {
    // Asked of all three: looks are told to who watches, and shall be the same.
    for (const platform of platforms) {
      const { world, project } = platform;
      const looks = () => world.admin('log.access_log').where({ project, role: 'discipline', kind: 'trail' }).pluck('seq');
      const bundleFor = async (part: Part) => platform.get(`/api/projects/${project}/bundle`, await world.subject(part));
      const before = (await looks()).length;
      assert.equal((await bundleFor('discipline')).status, 200);
      assert.equal((await looks()).length, before + 1);
      for (const part of ['accountant', 'station-1', 'agent_accountant', 'town_officer'] as const) {
        const { status, body } = await bundleFor(part);
        assert.deepEqual([status, body.type], [409, '/problems/secret-until-opened'], part);
        assert.match(body.detail, /未开标即流标/);
      }
    }
  });

  it('nor does what follows: deposits go back, the next round is chosen, and an answer names no entry', async () => {
    const data = { choice: 'same_terms' } as const;
    await assert.rejects(two().world.act('accountant', two().project, 'choose_next_round', data), (error: Error) => {
      assert.ok(error instanceof NotAllowed && error.refusal.rule === 'failed.deposits');
      assert.doesNotMatch(error.message, /\d/);
      return true;
    });
    for (const platform of platforms) {
      await platform.giveBack();
      const { entryNo } = await platform.world.act('accountant', platform.project, 'choose_next_round', data);
      assert.equal(entryNo, null);
      await platform.world.check(platform.project);
    }
    const [attempted] = await two().world.admin('attempts').where({ project: two().project });
    assert.equal(attempted.rule, 'failed.deposits', 'who tries before is told that money is held, and the trail that they tried');
    await two().world.admin('attempts').del();
    await assertTheSame(['accountant', 'discipline']);
  });
});
