import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { connect } from '../../db/connect.js';
import { startRounds } from '../../server/background/rounds.js';
import { ticker } from '../../server/background/ticker.js';
import { offerContext } from '../../server/bidding/terms.js';
import { NotAllowed } from '../../server/errors.js';
import { settleProject } from '../../server/transactions/advance.js';
import type { Door } from '../../server/transactions/door.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';

const CLIENTS = 24;
const PACKAGES = 6;
const TRIES = 5;
const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;
const log = pino({ level: 'silent' });

interface Client {
  bidder: NewBidder;
  pseudonym: string;
  /** Sealed beforehand, in the order of their numbers: the instant leaves no time for it. */
  packages: string[];
  accepted: number;
}
interface Sent {
  client: Client;
  /** When it was accepted, or null. */
  at: number | null;
  refused?: NotAllowed;
}

describe('24 clients around the closing instant, by the real clock', () => {
  let world: World;
  let processes: Door[];
  let project: string;
  let close: number;
  let clients: Client[];

  before(async () => {
    world = await makeWorld();
    // Two processes of the platform, each with connections of its own.
    processes = [1, 2].map(() => ({ ...world.door, db: connect({ url: world.fresh.url, poolSize: 10 }) }));
  });
  after(async () => {
    await Promise.all(processes.map((door) => door.db.destroy()));
    await world.drop();
  });

  beforeEach(async () => {
    const play = published(planOf('comparison'));
    ({ project } = await prepare(world, play));
    close = play.facts.dates?.offersCloseAt ?? 0;
    clients = await Promise.all(Array.from({ length: CLIENTS }, () => join()));
  });

  async function join(): Promise<Client> {
    const bidder = await world.newBidder();
    const { receipt } = await world.act(bidder, project, 'register_bidder', REGISTER);
    const pseudonym = receipt?.bidder as string;
    const { facts } = await world.facts(project);
    const numbers = Array.from({ length: PACKAGES }, (_, i) => i + 1);
    const packages = numbers.map((number) => world.seal(offerContext(project, facts, pseudonym, number), 28_000_000));
    return { bidder, pseudonym, packages, accepted: 0 };
  }

  /** Everybody sends offers at random moments, from `before` milliseconds ahead of the close to `after` behind it. */
  async function rush({ before, after }: { before: number; after: number }): Promise<Sent[]> {
    await world.setClock(close - 1_500);
    const closesAt = Date.now() + (close - (await world.now()));
    const sent = clients.map(async (client, i) => {
      const moments = Array.from({ length: TRIES }, () => closesAt - before + Math.random() * (before + after)).sort();
      const own: Sent[] = [];
      for (const moment of moments) {
        await sleep(Math.max(0, moment - Date.now()));
        own.push(await send(client, processes[i % processes.length] as Door));
      }
      return own;
    });
    return (await Promise.all(sent)).flat();
  }

  async function send(client: Client, door: Door): Promise<Sent> {
    try {
      const data = { package: client.packages[client.accepted] as string };
      const { at } = await world.act(client.bidder, project, 'submit_offer', data, { door, expectedTerms: 1 });
      client.accepted += 1;
      return { client, at };
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error;
      return { client, at: null, refused: error };
    }
  }

  async function checkNobodyWasLate(sent: Sent[]): Promise<void> {
    const accepted = sent.filter((s) => s.at !== null);
    const refused = sent.filter((s) => s.refused);
    assert.ok(accepted.length > 0 && refused.length > 0, `${accepted.length} accepted, ${refused.length} refused`);
    for (const { at } of accepted) assert.ok((at as number) < close, 'a late offer was admitted');
    for (const { refused: problem } of refused) assert.ok(['offer.in_time', 'flow.order'].includes(problem?.refusal.rule ?? ''), problem?.message);
    const attempts = await world.admin('attempts').where({ project, event: 'submit_offer' });
    assert.equal(attempts.length, refused.length);
    for (const { at } of attempts) assert.ok(at >= close, 'an offer was refused before the close');

    await settleProject(world.door, project);
    const entries = await world.check(project);
    const closing = entries.filter((e) => e.event === 'close_offers');
    assert.deepEqual(closing.map((e) => [e.at, e.role]), [[close, 'clock']]);
    const offers = entries.filter((e) => e.event === 'submit_offer');
    assert.equal(offers.length, accepted.length);
    assert.ok(offers.every((e) => e.entryNo < (closing[0]?.entryNo ?? 0)), 'an offer follows the close');
    await checkLastOffers(accepted);
  }

  /** What counts is each bidder's last package that was accepted. */
  async function checkLastOffers(accepted: Sent[]): Promise<void> {
    const { facts } = await world.facts(project);
    const last = new Map(accepted.map(({ client, at }) => [client.pseudonym, at]));
    for (const { pseudonym } of clients) assert.equal(facts.bidders[pseudonym]?.offer?.at, last.get(pseudonym), pseudonym);
    assert.equal(facts.counts.offers, last.size);
  }

  it('none is late when nothing runs in the background', async () => {
    await checkNobodyWasLate(await rush({ before: 1_000, after: 400 }));
  });

  it('none is late, and none is lost, when the ticker settles at the same moment', async () => {
    const settle = (id: string) => settleProject(processes[0] as Door, id);
    const rounds = startRounds({ name: 'deadlines', log, every: 5, work: ticker({ db: world.db, log, settle }) });
    const sent = await rush({ before: 1_000, after: 400 });
    await rounds.stop();
    assert.equal((await world.facts(project)).row.position, 'bidding.opening', 'the ticker closed it');
    await checkNobodyWasLate(sent);
  });

  it('none is admitted that waited for the lock over the close, however early it was sent', async () => {
    const early = await Promise.all(clients.slice(0, 4).map((client) => send(client, world.door)));
    const trx = await world.admin.transaction();
    await trx('projects').where({ id: project }).forUpdate();
    const rushing = rush({ before: 1_000, after: 0 });
    do await sleep(5);
    while ((await world.now()) < close + 20);
    await trx.commit();
    const waiting = await rushing;
    assert.ok(waiting.length > CLIENTS && waiting.every(({ refused }) => refused));
    await checkNobodyWasLate([...early, ...waiting]);
  });

  it('none is admitted by a job that runs long after the close', async () => {
    await send(clients[0] as Client, world.door);
    await world.setClock(close + 86_400_000);
    const { refused } = await send(clients[1] as Client, world.door);
    assert.ok(refused);
    const entries = await world.check(project);
    assert.deepEqual(entries.filter((e) => e.event === 'close_offers').map((e) => e.at), [close]);
  });
});
