import assert from 'node:assert/strict';
import { playTo } from './journey.js';
import { bidder, type Input, iso, type Play, WHO } from './play.js';
import * as s from './samples.js';

describe('deposits and bonds, one fen either side', () => {
  const compile = (play: Play, over: Partial<Input<'compile_tender_file'>>) =>
    play.decide('compile_tender_file', WHO.station, s.tenderFile(play, over));
  const rule = (play: Play, over: Partial<Input<'compile_tender_file'>>) => {
    const decided = compile(play, over);
    return 'refused' in decided ? decided.refused.rule : null;
  };

  it('of an asset at most a fifth of the first year’s reserve: 5 115.00 of 25 575', () => {
    const play = playTo('sealed_lease', 'approved');
    assert.equal(rule(play, { deposit: s.yuan(5_115) }), null);
    assert.equal(rule(play, { deposit: s.yuan(5_115) + 1 }), 'deposit.asset');
  });

  it('of a procurement at most 2 % of the ceiling; the bond at most a tenth', () => {
    const play = playTo('comparison', 'approved');
    assert.equal(rule(play, { deposit: s.yuan(6_000) }), null);
    assert.equal(rule(play, { deposit: s.yuan(6_000) + 1 }), 'deposit.procurement');
    assert.equal(rule(play, { bond: s.yuan(30_000) }), null);
    assert.equal(rule(play, { bond: s.yuan(30_000) + 1 }), 'bond.works');
  });

  it('the bond once more against the price, when it is known', () => {
    const play = playTo('comparison', 'awarded', { file: { bond: s.yuan(28_000) + 1 } });
    assert.equal(
      play.refused('prepare_contract', WHO.accountant, s.contract(play)).rule,
      'bond.works',
    );
  });

  it('retention is at most 3 % for 24 months, an advance at most 30 %', () => {
    const play = playTo('comparison', 'approved');
    assert.equal(rule(play, { retention: 4 }), 'contract.retention');
    assert.equal(rule(play, { retentionMonths: 25 }), 'contract.retention');
    assert.equal(rule(play, { advance: 30 }), null);
    assert.equal(rule(play, { advance: 31 }), 'contract.advance');
  });

  it('a file with conditions for somebody in particular is not fair', () => {
    const play = playTo('comparison', 'approved');
    const file = s.tenderFile(play, { conditionsTailored: true });
    assert.equal(play.refused('compile_tender_file', WHO.station, file).rule, 'fairness.check');
  });

  it('a deposit that came is no deposit of tomorrow, nor of nothing', () => {
    const play = playTo('comparison', 'published').do('register_bidder', bidder(1), s.registration());
    const tomorrow = s.deposit(play, 1, { receivedAt: iso(play.at + 1) });
    assert.equal(play.refused('record_deposit', WHO.agent, tomorrow).rule, 'deposit.received');
    assert.equal(play.refused('record_deposit', WHO.agent, s.deposit(play, 1, { amount: 0 })).rule, 'deposit.received');
    play.do('record_deposit', WHO.agent, s.deposit(play, 1));
  });

  it('fewer offers than the mode asks for are not announced, more may be', () => {
    const play = playTo('comparison', 'approved');
    assert.equal(rule(play, { minOffers: 2 }), 'offers.minimum');
    assert.equal(rule(play, { minOffers: 5 }), null);
    const sealed = playTo('sealed_lease', 'approved');
    assert.equal(rule(sealed, { minOffers: 1 }), null);
  });

  it('weights of price and points add up to a hundred, and only where points decide', () => {
    const play = playTo('scored', 'approved');
    assert.equal(rule(play, { priceWeight: 59 }), 'scoring.weights');
    assert.equal(rule(play, { award: 'price' }), 'scoring.weights');
    assert.equal(rule(play, { scoring: [], priceWeight: 100 }), 'scoring.weights');
    assert.equal(
      rule(playTo('comparison', 'approved'), {
        award: 'score',
        priceWeight: 60,
        scoring: [{ key: 'plan', name: '方案', weight: 40 }],
      }),
      null,
    );
    assert.equal(
      rule(playTo('inquiry', 'approved'), {
        award: 'score',
        priceWeight: 60,
        scoring: [{ key: 'plan', name: '方案', weight: 40 }],
      }),
      'scoring.weights',
    );
  });
});
