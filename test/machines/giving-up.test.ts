import assert from 'node:assert/strict';
import {
  accept,
  announce,
  archive,
  award,
  evaluate,
  fileContract,
  handOver,
  openOffers,
  type Plan,
  perform,
  planOf,
  playTo,
  publicise,
  publish,
  sign,
  takePart,
  winner,
} from './journey.js';
import { bidder, name, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const plan = planOf('comparison');
const WHY = { reasons: '资金不足' };
const lease: Plan = {
  ...planOf('sealed_lease'),
  offers: { 1: 30_000, 2: 28_500, 3: 28_499.99, 4: 25_600 },
};
const works = (until: 'awarded' | 'offered') => playTo('comparison', until);
const evaluatedLease = () =>
  evaluate(openOffers(playTo('sealed_lease', 'offered', lease), lease.offers));
const prepared = (play: Play) => play.do('prepare_contract', WHO.accountant, s.contract(play));

describe('a winner gives up', () => {
  it('in 12, 13 or 14: the deposit is forfeited and the next in rank published for three days', () => {
    for (const step of ['publicity', 'award', 'signing'] as const) {
      const play = evaluate(openOffers(works('offered'), plan.offers));
      play.do('publish_result', WHO.station, {});
      if (step !== 'publicity') play.wait(play.facts.publicityEndsAt ?? 0);
      if (step === 'signing') award(play);
      play.do('give_up', bidder(2), WHY);
      assert.equal(play.line, 'selection.publicity', step);
      assert.equal(play.facts.candidate?.bidder, name(3));
      assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'forfeited');
      assert.equal(play.facts.passed.publicity, undefined);
      assert.equal(publicise(play).line, 'selection.award');
      assert.equal(award(play).line, 'contract.signing');
      assert.equal(archive(accept(perform(handOver(fileContract(sign(play)))))).line, 'archived');
    }
  });

  it('and only the winner: nobody else can', () => {
    const play = works('awarded');
    assert.equal(play.refused('give_up', bidder(1), WHY).rule, 'registration.person');
    assert.equal(
      play.refused('give_up', { ...bidder(1), bidder: null }, WHY).rule,
      'registration.person',
    );
  });

  it('no more once he has signed', () => {
    const play = prepared(works('awarded'));
    play.do('countersign_contract', bidder(2), { signed: true });
    assert.equal(play.refused('give_up', bidder(2), WHY).rule, 'flow.order');
  });

  it('unless the collective has let the 30 days pass: then nothing is forfeited', () => {
    const play = prepared(works('awarded'));
    play.do('countersign_contract', bidder(2), { signed: true });
    play.wait(play.facts.signingLatestAt ?? 0);
    assert.equal(play.refused('sign_contract', WHO.head, { signed: true }).rule, 'signing.latest');
    play.do('give_up', bidder(2), WHY);
    assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'received');
    assert.equal(play.facts.bidders[name(2)]?.gaveUp, false);
    assert.equal(play.facts.candidate?.bidder, name(3));
    play.do('return_deposit', WHO.agent, s.refund(play, name(2)));
  });
});

