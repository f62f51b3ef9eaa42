/** What failure, suspension and termination leave behind. */
import { limitFlag } from '../deadlines.js';
import { type Facts, freshRound } from '../facts.js';
import { ruleValue } from '../rules/book.js';
import { dateOf, type Instant, instantOf, timeOfDay } from '../time.js';
import type { Law } from '../rules/book.js';
import { endOfDays, endOfWorkingDays, workingDayAfter, workingDaysBetween, workingTime } from '../working-days.js';
import type { FoldTable } from './patch.js';

/**
 * Where a date lands after a suspension: the working days that were left are counted again from the day of
 * resumption; the day of suspension itself does not count (domain §4, 中止).
 */
function shifted(law: Law, target: Instant, since: Instant, at: Instant): Instant {
  if (target <= since) return target;
  const left = Math.max(workingDaysBetween(law.calendar, dateOf(since), dateOf(target)), 1);
  return instantOf(workingDayAfter(law.calendar, dateOf(at), left), timeOfDay(target));
}

function resumed(facts: Facts, at: Instant, law: Law): Partial<Facts> {
  const { suspension, dates } = facts;
  if (!suspension) return {};
  const move = (target: Instant | null) => (target === null ? null : shifted(law, target, suspension.since, at));
  const changed: Partial<Facts> = {
    suspension: null,
    publicityEndsAt: move(facts.publicityEndsAt),
    priorityUntil: move(facts.priorityUntil),
    signingDueAt: move(facts.signingDueAt),
    signingNoticeUntil: move(facts.signingNoticeUntil),
    since: facts.since + (at - suspension.since),
  };
  if (!dates) return changed;
  const live = !facts.tenderFile?.postQualification && dates.offersOpenAt <= suspension.since && suspension.since < dates.offersCloseAt;
  if (!live) {
    return {
      ...changed,
      dates: {
        publishedAt: dates.publishedAt,
        registrationClosesAt: shifted(law, dates.registrationClosesAt, suspension.since, at),
        offersOpenAt: shifted(law, dates.offersOpenAt, suspension.since, at),
        offersCloseAt: shifted(law, dates.offersCloseAt, suspension.since, at),
        openingAt: shifted(law, dates.openingAt, suspension.since, at),
      },
    };
  }
  // A live window restarts whole, on a working day at least one working day after the resume notice.
  const opens = instantOf(workingDayAfter(law.calendar, dateOf(at), ruleValue(law, 'window.restart')), timeOfDay(dates.offersOpenAt));
  const by = opens - dates.offersOpenAt;
  return { ...changed, dates: { ...dates, offersOpenAt: opens, offersCloseAt: dates.offersCloseAt + by, openingAt: dates.openingAt + by } };
}

export const sidePathFold = {
  choose_next_round: (facts, { data }) => {
    // Only deposits left in writing go on; every other fact of the round starts anew.
    const kept = Object.entries(facts.bidders).filter(([, b]) => b.deposit.state === 'received' || b.gaveUp);
    const held = facts.counts.mayStay;
    return {
      ...freshRound(),
      round: facts.round + 1,
      bidders: Object.fromEntries(kept),
      counts: { registered: 0, offers: 0, depositsHeld: held, mayStay: held },
      lowering: data.choice === 'lower_reserve',
      project: data.mode ? { ...facts.project, mode: data.mode, ground: 'failures' } : facts.project,
      ...(data.choice === 'same_terms' ? {} : { valuation: null, tenderFile: null }),
      ...(data.choice === 'new_resolution' ? { resolution: null } : {}),
    };
  },
  suspend: (facts, { at }, law) => ({
    suspension: {
      since: facts.suspension?.since ?? at,
      until: endOfDays(workingTime(law), facts.suspension?.since ?? at, ruleValue(law, 'suspension.days')),
      renewed: false,
      by: 'town',
    },
  }),
  request_stop: (_facts, { at }, law) => ({
    suspension: { since: at, until: endOfWorkingDays(workingTime(law), at, ruleValue(law, 'suspension.request')), renewed: false, by: 'discipline' },
  }),
  renew_suspension: (facts, _event, law) => ({
    suspension: facts.suspension && {
      ...facts.suspension,
      renewed: true,
      until: endOfDays(workingTime(law), facts.suspension.until, ruleValue(law, 'suspension.days')),
    },
  }),
  resume: (facts, { at }, law) => resumed(facts, at, law),
  resume_by_limit: (facts, { at }, law) => ({
    ...resumed(facts, at, law),
    flagged: [...facts.flagged, `suspension:${facts.suspension?.since}`],
  }),
  flag_overdue: (facts) => ({ flagged: [...facts.flagged, limitFlag(facts)] }),
  terminate: (_facts, { data, at }) => ({ terminated: { reason: data.reasons, at }, suspension: null }),
} satisfies FoldTable;
