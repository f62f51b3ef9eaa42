/** What the law asks at checkpoint 6, and of questions and changes to a published notice. */
import type { EventOf } from '../events.js';
import type { Facts } from '../facts.js';
import { noticePeriod } from '../notice-period.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { dateOf, daysBetween, instantOf, plusDays, speakDate, speakInstant } from '../time.js';
import { endOfWorkingDays, workingDayAfter, workingDaysAhead, workingTime } from '../working-days.js';
import { early, type GuardTable } from './guard.js';
import { refuseDisorder, refuseUnofficial } from './notice-dates.js';

const registrationIsOver = (facts: Facts) => facts.passed.registration !== undefined;

export const noticeGuards = {
  priorityHoldersWereServed: early((facts, event, law) => {
    const { priorityHolders = 0, prioritiesServedOn } = facts.tenderFile ?? {};
    if (priorityHolders === 0) return null;
    const days = ruleValue(law, 'priority.notice');
    if (prioritiesServedOn && daysBetween(prioritiesServedOn, dateOf(event.at)) >= days) return null;
    const earliest = prioritiesServedOn ? instantOf(plusDays(prioritiesServedOn, days)) : undefined;
    const from = earliest === undefined ? '' : `,最早可在${speakDate(dateOf(earliest))}发布`;
    return refuse(law, 'priority.notice', `优先权人须在公告发布${days}日前书面通知送达${from}。`, { earliest });
  }),
  planReachedDistrict: early((facts, event, law) => {
    if (facts.project.category !== 'construction_land') return null;
    const wd = ruleValue(law, 'mode.construction_land');
    const reportedOn = facts.tenderFile?.planReportedOn ?? null;
    if (reportedOn === null)
      return refuse(law, 'mode.construction_land', `入市方案须在公告${wd}个工作日前报区,请在交易文件中填写报区日期。`);
    const first = workingDayAfter(law.calendar, reportedOn, wd);
    if (dateOf(event.at) >= first) return null;
    return refuse(
      law,
      'mode.construction_land',
      `入市方案于${speakDate(reportedOn)}报区,满${wd}个工作日后,最早可在${speakDate(first)}公告。`,
      { earliest: instantOf(first) },
    );
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
