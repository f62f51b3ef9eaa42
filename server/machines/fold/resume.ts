/** What a resumption does to the dates of a trade (domain §4, 中止). */
import { complaintsUntil } from '../complaint-period.js';
import type { Facts, NoticeDates } from '../facts.js';
import { placeFlag } from '../flags.js';
import { type Law, ruleValue } from '../rules/book.js';
import { DAY, dateOf, type Instant, instantOf, timeOfDay } from '../time.js';
import {
  isWorkingDay,
  rollOn,
  workingDayAfter,
  workingDayBefore,
  workingDaysBetween,
} from '../working-days.js';

/** Working days that were left on the day of suspension, which itself does not count. */
const left = (law: Law, target: Instant, since: Instant) =>
  workingDaysBetween(law.calendar, dateOf(since), dateOf(target));

/** A date lands as many working days after the resumption as were left, at its own time of day. */
function shifted(law: Law, target: Instant, since: Instant, at: Instant, extra: number): Instant {
  if (target <= since) return target;
  const count = left(law, target, since) + extra;
  return instantOf(workingDayAfter(law.calendar, dateOf(at), count), timeOfDay(target));
}

/** A date that would have come on the day of suspension itself comes one working day after the resumption. */
const movedAlone = (law: Law, target: Instant | null, since: Instant, at: Instant) =>
  target === null ? null : shifted(law, target, since, at, left(law, target, since) === 0 ? 1 : 0);

function movedDates(dates: NoticeDates, since: Instant, at: Instant, law: Law): NoticeDates {
  const pending = Object.values(dates).filter((d) => d > since);
  // All dates keep their distance, so that none overtakes another.
  const extra = pending.some((d) => left(law, d, since) === 0) ? 1 : 0;
  const move = (target: Instant) => shifted(law, target, since, at, extra);
  return {
    publishedAt: dates.publishedAt,
    registrationClosesAt: move(dates.registrationClosesAt),
    offersOpenAt: move(dates.offersOpenAt),
    offersCloseAt: move(dates.offersCloseAt),
    openingAt: move(dates.openingAt),
  };
}

/** A live window restarts whole, on a working day at least one working day after the resume notice. */
function restarted(dates: NoticeDates, at: Instant, law: Law): NoticeDates {
  const { calendar } = law;
  let day = workingDayAfter(calendar, dateOf(at), ruleValue(law, 'window.restart'));
  const moveBy = () => instantOf(day, timeOfDay(dates.offersOpenAt)) - dates.offersOpenAt;
  const closes = () => dateOf(dates.offersCloseAt + moveBy());
  // It also closes on a working day; a window longer than a week may not find one.
  for (let n = 0; n < 14 && !isWorkingDay(calendar, closes()); n += 1) {
    day = workingDayAfter(calendar, day, 1);
  }
  const by = moveBy();
  const opening = dates.openingAt + by;
  return {
    ...dates,
    offersOpenAt: dates.offersOpenAt + by,
    offersCloseAt: dates.offersCloseAt + by,
    openingAt: opening + daysOff(law, opening) * DAY,
  };
}

function daysOff(law: Law, at: Instant): number {
  const day = dateOf(at);
  return (instantOf(rollOn(law.calendar, day)) - instantOf(day)) / DAY;
}

/** The present place's limit goes on with the working days that were left; one already missed stays missed. */
function movedSince(facts: Facts, since: Instant, at: Instant, law: Law): Instant {
  if (facts.flagged.includes(placeFlag(facts))) return facts.since;
  const today = dateOf(since);
  const used = workingDaysBetween(law.calendar, dateOf(facts.since), today);
  const counted = used - Number(used > 0 && isWorkingDay(law.calendar, today));
  const from = workingDayBefore(law.calendar, dateOf(at), counted);
  return instantOf(from, timeOfDay(facts.since));
}

/** Only a period that was still running is moved. */
function movedComplaints(facts: Facts, since: Instant, at: Instant, law: Law): Pick<Facts, 'complaintsMoved'> {
  const until = complaintsUntil(facts, law);
  const { publicity } = facts.passed;
  if (publicity === undefined || until === null || until <= since) return {};
  return { complaintsMoved: { publicity, until: movedAlone(law, until, since, at) ?? until } };
}

export function resumed(facts: Facts, at: Instant, law: Law): Partial<Facts> {
  const { suspension, dates, tenderFile } = facts;
  if (!suspension) return {};
  const { since } = suspension;
  const move = (target: Instant | null) => movedAlone(law, target, since, at);
  const live =
    dates !== null &&
    !tenderFile?.postQualification &&
    dates.offersOpenAt <= since &&
    since < dates.offersCloseAt;
  return {
    suspension: null,
    resumedAt: at,
    publicityEndsAt: move(facts.publicityEndsAt),
    priorityUntil: move(facts.priorityUntil),
    signingDueAt: move(facts.signingDueAt),
    signingNoticeUntil: move(facts.signingNoticeUntil),
    signingLatestAt: move(facts.signingLatestAt),
    ...movedComplaints(facts, since, at, law),
    since: movedSince(facts, since, at, law),
    dates: dates && (live ? restarted(dates, at, law) : movedDates(dates, since, at, law)),
  };
}
