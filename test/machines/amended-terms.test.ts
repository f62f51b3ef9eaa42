import assert from 'node:assert/strict';
import { offer, openOffers, qualify, register } from './journey.js';
import { bidder, name, on, WHO } from './play.js';
import { dates, prequalified, published } from './published.js';
import * as s from './samples.js';

const TERMS = { amendment: '修改付款方式', changesTerms: true };
const later = {
  registrationClosesAt: '2025-07-09 16:00',
  offersCloseAt: '2025-07-09 16:00',
  openingAt: '2025-07-09 16:00',
};

describe('amended terms', () => {
  it('need three working days to the close, or move it in the same act', () => {
    const play = published().wait('2025-07-03 10:00');
    const same = play.refused('amend_terms', WHO.station, { ...TERMS, ...dates(play) });
    assert.equal(same.rule, 'amendment.remaining');
    assert.equal(same.earliest, on('2025-07-08 16:00'));
    const closes = {
      registrationClosesAt: '2025-07-08 16:00',
      offersCloseAt: '2025-07-08 16:00',
      openingAt: '2025-07-08 16:00',
    };
    play.do('amend_terms', WHO.station, { ...TERMS, ...dates(play, closes) });
    assert.equal(play.facts.termsVersion, 2);
  });

  it('make offers already made void until they are confirmed anew; registrations stand', () => {
    const play = published();
    for (const n of [1, 2, 3]) offer(register(play, n), n);
    play.do('amend_terms', WHO.station, { ...TERMS, ...dates(play, later) });
    assert.equal(play.facts.counts.offers, 0);
    assert.equal(play.facts.counts.registered, 3);
    assert.equal(play.facts.bidders[name(1)]?.offer, null);
    for (const n of [1, 2]) offer(play, n);
    play.wait('2025-07-09 16:00');
    assert.equal(play.facts.failed?.reason, 'too_few_offers', 'the third was not confirmed');
  });

  it('let a registrant withdraw, with the deposit back, even after registration closed', () => {
    const play = prequalified();
    for (const n of [1, 2]) register(play, n);
    qualify(play.wait('2025-07-09 16:00')).wait('2025-07-10 10:00');
    play.do('amend_terms', WHO.station, {
      ...TERMS,
      ...dates(play, { offersCloseAt: '2025-07-15 16:00', openingAt: '2025-07-15 16:00' }),
    });
    play.do('withdraw_registration', bidder(2), {});
    play.do('return_deposit', WHO.agent, s.refund(play, name(2)));
    assert.equal(
      play.refused('submit_offer', bidder(2), { package: s.PACKAGE }).rule,
      'registration.person',
    );
    offer(play, 1).wait('2025-07-15 16:00');
    assert.equal(openOffers(play, { 1: 26_000 }).line, 'selection.evaluation');
  });

  it('reopen the registration when a condition changed, and everybody is qualified anew', () => {
    const play = prequalified();
    register(play, 1);
    qualify(play.wait('2025-07-09 16:00')).wait('2025-07-10 10:00');
    const condition = { amendment: '放宽资格条件', changesTerms: true, reopensRegistration: true };
    const past = play.refused('amend_terms', WHO.station, {
      ...condition,
      ...dates(play, { offersCloseAt: '2025-07-15 16:00', openingAt: '2025-07-15 16:00' }),
    });
    assert.equal(past.pointer, '/registrationClosesAt');
    const moved = {
      registrationClosesAt: '2025-07-14 16:00',
      offersOpenAt: '2025-07-15 09:00',
      offersCloseAt: '2025-07-15 16:00',
      openingAt: '2025-07-15 16:00',
    };
    play.do('amend_terms', WHO.station, { ...condition, ...dates(play, moved) });
    assert.equal(play.line, 'bidding.registration');
    assert.equal(play.facts.passed.registration, undefined);
    assert.equal(play.facts.passed.qualification, undefined);
    register(play, 2);
    qualify(play.wait('2025-07-14 16:00'));
    assert.equal(play.line, 'bidding.offers');
  });

  it('are refused from the close of offers on, and never bring the close forward', () => {
    const play = published();
    const earlier = { registrationClosesAt: '2025-07-07 15:00', offersCloseAt: '2025-07-07 15:00' };
    assert.equal(
      play.refused('amend_terms', WHO.station, { ...TERMS, ...dates(play, earlier) }).rule,
      'amendment.remaining',
    );
    for (const n of [1, 2, 3]) offer(register(play, n), n);
    play.wait('2025-07-07 16:00');
    assert.equal(
      play.refused('amend_terms', WHO.station, { ...TERMS, ...dates(play, later) }).rule,
      'amendment.remaining',
    );
  });
});
