/** What the law asks at checkpoints 5 and 6, and of changes to a published notice. */
import type { EventOf } from '../events.js';
import type { Facts, NoticeDates } from '../facts.js';
import { MODES } from '../modes.js';
import { noticePeriod } from '../notice-period.js';
import { type Refusal, refuse } from '../refusal.js';
import { type Law, ruleValue } from '../rules/book.js';
import { atMostShare, shareOf } from '../shares.js';
import {
  clockTime,
  dateOf,
  daysBetween,
  type Instant,
  instantOf,
  speakInstant,
  timeOfDay,
} from '../time.js';
import {
  endOfWorkingDays,
  hasOfficialCalendar,
  rollOn,
  workingDayAfter,
  workingDaysAhead,
  workingTime,
} from '../working-days.js';
import { early, type GuardTable, yuan } from './guard.js';

/** What a deposit is a share of: the first year's reserve or the ceiling; the mandate while it is secret. */
const limitOf = (facts: Facts) => facts.valuation?.amount ?? facts.resolution?.limit ?? 0;

type Window = Pick<NoticeDates, 'offersOpenAt' | 'offersCloseAt' | 'openingAt'>;
const NAMES: Record<string, string> = {
  registrationClosesAt: '报名截止',
  offersOpenAt: '报价开始',
  offersCloseAt: '报价截止',
  openingAt: '开标',
};

