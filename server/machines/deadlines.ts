/**
 * What the clock does: the next deadline of a trade, which the door settles before any act. Windows open and
 * close by this even if nobody visits and no job runs. A missed human limit is flagged once and moves nothing.
 */
import { checkpoint } from './checkpoints.js';
import type { EventType } from './events.js';
import type { Facts } from './facts.js';
import { workingTime } from './guards/guard.js';
import { currentCheckpoints, isSuspended, positionOf, type TradeState } from './position.js';
import { type Law, ruleValue } from './rules/book.js';
import { type Instant, instantOf, plusDays } from './time.js';
import { endOfDays, endOfWorkingDays } from './working-days.js';

export interface Deadline {
  at: Instant;
  event: EventType;
}

/** Names the missed limit of the present stay at a checkpoint, so that it is flagged once. */
export const limitFlag = (facts: Facts) => `limit:${facts.round}:${facts.since}`;

/** Until when the persons responsible have time at the present place, or null where no limit runs. */
export function humanLimit(state: TradeState, facts: Facts, law: Law): Instant | null {
  const time = workingTime(law);
  const position = positionOf(state);
  if (position === 'failed') return endOfWorkingDays(time, facts.since, ruleValue(law, 'failed.choice'));
  const [key] = currentCheckpoints(state);
  if (key === 'signing') return facts.signingDueAt;
  if (key === 'handover' && facts.contract && !facts.project.emergency) {
    // It runs from the contract's start, not from the certificate.
    const from = Math.max(facts.since, instantOf(facts.contract.startsOn));
    return endOfWorkingDays(time, from, checkpoint('handover').limit?.wd ?? 0);
  }
  const limit = key ? checkpoint(key).limit : null;
  if (!limit) return null;
  return limit.wd ? endOfWorkingDays(time, facts.since, limit.wd) : endOfDays(time, facts.since, limit.d ?? 0);
}

function flowDeadline(position: string, state: TradeState, facts: Facts): Deadline | null {
  const { dates } = facts;
  const at = (instant: Instant | null | undefined, event: EventType) => (instant == null ? null : { at: instant, event });
  switch (position) {
    case 'bidding.registration':
      return at(dates?.registrationClosesAt, 'close_registration');
    case 'bidding.qualification':
      if (!dates) return null;
      if (facts.tenderFile?.postQualification) return at(dates.registrationClosesAt, 'complete_formal_check');
      return facts.missedWindow ? null : at(dates.offersOpenAt, 'miss_offer_window');
    case 'bidding.offers':
      return at(dates?.offersCloseAt, 'close_offers');
    case 'selection.evaluation':
      return at(facts.priorityUntil, 'lapse_priority');
    case 'selection.publicity':
      return facts.objections.some((o) => o.open) ? null : at(facts.publicityEndsAt, 'close_publicity');
    case 'contract.signing':
      return facts.contract?.signedBy.includes('winner') ? null : at(facts.signingNoticeUntil, 'forfeit_for_not_signing');
    case 'performance.running':
      if (facts.project.side === 'procurement' || facts.performed || !facts.contract) return null;
      return currentCheckpoints(state).includes('inspection') ? at(instantOf(plusDays(facts.contract.endsOn, 1)), 'end_term') : null;
    default:
      return null;
  }
}

/** The next thing the clock will do to this trade, or null. Each deadline is due at most once. */
export function nextDeadline(state: TradeState, facts: Facts, law: Law): Deadline | null {
  if (isSuspended(state)) {
    return facts.suspension ? { at: facts.suspension.until, event: 'resume_by_limit' } : null;
  }
  const flow = flowDeadline(positionOf(state), state, facts);
  const limit = humanLimit(state, facts, law);
  const flagged = facts.flagged.includes(limitFlag(facts));
  const flag: Deadline | null = limit !== null && !flagged ? { at: limit, event: 'flag_overdue' } : null;
  if (!flow || !flag) return flow ?? flag;
  return flag.at < flow.at ? flag : flow;
}

