import assert from 'node:assert/strict';
import { failedLease, SAME_TERMS } from './failed-lease.js';
import {
  announce,
  award,
  evaluate,
  offer,
  openOffers,
  planOf,
  playTo,
  priceAndApprove,
  publicise,
  publish,
  qualify,
  register,
  select,
  setUp,
  sign,
} from './journey.js';
import { bidder, name, Play, WHO } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');

describe('a trade fails', () => {
  it('when too few have offered by the close', () => {
    const play = playTo('comparison', 'published');
    for (const n of [1, 2]) offer(register(play, n), n);
    play.wait(play.facts.dates?.offersCloseAt ?? 0);
    assert.equal(play.line, 'failed');
    assert.equal(play.facts.failed?.reason, 'too_few_offers');
    assert.equal(play.facts.failures, 1);
    assert.ok(play.steps.at(-1)?.decided.effects.some((e) => e.document === '流标公告'));
  });

  it('at once when the qualification leaves fewer than the minimum', () => {
    const play = playTo('comparison', 'published', { file: { postQualification: false } });
    for (const n of [1, 2, 3]) register(play, n);
    play.wait(play.facts.dates?.registrationClosesAt ?? 0);
    qualify(play, [name(2)]);
    assert.equal(play.facts.failed?.reason, 'too_few_registered');
  });

  it('when too few offers are valid once opened', () => {
    const play = playTo('comparison', 'published');
    for (const n of [1, 2]) offer(register(play, n), n);
    // The third never pays a deposit.
    play.do('register_bidder', bidder(3), s.registration());
    offer(play, 3).wait(play.facts.dates?.openingAt ?? 0);
    openOffers(play, { 1: 290_000, 2: 280_000, 3: 270_000 });
    assert.equal(play.facts.failed?.reason, 'no_valid_offer');
  });

  it('when no offer reaches the reserve', () => {
    const play = playTo('sealed_lease', 'offered');
    openOffers(play, { 1: 25_574.99, 2: 20_000 });
    assert.equal(play.facts.failed?.reason, 'below_reserve');
  });

  it('when every offer is rejected at the substance check', () => {
    const play = playTo('sealed_lease', 'offered');
    openOffers(play, lease.offers);
    evaluate(play, [name(1), name(2)]);
    assert.equal(play.facts.failed?.reason, 'all_rejected');
  });

  it('when the ranks are exhausted', () => {
    const play = playTo('sealed_lease', 'offered', { offers: { 1: 26_000, 2: 30_000 } });
    publicise(evaluate(openOffers(play, { 1: 26_000, 2: 30_000 })));
    play.do('give_up', bidder(2), { reasons: '资金不足' });
    assert.equal(
      play.facts.failed?.reason,
      'ranks_exhausted',
      '26 000 is less than 95 % of 30 000',
    );
  });

  it('every failure of the project counts, over its rounds', () => {
    const play = failedLease();
    play.do('choose_next_round', WHO.accountant, SAME_TERMS);
    publish(play, lease).wait(play.facts.dates?.offersCloseAt ?? 0);
    assert.equal(play.facts.failures, 2);
    assert.equal(play.facts.round, 2);
  });

  it('and flags a choice that is not made within ten working days, once', () => {
    const play = failedLease();
    play.wait(play.at + 60 * 86_400_000);
    assert.equal(play.line, 'failed');
    assert.equal(play.types.filter((t) => t === 'flag_overdue').length, 1);
  });
});

describe('a trade that cannot fail', () => {
  it('an agreement whose party gives up goes back to a resolution that names another', () => {
    const play = playTo('agreement', 'awarded');
    play.do('give_up', bidder(1), { reasons: '无力承接' });
    assert.equal(play.line, 'setup.resolution');
    assert.equal(play.facts.failures, 0);
    const again = s.resolution(play);
    assert.equal(
      play.refused('record_resolution', WHO.accountant, again, { party: name(1) }).rule,
      'registration.person',
      'the defaulter is barred from the next round',
    );
    play.do('record_resolution', WHO.accountant, again, { party: name(2) });
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    priceAndApprove(play, planOf('agreement'));
    announce(play, planOf('agreement'));
    publicise(qualify(play));
    assert.equal(sign(award(play)).facts.candidate?.bidder, name(2));
  });

  it('a result of the exchange that falls away is recorded anew from 10', () => {
    const play = playTo('external', 'awarded');
    play.do('give_up', bidder(1), { reasons: '无力承接' });
    assert.equal(play.line, 'bidding.opening');
    assert.equal(play.facts.failures, 0);
    assert.equal(play.facts.round, 2);
    assert.equal(sign(select(play, planOf('external'))).line, 'contract.filing');
  });

  it('an emergency whose party gives up names another one', () => {
    const play = setUp(new Play(planOf('emergency').project), planOf('emergency'));
    play.do('give_up', bidder(1), { reasons: '无力承接' });
    assert.equal(play.line, 'setup.resolution');
  });

  it('the clock alone never moves it', () => {
    const play = playTo('agreement', 'awarded');
    play.wait(play.at + 400 * 86_400_000);
    assert.equal(play.line, 'contract.signing');
  });
});
