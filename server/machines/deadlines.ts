/**
 * What the clock does: the next deadline of a trade, which the door settles before any act. Windows open and
 * close by this even if nobody visits and no job runs. A missed human limit is flagged once and moves nothing.
 */
import type { CheckpointKey } from './checkpoints.js';
import type { EventType } from './events.js';
import type { Facts } from './facts.js';
import { openLimits, placeFlag } from './flags.js';
import { currentCheckpoints, isSuspended, positionOf, type TradeState } from './position.js';
import { type Law, ruleValue } from './rules/book.js';
import { type Instant, instantOf, plusDays } from './time.js';
import { needsWinnerApproval } from './winner-approval.js';
import { endOfDays, endOfWorkingDays, workingTime } from './working-days.js';

export interface Deadline {
  at: Instant;
  event: EventType;
}

/** Until when the persons responsible have time at the present place, or null where no limit runs. */
export function humanLimit(state: TradeState, facts: Facts, law: Law): Instant | null {
  // Limits stand still while a trade is suspended, and go on from its resumption.
  if (isSuspended(state)) return null;
  const time = workingTime(law);
  if (positionOf(state) === 'failed') {
    return endOfWorkingDays(time, facts.since, ruleValue(law, 'failed.choice'));
  }
  const [key] = currentCheckpoints(state);
  if (!key) return null;
  if (key === 'signing') return signingLimit(facts, law);
  if (key === 'archive') return endOfDays(time, facts.since, ruleValue(law, 'limit.archive'));
  const count = workingDaysFor(key, facts, law);
  return count === null ? null : endOfWorkingDays(time, startOfLimit(key, facts, law), count);
}

function workingDaysFor(key: CheckpointKey, facts: Facts, law: Law): number | null {
  // After a lowered reserve 4 and 5 review the difference only.
  if (facts.lowering && (key === 'approval' || key === 'tender_file')) return ruleValue(law, 'reserve.review');
  const limits: Partial<Record<CheckpointKey, number>> = ruleValue(law, 'limit.working_days');
  return limits[key] ?? null;
}

/** The winner's approvals come first, and the limit for signing runs from them. */
function signingLimit(facts: Facts, law: Law): Instant | null {
  if (!needsWinnerApproval(facts) || facts.approvals.outsider) return facts.signingDueAt;
  const days = ruleValue(law, 'signing.approvals');
  return endOfWorkingDays(workingTime(law), facts.since, days);
}

function startOfLimit(key: CheckpointKey, facts: Facts, law: Law): Instant {
  // Handover runs from the contract's start, not from the certificate.
  if (key === 'handover' && facts.contract && !facts.project.emergency) {
    return Math.max(facts.since, instantOf(facts.contract.startsOn));
  }
  // The legal publicity of an appraisal is not counted in the limit for the reserve.
  if (key === 'valuation' && facts.application?.dealing === 'transfer') {
    return endOfDays(workingTime(law), facts.since, ruleValue(law, 'appraisal.required'));
  }
  return facts.since;
}

function flowDeadline(state: TradeState, facts: Facts): Deadline | null {
  const { dates } = facts;
  const at = (instant: Instant | null | undefined, event: EventType) =>
    instant == null ? null : { at: instant, event };
  switch (positionOf(state)) {
    case 'bidding.registration':
      return at(dates?.registrationClosesAt, 'close_registration');
    case 'bidding.qualification':
      if (!dates) return null;
      if (facts.tenderFile?.postQualification) {
        return at(dates.registrationClosesAt, 'complete_formal_check');
      }
      return facts.missedWindow ? null : at(dates.offersOpenAt, 'miss_offer_window');
    case 'bidding.offers':
      return at(dates?.offersCloseAt, 'close_offers');
    case 'selection.evaluation':
      return at(facts.priorityUntil, 'lapse_priority');
    case 'selection.publicity':
      // An open objection keeps the publicity open; its answer closes it then.
      return facts.objections.some((o) => o.open)
        ? null
        : at(facts.publicityEndsAt, 'close_publicity');
    case 'contract.signing':
      return facts.contract?.signedBy.includes('winner')
        ? null
        : at(facts.signingNoticeUntil, 'forfeit_for_not_signing');
    case 'performance.running':
      if (facts.project.side === 'procurement' || facts.performed || !facts.contract) return null;
      return currentCheckpoints(state).includes('inspection')
        ? at(instantOf(plusDays(facts.contract.endsOn, 1)), 'end_term')
        : null;
    default:
      return null;
  }
}

/** The next thing the clock will do to this trade, or null. Each deadline is due at most once. */
export function nextDeadline(state: TradeState, facts: Facts, law: Law): Deadline | null {
  if (state.trade === 'archived') return null;
  const due: Deadline[] = [];
  const suspended = isSuspended(state);
  const flow = suspended
    ? facts.suspension && { at: facts.suspension.until, event: 'resume_by_limit' as const }
    : flowDeadline(state, facts);
  if (flow) due.push(flow);
  const limit = humanLimit(state, facts, law);
  if (limit !== null && !facts.flagged.includes(placeFlag(facts))) {
    due.push({ at: limit, event: 'flag_overdue' });
  }
  for (const open of openLimits(facts, law)) {
    if (!suspended || open.whileSuspended) due.push({ at: open.at, event: 'flag_overdue' });
  }
  // The first in time; at the same instant the flow goes first.
  const next = due.reduce<Deadline | null>((a, d) => (a && a.at <= d.at ? a : d), null);
  return next && { ...next, at: Math.max(next.at, facts.resumedAt ?? next.at) };
}
