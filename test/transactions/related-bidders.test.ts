import assert from 'node:assert/strict';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';
import { bidder, name, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import { citizen } from '../people/people.js';
import { prepare, type Stage } from '../journeys/perform.js';
import type { Rehearsal } from '../journeys/rehearsal.js';
import { offered, published } from '../journeys/ways.js';

const works = planOf('comparison');
const HEAD = { headIdentity: citizen(900) };

describe('bidders of one lot with the same head', () => {
  let world: World;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());

  async function relatives(...numbers: number[]): Promise<Map<number, NewBidder>> {
    const made = await Promise.all(numbers.map(() => world.newBidder(HEAD)));
    return new Map(numbers.map((n, i) => [n, made[i] as NewBidder]));
  }
  /** The rest of the rehearsal, from the ranking on, is the machine's own; what the door finds is asked here. */
  async function excluded(play: Rehearsal, cast: Map<number, NewBidder>, of: number[]): Promise<(string | null)[]> {
    const stage: Stage = await prepare(world, play, { cast });
    await world.act('station-1', stage.project, 'confirm_ranking', { report: '评审完毕' });
    await world.check(stage.project);
    const { facts } = await world.facts(stage.project);
    const names = await Promise.all(of.map(async (n) => world.pseudonym(stage.project, await stage.bidder(n))));
    return names.map((one) => facts.bidders[one]?.excluded ?? null);
  }
  const checked = (play: Rehearsal, offers: Record<number, number>) => {
    journey.openOffers(play, offers);
    return play.do('check_substance', WHO.station, s.substance(play));
  };

  it('are both invalid when both have offered', async () => {
    const plan = { ...works, offers: { ...works.offers, 4: 281_000, 5: 282_000 } };
    const [first, second, other] = await excluded(checked(offered(plan), plan.offers), await relatives(1, 2), [1, 2, 3]);
    assert.match(first ?? '', /同一负责人/);
    assert.match(second ?? '', /同一负责人/);
    assert.equal(other, null);
  });

  it('do no harm to the one who offers when the other has withdrawn', async () => {
    const play = published(works);
    journey.register(play, 4).do('withdraw_registration', bidder(4), {});
    for (const n of [1, 2, 3]) journey.offer(journey.register(play, n), n);
    play.wait(play.facts.dates?.openingAt ?? 0);
    assert.deepEqual(await excluded(checked(play, works.offers), await relatives(1, 4), [1]), [null]);
  });

  it('do no harm to the one who offers when the other was there in an earlier round only', async () => {
    const play = published(works);
    journey.offer(journey.register(play, 4), 4).wait(play.facts.dates?.offersCloseAt ?? 0);
    play.do('return_deposit', WHO.agent, s.refund(play, name(4)));
    play.do('choose_next_round', WHO.accountant, { choice: 'same_terms' });
    journey.takePart(journey.publish(play, works), works);
    assert.deepEqual(await excluded(checked(play, works.offers), await relatives(1, 4), [1]), [null]);
  });
});
