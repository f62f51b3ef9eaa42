import assert from 'node:assert/strict';
import { settleProject } from '../../server/transactions/advance.js';
import { makeWorld, type Part, STAFF, type World } from '../helpers/world.js';
import * as journey from '../machines/journey.js';
import { type Plan, planOf } from '../machines/journey.js';
import { bidder, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import { prepare } from '../journeys/perform.js';
import { close, offered, published } from '../journeys/ways.js';
import { whereItStands } from './where-it-stands.js';

const lease: Plan = { ...planOf('sealed_lease'), valuation: { secret: true, amount: null } };

describe('a secret reserve', () => {
  let world: World;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());

  it('that is missed stands in no row and in no line of the log', async () => {
    const reserve = 2_700_137;
    const play = offered(lease);
    journey.openOffers(play, lease.offers, reserve);
    const { project } = await prepare(world, play);
    assert.equal((await world.facts(project)).facts.failed?.reason, 'below_reserve');
    assert.deepEqual(await whereItStands(world, String(reserve)), []);
  });

  it('that only an invalid offer reaches stays as secret as one that nobody reaches', async () => {
    const reserve = 2_600_491;
    const play = published(lease);
    journey.offer(journey.register(play, 1), 1);
    // The only one above the reserve has not paid the deposit.
    play.do('register_bidder', bidder(2), s.registration());
    journey.offer(play, 2).wait(play.facts.dates?.openingAt ?? 0);
    journey.openOffers(play, { 1: 26_000, 2: 30_000 }, reserve);
    assert.equal(play.facts.failed?.reason, 'below_reserve');
    const { project } = await prepare(world, play);
    assert.equal((await world.facts(project)).facts.valuation?.amount, null);
    assert.deepEqual(await whereItStands(world, String(reserve)), []);
  });

  it('of a round that nobody came to is opened by nobody', async () => {
    const reserve = 2_700_553;
    const play = close(published(lease));
    assert.equal(play.facts.failed?.reason, 'too_few_offers');
    const sealing = play.acts.findIndex(({ type }) => type === 'seal_reserve');
    const { project } = await prepare(world, play, { upTo: sealing });
    await world.act('head', project, 'seal_reserve', { package: await world.sealedReserve(project, reserve) });
    const packageHash = (await world.facts(project)).facts.valuation?.packageHash as string;
    await world.act('supervisor', project, 'countersign_reserve', { packageHash });
    for (const { type, actor, data, at } of play.acts.slice(sealing + 2)) {
      await world.forwardClock(at);
      await world.act((actor.account in STAFF ? actor.account : actor.role) as Part, project, type, data as never);
    }
    await world.forwardClock(play.at);
    await settleProject(world.door, project);
    const { facts } = await world.facts(project);
    assert.deepEqual([facts.failed?.reason, facts.valuation?.amount], ['too_few_offers', null]);
    assert.deepEqual(await whereItStands(world, String(reserve)), []);
  });

  it('holds in the next round on the same terms', async () => {
    const play = offered(lease);
    journey.openOffers(play, lease.offers, s.yuan(27_500));
    journey.giveBack(play).do('choose_next_round', WHO.accountant, { choice: 'same_terms' });
    journey.publish(play, lease);
    journey.offer(journey.register(play, 1), 1).wait(play.facts.dates?.openingAt ?? 0);
    journey.openOffers(play, { 1: 28_000 }, s.yuan(27_500));
    assert.equal(play.line, 'selection.evaluation');
    const { project } = await prepare(world, play);
    const { facts } = await world.facts(project);
    assert.deepEqual([facts.round, facts.valuation?.amount], [2, s.yuan(27_500)]);
  });

  it('is the one that two persons sealed, not one that was sealed and replaced', async () => {
    const play = published(lease);
    const { project } = await prepare(world, play, { upTo: 4 });
    assert.equal((await world.facts(project)).row.position, 'setup.valuation');
    await world.act('head', project, 'seal_reserve', { package: await world.sealedReserve(project, 1) });
    const first = (await world.facts(project)).facts.valuation?.packageHash as string;
    await world.act('head', project, 'seal_reserve', { package: await world.sealedReserve(project, 2) });
    await assert.rejects(world.act('supervisor', project, 'countersign_reserve', { packageHash: first }), { code: 'not-allowed' });
    const second = (await world.facts(project)).facts.valuation?.packageHash as string;
    await world.act('supervisor', project, 'countersign_reserve', { packageHash: second });
    await world.check(project);
  });
});
