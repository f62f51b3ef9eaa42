import assert from 'node:assert/strict';
import { announce, offer, openOffers, type Plan, planOf, playTo, register, takePart } from './journey.js';
import { bidder, name, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');
const works = planOf('comparison');

describe('an offer is in time if it is strictly before the close', () => {
  const published = () =>
    announce(playTo('comparison', 'approved').wait('2025-07-02 10:00'), works);

  it('at 15:59:59.999 it is, at 16:00:00.000 it is not, even if no job has run', () => {
    const play = published();
    for (const n of [1, 2, 3]) register(play, n);
    for (const n of [1, 2]) offer(play, n);
    const close = on('2025-07-07 16:00');
    offer(play.wait(close - 1).fork(), 3);
    // Decided without settling the close first: the guard alone refuses it.
    play.at = close;
    const late = play.decide(
      'submit_offer',
      bidder(3),
      { package: s.PACKAGE },
      { packageHash: 'c'.repeat(64), number: 1 },
    );
    assert.ok('refused' in late && late.refused.rule === 'offer.in_time');
    assert.match(late.refused.message, /2025年7月7日16:00截止;平台在2025年7月7日16:00收到/);
    play.wait(close);
    assert.equal(play.line, 'failed');
  });

  it('and not before the window opens', () => {
    const file = { postQualification: false };
    const play = playTo('sealed_lease', 'published', { file });
    register(play, 1).wait(play.facts.dates?.registrationClosesAt ?? 0);
    play
      .do('review_qualification', WHO.station, s.review(play))
      .do('confirm_qualification', WHO.station2, { confirmed: true });
    const opens = play.facts.dates?.offersOpenAt ?? 0;
    play.wait(opens - 1);
    assert.equal(play.refused('submit_offer', bidder(1), { package: s.PACKAGE }).earliest, opens);
    offer(play.wait(opens), 1);
  });

  it('replaces the earlier one; a withdrawn one does not count', () => {
    const play = register(published(), 1);
    offer(play, 1).do(
      'submit_offer',
      bidder(1),
      { package: s.PACKAGE },
      { packageHash: 'd'.repeat(64), number: 2 },
    );
    assert.equal(play.facts.counts.offers, 1);
    assert.equal(play.facts.bidders[name(1)]?.offer?.number, 2);
    play.do('withdraw_offer', bidder(1), {});
    assert.equal(play.facts.counts.offers, 0);
    assert.equal(play.refused('withdraw_offer', bidder(1), {}).rule, 'offer.package');
  });
});

describe('a publicity, one millisecond either side', () => {
  it('of an asset five working days, of a procurement three days, of an agreement five working days', () => {
    const end = (play: Play) =>
      play.wait('2025-07-07 16:00').do('publish_result', WHO.station, {}).facts.publicityEndsAt;
    const opened = (key: 'sealed_lease' | 'comparison', plan: Plan) => {
      const play = takePart(announce(playTo(key, 'approved').wait('2025-06-30 10:00'), plan), plan);
      return openOffers(play, plan.offers)
        .do('check_substance', WHO.station, s.substance(play))
        .do('confirm_ranking', WHO.station, { report: '无' });
    };
    assert.equal(end(opened('sealed_lease', lease)), on('2025-07-14 16:00'));
    assert.equal(end(opened('comparison', works)), on('2025-07-10 16:00'));
    const agreed = announce(playTo('agreement', 'approved'), planOf('agreement'));
    agreed
      .do('review_qualification', WHO.station, s.review(agreed))
      .do('confirm_qualification', WHO.station2, { confirmed: true });
    assert.equal(end(agreed), on('2025-07-14 16:00'));
  });

  it('of the exchange was three days too', () => {
    const play = playTo('external', 'approved').wait('2025-07-07 10:00');
    play.do('record_external_opening', WHO.station2, {
      centre: '交易中心',
      reference: 'A',
      openedOn: '2025-07-02',
      offers: 3,
    });
    play.do(
      'record_external_evaluation',
      WHO.station,
      { winnerCode: 'X', amount: 1 },
      { party: name(1) },
    );
    const dates = (publishedOn: string, endedOn: string) => ({ publishedOn, endedOn });
    assert.equal(
      play.refused('record_external_publicity', WHO.station, dates('2025-07-04', '2025-07-06'))
        .rule,
      'publicity.procurement',
    );
    assert.equal(
      play.refused('record_external_publicity', WHO.station, dates('2025-07-04', '2025-07-08'))
        .rule,
      'publicity.open',
    );
    play.do('record_external_publicity', WHO.station, dates('2025-07-04', '2025-07-07'));
  });
});