describe('a winner who does not sign', () => {
  it('within the limit and three days after the station’s notice has given up', () => {
    const play = prepared(works('awarded'));
    assert.equal(play.refused('serve_signing_notice', WHO.station, {}).rule, 'signing.notice');
    play.wait(play.facts.signingDueAt ?? 0).do('serve_signing_notice', WHO.station, {});
    const until = play.facts.signingNoticeUntil ?? 0;
    play.wait(until - 1);
    assert.equal(play.line, 'contract.signing');
    play.wait(until);
    assert.equal(play.line, 'selection.publicity');
    assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'forfeited');
    assert.equal(play.facts.candidate?.bidder, name(3));
  });

  it('is not at fault while there is no contract to sign', () => {
    const play = works('awarded');
    play.wait(play.facts.signingDueAt ?? 0);
    assert.equal(play.refused('serve_signing_notice', WHO.station, {}).rule, 'flow.order');
  });

  it('forfeits nothing when the collective had not signed either and the 30 days are over', () => {
    const play = works('awarded');
    prepared(play.wait(play.facts.signingLatestAt ?? 0)).do(
      'serve_signing_notice',
      WHO.station,
      {},
    );
    play.wait(play.facts.signingNoticeUntil ?? 0);
    assert.equal(play.facts.candidate?.bidder, name(3));
    assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'received');
  });

  it('is not passed over if he signs within the three days', () => {
    const play = prepared(works('awarded'));
    play.wait(play.facts.signingDueAt ?? 0).do('serve_signing_notice', WHO.station, {});
    play.do('countersign_contract', bidder(2), { signed: true });
    play.wait((play.facts.signingNoticeUntil ?? 0) + 1);
    assert.equal(play.line, 'contract.signing');
  });
});

describe('the next in rank', () => {
  it('of an asset is taken only at 95 % of the winning price or more', () => {
    const play = evaluatedLease().do('give_up', bidder(1), WHY);
    assert.equal(play.facts.candidate?.bidder, name(2), '28 500 is 95 % of 30 000');
    play.do('give_up', bidder(2), WHY);
    assert.equal(
      play.line,
      'failed',
      'one fen less is not, and the 95 % stay those of the first winner',
    );
    assert.equal(play.facts.failed?.reason, 'ranks_exhausted');
  });

  it('of a procurement is taken whatever its price within the ceiling, rank by rank, until exhausted', () => {
    const play = evaluate(openOffers(works('offered'), plan.offers));
    for (const expected of [2, 3, 1]) {
      assert.equal(play.facts.candidate?.bidder, name(expected));
      play.do('give_up', winner(play), WHY);
    }
    assert.equal(play.line, 'failed');
    assert.equal(play.facts.counts.depositsHeld, 0, 'all forfeited');
  });

  it('is not published with the ranks that were passed over before', () => {
    const play = evaluatedLease().do('give_up', bidder(1), WHY);
    play.wait('2025-07-07 10:00').do('publish_result', WHO.station, {});
    assert.equal(
      play.facts.publicityEndsAt,
      on('2025-07-10 16:00'),
      'three days, not five working days',
    );
  });

  it('fails the trade only when nobody is left, and the defaulter is barred from the next round', () => {
    const play = evaluatedLease().do('give_up', bidder(1), WHY).do('give_up', bidder(2), WHY);
    for (const n of [3, 4]) play.do('return_deposit', WHO.agent, s.refund(play, name(n)));
    play.do('choose_next_round', WHO.accountant, { choice: 'same_terms' });
    publish(play, lease);
    assert.equal(
      play.refused('register_bidder', bidder(1), s.registration()).rule,
      'registration.person',
    );
    play.wait(play.facts.dates?.offersCloseAt ?? 0);
    play.do('choose_next_round', WHO.accountant, { choice: 'same_terms' });
    publish(play, lease);
    play.do('register_bidder', bidder(1), s.registration());
  });
});

