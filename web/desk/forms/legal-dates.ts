/** Dates that a form proposes: the soonest that every rule allows. */
import { noticePeriod } from '../../../server/machines/notice-period.js';
import { ruleValue } from '../../../server/machines/rules/book.js';
import { clockTime, dateOf, type Instant, instantOf } from '../../../server/machines/time.js';
import { endOfWorkingDays, rollOn, workingDayAfter, workingDaysAhead, workingTime } from '../../../server/machines/working-days.js';
import type { Circumstances } from './circumstances.js';
import { factsOf } from './rule-line.js';

/** The first close of offers that a notice published now may set. */
export function earliestClose(c: Circumstances): Instant | null {
  const { law } = c;
  const facts = factsOf(c);
  return law && facts
    ? endOfWorkingDays(workingTime(law), c.now, noticePeriod(facts, law).wd)
    : null;
}

/** The dates of a notice published now that every rule allows, soonest. */
export function legalDates(c: Circumstances) {
  const { law } = c;
  const close = earliestClose(c);
  if (!law || close === null) return null;
  if (c.view.facts?.tenderFile?.postQualification) {
    return {
      registrationClosesAt: close,
      offersOpenAt: c.now,
      offersCloseAt: close,
      openingAt: close,
    };
  }
  // Qualifications are looked at between the close of registration and the opening of the window.
  const registration = workingDaysAhead(law.calendar, close, ruleValue(law, 'registration.open'));
  const opens = instantOf(dateOf(close), ruleValue(law, 'station.earliest_hour'));
  return {
    registrationClosesAt: registration,
    offersOpenAt: opens,
    offersCloseAt: close,
    openingAt: close,
  };
}

/** A window announced anew: as long as the old one, on the first day that the rule allows. */
export function nextWindow(c: Circumstances) {
  const { law } = c;
  const dates = c.view.dates;
  if (!law || !dates) return null;
  const day = workingDayAfter(law.calendar, dateOf(c.now), ruleValue(law, 'window.restart'));
  const opens = instantOf(day, ruleValue(law, 'station.earliest_hour'));
  const length = dates.offersCloseAt - dates.offersOpenAt;
  const end = opens + length;
  const closing = clockTime(ruleValue(law, 'station.closing_hour'));
  const opening = Math.max(end, instantOf(rollOn(law.calendar, dateOf(end)), closing));
  return { offersOpenAt: opens, offersCloseAt: end, openingAt: opening };
}
