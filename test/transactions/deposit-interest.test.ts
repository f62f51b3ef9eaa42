import assert from 'node:assert/strict';
import { NotAllowed } from '../../server/errors.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';

const DAY = 86_400_000;

describe('a deposit of a trade that was terminated', () => {
  let world: World;
  let project: string;
  let bidder: NewBidder;

  before(async () => {
    world = await makeWorld();
    const plan = planOf('comparison');
    ({ project } = await prepare(world, published({ ...plan, file: { ...plan.file, deposit: 600_000 } })));
    bidder = await world.newBidder();
  });
  after(() => world.drop());

  it('goes back with its interest, and not without', async () => {
    await world.act(bidder, project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
    const name = await world.pseudonym(project, bidder);
    const came = await world.now();
    await world.act('agent_accountant', project, 'record_deposit', {
      bidder: name, amount: 600_000, receivedAt: new Date(came).toISOString(), bankReference: '流水',
    });
    await world.act('town_officer', project, 'terminate', { reasons: '工程取消', ownWish: false });
    await world.forwardClock(came + 12 * DAY);
    const refund = (interest: number) =>
      world.act('agent_accountant', project, 'return_deposit', { bidder: name, amount: 600_000, interest, bankReference: '退' });
    // 6 000 yuan at 0.05 % for 12 days of 360: exactly 10 fen.
    await assert.rejects(refund(9), (e: Error) => e instanceof NotAllowed && e.refusal.rule === 'deposit.interest');
    assert.equal((await world.facts(project)).facts.bidders[name]?.deposit.state, 'received');
    await refund(10);
    assert.equal((await world.facts(project)).facts.bidders[name]?.deposit.state, 'returned');
    await world.check(project);
  });
});
