import assert from 'node:assert/strict';
import type { Booking, Found } from '../../server/machines/events.js';
import type { Due } from '../../server/machines/facts.js';
import { playTo } from './journey.js';
import { type Play, WHO } from './play.js';
import * as s from './samples.js';

const otherAgent = { ...WHO.agent, account: 'agent-2' };
const due = (play: Play, no: number) => play.facts.dues[no - 1] as Due;
/** A red entry of one booking, as the door finds it. */
const red = (play: Play, no: number, over: Partial<Booking> = {}) => {
  const { data, found } = s.reversal(play, due(play, no), 77);
  return { data, found: { booking: { ...found.booking, ...over } } satisfies Found };
};

describe('a red entry', () => {
  it('takes a receipt back whole: the due is open again, and is then booked right', () => {
    const play = playTo('sealed_lease', 'handed_over');
    const wrong = s.receipt(play, 2, { amount: 100 });
    play.do('receive_payment', WHO.agent, wrong);
    const { data, found } = red(play, 2, { amount: 100 });
    play.do('reverse_booking', otherAgent, data, found);
    assert.deepEqual([due(play, 2).paid, due(play, 2).state, play.facts.reversed], [0, 'open', [77]]);
    assert.deepEqual(play.steps.at(-1)?.decided.effects.map((e) => e.document), ['红字冲销单']);
    play.do('receive_payment', WHO.agent, s.receipt(play, 2));
    assert.equal(due(play, 2).state, 'paid');
  });

  it('takes back one of several instalments and leaves the others', () => {
    const play = playTo('sealed_lease', 'handed_over');
    play.do('receive_payment', WHO.agent, s.receipt(play, 2, { amount: 100 }));
    play.do('receive_payment', WHO.agent, s.receipt(play, 2, { amount: 250, receiptNumber: '票乙' }));
    const { data, found } = red(play, 2, { amount: 100 });
    play.do('reverse_booking', WHO.town, data, found);
    assert.deepEqual([due(play, 2).paid, due(play, 2).state], [250, 'open']);
  });

  it('takes a payment back: it is applied for and released anew, by four eyes as before', () => {
    const play = playTo('comparison', 'handed_over').do('record_measurement', WHO.town, { value: s.yuan(280_000) });
    play.do('apply_payment', WHO.accountant, s.payment(play, 2)).do('release_payment', WHO.agent, s.release(play, 2));
    const { data, found } = red(play, 2);
    play.do('reverse_booking', otherAgent, data, found);
    assert.deepEqual([due(play, 2).paid, due(play, 2).state], [0, 'open']);
    assert.equal(play.refused('release_payment', WHO.agent, s.release(play, 2)).rule, 'payment.due');
    play.do('apply_payment', WHO.accountant, s.payment(play, 2)).do('release_payment', WHO.agent, s.release(play, 2));
    assert.equal(due(play, 2).state, 'paid');
  });

  it('is made by somebody else than who made the entry: another accountant of the town, or the town’s office', () => {
    const play = playTo('sealed_lease', 'handed_over');
    play.do('receive_payment', WHO.agent, s.receipt(play, 2, { amount: 100 }));
    const { data, found } = red(play, 2, { amount: 100 });
    const refused = play.refused('reverse_booking', WHO.agent, data, found);
    assert.equal(refused.rule, 'duties.separate');
    assert.match(refused.message, /由您登记,须由另一名代理会计或镇街三资办冲销/);
    for (const who of [otherAgent, WHO.town]) assert.ok(!('refused' in play.decide('reverse_booking', who, data, found)), who.account);
  });

  it('is made once: the same entry is not taken back twice', () => {
    const play = playTo('sealed_lease', 'handed_over');
    play.do('receive_payment', WHO.agent, s.receipt(play, 2, { amount: 100 }));
    play.do('receive_payment', WHO.agent, s.receipt(play, 2, { amount: 100, receiptNumber: '票乙' }));
    const { data, found } = red(play, 2, { amount: 100 });
    play.do('reverse_booking', WHO.town, data, found);
    const again = play.refused('reverse_booking', WHO.town, data, found);
    assert.match(again.message, /已经冲销过/);
    assert.deepEqual([again.rule, again.pointer], ['payment.red_entry', '/entry']);
    assert.equal(due(play, 2).paid, 100);
  });

  it('names an entry of money of this trade', () => {
    const play = playTo('sealed_lease', 'handed_over');
    const refused = play.refused('reverse_booking', WHO.town, { entry: 3, receiptNumber: '红1', reason: '误记' });
    assert.match(refused.message, /存证序号3不是收款或付款登记/);
  });

  it('of a receipt bears a number of its own, of a payment none', () => {
    const lease = playTo('sealed_lease', 'handed_over');
    lease.do('receive_payment', WHO.agent, s.receipt(lease, 2, { amount: 100 }));
    const receipt = red(lease, 2, { amount: 100 });
    const bare = { ...receipt.data, receiptNumber: null };
    assert.equal(lease.refused('reverse_booking', WHO.town, bare, receipt.found).pointer, '/receiptNumber');
    const works = playTo('comparison', 'handed_over').do('record_measurement', WHO.town, { value: s.yuan(280_000) });
    works.do('apply_payment', WHO.accountant, s.payment(works, 2)).do('release_payment', WHO.agent, s.release(works, 2));
    const payment = red(works, 2);
    const numbered = { ...payment.data, receiptNumber: '红1' };
    assert.equal(works.refused('reverse_booking', WHO.town, numbered, payment.found).pointer, '/receiptNumber');
  });

  it('opens 17 again where it was complete, and 17 is complete once the right entry is made', () => {
    const play = playTo('sealed_lease', 'handed_over');
    for (const { no } of play.facts.dues.filter((d) => d.state === 'open')) play.do('receive_payment', WHO.agent, s.receipt(play, no));
    assert.equal(play.line, 'performance.running(settled,watching)');
    const { data, found } = red(play, 2);
    play.do('reverse_booking', WHO.town, data, found);
    assert.equal(play.line, 'performance.running(collecting,watching)');
    assert.equal(play.facts.passed.payments, undefined);
    play.do('receive_payment', WHO.agent, s.receipt(play, 2));
    assert.equal(play.line, 'performance.running(settled,watching)');
    assert.notEqual(play.facts.passed.payments, undefined);
  });

  it('of what was due before the handover keeps 17 open as well', () => {
    const play = playTo('sealed_lease', 'handed_over');
    for (const { no } of play.facts.dues.filter((d) => d.state === 'open')) play.do('receive_payment', WHO.agent, s.receipt(play, no));
    const first = play.facts.dues.find((d) => d.by === 'handover' && d.paid > 0) as Due;
    const { data, found } = red(play, first.no);
    play.do('reverse_booking', WHO.town, data, found);
    assert.equal(play.line, 'performance.running(collecting,watching)');
  });

  it('found after the acceptance leads back to it; whoever signed need not sign again', () => {
    const play = playTo('sealed_lease', 'accepted');
    assert.equal(play.line, 'closing.archive');
    const { data, found } = red(play, 2);
    play.do('reverse_booking', WHO.town, data, found);
    assert.equal(play.line, 'closing.acceptance');
    assert.equal(play.facts.passed.acceptance, undefined);
    play.do('receive_payment', WHO.agent, s.receipt(play, 2));
    assert.equal(play.line, 'closing.archive');
  });

  it('is refused of a due that was written off', () => {
    const play = playTo('sealed_lease', 'handed_over');
    play.do('receive_payment', WHO.agent, s.receipt(play, 2, { amount: 100 }));
    const { data, found } = red(play, 2, { amount: 100 });
    play.do('write_off_due', WHO.town, { due: 2, decision: '决议' });
    assert.match(play.refused('reverse_booking', otherAgent, data, found).message, /第2笔已经核销/);
  });

  it('is refused of a bond that went back', () => {
    const play = playTo('comparison', 'accepted');
    const bond = play.facts.dues.find((d) => d.kind === 'bond') as Due;
    const { data, found } = red(play, bond.no);
    play.do('return_bond', WHO.agent, { due: bond.no, bankReference: '退' });
    assert.match(play.refused('reverse_booking', otherAgent, data, found).message, /已经退还/);
  });

  it('is not offered while nothing was booked', () => {
    const play = playTo('sealed_lease', 'filed');
    const refused = play.refused('reverse_booking', WHO.town, { entry: 1, reason: '误记' });
    assert.match(refused.message, /没有可以冲销的收款或付款/);
  });
});
