/** Binding dates of a notice: official, in the station's hours, in order; and windows announced anew. */
import type { Facts, NoticeDates } from '../facts.js';
import { type Refusal, refuse } from '../refusal.js';
import { type Law, ruleValue } from '../rules/book.js';
import { clockTime, dateOf, type Instant, instantOf, speakInstant, timeOfDay } from '../time.js';
import { hasOfficialCalendar, rollOn, workingDayAfter } from '../working-days.js';

type Window = Pick<NoticeDates, 'offersOpenAt' | 'offersCloseAt' | 'openingAt'>;
const NAMES: Record<string, string> = {
  registrationClosesAt: '报名截止',
  offersOpenAt: '报价开始',
  offersCloseAt: '报价截止',
  openingAt: '开标',
};

/** A binding instant lies in the station's hours and in a year whose holidays are official. */
export function refuseUnofficial(facts: Facts, dates: object, law: Law): Refusal | null {
  const opensAt = ruleValue(law, 'station.earliest_hour');
  for (const [field, at] of Object.entries(dates) as [string, Instant][]) {
    if (!(field in NAMES)) continue;
    // With post-qualification offers open at publication, whatever was written.
    if (field === 'offersOpenAt' && facts.tenderFile?.postQualification) continue;
    const pointer = `/${field}`;
    const day = dateOf(at);
    if (!hasOfficialCalendar(law.calendar, day)) {
      return refuse(
        law,
        'calendar.official',
        `${day.slice(0, 4)}年的节假日安排尚未公布,${NAMES[field]}时刻不能定在该年。`,
        { pointer },
      );
    }
    if (timeOfDay(at) < clockTime(opensAt)) {
      const earliest = instantOf(day, opensAt);
      return refuse(
        law,
        'station.earliest_hour',
        `${NAMES[field]}时刻不得早于当日${opensAt},也不得定在零点。`,
        { pointer, earliest },
      );
    }
    if (rollOn(law.calendar, day) !== day) {
      const earliest = instantOf(rollOn(law.calendar, day), timeOfDay(at));
      return refuse(
        law,
        'calendar.official',
        `${NAMES[field]}时刻落在休息日,应顺延至${speakInstant(earliest)}。`,
        { pointer, earliest },
      );
    }
  }
  return null;
}

/** published ≤ registration closes ≤ offers open < offers close ≤ opening; post-qualification opens at once. */
export function refuseDisorder(
  facts: Facts,
  publishedAt: Instant,
  dates: Omit<NoticeDates, 'publishedAt'>,
  law: Law,
): Refusal | null {
  const { registrationClosesAt, offersOpenAt, offersCloseAt, openingAt } = dates;
  const post = facts.tenderFile?.postQualification ?? false;
  const wrong = (message: string, field: string) =>
    refuse(law, 'notice.dates', message, { pointer: `/${field}` });
  if (registrationClosesAt < publishedAt)
    return wrong('报名截止不得早于公告发布。', 'registrationClosesAt');
  if (registrationClosesAt > offersCloseAt)
    return wrong('报名截止不得晚于报价截止。', 'registrationClosesAt');
  if (!post && offersOpenAt < registrationClosesAt)
    return wrong('资格预审的项目,报价开始不得早于报名截止。', 'offersOpenAt');
  if (offersOpenAt >= offersCloseAt) return wrong('报价开始须早于报价截止。', 'offersOpenAt');
  if (openingAt < offersCloseAt) return wrong('开标不得早于报价截止。', 'openingAt');
  return null;
}

/** A new window after a missed or faulty one: official, in order, as long as the old, ≥ 1 working day ahead. */
export function refuseWindow(facts: Facts, at: Instant, window: Window, law: Law): Refusal | null {
  const { dates } = facts;
  if (!dates) return null;
  const wd = ruleValue(law, 'window.restart');
  const first = workingDayAfter(law.calendar, dateOf(at), wd);
  if (dateOf(window.offersOpenAt) < first) {
    const earliest = instantOf(first, ruleValue(law, 'station.earliest_hour'));
    return refuse(
      law,
      'window.restart',
      `新的报价时段至少提前${wd}个工作日,最早可从${speakInstant(earliest)}开始。`,
      { pointer: '/newWindow/offersOpenAt', earliest },
    );
  }
  if (window.offersCloseAt - window.offersOpenAt !== dates.offersCloseAt - dates.offersOpenAt) {
    return refuse(law, 'window.restart', '新的报价时段须与原时段等长。', {
      pointer: '/newWindow/offersCloseAt',
    });
  }
  if (window.openingAt < window.offersCloseAt)
    return refuse(law, 'notice.dates', '开标不得早于报价截止。', {
      pointer: '/newWindow/openingAt',
    });
  return refuseUnofficial(facts, window, law);
}
