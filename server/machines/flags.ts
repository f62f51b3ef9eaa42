/**
 * Names of missed human limits. A missed limit is recorded once as a flag and moves nothing (domain §4).
 * Most limits belong to the place where the trade stands; the standing ones below run wherever it stands.
 */
import { complaintDue, objectionDue } from './answer-limits.js';
import type { Facts } from './facts.js';
import { type Law, ruleValue } from './rules/book.js';
import { dateOf, type Instant, instantOf, plusDays, plusMonths } from './time.js';
import { endOfDays, endOfWorkingDays, workingDaysLater, workingTime } from './working-days.js';

/** The limit of the present stay at a place. */
export const placeFlag = (facts: Facts) => `limit:${facts.round}:${facts.since}`;

export interface StandingLimit {
  flag: string;
  at: Instant;
  /** It runs on while the trade is suspended, as its act is allowed then. */
  whileSuspended?: boolean;
}

/** Until when unanswered questions hold the opening: one working day, then the town is told. */
export function questionsHoldUntil(facts: Facts, law: Law): Instant | null {
  if (facts.questions.open.length === 0 || !facts.dates) return null;
  return workingDaysLater(law.calendar, facts.dates.openingAt, ruleValue(law, 'questions.hold'));
}

/** Limits that run beside the checkpoints, whether or not they were missed already. */
function standingLimits(facts: Facts, law: Law): StandingLimit[] {
  const time = workingTime(law);
  const limits: StandingLimit[] = facts.objections
    .filter((o) => o.open)
    .map((o) => ({ flag: `objection:${o.at}:${o.no}`, at: objectionDue(o, law), whileSuspended: true }));
  for (const complaint of facts.complaints.filter((c) => c.open)) {
    limits.push({ flag: `complaint:${complaint.no}`, at: complaintDue(complaint, law), whileSuspended: true });
  }
  const { emergency } = facts.project;
  if (emergency && facts.round === 1 && facts.passed.approval === undefined) {
    const days = ruleValue(law, 'emergency.filing');
    limits.push({ flag: 'emergency:late', at: endOfWorkingDays(time, emergency.startedAt, days) });
  }
  const hold = facts.openedAt === null ? questionsHoldUntil(facts, law) : null;
  if (hold !== null) limits.push({ flag: `questions:${facts.dates?.openingAt}`, at: hold });
  const kept = ruleValue(law, 'deposit.kept_ranks');
  const { publicity, handover, inspection } = facts.passed;
  if (publicity !== undefined && facts.counts.depositsHeld > Math.min(facts.ranked, kept)) {
    const days = ruleValue(law, 'deposit.return');
    limits.push({ flag: `deposits:${facts.round}`, at: endOfWorkingDays(time, publicity, days) });
  }
  const { contract } = facts;
  const leased = facts.project.side === 'asset' && facts.application?.dealing !== 'transfer';
  if (leased && contract && handover !== undefined && !facts.performed) {
    // A term shorter than the reminder is reminded of at once.
    const due = instantOf(plusDays(contract.endsOn, -ruleValue(law, 'lease.reminder')));
    limits.push({ flag: `lease-ends:${contract.endsOn}`, at: Math.max(handover, due) });
  }
  if (handover !== undefined && inspection === undefined && !facts.performed) {
    const last = facts.inspectedAt ?? handover;
    const due = plusMonths(dateOf(last), ruleValue(law, 'inspection.quarterly'));
    limits.push({ flag: `inspection:${last}`, at: endOfDays(time, instantOf(due), 0) });
  }
  return limits;
}

/** Standing limits that nobody has flagged yet. */
export function openLimits(facts: Facts, law: Law): StandingLimit[] {
  return standingLimits(facts, law).filter((l) => !facts.flagged.includes(l.flag));
}

/** What one `flag_overdue` at an instant records: standing limits missed by then, or else the place's own. */
export function flagsAt(facts: Facts, law: Law, at: Instant): string[] {
  const missed = openLimits(facts, law)
    .filter((l) => l.at <= at)
    .map((l) => l.flag);
  return missed.length > 0 ? missed : [placeFlag(facts)];
}