describe('deposits', () => {
  it('of ranks 1 to 3 are kept until signing, the others go back after publicity', () => {
    const play = playTo('sealed_lease', 'offered', lease);
    const back = (n: number) => s.refund(play, name(n));
    assert.equal(play.refused('return_deposit', WHO.agent, back(4)).rule, 'deposit.return');
    evaluate(openOffers(play, lease.offers)).do('publish_result', WHO.station, {});
    assert.equal(play.refused('return_deposit', WHO.agent, back(4)).rule, 'deposit.return');
    play.wait(play.facts.publicityEndsAt ?? 0);
    for (const n of [1, 2, 3])
      assert.equal(play.refused('return_deposit', WHO.agent, back(n)).rule, 'deposit.kept_ranks');
    play.do('return_deposit', WHO.agent, back(4));
    sign(award(play));
    for (const n of [2, 3]) play.do('return_deposit', WHO.agent, back(n));
  });

  it('of an excluded bidder stays until publicity is over, as the ranking may be judged anew', () => {
    const play = openOffers(playTo('sealed_lease', 'offered', lease), lease.offers);
    play.do('check_substance', WHO.station, s.substance(play, [name(4)]));
    assert.equal(
      play.refused('return_deposit', WHO.agent, s.refund(play, name(4))).rule,
      'deposit.return',
    );
    play.do('confirm_ranking', WHO.station, { report: '评审完毕' });
    publicise(play).do('return_deposit', WHO.agent, s.refund(play, name(4)));
  });

  it('that went back take nothing from an offer when the ranking is judged anew', () => {
    const play = publicise(
      evaluate(openOffers(playTo('sealed_lease', 'offered', lease), lease.offers)),
    );
    play.do('return_deposit', WHO.agent, s.refund(play, name(4)));
    play.do('give_up', bidder(1), WHY).do('publish_result', WHO.station, {});
    play.do('raise_objection', bidder(3), { content: '排名有误' });
    play.do('uphold_objection', WHO.station, s.uphold(play, 'ranking_error'));
    assert.deepEqual(
      s.substance(play).decisions.map((d) => d.bidder),
      [name(2), name(3), name(4)],
    );
  });

  it('that should be back five working days after publicity are flagged', () => {
    const play = publicise(
      evaluate(openOffers(playTo('sealed_lease', 'offered', lease), lease.offers)),
    );
    const flagged = play.fork().wait(play.at + 12 * 86_400_000);
    assert.ok(flagged.facts.flagged.includes('deposits:1'));
    play.do('return_deposit', WHO.agent, s.refund(play, name(4)));
    assert.ok(!play.wait(play.at + 12 * 86_400_000).facts.flagged.includes('deposits:1'));
  });

  it('go back in full, and only once', () => {
    const play = playTo('comparison', 'signed');
    const refund = s.refund(play, name(1));
    assert.equal(
      play.refused('return_deposit', WHO.agent, { ...refund, amount: refund.amount - 1 }).rule,
      'deposit.return',
    );
    play.do('return_deposit', WHO.agent, refund);
    assert.equal(play.refused('return_deposit', WHO.agent, refund).rule, 'deposit.return');
  });

  it('of the winner may become the bond or part of the price, where they fit into it', () => {
    const play = playTo('comparison', 'filed');
    assert.equal(
      play.refused('convert_deposit', WHO.agent, { due: 2 }).rule,
      'payment.due',
      'a payment out',
    );
    play.do('convert_deposit', WHO.agent, { due: 1 }, {});
    assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'converted');
    assert.equal(play.facts.dues[0]?.paid, s.yuan(5_000));
    assert.equal(
      play.refused('return_deposit', WHO.agent, s.refund(play, name(2))).rule,
      'deposit.return',
    );
  });

  it('paid in time stay in time, whatever comes after; paid late they make the offer invalid', () => {
    const play = announce(playTo('comparison', 'approved'), plan);
    const close = play.facts.dates?.registrationClosesAt ?? 0;
    takePart(play.fork(), plan);
    for (const n of [1, 2, 3]) play.do('register_bidder', bidder(n), s.registration());
    for (const n of [1, 2]) play.do('record_deposit', WHO.agent, s.deposit(play, n));
    for (const n of [1, 2, 3])
      play.do(
        'submit_offer',
        bidder(n),
        { package: s.PACKAGE },
        { packageHash: 'c'.repeat(64), number: 1 },
      );
    play.wait(close);
    play.do('record_deposit', WHO.agent, s.deposit(play, 1, { amount: 1 }));
    play.do('record_deposit', WHO.agent, s.deposit(play, 3));
    openOffers(play, plan.offers);
    assert.equal(play.facts.failed?.reason, 'no_valid_offer');
    assert.equal(play.facts.bidders[name(1)]?.deposit.receivedAt !== close, true);
  });
});
