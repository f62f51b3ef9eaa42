import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { offerContext } from '../../server/bidding/terms.js';
import { cookieOf } from '../helpers/signed-in.js';
import { checkTrade } from '../helpers/trade-check.js';
import type { NewBidder } from '../helpers/world.js';
import { ask, crowd, megabytesOf, post, type Said, Tally } from './load/crowd.js';
import { type Market, openMarket } from './load/market.js';

const ROWS = 20_000;
const READERS = 200;
const WRITERS = 50;
const AT_ONE_PLACE = 20;
const ACTS_EACH = 3;
const BIDDERS = 10;
const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;
/** A platform that keeps what it was asked would pass it soon. */
const MOST_MEGABYTES = 800;

interface Problem {
  detail: string;
  rule?: string;
  version?: number;
}

describe(`a platform with ${ROWS} trades, of which many want something at once,`, function () {
  this.timeout(600_000);
  let market: Market;
  let url: string;
  let memory: (number | null)[];

  before(async () => {
    market = await openMarket({ rows: ROWS, open: WRITERS + 2 });
    ({ url } = market.platform);
    memory = [megabytesOf(market.platform.child.pid as number)];
  });
  after(() => market?.leave());

  /** While something goes on, somebody asks every now and then whether it is alive. */
  async function alive<T>(work: Promise<T>): Promise<Tally> {
    const health = new Tally();
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    over.catch(() => undefined);
    while (!isOver) {
      await ask(`${url}/healthz`, health);
      await sleep(50);
    }
    await over;
    return health;
  }

  const accepted = (said: Said) => JSON.parse(said.body) as { seq: number; at: number };

  function remember(project: string, type: string, said: Said): void {
    market.world.accepted.set(accepted(said).seq, { project, type });
  }

  /** Nobody was turned away by a fault, and whoever was refused was told why. */
  function checkAnswers(tally: Tally, statuses: number[]): void {
    const strange = tally.all.filter(({ status }) => !statuses.includes(status));
    assert.deepEqual(strange.slice(0, 3), []);
    for (const { status, body } of tally.all) if (status >= 400) assert.ok((JSON.parse(body) as Problem).detail.length > 5, body);
  }

  /** Of what was written since the load began, just the acknowledged acts are in the log; and each trade is its log. */
  async function checkWritten(projects: readonly string[]): Promise<void> {
    const { world, firstSeq } = market;
    while (await world.admin('documents').where({ state: 'pending' }).whereIn('project', projects as string[]).first()) await sleep(100);
    const entries = await world.admin('log.entries').where('seq', '>=', firstSeq).whereNot({ role: 'clock' }).whereIn('project', projects as string[]).select('seq', 'project', 'event');
    const known = [...world.accepted].filter(([seq, { project }]) => seq >= firstSeq && projects.includes(project));
    const inOrder = (list: [number, unknown][]) => list.sort(([a], [b]) => a - b);
    assert.deepEqual(inOrder(entries.map(({ seq, project, event }) => [seq, { project, type: event }])), inOrder(known));
    for (const project of projects) await checkTrade(world.admin, project);
  }

  it(`answers ${READERS} readers and ${WRITERS + AT_ONE_PLACE} writers together, loses no act and does none twice`, async () => {
    const { world, filled, open } = market;
    const [different, same] = [open.slice(0, WRITERS), open[WRITERS] as string];
    const station = await cookieOf(world, 'station-1');
    const [reads, writes, together] = [new Tally(), new Tally(), new Tally()];

    const reader = async (no: number) => {
      const some = (n: number) => filled.some[(no * 31 + n * 7) % filled.some.length] as (typeof filled.some)[number];
      for (let n = 0; n < 4; n += 1) {
        const { id, town, category } = some(n);
        await ask(`${url}/api/public/projects?limit=20&town=${town}&category=${category}`, reads);
        const { body } = await ask(`${url}/api/public/projects/${id}`, reads);
        assert.equal(JSON.parse(body).id, id);
        await ask(`${url}/api/public/projects?search=${encodeURIComponent('演练')}&town=${town}`, reads);
        await ask(`${url}/api/public/stats`, reads);
      }
    };
    const writer = async (no: number) => {
      const project = different[no] as string;
      for (let n = 0; n < ACTS_EACH; n += 1) {
        const said = await post(url, writes, { project, cookie: station, type: 'clarify_notice', data: { clarification: `第${n}次说明` } });
        if (said.status === 200) remember(project, 'clarify_notice', said);
      }
    };
    // Each has seen the trade before acting on it, and looks again when somebody was faster.
    const atOnePlace = async (no: number) => {
      let { version } = (await world.facts(same)).row;
      for (let n = 0; n < ACTS_EACH; ) {
        const said = await post(url, together, { project: same, cookie: station, type: 'clarify_notice', data: { clarification: `${no}号第${n}次说明` }, version });
        const answer = JSON.parse(said.body) as Problem;
        if (said.status === 409) assert.ok((answer.version as number) > version, said.body);
        version = answer.version as number;
        if (said.status !== 200) continue;
        remember(same, 'clarify_notice', said);
        n += 1;
      }
    };

    const health = await alive(Promise.all([crowd(READERS, reader), crowd(WRITERS, writer), crowd(AT_ONE_PLACE, atOnePlace)]));
    console.log(`      reads ${reads}\n      writes ${writes}\n      at one place ${together}\n      health ${health}`);
    checkAnswers(reads, [200]);
    checkAnswers(writes, [200]);
    checkAnswers(together, [200, 409]);
    checkAnswers(health, [200]);
    assert.equal(reads.all.length, READERS * 16);
    assert.equal(writes.statuses()[200], WRITERS * ACTS_EACH);
    assert.equal(together.statuses()[200], AT_ONE_PLACE * ACTS_EACH);
    await checkWritten([...different, same]);
    memory.push(megabytesOf(market.platform.child.pid as number));
  });

  it(`takes the offers of ${BIDDERS} who register and offer at once up to the close, and none that comes at it or after it`, async () => {
    const { world, open, close } = market;
    const project = open[WRITERS + 1] as string;
    const { facts } = await world.facts(project);
    const bidders = await Promise.all(Array.from({ length: BIDDERS }, () => world.newBidder()));
    const [registered, offered] = [new Tally(), new Tally()];
    const last = new Map<string, number>();

    const takePart = async (bidder: NewBidder, ends: number) => {
      const cookie = await cookieOf(world, bidder);
      const said = await post(url, registered, { project, cookie, type: 'register_bidder', data: REGISTER });
      remember(project, 'register_bidder', said);
      const { bidder: pseudonym } = (JSON.parse(said.body) as { receipt: { bidder: string } }).receipt;
      for (let number = 1; Date.now() < ends; ) {
        const sealed = world.seal(offerContext(project, facts, pseudonym, number), 28_000_000 + number);
        const offer = await post(url, offered, { project, cookie, type: 'submit_offer', data: { package: sealed } });
        if (offer.status !== 200) {
          assert.ok(['offer.in_time', 'flow.order'].includes((JSON.parse(offer.body) as Problem).rule as string), offer.body);
          continue;
        }
        const { at } = accepted(offer);
        assert.ok(at < close, 'a late offer was admitted');
        remember(project, 'submit_offer', offer);
        last.set(pseudonym, at);
        number += 1;
      }
    };

    await world.setClock(close - 8_000);
    const closesAt = Date.now() + (close - (await world.now()));
    const health = await alive(crowd(BIDDERS, (no) => takePart(bidders[no] as NewBidder, closesAt + 1_500)));
    console.log(`      registrations ${registered}\n      offers ${offered}\n      health ${health}`);
    checkAnswers(registered, [200]);
    checkAnswers(offered, [200, 409, 422]);
    checkAnswers(health, [200]);
    const refused = offered.all.filter(({ status }) => status !== 200);
    assert.ok(refused.length > 0 && refused.length < offered.all.length, 'offers on both sides of the close');

    const attempts = await world.admin('attempts').where({ project, event: 'submit_offer' });
    assert.equal(attempts.length, refused.length, 'each refusal is kept');
    for (const { at } of attempts) assert.ok(at >= close, 'an offer was refused before the close');
    const after = (await world.facts(project)).facts;
    for (const [pseudonym, at] of last) assert.equal(after.bidders[pseudonym]?.offer?.at, at, 'what counts is the last that was accepted');
    await checkWritten([project]);
    memory.push(megabytesOf(market.platform.child.pid as number));
  });

  it('has settled every other trade that closed at the same moment, and keeps nothing of it all in its memory', async () => {
    const { world, open } = market;
    const waiting = () => world.admin('projects').whereIn('id', open).where('next_due_at', '<=', world.admin.raw('platform_clock()')).first();
    while (await waiting()) await sleep(100);
    await checkWritten(open);
    console.log(`      resident memory in MB: at rest ${memory[0]}, after the crowd ${memory[1]}, after the close ${memory[2]}`);
    for (const size of memory) if (size !== null) assert.ok(size < MOST_MEGABYTES, `${size} MB`);
  });
});
