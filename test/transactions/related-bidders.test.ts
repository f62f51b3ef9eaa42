import assert from 'node:assert/strict';
import { generatePlatformKey } from '../../server/bidding/sealing.js';
import { projectView } from '../../server/transactions/view.js';
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

  it('are left out of the ranking that the station is shown before it confirms it, which is the one it then gets', async () => {
    const plan = { ...works, offers: { ...works.offers, 4: 281_000, 5: 282_000 } };
    const stage = await prepare(world, checked(offered(plan), plan.offers), { cast: await relatives(1, 2) });
    const listed = async (who: 'station-1' | 'supervisor') => {
      const subject = await world.subject(who);
      const { bidders } = await projectView({ door: world.door, db: world.db, key: generatePlatformKey() }, { id: stage.project, subject });
      return bidders ?? [];
    };
    const before = await listed('station-1');
    const promised = before.map(({ bidder: of, ahead }) => [of, ahead?.rank, ahead?.amount]);
    assert.deepEqual(before.map(({ ahead }) => ahead?.rank ?? 0).sort(), [0, 0, 1, 2, 3]);
    for (const { ahead } of before) assert.equal(ahead?.rank === null, /同一负责人/.test(ahead?.invalid ?? ''));
    assert.ok(before.every(({ rank }) => rank === null), 'nothing is ranked yet');
    assert.ok((await listed('supervisor')).every(({ ahead }) => ahead === null), 'it is shown to whoever confirms it only');
    await world.act('station-1', stage.project, 'confirm_ranking', { report: '评审完毕' });
    const after = await listed('station-1');
    assert.deepEqual(after.map(({ bidder: of, rank, amount }) => [of, rank, amount]), promised);
    assert.ok(after.every(({ ahead }) => ahead === null));
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
