import assert from 'node:assert/strict';
import { award, evaluate, openOffers, planOf, playTo, publicise } from './journey.js';
import { bidder, name, WHO } from './play.js';
import { opened, ranks, REPORT, substance } from './opened.js';
import * as s from './samples.js';

const works = planOf('comparison');

describe('an opening', () => {
  const offered = () => playTo('comparison', 'offered');
  const OPEN = { attended: '到场' };
  const found = s.opened({ 1: s.yuan(290_000), 2: s.yuan(280_000), 3: s.yuan(285_000) });

  it('comes not before its instant, and only after the supervisor has attested the seals', () => {
    const play = offered();
    assert.equal(play.refused('open_offers', WHO.station2, OPEN, found).rule, 'opening.time');
    play.do('attest_opening', WHO.supervisor, { sealsIntact: true });
    assert.equal(
      play.refused('attest_opening', WHO.supervisor, { sealsIntact: true }).rule,
      'flow.order',
    );
    play.do('open_offers', WHO.station2, OPEN, found);
  });

  it('of a negotiation waits for the record of the talks', () => {
    const play = playTo('negotiation', 'offered');
    play.facts = { ...play.facts, negotiated: false };
    play.do('attest_opening', WHO.supervisor, { sealsIntact: true });
    assert.equal(play.refused('open_offers', WHO.station2, OPEN).rule, 'evaluation.announced');
    play.do('negotiate', WHO.station, { record: '已谈判' });
    openOffers(playTo('negotiation', 'offered'), planOf('negotiation').offers);
  });

  it('keeps an unreadable package out without harm to the others', () => {
    const play = playTo('sealed_lease', 'offered');
    play.do('attest_opening', WHO.supervisor, { sealsIntact: true });
    const broken = {
      opened: {
        [name(1)]: { amount: null, reason: '报价包无法开启' },
        [name(2)]: { amount: s.yuan(27_000), reason: null },
      },
    };
    play.do('open_offers', WHO.station2, OPEN, broken);
    assert.deepEqual(ranks(evaluate(play)), [2]);
  });
});

describe('the ranking', () => {
  it('of a procurement goes by the lowest price, of an asset by the highest', () => {
    assert.deepEqual(ranks(evaluate(opened(works.offers))), [2, 3, 1]);
    const lease = openOffers(playTo('sealed_lease', 'offered'), { 1: 26_000, 2: 27_000 });
    assert.deepEqual(ranks(evaluate(lease)), [2, 1]);
  });

  it('puts the earlier receipt first at an equal price', () => {
    assert.deepEqual(ranks(evaluate(opened({ 1: 290_000, 2: 285_000, 3: 285_000 }))), [2, 3, 1]);
    const play = playTo('comparison', 'published');
    for (const n of [3, 2, 1])
      play
        .do('register_bidder', bidder(n), s.registration())
        .do('record_deposit', WHO.agent, s.deposit(play, n));
    for (const n of [3, 2, 1])
      play
        .wait(play.at + 1000)
        .do(
          'submit_offer',
          bidder(n),
          { package: s.PACKAGE },
          { packageHash: 'c'.repeat(64), number: 1 },
        );
    play.wait(play.facts.dates?.openingAt ?? 0);
    assert.deepEqual(
      ranks(evaluate(openOffers(play, { 1: 285_000, 2: 285_000, 3: 285_000 }))),
      [3, 2, 1],
    );
  });

  it('by score weighs the price and the points as announced', () => {
    const play = openOffers(playTo('scored', 'offered'), planOf('scored').offers);
    substance(play);
    const panel = WHO.reviewers.slice(0, 3);
    play.do('draw_reviewers', WHO.station, { count: 3 }, { drawn: panel.map((r) => r.account) });
    for (const r of panel)
      play.do(
        'score_offers',
        r,
        s.scores(play, (who) => (who === name(1) ? 100 : 50)),
      );
    play.do('confirm_ranking', WHO.station, REPORT);
    // 60 × 280/290 + 40 against 60 + 20.
    assert.deepEqual(ranks(play), [1, 2, 3]);
  });

  it('is confirmed only after the substance of every valid offer was decided', () => {
    const play = opened(works.offers);
    assert.equal(play.refused('confirm_ranking', WHO.station, REPORT).rule, 'evaluation.announced');
    const some = s.substance(play).decisions.slice(1);
    assert.equal(
      play.refused('check_substance', WHO.station, { decisions: some }).rule,
      'evaluation.announced',
    );
    substance(play);
    assert.equal(
      play.refused('check_substance', WHO.station, s.substance(play)).rule,
      'evaluation.announced',
    );
    play.do('confirm_ranking', WHO.station, REPORT);
  });

  it('finds both invalid who have the same head or controlling party', () => {
    const play = substance(opened({ 1: 280_000, 2: 281_000, 3: 285_000, 4: 286_000, 5: 290_000 }));
    play.do('confirm_ranking', WHO.station, REPORT, { related: [name(1), name(2)] });
    assert.deepEqual(ranks(play), [3, 4, 5]);
    assert.match(play.facts.bidders[name(1)]?.excluded ?? '', /同一负责人/);
  });
});

