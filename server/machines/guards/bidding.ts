/** What the law asks at checkpoints 7 to 10. */
import type { EventOf, MachineEvent } from '../events.js';
import type { Bidder, Facts } from '../facts.js';
import { questionsHoldUntil } from '../flags.js';
import { field } from '../ranking.js';
import { refuse } from '../refusal.js';
import type { Law } from '../rules/book.js';
import { speakInstant } from '../time.js';
import { early, type GuardTable } from './guard.js';
import { refuseWindow } from './notice-dates.js';

/** The registration of whoever acts, in this round. */
export function ownRegistration(facts: Facts, event: MachineEvent): Bidder | null {
  const own = event.actor.bidder ? facts.bidders[event.actor.bidder] : undefined;
  return own && own.round === facts.round && !own.withdrawn ? own : null;
}

/** The window as the door reads it: open at its opening instant, closed at its closing instant. */
function refuseOutsideWindow(facts: Facts, event: MachineEvent, law: Law) {
  const { dates } = facts;
  if (!dates) return refuse(law, 'flow.order', '公告尚未发布。');
  if (event.at < dates.offersOpenAt) {
    return refuse(
      law,
      'offer.in_time',
      `报价自${speakInstant(dates.offersOpenAt)}开始,请届时提交。`,
      { earliest: dates.offersOpenAt },
    );
  }
  if (event.at >= dates.offersCloseAt) {
    return refuse(
      law,
      'offer.in_time',
      `报价已于${speakInstant(dates.offersCloseAt)}截止;平台在${speakInstant(event.at)}收到,不予接收。`,
    );
  }
  return null;
}

