import assert from 'node:assert/strict';
import {
  announce,
  award,
  evaluate,
  offer,
  openOffers,
  planOf,
  playTo,
  publicise,
  publish,
  qualify,
  register,
  takePart,
} from './journey.js';
import { bidder, iso, name, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const CONTENT = { content: '有异议' };
const plan = planOf('comparison');

/** Works published on Wednesday 2 July 2025, closing on Monday the 7th at 16:00, with three offers. */
function published(): Play {
  const play = playTo('comparison', 'approved').wait('2025-07-02 10:00');
  return announce(play, plan);
}
/** Its result, published until Thursday the 10th at 16:00. */
function resultPublished(): Play {
  const play = takePart(published(), plan);
  evaluate(openOffers(play, plan.offers)).do('publish_result', WHO.station, {});
  return play;
}
const objected = () => resultPublished().do('raise_objection', bidder(1), CONTENT);

describe('an objection is in time', () => {
  it('to the file: until two working days before the close, to the millisecond', () => {
    const play = published().wait(on('2025-07-03 16:00') - 1);
    play.fork().do('raise_objection', WHO.delegate, CONTENT);
    assert.equal(
      play.wait('2025-07-03 16:00').refused('raise_objection', WHO.delegate, CONTENT).rule,
      'objection.file',
    );
  });

  it('to the opening: on the spot, from the opening instant to the end of the day', () => {
    const play = takePart(published(), plan);
    assert.equal(
      play.fork().do('raise_objection', bidder(1), CONTENT).facts.objections[0]?.about,
      'opening',
    );
    openOffers(play, plan.offers);
    play
      .fork()
      .wait(on('2025-07-08 00:00') - 1)
      .do('raise_objection', bidder(1), CONTENT);
    assert.equal(
      play.wait('2025-07-08 00:00').refused('raise_objection', bidder(1), CONTENT).rule,
      'objection.result',
    );
  });

  it('to the file: not between the close and the opening', () => {
    const play = playTo('comparison', 'approved').wait('2025-07-02 10:00');
    play.do('compile_tender_file', WHO.station, s.tenderFile(play));
    play.do('confirm_tender_file', WHO.head, { confirmed: true });
    play.do(
      'publish_notice',
      WHO.station,
      s.notice(play, 3, { openingAt: iso(on('2025-07-08 10:00')) }),
    );
    for (const n of [1, 2, 3]) offer(register(play, n), n);
    assert.equal(
      play.wait('2025-07-07 17:00').refused('raise_objection', bidder(1), CONTENT).rule,
      'objection.file',
    );
  });

  it('to the result: until publicity ends, of which the last millisecond counts', () => {
    const play = resultPublished().wait(on('2025-07-10 16:00') - 1);
    play.fork().do('raise_objection', bidder(1), CONTENT);
    play.wait('2025-07-10 16:00');
    assert.equal(play.line, 'selection.award');
    assert.equal(play.refused('raise_objection', bidder(1), CONTENT).rule, 'flow.order');
  });

  it('not before the result is published', () => {
    const play = evaluate(openOffers(takePart(published(), plan), plan.offers));
    assert.equal(play.refused('raise_objection', bidder(1), CONTENT).rule, 'publicity.open');
  });

  it('never against what was decided in the exchange', () => {
    const play = playTo('external', 'approved');
    assert.equal(play.refused('raise_objection', WHO.delegate, CONTENT).rule, 'external.record');
  });
});

describe('an open objection', () => {
  it('keeps the publicity open past its end, until it is answered', () => {
    const play = objected().wait('2025-07-16 10:00');
    assert.equal(play.line, 'selection.publicity');
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '经核实不成立' });
    assert.equal(play.line, 'selection.award');
    assert.equal(play.facts.passed.publicity, on('2025-07-16 10:00'));
  });

  it('answered before the end leaves the publicity to run its course', () => {
    const play = objected().do('dismiss_objection', WHO.station, { no: 1, answer: '不成立' });
    assert.equal(play.line, 'selection.publicity');
    assert.equal(play.wait('2025-07-10 16:00').line, 'selection.award');
  });

  it('unanswered after three days is flagged once and moves nothing', () => {
    const play = objected().wait('2025-07-30 10:00');
    assert.equal(play.facts.flagged.filter((f) => f.startsWith('objection:')).length, 1);
    assert.equal(play.line, 'selection.publicity');
  });

  it('against the file holds the opening', () => {
    const play = published().do('raise_objection', WHO.delegate, CONTENT);
    takePart(play, plan);
    play.do('attest_opening', WHO.supervisor, { sealsIntact: true });
    const opening = () =>
      play.refused('open_offers', WHO.station2, { attended: '到场' }, s.opened(plan.offers));
    assert.equal(opening().rule, 'objection.file');
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '不成立' });
    play.do('open_offers', WHO.station2, { attended: '到场' }, s.opened(plan.offers));
  });
});