describe('a price below cost', () => {
  // 85 % of the ceiling of 300 000 is 255 000; 90 % of a mean.
  const low = { 1: 254_999.99, 2: 260_000, 3: 262_000 };
  it('at rank 1 must be explained in writing before the ranking', () => {
    const play = substance(opened(low));
    assert.equal(
      play.refused('confirm_ranking', WHO.station, REPORT).rule,
      'evaluation.below_cost',
    );
    play.do('accept_explanation', WHO.station, { bidder: name(1), explanation: '自有设备' });
    play.do('confirm_ranking', WHO.station, REPORT);
    assert.deepEqual(ranks(play), [1, 2, 3]);
  });

  it('is excluded when the explanation does not hold', () => {
    const play = substance(opened({ ...low, 4: 265_000 }));
    play.do('reject_explanation', WHO.station, { bidder: name(1), reasons: '无法说明' });
    play.do('confirm_ranking', WHO.station, REPORT);
    assert.deepEqual(ranks(play), [2, 3, 4]);
  });

  it('begins one fen below 85 % of the ceiling, or 90 % of the mean', () => {
    const ceiling = substance(opened({ 1: 255_000, 2: 260_000, 3: 262_000 }));
    ceiling.do('confirm_ranking', WHO.station, REPORT);
    // Mean of 261 000, 300 000 and 300 000 is 287 000; 90 % of it is 258 300.
    const mean = substance(opened({ 1: 260_999, 2: 300_000, 3: 300_000 }));
    mean.do('confirm_ranking', WHO.station, REPORT);
    const under = substance(opened({ 1: 256_000, 2: 300_000, 3: 300_000 }));
    assert.equal(
      under.refused('confirm_ranking', WHO.station, REPORT).rule,
      'evaluation.below_cost',
    );
  });

  it('asks nobody whose offer is not low, and never on the asset side', () => {
    const play = substance(opened(low));
    assert.equal(
      play.refused('reject_explanation', WHO.station, { bidder: name(3), reasons: '无' }).rule,
      'evaluation.below_cost',
    );
    evaluate(
      openOffers(playTo('sealed_lease', 'offered', { offers: { 1: 25_575, 2: 60_000 } }), {
        1: 25_575,
        2: 60_000,
      }),
    );
  });

  it('of a related pair does not pull the mean', () => {
    const play = substance(opened({ 1: 256_000, 2: 256_000, 3: 280_000, 4: 282_000, 5: 284_000 }));
    play.do('confirm_ranking', WHO.station, REPORT, { related: [name(1), name(2)] });
    assert.deepEqual(ranks(play), [3, 4, 5]);
  });
});

describe('an award', () => {
  it('is confirmed by the head before the station certifies it', () => {
    const play = publicise(evaluate(openOffers(playTo('comparison', 'offered'), planOf('comparison').offers)));
    assert.equal(play.refused('certify_award', WHO.station, {}).rule, 'award.after_publicity');
    award(play);
  });
});
