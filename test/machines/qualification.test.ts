import assert from 'node:assert/strict';
import { offer, openOffers, playTo, qualify, register } from './journey.js';
import { bidder, iso, name, on, WHO } from './play.js';
import { prequalified, published } from './published.js';
import * as s from './samples.js';

describe('a window whose qualification is not decided in time', () => {
  const missed = () => {
    const play = prequalified();
    for (const n of [1, 2]) register(play, n);
    return play.wait('2025-07-10 10:00');
  };
  const REVIEW = { confirmed: true } as const;
  const window = (opens: string, closes: string) => ({
    offersOpenAt: iso(on(opens)),
    offersCloseAt: iso(on(closes)),
    openingAt: iso(on(closes)),
  });

  it('stays shut, flagged', () => {
    const play = missed();
    assert.equal(play.line, 'bidding.qualification');
    assert.equal(play.facts.missedWindow, true);
    assert.ok(play.facts.flagged.some((f) => f.startsWith('offers:window')));
    assert.equal(
      play.refused('submit_offer', bidder(1), { package: s.PACKAGE }).rule,
      'flow.order',
    );
  });

  it('is set anew in the same act as the last decision: of the same length, one working day ahead', () => {
    const play = missed().do('review_qualification', WHO.station, s.review(missed()));
    const confirm = (newWindow: ReturnType<typeof window> | null) =>
      play.refused('confirm_qualification', WHO.station2, { ...REVIEW, newWindow }).rule;
    assert.equal(confirm(null), 'window.restart');
    assert.equal(confirm(window('2025-07-10 11:00', '2025-07-10 18:00')), 'window.restart');
    assert.equal(confirm(window('2025-07-11 09:00', '2025-07-11 15:59')), 'window.restart');
    assert.equal(confirm(window('2025-07-12 09:00', '2025-07-12 16:00')), 'calendar.official');
    play.do('confirm_qualification', WHO.station2, {
      ...REVIEW,
      newWindow: window('2025-07-11 09:00', '2025-07-11 16:00'),
    });
    assert.equal(play.line, 'bidding.offers');
    assert.equal(play.facts.missedWindow, false);
    assert.equal(
      play.refused('submit_offer', bidder(1), { package: s.PACKAGE }).rule,
      'offer.in_time',
    );
    offer(play.wait('2025-07-11 09:00'), 1);
    assert.equal(
      openOffers(play.wait('2025-07-11 16:00'), { 1: 26_000 }).line,
      'selection.evaluation',
    );
  });

  it('is not set anew while the old one still stands', () => {
    const play = prequalified();
    register(play, 1).wait('2025-07-09 16:00');
    play.do('review_qualification', WHO.station, s.review(play));
    const confirm = { ...REVIEW, newWindow: window('2025-07-11 09:00', '2025-07-11 16:00') };
    assert.equal(
      play.refused('confirm_qualification', WHO.station2, confirm).rule,
      'window.restart',
    );
  });
});

describe('a qualification', () => {
  const closed = () => {
    const play = prequalified();
    for (const n of [1, 2]) register(play, n);
    return play.wait('2025-07-09 16:00');
  };

  it('is decided by two persons of the station, everybody and with a ground', () => {
    const play = closed();
    const decisions = s.review(play).decisions;
    assert.equal(
      play.refused('review_qualification', WHO.station, { decisions: decisions.slice(1) }).rule,
      'registration.person',
    );
    const silent = decisions.map((d) => ({ ...d, qualified: false, ground: null }));
    assert.equal(
      play.refused('review_qualification', WHO.station, { decisions: silent }).pointer,
      '/decisions/0/ground',
    );
    assert.equal(
      play.refused('confirm_qualification', WHO.station2, { confirmed: true }).rule,
      'flow.order',
    );
    play.do('review_qualification', WHO.station, { decisions });
    assert.equal(
      play.refused('confirm_qualification', WHO.station, { confirmed: true }).rule,
      'duties.opening',
    );
    // Done again by the second person, it is the first who confirms.
    play.do('review_qualification', WHO.station2, { decisions });
    play.do('confirm_qualification', WHO.station, { confirmed: true });
  });

  it('lets only the qualified offer', () => {
    const play = qualify(closed(), [name(2)]).wait('2025-07-10 10:00');
    assert.equal(
      play.refused('submit_offer', bidder(2), { package: s.PACKAGE }).rule,
      'registration.person',
    );
    offer(play, 1);
  });

  it('is the system’s where it comes after the offers: nobody sees the list', () => {
    const play = published();
    play.state = { standing: 'running', trade: { live: { bidding: 'qualification' } } };
    play.facts = {
      ...play.facts,
      dates: play.facts.dates && { ...play.facts.dates, registrationClosesAt: play.at + 1 },
    };
    assert.equal(
      play.refused('review_qualification', WHO.station, { decisions: [] }).rule,
      'flow.order',
    );
  });
});

describe('a registration', () => {
  it('is refused twice, after the close, and with a priority that the notice does not name', () => {
    const play = register(published(), 1);
    assert.equal(
      play.refused('register_bidder', bidder(1), s.registration()).rule,
      'registration.person',
    );
    assert.equal(
      play.refused('register_bidder', bidder(2), s.registration({ priority: 1 })).rule,
      'priority.claim',
    );
    assert.equal(
      play.refused('register_bidder', bidder(2), s.registration({ noConflict: false })).rule,
      'registration.kin',
    );
    for (const n of [1, 2, 3]) offer(n === 1 ? play : register(play, n), n);
    play.wait('2025-07-07 16:00');
    assert.equal(play.refused('register_bidder', bidder(4), s.registration()).rule, 'flow.order');
  });

  it('withdrawn may be made again, and its deposit counts', () => {
    const play = offer(register(published(), 1), 1);
    play.do('withdraw_registration', bidder(1), {});
    assert.deepEqual(play.facts.counts, { registered: 0, offers: 0, depositsHeld: 1, mayStay: 0 });
    play.do('register_bidder', bidder(1), s.registration());
    assert.deepEqual(play.facts.counts, { registered: 1, offers: 0, depositsHeld: 1, mayStay: 0 });
    assert.equal(play.facts.bidders[name(1)]?.deposit.state, 'received');
  });

  it('of a relative is accepted on the asset side, declared', () => {
    const play = playTo('sealed_lease', 'published');
    play.do('register_bidder', bidder(1), s.registration({ noConflict: false }));
  });
});
