import assert from 'node:assert/strict';
import { refuseForeignKey } from '../../server/bidding/key-in-use.js';
import { generatePlatformKey, type PlatformKey, type SealingContext } from '../../server/bidding/sealing.js';
import { offerContext, reserveContext } from '../../server/bidding/terms.js';
import { NotAllowed, Problem } from '../../server/errors.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import type { Facts } from '../../server/machines/facts.js';
import { tradeWings } from '../../server/transactions/wings.js';
import { makeWorld, type NewBidder, type Who, World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { whereItStands } from './where-it-stands.js';

const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;
const OPEN = { attended: '全部到场' };
const AMOUNTS = [29_765_431, 28_765_432, 27_765_433] as const;
const WITHDRAWN = 26_765_434;
const REPLACED = 25_765_435;

describe('a sealed offer', () => {
  let world: World;
  let project: string;
  let bidders: NewBidder[];
  let opensAt: number;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());

  /** Three bidders with their deposits, before anybody has offered. */
  beforeEach(async () => {
    const play = published(planOf('comparison'));
    ({ project } = await prepare(world, play));
    opensAt = play.facts.dates?.openingAt ?? 0;
    bidders = await Promise.all(AMOUNTS.map(() => world.newBidder()));
    for (const bidder of bidders) await join(bidder);
  });
  afterEach(() => world.check(project));

  async function join(bidder: NewBidder): Promise<void> {
    const { receipt } = await world.act(bidder, project, 'register_bidder', REGISTER);
    const amount = receipt?.depositDue as number;
    const receivedAt = new Date(await world.now()).toISOString();
    await world.act('agent_accountant', project, 'record_deposit', { bidder: receipt?.bidder as string, amount, receivedAt, bankReference: '流水' });
  }
  const offer = async (bidder: NewBidder, amount: number) =>
    world.act(bidder, project, 'submit_offer', { package: await world.sealed(project, bidder, amount) });
  const offerAll = async () => {
    for (const [i, bidder] of bidders.entries()) await offer(bidder, AMOUNTS[i] as number);
  };
  const openNow = async (who: Who = 'station-2') => world.act(who, project, 'open_offers', OPEN);
  const attest = () => world.act('supervisor', project, 'attest_opening', { sealsIntact: true });

  it('is not left behind by a platform that starts with another key', async () => {
    await offerAll();
    await refuseForeignKey(world.db, world.key);
    await assert.rejects(refuseForeignKey(world.db, generatePlatformKey()), /不能开启已封存的报价\(项目\d{12}-/);
  });

  it('says its amount nowhere in the database before the opening, and afterwards only what counted', async () => {
    const extra = await world.newBidder();
    await join(extra);
    await offer(extra, WITHDRAWN);
    await world.act(extra, project, 'withdraw_offer', {});
    await offer(bidders[0] as NewBidder, REPLACED);
    await offerAll();
    const all = [...AMOUNTS, WITHDRAWN, REPLACED].map(String);
    for (const amount of all) assert.deepEqual(await whereItStands(world, amount), [], amount);
    await world.setClock(opensAt);
    await attest();
    for (const amount of all) assert.deepEqual(await whereItStands(world, amount), [], amount);
    await openNow();
    for (const amount of AMOUNTS) assert.deepEqual(await whereItStands(world, String(amount)), ['log.payloads', 'public.trade_bidders']);
    for (const amount of [WITHDRAWN, REPLACED]) assert.deepEqual(await whereItStands(world, String(amount)), []);
  });

  it('stands in the log by its hash and number only, as secret as everything about bidders', async () => {
    const { receipt, entryNo } = await offer(bidders[0] as NewBidder, AMOUNTS[0]);
    const entry = (await world.log(project)).at(-1);
    const [stored] = await world.admin('sealed_packages').where({ project });
    assert.deepEqual(entry?.payload, { data: {}, found: { packageHash: stored.hash, number: 1 } });
    assert.deepEqual([receipt?.packageHash, receipt?.number, entryNo], [stored.hash, 1, null]);
    for (const { event, secret } of (await world.log(project)).slice(-7)) assert.ok(secret, event);
  });

  it('is opened by the station with the supervisor’s witness only, and at its time only', async () => {
    await offerAll();
    const refused = (attempt: Promise<unknown>, code: string) => assert.rejects(attempt, (e) => e instanceof Problem && e.code === code);
    await refused(attest(), 'not-allowed');
    await refused(openNow(), 'not-allowed');
    await world.setClock(opensAt);
    await refused(openNow(), 'not-allowed');
    await attest();
    for (const who of ['accountant', 'head', 'supervisor', 'delegate', 'town_officer', 'agent_accountant', 'discipline'] as const) {
      await refused(openNow(who), 'forbidden');
    }
    for (const who of [bidders[0] as NewBidder, await world.named('hs-admin')]) await refused(openNow(who), 'forbidden');
    await assert.rejects(openNow('station-1'), (e) => e instanceof NotAllowed && e.refusal.rule === 'duties.opening');
    await openNow();
  });

  it('is not even decrypted before everything else about the opening is in order', async () => {
    const watched: PlatformKey = Object.defineProperty({ ...world.key }, 'privateKey', { get: () => assert.fail('decrypted') });
    const door = { ...world.door, wings: tradeWings(watched) };
    const attempt = (who: Who) => world.act(who, project, 'open_offers', OPEN, { door });
    await offerAll();
    await assert.rejects(attempt('station-2'), NotAllowed);
    await world.setClock(opensAt);
    await assert.rejects(attempt('station-2'), NotAllowed);
    await attest();
    await assert.rejects(attempt('station-1'), NotAllowed);
    await assert.rejects(attempt('station-2'), /decrypted/);
    await openNow();
  });

  type Made = (context: SealingContext, facts: Facts) => SealingContext;
  const but = (over: object): Made => (context) => ({ ...context, ...over }) as SealingContext;
  const ELSEWHERE: Record<string, Made> = {
    'another round': but({ round: 2 }),
    'another bidder': but({ bidder: 'b-000000000000' }),
    'other terms': but({ termsHash: 'a'.repeat(64) }),
    'another project': but({ project: '00000000-0000-4000-8000-000000000000' }),
    'a later offer of the same bidder': but({ number: 2 }),
    'a reserve': ({ project: id }, facts) => reserveContext(id, facts, 1),
  };
  for (const [what, made] of Object.entries(ELSEWHERE)) {
    it(`made for ${what} is refused unopened, and not kept`, async () => {
      const bidder = bidders[0] as NewBidder;
      const { facts } = await world.facts(project);
      const right = offerContext(project, facts, await world.pseudonym(project, bidder), 1);
      const attempt = world.act(bidder, project, 'submit_offer', { package: world.seal(made(right, facts), 1) });
      await assert.rejects(attempt, (e) => e instanceof NotAllowed && e.refusal.rule === 'offer.package');
      assert.deepEqual(await world.admin('sealed_packages').where({ project }), []);
    });
  }

  it('sealed for another key is refused, and one of another bidder cannot be handed in again', async () => {
    const [first, second] = bidders as [NewBidder, NewBidder];
    const other = new World(world.fresh, world.door, generatePlatformKey(), dataKey(new Uint8Array(32)));
    const rule = (e: unknown) => e instanceof NotAllowed && e.refusal.rule === 'offer.package';
    await assert.rejects(world.act(first, project, 'submit_offer', { package: await other.sealed(project, first, 1) }), rule);
    const copied = await world.sealed(project, first, AMOUNTS[0]);
    await world.act(first, project, 'submit_offer', { package: copied });
    await assert.rejects(world.act(second, project, 'submit_offer', { package: copied }), rule);
    await assert.rejects(world.act(first, project, 'submit_offer', { package: copied }), rule, 'nor twice by its own bidder');
  });

  it('made under terms that were amended is void, and the old package cannot be handed in again', async () => {
    const bidder = bidders[0] as NewBidder;
    await offer(bidder, AMOUNTS[0]);
    const old = await world.sealed(project, bidder, AMOUNTS[0]);
    const { dates } = (await world.facts(project)).facts;
    const later = new Date((dates?.offersCloseAt ?? 0) + 14 * 86_400_000).toISOString();
    const moved = { registrationClosesAt: later, offersOpenAt: later, offersCloseAt: later, openingAt: later };
    await world.act('station-1', project, 'amend_terms', { amendment: '付款方式', changesTerms: true, ...moved, offersOpenAt: new Date(dates?.offersOpenAt ?? 0).toISOString() });
    assert.equal((await world.facts(project)).facts.counts.offers, 0);
    await assert.rejects(world.act(bidder, project, 'submit_offer', { package: old }), /不是为本项目/);
    const stale = world.act(bidder, project, 'submit_offer', { package: await world.sealed(project, bidder, 1) }, { expectedTerms: 1 });
    await assert.rejects(stale, /条款已修改/);
    await offer(bidder, AMOUNTS[0]);
  });

  it('that was damaged in the database opens as unreadable with the reason, and harms no other', async () => {
    const extra = await world.newBidder();
    await join(extra);
    await offer(extra, WITHDRAWN);
    await offerAll();
    const owner = await world.pseudonym(project, extra);
    await world.admin.raw('update sealed_packages set package = set_byte(package, 500, 255 - get_byte(package, 500)) where project = ? and owner = ?', [project, owner]);
    await world.setClock(opensAt);
    await attest();
    await openNow();
    const { facts } = await world.facts(project);
    assert.match(facts.bidders[owner]?.opened?.reason ?? '', /无法开启.*损坏/);
    const amounts = await Promise.all(bidders.map(async (b) => facts.bidders[await world.pseudonym(project, b)]?.opened?.amount));
    assert.deepEqual(amounts, [...AMOUNTS]);
  });
});
