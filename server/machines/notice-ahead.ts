/** Of a notice that is still to come: the first day on which it may be published, and when offers close at the earliest. */
import type { Facts } from './facts.js';
import { noticePeriod } from './notice-period.js';
import { type Law, type RuleKey, ruleValue } from './rules/book.js';
import { type Instant, instantOf, plusDays } from './time.js';
import { endOfWorkingDays, workingDayAfter, workingTime } from './working-days.js';

interface Reckoned {
  at: Instant;
  rule: RuleKey;
}

/** Priority holders are served before, and a plan for construction land reaches the district; null where neither holds. */
export function firstDayOfNotice({ project, tenderFile }: Facts, law: Law): Reckoned | null {
  const { priorityHolders = 0, prioritiesServedOn = null, planReportedOn = null } = tenderFile ?? {};
  const days: Reckoned[] = [];
  if (priorityHolders > 0 && prioritiesServedOn) {
    days.push({ at: instantOf(plusDays(prioritiesServedOn, ruleValue(law, 'priority.notice'))), rule: 'priority.notice' });
  }
  if (project.category === 'construction_land' && planReportedOn) {
    const first = workingDayAfter(law.calendar, planReportedOn, ruleValue(law, 'mode.construction_land'));
    days.push({ at: instantOf(first), rule: 'mode.construction_land' });
  }
  return days.reduce<Reckoned | null>((last, day) => (last && last.at >= day.at ? last : day), null);
}

/** When offers close at the earliest if the notice is published at an instant; null where this platform publishes none. */
export function earliestClose(facts: Facts, at: Instant, law: Law): Reckoned | null {
  if (facts.project.mode === 'agreement' || facts.project.mode === 'external') return null;
  const periods = amountsToAsk(facts, law).map((amount) => noticePeriod(withAmount(facts, amount), law));
  const { wd, rule } = periods.reduce((least, period) => (period.wd < least.wd ? period : least));
  return { at: endOfWorkingDays(workingTime(law), at, wd), rule };
}

/** A period that depended on a secret reserve would tell in which bracket it lies: then the shortest of all counts. */
function amountsToAsk({ valuation }: Facts, law: Law): readonly [number | null, ...number[]] {
  if (!valuation?.secret) return [null];
  const lines = ruleValue(law, 'notice.period').flatMap(({ below, from }) => [below, from].filter((line) => line !== undefined));
  return [0, ...lines];
}

const withAmount = (facts: Facts, amount: number | null): Facts =>
  amount === null || !facts.valuation ? facts : { ...facts, valuation: { ...facts.valuation, amount } };