describe('an upheld objection leads', () => {
  it('for a ranking error to 11, where everything is judged anew and published in full', () => {
    const play = objected();
    play.do('uphold_objection', WHO.station, s.uphold(play, 'ranking_error'));
    assert.equal(play.line, 'selection.evaluation');
    assert.equal(play.facts.candidate, null);
    const fewer = evaluate(play.fork(), [name(2)]);
    assert.equal(fewer.line, 'failed', 'two are fewer than three');
    evaluate(play).do('publish_result', WHO.station, {});
    assert.equal(play.facts.publicityEndsAt, on('2025-07-10 16:00'));
  });

  it('for a fault of the auction to 9, with a new announced window; earlier offers are void', () => {
    const play = objected();
    const fault = s.uphold(play, 'auction_fault');
    assert.equal(play.refused('uphold_objection', WHO.station, fault).rule, 'window.restart');
    const newWindow = {
      offersOpenAt: iso(on('2025-07-09 10:00')),
      offersCloseAt: iso(on('2025-07-14 16:00')),
      openingAt: iso(on('2025-07-14 16:00')),
    };
    play.do('uphold_objection', WHO.station, { ...fault, newWindow });
    assert.equal(play.line, 'bidding.offers');
    assert.equal(play.facts.counts.offers, 0);
    assert.ok(
      Object.values(play.facts.bidders).every((b) => b.offer === null && b.opened === null),
    );
    for (const n of [1, 2, 3]) offer(play.wait('2025-07-09 10:00'), n);
    evaluate(openOffers(play.wait('2025-07-14 16:00'), plan.offers));
    assert.equal(publicise(play).line, 'selection.award');
  });

  it('for anything else to a new round at 6, with a first notice and deposits back or left', () => {
    const play = objected();
    play.do('uphold_objection', WHO.station, s.uphold(play, 'other'));
    assert.equal(play.line, 'announcement.notice');
    assert.equal(play.facts.round, 2);
    assert.equal(play.facts.failures, 0, 'it is no failure');
    assert.equal(play.facts.candidate, null);
    assert.equal(
      play.refused('publish_notice', WHO.station, s.notice(play, 3)).rule,
      'failed.deposits',
    );
    for (const n of [1, 2]) play.do('return_deposit', WHO.agent, s.refund(play, name(n)));
    play.do('leave_deposit', bidder(3), { agreed: true });
    publish(play, plan);
    assert.equal(play.facts.passed.registration, undefined);
    play.do('register_bidder', bidder(3), s.registration());
    for (const n of [1, 2]) register(play, n);
    for (const n of [1, 2, 3]) offer(play, n);
    openOffers(play.wait(play.facts.dates?.openingAt ?? 0), plan.offers);
    assert.equal(award(publicise(evaluate(play))).line, 'contract.signing');
  });

  it('and leaves another open one to be answered before the new round is published or in it', () => {
    const play = objected().do('raise_objection', WHO.delegate, CONTENT);
    play.do('uphold_objection', WHO.station, s.uphold(play, 'other'));
    assert.deepEqual(
      play.facts.objections.map((o) => [o.no, o.open]),
      [[1, true]],
    );
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '不成立' });
    assert.ok(play.facts.objections.every((o) => !o.open));
  });

  it('for an unqualified winner to the next in rank, published for three days with full rights', () => {
    const play = objected();
    play.do('uphold_objection', WHO.station, s.uphold(play, 'winner_unqualified'));
    assert.equal(play.line, 'selection.publicity');
    assert.equal(play.facts.candidate?.bidder, name(3));
    assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'received', 'nothing is forfeited');
    assert.equal(play.facts.bidders[name(2)]?.gaveUp, false);
    play.do('return_deposit', WHO.agent, s.refund(play, name(2)));
    play.do('publish_result', WHO.station, {});
    play.do('raise_objection', bidder(1), CONTENT);
    assert.equal(play.facts.objections.at(-1)?.about, 'result');
  });

  it('an unqualified winner does not come back when the ranking is judged anew', () => {
    const play = objected();
    play.do('uphold_objection', WHO.station, s.uphold(play, 'winner_unqualified'));
    play.do('publish_result', WHO.station, {}).do('raise_objection', bidder(1), CONTENT);
    play.do('uphold_objection', WHO.station, s.uphold(play, 'ranking_error'));
    assert.ok(!s.substance(play).decisions.some((d) => d.bidder === name(2)));
  });

  it('for fraud to the next in rank as well: the deposit is forfeited and the next round barred', () => {
    const play = objected();
    play.do('uphold_objection', WHO.station, s.uphold(play, 'fraud'));
    assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'forfeited');
    assert.equal(play.facts.bidders[name(2)]?.gaveUp, true);
    assert.equal(play.facts.counts.depositsHeld, 2);
  });

  it('and speaks of a result only where there is one', () => {
    const play = published().do('raise_objection', WHO.delegate, CONTENT);
    for (const finding of [
      'ranking_error',
      'auction_fault',
      'winner_unqualified',
      'fraud',
    ] as const) {
      assert.equal(
        play.refused('uphold_objection', WHO.station, s.uphold(play, finding)).rule,
        'objection.answer',
      );
    }
    play.do('uphold_objection', WHO.station, s.uphold(play, 'other'));
    assert.equal(play.line, 'announcement.notice');
  });

  it('in an agreement back to the file, or to a new resolution when the party falls', () => {
    const agreed = () => {
      const play = qualify(announce(playTo('agreement', 'approved'), planOf('agreement')));
      return play
        .do('publish_result', WHO.station, {})
        .do('raise_objection', WHO.delegate, CONTENT);
    };
    const file = agreed();
    assert.equal(
      file.refused('uphold_objection', WHO.station, s.uphold(file, 'ranking_error')).rule,
      'objection.answer',
    );
    file.do('uphold_objection', WHO.station, s.uphold(file, 'other'));
    assert.equal(file.line, 'announcement.tender_file');
    qualify(announce(file, planOf('agreement')));
    assert.equal(publicise(file).line, 'selection.award');
    const party = agreed();
    party.do('uphold_objection', WHO.station, s.uphold(party, 'winner_unqualified'));
    assert.equal(party.line, 'setup.resolution');
    assert.equal(party.facts.failures, 0);
  });
});
