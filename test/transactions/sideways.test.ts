import assert from 'node:assert/strict';
import { projectView } from '../../server/transactions/view.js';
import { makeWorld, type NewBidder, type Part, STAFF, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';

const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;
const AMOUNT = 27_654_321;

describe('before the opening nothing betrays who takes part, how many, or what they offer', () => {
  let world: World;
  let project: string;
  let opensAt: number;

  beforeEach(async () => {
    world = await makeWorld();
    const play = published(planOf('comparison'));
    ({ project } = await prepare(world, play));
    opensAt = play.facts.dates?.openingAt ?? 0;
  });
  afterEach(() => world.drop());

  async function viewOf(who: Part | NewBidder | 'hs-pingshen1' | null): Promise<object> {
    const subject = who === null ? null : who === 'hs-pingshen1' ? await world.named(who) : await world.subject(who);
    const { now: _, ...view } = await projectView(world, { id: project, subject });
    return view;
  }
  const watchers = [...(Object.keys(STAFF) as Part[]), 'hs-pingshen1', null] as const;
  const views = async () => Object.fromEntries(await Promise.all(watchers.map(async (who) => [String(who), await viewOf(who)])));

  async function takePart(bidder: NewBidder): Promise<void> {
    const { receipt } = await world.act(bidder, project, 'register_bidder', REGISTER);
    const named = { bidder: receipt?.bidder as string, amount: receipt?.depositDue as number };
    const receivedAt = new Date(await world.now()).toISOString();
    await world.act('agent_accountant', project, 'record_deposit', { ...named, receivedAt, bankReference: '流水' });
    await world.act(bidder, project, 'submit_offer', { package: await world.sealed(project, bidder, AMOUNT) });
  }

  it('everybody else is told the same whether nobody takes part or four do', async () => {
    const stranger = await world.newBidder();
    const [before, strangerBefore] = [await views(), await viewOf(stranger)];
    for (let n = 0; n < 4; n += 1) await takePart(await world.newBidder());
    assert.deepEqual(await views(), before);
    assert.deepEqual(await viewOf(stranger), strangerBefore);
  });

  it('a bidder is told of their own papers and of nobody else', async () => {
    const [own, other] = [await world.newBidder(), await world.newBidder()];
    await takePart(own);
    const alone = await viewOf(own);
    await takePart(other);
    assert.deepEqual(await viewOf(own), alone);
    const said = JSON.stringify(await viewOf(own));
    assert.ok(said.includes(await world.pseudonym(project, own)));
    for (const secret of [await world.pseudonym(project, other), other.account, String(AMOUNT)]) assert.ok(!said.includes(secret), secret);
  });

  it('from the opening on those who work on the trade see everybody, and the public nobody’s account', async () => {
    const bidders = [await world.newBidder(), await world.newBidder(), await world.newBidder()];
    for (const bidder of bidders) await takePart(bidder);
    await world.setClock(opensAt);
    assert.deepEqual(((await viewOf('station-2')) as { bidders: unknown }).bidders, null);
    await world.act('supervisor', project, 'attest_opening', { sealsIntact: true });
    await world.act('station-2', project, 'open_offers', { attended: '全部到场' });
    const { bidders: listed } = (await viewOf('station-2')) as { bidders: { name: string; amount: number }[] };
    assert.deepEqual(listed.map((b) => b.amount), [AMOUNT, AMOUNT, AMOUNT]);
    assert.deepEqual(new Set(listed.map((b) => b.name)), new Set(bidders.map((b) => b.displayName)));
    for (const who of watchers) {
      const said = JSON.stringify(await viewOf(who));
      for (const { account } of bidders) assert.ok(!said.includes(account), `${who} reads an account`);
    }
  });
});
