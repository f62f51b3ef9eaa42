import assert from 'node:assert/strict';
import { validOffers } from '../../server/machines/ranking.js';
import {
  award,
  evaluate,
  offer,
  openOffers,
  type Plan,
  planOf,
  playTo,
  publicise,
  qualify,
  register,
} from './journey.js';
import { bidder, iso, name, type Play, WHO } from './play.js';
import * as s from './samples.js';

const lease: Plan = { ...planOf('sealed_lease'), offers: { 1: 26_000, 2: 27_000, 3: 28_000 } };

/** Offers of three bidders are open; the first declared a relation where asked for. */
function opened({ related = false } = {}): Play {
  const play = playTo('sealed_lease', 'published', lease);
  play.do('register_bidder', bidder(1), s.registration({ noConflict: !related }));
  play.do('record_deposit', WHO.agent, s.deposit(play, 1));
  for (const n of [2, 3]) register(play, n);
  for (const n of [1, 2, 3]) offer(play, n);
  return openOffers(play.wait(play.facts.dates?.openingAt ?? 0), lease.offers);
}
const valid = (play: Play) => validOffers(play.facts).map(([key]) => key);

describe('village staff and their relatives', () => {
  it('may not take part in their own village’s procurement', () => {
    const play = playTo('comparison', 'published');
    const refused = play.refused('register_bidder', bidder(1), s.registration({ noConflict: false }));
    assert.equal(refused.rule, 'registration.kin');
    assert.match(refused.message, /不得参加本村采购/);
  });

  it('declare it on the asset side, and the town decides before the ranking is confirmed', () => {
    const play = opened({ related: true });
    play.do('check_substance', WHO.station, s.substance(play));
    const waiting = play.refused('confirm_ranking', WHO.station, { report: '评审完毕' });
    assert.equal(waiting.rule, 'registration.kin');
    assert.match(waiting.message, new RegExp(name(1)));
    const approved = play.fork();
    approved.do('decide_relation', WHO.town, { bidder: name(1), approved: true, reasons: '不影响公平' });
    approved.do('confirm_ranking', WHO.station, { report: '评审完毕' });
    assert.deepEqual(valid(approved), [name(1), name(2), name(3)]);

    play.do('decide_relation', WHO.town, { bidder: name(1), approved: false, reasons: '影响公平' });
    play.do('confirm_ranking', WHO.station, { report: '评审完毕' });
    assert.deepEqual(valid(play), [name(2), name(3)]);
    assert.match(play.facts.bidders[name(1)]?.excluded ?? '', /影响公平/);
  });

  it('who declared nothing has nothing to be decided', () => {
    const play = opened();
    const data = { bidder: name(1), approved: true, reasons: '无' };
    assert.equal(play.refused('decide_relation', WHO.town, data).rule, 'registration.kin');
  });
});

describe('blacklisted bidders and those in arrears', () => {
  const bar = (ground: 'blacklist' | 'arrears', n = 3) => ({ bidder: name(n), ground, source: '演示依据' });

  it('do not count, and the next in rank does', () => {
    for (const ground of ['blacklist', 'arrears'] as const) {
      const play = opened().do('record_bar', WHO.station, bar(ground));
      evaluate(play);
      assert.equal(play.facts.candidate?.bidder, name(2));
      assert.equal(award(publicise(play)).line, 'contract.signing');
    }
  });

  it('are barred once, and only where they take part', () => {
    const play = opened().do('record_bar', WHO.station, bar('blacklist'));
    assert.equal(play.refused('record_bar', WHO.station, bar('arrears')).rule, 'registration.blacklist');
    assert.equal(play.refused('record_bar', WHO.station, bar('arrears', 9)).rule, 'registration.person');
  });

  it('arrears paid before the close are cured, paid at the close they are not', () => {
    const play = opened().do('record_bar', WHO.station, bar('arrears'));
    const close = play.facts.dates?.offersCloseAt ?? 0;
    const cleared = (at: number) => ({ bidder: name(3), clearedAt: iso(at), reference: '回单' });
    const late = play.refused('clear_arrears', WHO.station, cleared(close));
    assert.equal(late.rule, 'registration.arrears');
    assert.match(late.message, /报价截止\(.*16:00\)前结清/);
    play.do('clear_arrears', WHO.station, cleared(close - 1));
    evaluate(play);
    assert.equal(play.facts.candidate?.bidder, name(3));
  });

  it('a blacklist is not cured by paying', () => {
    const play = opened().do('record_bar', WHO.station, bar('blacklist'));
    const cleared = { bidder: name(3), clearedAt: iso(play.facts.dates?.publishedAt ?? 0), reference: '回单' };
    assert.equal(play.refused('clear_arrears', WHO.station, cleared).rule, 'registration.arrears');
  });

  it('at the first look already: a blacklisted bidder is not found qualified, one in arrears may still pay', () => {
    const plan: Plan = { ...lease, file: { postQualification: false } };
    const play = playTo('sealed_lease', 'published', plan);
    for (const n of [1, 2, 3]) register(play, n);
    play.wait(play.facts.dates?.registrationClosesAt ?? 0);
    play.do('record_bar', WHO.station, bar('blacklist', 1));
    play.do('record_bar', WHO.station, bar('arrears', 2));
    const wrong = play.refused('review_qualification', WHO.station, s.review(play));
    assert.equal(wrong.rule, 'registration.blacklist');
    assert.equal(wrong.pointer, '/decisions/0/qualified');
    qualify(play, [name(1)]);
    const { offersOpenAt, openingAt } = play.facts.dates ?? { offersOpenAt: 0, openingAt: 0 };
    play.wait(offersOpenAt);
    for (const n of [2, 3]) offer(play, n);
    const unpaid = openOffers(play.fork().wait(openingAt), { 2: 27_000, 3: 28_000 });
    assert.deepEqual(valid(unpaid), [name(3)]);
    const cleared = { bidder: name(2), clearedAt: iso(play.at), reference: '回单' };
    play.do('clear_arrears', WHO.station, cleared);
    assert.deepEqual(valid(openOffers(play.wait(openingAt), { 2: 27_000, 3: 28_000 })), [name(2), name(3)]);
  });
});