/** A binding instant lies in the station's hours and in a year whose holidays are official. */
function refuseUnofficial(facts: Facts, dates: object, law: Law): Refusal | null {
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
function refuseDisorder(
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

const registrationIsOver = (facts: Facts) => facts.passed.registration !== undefined;

export const announcementGuards = {
  depositIsWithinLimit: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const asset = facts.project.side === 'asset';
    const rule = asset ? 'deposit.asset' : 'deposit.procurement';
    const share = ruleValue(law, rule);
    const base = limitOf(facts);
    if (atMostShare(event.data.deposit, share, base)) return null;
    return refuse(
      law,
      rule,
      `保证金不得超过${asset ? '首年底价' : '限价'}的${share}%,即${yuan(shareOf(share, base))}。`,
      { pointer: '/deposit' },
    );
  },
  bondIsWithinLimit: (facts, event: EventOf<'compile_tender_file'>, law) => {
    if (facts.project.side === 'asset') return null;
    const share = ruleValue(law, 'bond.works');
    if (atMostShare(event.data.bond, share, limitOf(facts))) return null;
    return refuse(law, 'bond.works', `履约保证金不得超过合同价的${share}%。`, { pointer: '/bond' });
  },
  enoughOffersAreAsked: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const least =
      (MODES[facts.project.mode].minOffers as Record<string, number> | null)?.[
        facts.project.side
      ] ?? 1;
    if (event.data.minOffers >= least) return null;
    return refuse(
      law,
      'offers.minimum',
      `${MODES[facts.project.mode].name}的最低有效报价家数不得少于${least}家。`,
      { pointer: '/minOffers' },
    );
  },
  scoringAddsUp: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const { award, priceWeight, scoring } = event.data;
    const byScore =
      facts.project.mode === 'scored' || (facts.project.mode === 'comparison' && award === 'score');
    if ((award === 'score') !== byScore) {
      return refuse(
        law,
        'scoring.weights',
        `${MODES[facts.project.mode].name}应按${byScore ? '得分' : '价格'}成交。`,
        { pointer: '/award' },
      );
    }
    const sum = priceWeight + scoring.reduce((total, item) => total + item.weight, 0);
    if (sum !== 100)
      return refuse(law, 'scoring.weights', `价格分与各评分项权重之和须为100,现为${sum}。`, {
        pointer: '/scoring',
      });
    if (byScore === scoring.length > 0) return null;
    return refuse(
      law,
      'scoring.weights',
      byScore ? '按得分成交须列明评分项。' : '按价格成交不设评分项。',
      { pointer: '/scoring' },
    );
  },
  termEqualsResolution: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const term = facts.resolution?.termMonths ?? facts.application?.termMonths ?? null;
    const { termMonths, startsOn } = event.data;
    if (termMonths !== null && term !== null && termMonths > term) {
      return refuse(law, 'signing.equal', `期限不得超过决议确定的${term}个月。`, {
        pointer: '/termMonths',
      });
    }
    const leased =
      facts.application?.dealing === 'lease' || facts.application?.dealing === 'contracting';
    if (!leased || (termMonths !== null && startsOn !== null)) return null;
    return refuse(law, 'signing.equal', '租赁、承包须写明期限与起始日期。', {
      pointer: termMonths === null ? '/termMonths' : '/startsOn',
    });
  },
  retentionIsWithinLimit: (_facts, event: EventOf<'compile_tender_file'>, law) => {
    const { share, months } = ruleValue(law, 'contract.retention');
    const advance = ruleValue(law, 'contract.advance');
    if (event.data.retention > share)
      return refuse(law, 'contract.retention', `质量保证金不得超过${share}%。`, {
        pointer: '/retention',
      });
    if (event.data.retentionMonths > months)
      return refuse(law, 'contract.retention', `质量保证期不得超过${months}个月。`, {
        pointer: '/retentionMonths',
      });
    if (event.data.advance > advance)
      return refuse(law, 'contract.advance', `预付款不得超过${advance}%。`, {
        pointer: '/advance',
      });
    return null;
  },
  tenderFileIsCompiled: early((facts, _event, law) =>
    facts.tenderFile ? null : refuse(law, 'flow.order', '交易站尚未编制交易文件。'),
  ),
  priorityHoldersWereServed: early((facts, event, law) => {
    const { priorityHolders = 0, prioritiesServedOn } = facts.tenderFile ?? {};
    if (priorityHolders === 0) return null;
    if (prioritiesServedOn && daysBetween(prioritiesServedOn, dateOf(event.at)) >= 3) return null;
    return refuse(law, 'priority.claim', '优先权人须在公告发布3日前书面通知送达。');
  }),
  datesAreOfficial: (facts, event: EventOf<'publish_notice' | 'amend_terms'>, law) =>
    refuseUnofficial(facts, event.data, law),
  datesAreInOrder: (facts, event: EventOf<'publish_notice' | 'amend_terms'>, law) =>
    refuseDisorder(facts, facts.dates?.publishedAt ?? event.at, event.data, law),
  noticeIsLongEnough: (facts, event: EventOf<'publish_notice'>, law) => {
    const { wd, name, rule } = noticePeriod(facts, law);
    const earliest = endOfWorkingDays(workingTime(law), event.at, wd);
    if (event.data.offersCloseAt >= earliest) return null;
    return refuse(
      law,
      rule,
      `公告期不少于${wd}个工作日(${name}),报价最早可截止于${speakInstant(earliest)}。`,
      { pointer: '/offersCloseAt', earliest },
    );
  },
  registrationStaysOpen: (facts, event: EventOf<'publish_notice' | 'amend_terms'>, law) => {
    // Registrations stand; a later close of offers does not reopen a registration that is over.
    if (
      registrationIsOver(facts) &&
      event.type === 'amend_terms' &&
      !event.data.reopensRegistration
    )
      return null;
    const wd = ruleValue(law, 'registration.open');
    const { registrationClosesAt, offersCloseAt } = event.data;
    const earliest = workingDaysAhead(law.calendar, offersCloseAt, wd);
    if (registrationClosesAt >= earliest) return null;
    return refuse(
      law,
      'registration.open',
      `报名须开放至报价截止前${wd}个工作日,报名最早可截止于${speakInstant(earliest)}。`,
      { pointer: '/registrationClosesAt', earliest },
    );
  },
  questionsAreOpen: early((facts, event, law) => {
    const closes = facts.dates?.registrationClosesAt;
    if (closes === undefined) return refuse(law, 'flow.order', '公告尚未发布。');
    const wd = ruleValue(law, 'questions.close');
    const last = workingDaysAhead(law.calendar, closes, wd);
    return event.at < last
      ? null
      : refuse(
          law,
          'questions.close',
          `提问须在报名截止前${wd}个工作日提出,已于${speakInstant(last)}截止。`,
        );
  }),
  questionIsOpen: (facts, event: EventOf<'answer_question'>, law) =>
    facts.questions.open.includes(event.data.no)
      ? null
      : refuse(law, 'flow.order', `没有待答复的第${event.data.no}号提问。`, { pointer: '/no' }),
  offersAreStillOpen: early((facts, event, law) =>
    facts.dates && event.at < facts.dates.offersCloseAt
      ? null
      : refuse(law, 'amendment.remaining', '报价截止后不得修改条款。'),
  ),
  timeRemainsAfterAmendment: (facts, event: EventOf<'amend_terms'>, law) => {
    const { dates } = facts;
    if (!dates) return null;
    if (event.data.registrationClosesAt < event.at && !registrationIsOver(facts))
      return refuse(law, 'notice.dates', '报名截止应晚于现在。', {
        pointer: '/registrationClosesAt',
      });
    if (event.data.offersCloseAt < dates.offersCloseAt)
      return refuse(law, 'amendment.remaining', '修改条款不得提前报价截止时刻。', {
        pointer: '/offersCloseAt',
      });
    if (!event.data.changesTerms && !event.data.reopensRegistration) return null;
    const wd = ruleValue(law, 'amendment.remaining');
    const earliest = endOfWorkingDays(workingTime(law), event.at, wd);
    if (event.data.offersCloseAt >= earliest) return null;
    return refuse(
      law,
      'amendment.remaining',
      `修改条款后至少留${wd}个工作日,报价最早可截止于${speakInstant(earliest)}。`,
      { pointer: '/offersCloseAt', earliest },
    );
  },
  registrationReopensForConditions: (_facts, event: EventOf<'amend_terms'>, law) => {
    if (!event.data.reopensRegistration || event.data.registrationClosesAt > event.at) return null;
    return refuse(law, 'amendment.remaining', '修改资格条件须重新开放报名,报名截止应晚于现在。', {
      pointer: '/registrationClosesAt',
    });
  },
  windowIsAhead: (facts, event: EventOf<'amend_terms'>, law) => {
    const { dates, tenderFile } = facts;
    const { offersOpenAt } = event.data;
    // A window that is open may stay open; one still to come may not be set to begin in the past.
    const opened = facts.passed.qualification !== undefined && !event.data.reopensRegistration;
    if (
      tenderFile?.postQualification ||
      offersOpenAt > event.at ||
      (opened && offersOpenAt === dates?.offersOpenAt)
    )
      return null;
    return refuse(law, 'notice.dates', '报价开始时刻应晚于现在。', { pointer: '/offersOpenAt' });
  },
  registrationIsNotMovedBack: (facts, event: EventOf<'amend_terms'>, law) => {
    if (
      !registrationIsOver(facts) ||
      event.data.reopensRegistration ||
      event.data.registrationClosesAt === facts.dates?.registrationClosesAt
    )
      return null;
    return refuse(law, 'notice.dates', '报名已截止;未修改资格条件的,报名截止时刻保持不变。', {
      pointer: '/registrationClosesAt',
    });
  },
} satisfies GuardTable;

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
