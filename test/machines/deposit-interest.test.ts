import assert from 'node:assert/strict';
import { interestOf, refuseTooLittleInterest } from '../../server/machines/deposit-interest.js';
import type { Bidder, Facts } from '../../server/machines/facts.js';
import { playTo } from './journey.js';
import { LAW, name, on } from './play.js';

const RECEIVED = on('2025-07-01 15:59');
const deposit = (received: number, over: Partial<Bidder['deposit']> = {}): Bidder['deposit'] => ({
  state: 'received',
  due: received,
  received,
  receivedAt: RECEIVED,
  mayStay: false,
  ...over,
});
const least = (received: number, at: string) => interestOf({ deposit: deposit(received) }, on(at), LAW).least;

/** A trade with one deposit of 36 000 yuan: 5 fen a day. */
function facts(over: Partial<Facts> = {}, held: Partial<Bidder['deposit']> = {}): Facts {
  const play = playTo('sealed_lease', 'offered');
  const bidder = { ...play.facts.bidders[name(1)], deposit: deposit(3_600_000, held) } as Bidder;
  return { ...play.facts, bidders: { [name(1)]: bidder }, terminated: { reason: '不再出租', at: on('2025-07-10 10:00') }, ...over };
}
const refused = (f: Facts, interest: number, at = '2025-07-11 10:00') =>
  refuseTooLittleInterest(f, { bidder: name(1), interest }, on(at), LAW);

describe('the interest on a deposit', () => {
  it('runs by days from the one on which it came, whole fen rounded down', () => {
    assert.equal(least(3_600_000, '2025-07-01 23:59'), 0);
    assert.equal(least(3_600_000, '2025-07-02 00:00'), 5);
    assert.equal(least(3_600_000, '2025-07-11 10:00'), 50);
    assert.equal(least(3_599_999, '2025-07-11 10:00'), 49);
    assert.equal(least(0, '2025-12-31 10:00'), 0);
  });

  it('goes back with the deposit of a terminated trade, to the fen', () => {
    assert.equal(refused(facts(), 50), null);
    const one = refused(facts(), 49);
    assert.deepEqual([one?.rule, one?.pointer], ['deposit.interest', '/interest']);
    assert.match(one?.message ?? '', /存放10日,按年利率0\.05%计不少于0\.50元,现填0\.49元/);
  });

  it('may be more than that: the bank’s own statement counts', () => {
    assert.equal(refused(facts(), 5_000), null);
  });

  it('is asked of no trade that goes on, and of no deposit that is not held', () => {
    assert.equal(refused(facts({ terminated: null }), 0), null);
    assert.equal(refused(facts({}, { state: 'returned' }), 0), null);
  });
});
