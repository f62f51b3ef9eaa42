/** Until when a result is published (domain §5): by side, for an agreement, and shorter for the next in rank. */
import type { Facts } from './facts.js';
import { type Law, ruleValue } from './rules/book.js';
import type { Instant } from './time.js';
import { endOfDays, endOfWorkingDays, workingTime } from './working-days.js';

export function publicityEnd(facts: Facts, at: Instant, law: Law): Instant {
  const time = workingTime(law);
  if (facts.nextRank) return endOfDays(time, at, ruleValue(law, 'publicity.next_rank'));
  if (facts.project.mode === 'agreement') return endOfWorkingDays(time, at, ruleValue(law, 'publicity.agreement'));
  return facts.project.side === 'asset'
    ? endOfWorkingDays(time, at, ruleValue(law, 'publicity.asset'))
    : endOfDays(time, at, ruleValue(law, 'publicity.procurement'));
}
