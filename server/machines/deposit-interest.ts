/**
 * What a deposit bore while it was held for a trade that was then terminated (domain §4, 终止: deposits back with interest).
 * Asked at the door and not by the machine: trades that ended before this rule replay as they were decided.
 */
import type { Bidder, Facts } from './facts.js';
import { yuan } from './guards/guard.js';
import { type Refusal, refuse } from './refusal.js';
import { type Law, ruleValue } from './rules/book.js';
import { dateOf, daysBetween, type Instant } from './time.js';

const DAYS_OF_A_BANK_YEAR = 360;

interface Held {
  days: number;
  /** The least interest in whole fen, rounded down as banks do. */
  least: number;
}

/** What the deposit bore from the day it came to the day it goes. */
export function interestOf({ deposit }: Pick<Bidder, 'deposit'>, at: Instant, law: Law): Held {
  const days = deposit.receivedAt === null ? 0 : Math.max(daysBetween(dateOf(deposit.receivedAt), dateOf(at)), 0);
  const points = BigInt(ruleValue(law, 'deposit.interest'));
  return { days, least: Number((BigInt(deposit.received) * points * BigInt(days)) / BigInt(10_000 * DAYS_OF_A_BANK_YEAR)) };
}

export function refuseTooLittleInterest(facts: Facts, { bidder: name, interest }: { bidder: string; interest: number }, at: Instant, law: Law): Refusal | null {
  const bidder = facts.bidders[name];
  if (!facts.terminated || bidder?.deposit.state !== 'received') return null;
  const { days, least } = interestOf(bidder, at, law);
  if (interest >= least) return null;
  const rate = ruleValue(law, 'deposit.interest') / 100;
  return refuse(law, 'deposit.interest', `交易已终止,保证金须连同利息退还:存放${days}日,按年利率${rate}%计不少于${yuan(least)},现填${yuan(interest)}。`, {
    pointer: '/interest',
  });
}
