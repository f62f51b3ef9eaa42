import assert from 'node:assert/strict';
import { NotAllowed } from '../../server/errors.js';
import { makeWorld, type World } from '../helpers/world.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';
import { bidder, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import { prepare } from '../journeys/perform.js';
import { offered, published } from '../journeys/ways.js';

const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;
const WHY = { reasons: '无力承接' };

describe('what an earlier round leaves behind', () => {
  let world: World;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());

  const refusedFor = (rule: string) => (error: unknown) => error instanceof NotAllowed && error.refusal.rule === rule;

  it('bars a party that gave up from being named again', async () => {
    const plan = planOf('agreement');
    const play = published(plan);
    journey.award(journey.publicise(journey.qualify(play)));
    play.do('give_up', bidder(1), WHY);
    const { project, bidder: of } = await prepare(world, play);
    const again = { ...s.resolution(play), partyCode: (await of(1)).partyCode };
    await assert.rejects(world.act('accountant', project, 'record_resolution', again), refusedFor('registration.person'));
    await world.act('accountant', project, 'record_resolution', { ...again, partyCode: (await of(2)).partyCode });
    await world.check(project);
  });

  it('bars a winner who gave up from the next round, and lets the others in', async () => {
    const plan = { ...planOf('sealed_lease'), offers: { 1: 26_000, 2: 30_000 } };
    const play = offered(plan);
    journey.publicise(journey.evaluate(journey.openOffers(play, plan.offers)));
    play.do('give_up', bidder(2), WHY);
    journey.giveBack(play).do('choose_next_round', WHO.accountant, { choice: 'same_terms' });
    journey.publish(play, plan);
    const { project, bidder: of } = await prepare(world, play);
    await assert.rejects(world.act(await of(2), project, 'register_bidder', REGISTER), refusedFor('registration.person'));
    const { receipt } = await world.act(await of(1), project, 'register_bidder', REGISTER);
    assert.equal(receipt?.bidder, await world.pseudonym(project, await of(1)), 'one name for the whole project');
    await world.check(project);
  });
});