export const biddingGuards = {
  registrationIsOpen: early((facts, event, law) => {
    const closes = facts.dates?.registrationClosesAt;
    if (closes !== undefined && event.at < closes) return null;
    return refuse(
      law,
      'registration.open',
      closes === undefined ? '报名尚未开始。' : `报名已于${speakInstant(closes)}截止。`,
    );
  }),
  notYetRegistered: early((facts, event, law) => {
    const own = event.actor.bidder ? facts.bidders[event.actor.bidder] : undefined;
    if (own?.gaveUp && own.round === facts.round - 1) {
      return refuse(law, 'registration.person', '您在上一轮放弃成交,不得参加本轮交易。');
    }
    return ownRegistration(facts, event)
      ? refuse(law, 'registration.person', '您已报名,无需重复报名。')
      : null;
  }),
  bidderMayTakePart: (facts, event: EventOf<'register_bidder'>, law) => {
    if (event.data.noConflict || facts.project.side === 'asset') return null;
    return refuse(
      law,
      'registration.kin',
      '本村村干部、工作人员及其近亲属不得参加本村采购交易。',
      { pointer: '/noConflict' },
    );
  },
  priorityIsAnnounced: (facts, event: EventOf<'register_bidder'>, law) => {
    const { priority } = event.data;
    if (priority === null || priority <= (facts.tenderFile?.priorityHolders ?? 0)) return null;
    return refuse(law, 'priority.claim', `公告没有载明第${priority}顺位优先权人。`, {
      pointer: '/priority',
    });
  },
  isRegistered: early((facts, event, law) =>
    ownRegistration(facts, event)
      ? null
      : refuse(law, 'registration.person', '您尚未报名本项目,或已撤回报名。'),
  ),
  offerIsMade: early((facts, event, law) =>
    ownRegistration(facts, event)?.offer ? null : refuse(law, 'offer.package', '您尚未提交报价。'),
  ),
  windowIsOpen: early(refuseOutsideWindow),
  mayOfferHere: early((facts, event, law) => {
    const own = ownRegistration(facts, event);
    if (facts.tenderFile?.postQualification || own?.qualified) return null;
    return refuse(law, 'registration.person', '资格审查通过的竞买人方可报价。');
  }),
  decisionsAreComplete: (facts, event: EventOf<'review_qualification'>, law) => {
    const all = field(facts)
      .map(([name]) => name)
      .sort();
    const decided = event.data.decisions.map((d) => d.bidder).sort();
    if (all.length !== decided.length || all.some((name, i) => name !== decided[i])) {
      return refuse(law, 'registration.person', `须对全部${all.length}家报名人逐家作出结论。`, {
        pointer: '/decisions',
      });
    }
    const silent = event.data.decisions.findIndex((d) => !d.qualified && !d.ground);
    if (silent < 0) return null;
    return refuse(law, 'registration.person', '不合格的须写明理由。', {
      pointer: `/decisions/${silent}/ground`,
    });
  },
  qualificationIsReviewed: early((facts, event, law) => {
    if (!facts.reviewed) return refuse(law, 'flow.order', '初审尚未完成。');
    if (facts.reviewed.by !== event.actor.account) return null;
    return refuse(law, 'duties.opening', '资格审查的初审与复核须由两人分别办理。');
  }),
  reviewCoversAll: early((facts, _event, law) => {
    const decided = facts.reviewed?.decisions ?? {};
    const missing = field(facts).filter(([name]) => decided[name] === undefined);
    return missing.length === 0
      ? null
      : refuse(law, 'registration.person', '初审后报名人有变动,请重新初审。');
  }),
  qualificationIsByPeople: early((facts, _event, law) =>
    facts.tenderFile?.postQualification && facts.project.mode !== 'agreement'
      ? refuse(law, 'flow.order', '资格后审项目由系统作形式审查,名单在开标前保密。')
      : null,
  ),
  namedPartyIsQualified: early((facts, _event, law) => {
    const { namedParty, reviewed } = facts;
    if (facts.project.mode !== 'agreement' || !namedParty || reviewed?.decisions[namedParty])
      return null;
    return refuse(
      law,
      'mode.agreement_grounds',
      '协议相对方不合格,请重新审查,或终止交易后重新决策。',
    );
  }),
  newWindowWhereMissed: (facts, event: EventOf<'confirm_qualification'>, law) => {
    const { newWindow } = event.data;
    const missed =
      facts.missedWindow || (facts.dates !== null && event.at >= facts.dates.offersOpenAt);
    if (missed && !newWindow)
      return refuse(law, 'window.restart', '原报价时段已过,请同时设定新的报价时段。', {
        pointer: '/newWindow',
      });
    if (!missed && newWindow)
      return refuse(law, 'window.restart', '原报价时段仍然有效,不得另设。', {
        pointer: '/newWindow',
      });
    return newWindow ? refuseWindow(facts, event.at, newWindow, law) : null;
  },
  openingTimeHasCome: early((facts, event, law) => {
    const opening = facts.dates?.openingAt;
    if (opening === undefined || event.at >= opening) return null;
    return refuse(
      law,
      'opening.time',
      `开标时刻为${speakInstant(opening)},此前任何人不得开启报价。`,
      { earliest: opening },
    );
  }),
  notAttestedYet: early((facts, _event, law) =>
    facts.attestedBy ? refuse(law, 'flow.order', '监督人已确认密封完好。') : null,
  ),
  openingIsAttested: early((facts, _event, law) =>
    facts.attestedBy ? null : refuse(law, 'opening.time', '须由村监会先确认密封完好,方可开标。'),
  ),
  questionsAreAnswered: early((facts, event, law) => {
    const until = questionsHoldUntil(facts, law);
    if (until === null || event.at >= until) return null;
    return refuse(
      law,
      'questions.hold',
      `尚有${facts.questions.open.length}项提问未答复,答复后即可开标,最多暂缓至${speakInstant(until)}。`,
      { earliest: until },
    );
  }),
  fileObjectionsAreAnswered: early((facts, _event, law) =>
    facts.objections.some((o) => o.open && o.about === 'file')
      ? refuse(law, 'objection.file', '对交易文件的异议尚未答复,答复后方可开标。')
      : null,
  ),
  isExternal: early((facts, _event, law) =>
    facts.project.mode === 'external'
      ? null
      : refuse(law, 'external.record', '本项目在本平台交易,不登记外部结果。'),
  ),
  isOnPlatform: early((facts, _event, law) =>
    facts.project.mode === 'external'
      ? refuse(law, 'external.record', '本项目进入公共资源交易中心办理,请登记外部结果。')
      : null,
  ),
  isNegotiation: early((facts, _event, law) =>
    facts.project.mode === 'negotiation'
      ? null
      : refuse(law, 'flow.order', '本项目不采用谈判方式。'),
  ),
} satisfies GuardTable;
