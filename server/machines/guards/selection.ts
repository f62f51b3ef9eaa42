/** What the law asks at checkpoints 11 to 13. */
import type { EventOf } from '../events.js';
import type { Facts } from '../facts.js';
import { excludingRelated, invalidity, isBelowCost, ranking, validOffers } from '../ranking.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { dateOf, plusDays, speakInstant } from '../time.js';
import { rollOn, workingDaysAhead } from '../working-days.js';
import { refuseWindow } from './announcement.js';
import { early, type GuardTable } from './guard.js';

const sameNames = (a: string[], b: string[]) =>
  a.length === b.length && [...a].sort().every((x, i) => x === [...b].sort()[i]);

/** Reviewers who were drawn and have not stood aside. */
const sitting = ({ panel }: Facts) =>
  panel ? panel.drawn.filter((a) => !panel.recused.includes(a)) : [];

export const selectionGuards = {
  substanceIsChecked: early((facts, _event, law) =>
    !facts.tenderFile?.postQualification || facts.substanceChecked
      ? null
      : refuse(law, 'evaluation.announced', '资格后审项目须先作实质审查。'),
  ),
  // With pre-qualification it is not due, but a faulty offer must still be rejectable.
  substanceIsUnchecked: early((facts, _event, law) =>
    facts.substanceChecked || facts.panel
      ? refuse(law, 'evaluation.announced', '已完成实质审查,或评审小组已抽取。')
      : null,
  ),
  everyOfferIsDecided: (facts, event: EventOf<'check_substance'>, law) => {
    const valid = validOffers(facts).map(([name]) => name);
    if (
      !sameNames(
        valid,
        event.data.decisions.map((d) => d.bidder),
      )
    ) {
      return refuse(
        law,
        'evaluation.announced',
        `须对全部${valid.length}家有效报价逐家作出结论。`,
        { pointer: '/decisions' },
      );
    }
    const silent = event.data.decisions.findIndex((d) => !d.passed && !d.ground);
    if (silent < 0) return null;
    return refuse(law, 'evaluation.announced', '不通过的须写明理由。', {
      pointer: `/decisions/${silent}/ground`,
    });
  },
  panelIsNeeded: early((facts, _event, law) =>
    facts.tenderFile?.award === 'score'
      ? null
      : refuse(law, 'evaluation.announced', '本项目按价格成交,不需要评审小组。'),
  ),
  panelIsOdd: (facts, event: EventOf<'draw_reviewers'>, law) => {
    const least = ruleValue(law, 'evaluation.panel');
    const { count } = event.data;
    const size = facts.panel?.size ?? count;
    if (count !== size)
      return refuse(law, 'evaluation.panel', `补抽后评审小组仍为${size}人。`, {
        pointer: '/count',
      });
    if (count < least || count % 2 === 0)
      return refuse(law, 'evaluation.panel', `评审小组应为${least}人以上单数。`, {
        pointer: '/count',
      });
    const drawn = event.found.drawn ?? [];
    const fresh = drawn.filter(
      (a, i) => drawn.indexOf(a) === i && !facts.duties[a] && !facts.panel?.drawn.includes(a),
    );
    if (fresh.length === drawn.length && drawn.length === count - sitting(facts).length)
      return null;
    return refuse(law, 'evaluation.panel', '可抽取的评审专家不足,或抽取结果与人数不符。', {
      pointer: '/count',
    });
  },
  panelIsNotComplete: early((facts, _event, law) =>
    facts.panel && sitting(facts).length === facts.panel.size
      ? refuse(law, 'evaluation.panel', '评审小组已抽取。')
      : null,
  ),
  isDrawn: early((facts, event, law) => {
    const on =
      facts.panel?.drawn.includes(event.actor.account) &&
      !facts.panel.recused.includes(event.actor.account);
    return on ? null : refuse(law, 'evaluation.panel', '您不在本项目的评审小组中。');
  }),
  hasNotScored: early((facts, event, law) =>
    facts.panel?.scored.includes(event.actor.account)
      ? refuse(law, 'evaluation.panel', '评分提交后不得修改。')
      : null,
  ),
  scoresAreComplete: (facts, event: EventOf<'score_offers'>, law) => {
    const valid = validOffers(facts).map(([name]) => name);
    if (
      !sameNames(
        valid,
        event.data.scores.map((s) => s.bidder),
      )
    ) {
      return refuse(law, 'evaluation.announced', `须对全部${valid.length}家有效报价评分。`, {
        pointer: '/scores',
      });
    }
    const keys = (facts.tenderFile?.scoring ?? []).map((item) => item.key);
    const wrong = event.data.scores.findIndex(
      (s) =>
        !sameNames(
          keys,
          s.items.map((i) => i.key),
        ),
    );
    if (wrong < 0) return null;
    return refuse(law, 'evaluation.announced', '评分项须与公告的评分办法一致。', {
      pointer: `/scores/${wrong}/items`,
    });
  },
  panelHasScored: early((facts, _event, law) => {
    if (facts.tenderFile?.award !== 'score') return null;
    const { panel } = facts;
    const members = sitting(facts);
    if (panel && members.length === panel.size && members.every((a) => panel.scored.includes(a)))
      return null;
    return refuse(
      law,
      'evaluation.panel',
      `评审小组尚未全部评分(${panel?.scored.length ?? 0}/${panel?.size ?? 0})。`,
    );
  }),
  lowPriceIsExplained: (facts, event: EventOf<'confirm_ranking'>, law) => {
    const checked = { ...facts, bidders: excludingRelated(facts, event.found.related ?? []) };
    const [first] = ranking(checked);
    if (!first || !isBelowCost(checked, law, first) || facts.bidders[first.bidder]?.explained)
      return null;
    return refuse(
      law,
      'evaluation.below_cost',
      `第一名${first.bidder}报价异常偏低,须先取得书面说明并认可;说明不成立的登记“不认可低价说明”。`,
    );
  },
  offerIsBelowCost: (facts, event: EventOf<'accept_explanation' | 'reject_explanation'>, law) => {
    const [, bidder, amount = 0] =
      validOffers(facts).find(([name]) => name === event.data.bidder) ?? [];
    if (bidder && !bidder.explained && isBelowCost(facts, law, { amount })) return null;
    return refuse(law, 'evaluation.below_cost', '该竞买人没有待认定的低价说明。', {
      pointer: '/bidder',
    });
  },
  talksAreRecorded: early((facts, _event, law) =>
    facts.project.mode === 'negotiation' && !facts.negotiated
      ? refuse(law, 'evaluation.announced', '谈判方式须先登记谈判记录。')
      : null,
  ),
  priorityIsSettled: early((facts, event, law) => {
    if (facts.priorityUntil === null || event.at >= facts.priorityUntil) return null;
    return refuse(
      law,
      'priority.claim',
      `优先权人可在${speakInstant(facts.priorityUntil)}前同价匹配,届时方可确认。`,
      { earliest: facts.priorityUntil },
    );
  }),
  holdsPriority: early((facts, event, law) => {
    const own = event.actor.bidder ? facts.bidders[event.actor.bidder] : undefined;
    if (!own || own.priority === null || invalidity(facts, own) !== null)
      return refuse(law, 'priority.claim', '您没有可行使的优先权。');
    if (facts.priorityUntil === null || event.at >= facts.priorityUntil || own.matched)
      return refuse(law, 'priority.claim', '优先权行使期已过或已行使。');
    return null;
  }),
  resultIsUnpublished: early((facts, _event, law) =>
    facts.publicityEndsAt === null ? null : refuse(law, 'publicity.open', '结果已在公示。'),
  ),
  resultIsPublished: early((facts, _event, law) =>
    facts.publicityEndsAt === null ? refuse(law, 'publicity.open', '结果尚未公示。') : null,
  ),
  objectionIsInTime: early((facts, event, law) => {
    const { dates } = facts;
    // While the trade is suspended its periods stand still.
    const at = Math.min(event.at, facts.suspension?.since ?? event.at);
    if (facts.publicityEndsAt !== null) {
      if (at < facts.publicityEndsAt) return null;
      return refuse(
        law,
        'objection.result',
        `公示已于${speakInstant(facts.publicityEndsAt)}期满;您仍可在10日内向镇街投诉。`,
      );
    }
    if (facts.openedAt !== null) {
      // "On the spot" is read as the day of the opening.
      if (dateOf(at) === dateOf(facts.openedAt)) return null;
      return refuse(
        law,
        'objection.result',
        '对开标的异议应当场提出;对结果的异议请在公示期内提出。',
      );
    }
    if (!dates) return refuse(law, 'flow.order', '公告尚未发布。');
    if (at >= dates.openingAt) return null;
    const wd = ruleValue(law, 'objection.file');
    const last = workingDaysAhead(law.calendar, dates.offersCloseAt, wd);
    if (at < last) return null;
    return refuse(
      law,
      'objection.file',
      `对交易文件的异议须在报价截止${wd}个工作日前提出,已于${speakInstant(last)}截止。`,
    );
  }),
  objectionIsOpen: (facts, event: EventOf<'dismiss_objection' | 'uphold_objection'>, law) =>
    facts.objections.some((o) => o.no === event.data.no && o.open)
      ? null
      : refuse(law, 'objection.answer', `没有待答复的第${event.data.no}号异议。`, {
          pointer: '/no',
        }),
  findingFits: (facts, event: EventOf<'uphold_objection'>, law) => {
    const objection = facts.objections.find((o) => o.no === event.data.no);
    const { finding, newWindow } = event.data;
    const compared = finding === 'ranking_error' || finding === 'auction_fault';
    if (facts.project.mode === 'agreement' && compared) {
      return refuse(law, 'objection.answer', '协议方式没有排名和竞价,请选择其他认定。', {
        pointer: '/finding',
      });
    }
    if (objection?.about === 'file' && finding !== 'other') {
      return refuse(law, 'objection.answer', '对交易文件的异议成立的,请选择“其他”,重新公告。', {
        pointer: '/finding',
      });
    }
    if (finding === 'auction_fault') {
      if (!newWindow)
        return refuse(law, 'window.restart', '竞价故障成立的,须同时公布新的报价时段。', {
          pointer: '/newWindow',
        });
      return refuseWindow(facts, event.at, newWindow, law);
    }
    if (newWindow)
      return refuse(law, 'window.restart', '只有竞价故障成立时另设报价时段。', {
        pointer: '/newWindow',
      });
    const needsResult =
      finding === 'ranking_error' || finding === 'winner_unqualified' || finding === 'fraud';
    if (!needsResult || (objection?.about === 'result' && facts.candidate)) return null;
    return refuse(law, 'objection.answer', '尚无中选结果,异议成立的请选择“其他”(重新公告)。', {
      pointer: '/finding',
    });
  },
  externalPublicityWasLongEnough: (_facts, event: EventOf<'record_external_publicity'>, law) => {
    const days = ruleValue(law, 'publicity.procurement');
    if (event.data.endedOn > dateOf(event.at))
      return refuse(law, 'publicity.open', '公示尚未期满。', { pointer: '/endedOn' });
    if (rollOn(law.calendar, plusDays(event.data.publishedOn, days)) <= event.data.endedOn)
      return null;
    return refuse(law, 'publicity.procurement', `结果公示不少于${days}日,期满日遇休息日顺延。`, {
      pointer: '/endedOn',
    });
  },
  partyIsFound: (_facts, event: EventOf<'record_external_evaluation'>, law) =>
    event.found.party
      ? null
      : refuse(law, 'external.record', '平台上没有该主体编号,请中选人先注册。', {
          pointer: '/winnerCode',
        }),
  awardIsUnconfirmed: early((facts, _event, law) =>
    facts.awardConfirmed ? refuse(law, 'flow.order', '理事长已确认成交。') : null,
  ),
  awardIsConfirmed: early((facts, _event, law) =>
    facts.awardConfirmed ? null : refuse(law, 'award.after_publicity', '理事长尚未确认成交。'),
  ),
  isCandidate: early((facts, event, law) =>
    facts.candidate?.bidder === event.actor.bidder && event.actor.bidder !== null
      ? null
      : refuse(law, 'registration.person', '只有候选人(成交方)本人可以办理。'),
  ),
} satisfies GuardTable;
