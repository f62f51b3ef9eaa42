import assert from 'node:assert/strict';
import {
  accept,
  archive,
  award,
  evaluate,
  fileContract,
  handOver,
  openOffers,
  perform,
  planOf,
  playTo,
  publicise,
  sign,
} from './journey.js';
import { bidder, on, type Play, WHO } from './play.js';

const CONTENT = { content: '评审不公' };
const lease = planOf('sealed_lease');
/** The result's publicity has ended. */
const publicised = (): Play => publicise(evaluate(openOffers(playTo('sealed_lease', 'offered'), lease.offers)));

describe('a complaint to the town', () => {
  it('may be filed until the tenth day after the publicity, to the millisecond', () => {
    const play = publicised();
    assert.equal(play.line, 'selection.award');
    // Ten days after 3 July 2025 is a Sunday, so that the period rolls on to Monday.
    assert.equal(play.facts.passed.publicity, on('2025-07-03 16:00'));
    play
      .fork()
      .wait(on('2025-07-14 16:00') - 1)
      .do('file_complaint', bidder(1), CONTENT);
    const late = play.wait('2025-07-14 16:00').refused('file_complaint', bidder(1), CONTENT);
    assert.equal(late.rule, 'complaint.file');
    assert.match(late.message, /10日内.*2025年7月14日16:00/);
  });

  it('does not exist before the publicity has ended: there objections are heard', () => {
    const play = evaluate(openOffers(playTo('sealed_lease', 'offered'), lease.offers));
    play.do('publish_result', WHO.station, {});
    assert.equal(play.refused('file_complaint', bidder(1), CONTENT).rule, 'flow.order');
  });

  it('is decided once by the town, and flagged when that takes more than thirty working days', () => {
    const play = publicised().do('file_complaint', WHO.delegate, CONTENT);
    const decision = { no: 1, upheld: false, decision: '不成立' };
    assert.equal(play.refused('decide_complaint', WHO.town, { ...decision, no: 2 }).rule, 'complaint.answer');
    const decided = play.fork().do('decide_complaint', WHO.town, decision);
    assert.equal(decided.refused('decide_complaint', WHO.town, decision).rule, 'complaint.answer');
    play.wait(on('2025-08-14 16:00') - 1);
    assert.ok(!play.facts.flagged.includes('complaint:1'));
    assert.ok(play.wait('2025-08-14 16:00').facts.flagged.includes('complaint:1'));
    assert.ok(!decided.wait('2025-08-14 16:00').facts.flagged.includes('complaint:1'));
  });

  it('has its days given back after a suspension: the working days that were left, without the day it began', () => {
    const play = publicised();
    // On Wednesday 9 July three working days are left until Monday 14.
    play.wait('2025-07-09 10:00').do('suspend', WHO.town, { ground: 'complaint', reasons: '核查' });
    play.wait('2025-07-28 10:00').do('resume', WHO.town, { reasons: '已核查' });
    play
      .fork()
      .wait(on('2025-07-31 16:00') - 1)
      .do('file_complaint', bidder(1), CONTENT);
    const late = play.fork().wait('2025-07-31 16:00').refused('file_complaint', bidder(1), CONTENT);
    assert.match(late.message, /2025年7月31日16:00截止/);
    // Once more: what is left is given back again.
    play.wait('2025-07-29 10:00').do('suspend', WHO.town, { ground: 'complaint', reasons: '再核查' });
    play.wait('2025-08-11 10:00').do('resume', WHO.town, { reasons: '已核查' });
    assert.equal(play.facts.complaintsMoved?.until, on('2025-08-13 16:00'));
  });

  it('has no day given back by a suspension that began after its period had ended', () => {
    const play = publicised().wait('2025-07-15 10:00').do('suspend', WHO.town, { ground: 'complaint', reasons: '核查' });
    play.wait('2025-07-21 10:00').do('resume', WHO.town, { reasons: '已核查' });
    assert.equal(play.facts.complaintsMoved, undefined);
    assert.equal(play.refused('file_complaint', bidder(1), CONTENT).rule, 'complaint.file');
  });

  it('is heard while the trade is suspended, and its period stands still meanwhile', () => {
    const play = award(publicised()).do('suspend', WHO.town, { ground: 'complaint', reasons: '核查' });
    play.wait('2025-08-01 10:00').do('file_complaint', WHO.delegate, CONTENT);
    play.do('decide_complaint', WHO.town, { no: 1, upheld: true, decision: '终止交易' });
  });
});

describe('a dispute of the contract', () => {
  const SUBJECT = { subject: '面积不符' };

  it('is recorded once both have signed, and not before', () => {
    const play = playTo('sealed_lease', 'awarded');
    assert.equal(play.refused('record_dispute', WHO.accountant, SUBJECT).rule, 'dispute.open');
    fileContract(sign(play)).do('record_dispute', WHO.accountant, SUBJECT);
    assert.equal(play.facts.disputes.length, 1);
  });

  it('and a complaint hold the archive until both are closed', () => {
    const play = sign(award(publicised())).do('file_complaint', WHO.delegate, CONTENT);
    fileContract(play).do('record_dispute', WHO.town, SUBJECT);
    accept(perform(handOver(play)));
    const open = play.refused('archive_project', WHO.town, {});
    assert.equal(open.rule, 'archive.open_items');
    assert.match(open.message, /投诉未处理;纠纷未了结/);
    play.do('decide_complaint', WHO.town, { no: 1, upheld: false, decision: '不成立' });
    assert.match(play.refused('archive_project', WHO.town, {}).message, /纠纷未了结/);
    assert.equal(play.refused('settle_dispute', WHO.town, { no: 2, result: '调解' }).rule, 'dispute.open');
    play.do('settle_dispute', WHO.town, { no: 1, result: '调解' });
    assert.equal(archive(play).line, 'archived');
  });
});

describe('a head who stands aside', () => {
  const DIRECTOR = { account: 'director', role: 'head', bidder: null } as const;
  const naming = { director: 'daixing', resolution: '理事会决定', reasons: '亲属参加' };
  const found = { account: 'director' };

  it('acts no more in this trade; the director named by the council does', () => {
    const play = publicised().do('name_acting_head', WHO.head, naming, found);
    const refused = play.refused('confirm_award', WHO.head, { confirmed: true });
    assert.equal(refused.rule, 'duties.head');
    play.do('confirm_award', DIRECTOR, { confirmed: true }).do('certify_award', WHO.station, {});
    assert.equal(play.line, 'contract.signing');
  });

  it('names neither himself nor somebody without the office, nor one who has another duty here', () => {
    const play = publicised();
    assert.equal(play.refused('name_acting_head', WHO.head, naming, {}).rule, 'duties.head');
    assert.equal(play.refused('name_acting_head', WHO.head, naming, { account: WHO.head.account }).rule, 'duties.head');
    const accountant = { account: WHO.accountant.account };
    assert.equal(play.refused('name_acting_head', WHO.supervisor, naming, accountant).rule, 'duties.separate');
  });

  it('is not named once both have signed: the head has no act left', () => {
    const play = playTo('sealed_lease', 'handed_over');
    assert.equal(play.refused('name_acting_head', WHO.supervisor, naming, found).rule, 'flow.order');
  });
});
