/** Until when a result is published (domain §5): by side, for an agreement, and shorter for the next in rank. */
import type { Facts } from './facts.js';
import { type Law, ruleValue } from './rules/book.js';
import type { Instant } from './time.js';
import { endOfDays, endOfWorkingDays, workingTime } from './working-days.js';

/** The rule that says how long. */
export function publicityRule({ nextRank, project }: Pick<Facts, 'nextRank' | 'project'>) {
  if (nextRank) return 'publicity.next_rank';
  if (project.mode === 'agreement') return 'publicity.agreement';
  return project.side === 'asset' ? 'publicity.asset' : 'publicity.procurement';
}

/** Whether it is counted in working days, as against days of the calendar. */
export const countsWorkingDays = (rule: ReturnType<typeof publicityRule>) =>
  rule === 'publicity.agreement' || rule === 'publicity.asset';

export function publicityEnd(facts: Facts, at: Instant, law: Law): Instant {
  const rule = publicityRule(facts);
  return (countsWorkingDays(rule) ? endOfWorkingDays : endOfDays)(workingTime(law), at, ruleValue(law, rule));
}
