/** What the law asks at checkpoints 11 to 13. */
import type { EventOf } from '../events.js';
import { invalidity, isBelowCost, ranking, validOffers } from '../ranking.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { dateOf, speakInstant } from '../time.js';
import { workingDayAfter } from '../working-days.js';
import { refuseWindow } from './announcement.js';
import { early, type GuardTable } from './guard.js';

const sameNames = (a: string[], b: string[]) => a.length === b.length && [...a].sort().every((x, i) => x === [...b].sort()[i]);

export const selectionGuards = {
  substanceIsChecked: early((facts, _event, law) =>
    !facts.tenderFile?.postQualification || facts.substanceChecked
      ? null
      : refuse(law, 'evaluation.announced', '资格后审项目须先作实质审查。')),
  substanceIsUnchecked: early((facts, _event, law) =>
    facts.tenderFile?.postQualification && !facts.substanceChecked
      ? null
      : refuse(law, 'evaluation.announced', '本项目不需要或已完成实质审查。')),
  everyOfferIsDecided: (facts, event: EventOf<'check_substance'>, law) => {
    const valid = validOffers(facts).map(([name]) => name);
    if (!sameNames(valid, event.data.decisions.map((d) => d.bidder))) {
      return refuse(law, 'evaluation.announced', `须对全部${valid.length}家有效报价逐家作出结论。`, { pointer: '/decisions' });
    }
    const silent = event.data.decisions.findIndex((d) => !d.passed && !d.ground);
    if (silent < 0) return null;
    return refuse(law, 'evaluation.announced', '不通过的须写明理由。', { pointer: `/decisions/${silent}/ground` });
  },
  panelIsNeeded: early((facts, _event, law) =>
    facts.tenderFile?.award === 'score' ? null : refuse(law, 'evaluation.announced', '本项目按价格成交,不需要评审小组。')),
  panelIsOdd: (_facts, event: EventOf<'draw_reviewers'>, law) => {
    const least = ruleValue(law, 'evaluation.panel');
    if (event.data.count >= least && event.data.count % 2 === 1) return null;
    return refuse(law, 'evaluation.panel', `评审小组应为${least}人以上单数。`, { pointer: '/count' });
  },
  panelIsNotComplete: early((facts, _event, law) =>
    facts.panel && facts.panel.recused.length === 0 ? refuse(law, 'evaluation.panel', '评审小组已抽取。') : null),
  nobodyHasScored: early((facts, _event, law) =>
    facts.panel && facts.panel.scored.length > 0 ? refuse(law, 'evaluation.panel', '评分已开始,不得更换评审。') : null),
  isDrawn: early((facts, event, law) => {
    const on = facts.panel?.drawn.includes(event.actor.account) && !facts.panel.recused.includes(event.actor.account);
    return on ? null : refuse(law, 'evaluation.panel', '您不在本项目的评审小组中。');
  }),
  hasNotScored: early((facts, event, law) =>
    facts.panel?.scored.includes(event.actor.account) ? refuse(law, 'evaluation.panel', '评分提交后不得修改。') : null),
  scoresAreComplete: (facts, event: EventOf<'score_offers'>, law) => {
    const valid = validOffers(facts).map(([name]) => name);
    if (!sameNames(valid, event.data.scores.map((s) => s.bidder))) {
      return refuse(law, 'evaluation.announced', `须对全部${valid.length}家有效报价评分。`, { pointer: '/scores' });
    }
    const keys = (facts.tenderFile?.scoring ?? []).map((item) => item.key);
    const wrong = event.data.scores.findIndex((s) => !sameNames(keys, s.items.map((i) => i.key)));
    if (wrong < 0) return null;
    return refuse(law, 'evaluation.announced', '评分项须与公告的评分办法一致。', { pointer: `/scores/${wrong}/items` });
  },
  panelHasScored: early((facts, _event, law) => {
    if (facts.tenderFile?.award !== 'score') return null;
    const { panel } = facts;
    const sitting = panel ? panel.drawn.filter((a) => !panel.recused.includes(a)) : [];
    if (panel && sitting.length >= ruleValue(law, 'evaluation.panel') && sitting.every((a) => panel.scored.includes(a))) return null;
    return refuse(law, 'evaluation.panel', `评审小组尚未全部评分(${panel?.scored.length ?? 0}/${sitting.length})。`);
  }),
  lowPriceIsExplained: (facts, event: EventOf<'confirm_ranking'>, law) => {
    const related = event.found.related ?? [];
    const [first] = ranking(facts).filter((r) => !related.includes(r.bidder));
    if (!first || !isBelowCost(facts, law, first) || facts.bidders[first.bidder]?.explained) return null;
    return refuse(law, 'evaluation.below_cost', `第一名${first.bidder}报价异常偏低,须先取得书面说明并认可,否则在实质审查中不予通过。`);
  },
  talksAreRecorded: early((facts, _event, law) =>
    facts.project.mode === 'negotiation' && !facts.negotiated ? refuse(law, 'evaluation.announced', '谈判方式须先登记谈判记录。') : null),
  priorityIsSettled: early((facts, event, law) => {
    if (facts.priorityUntil === null || event.at >= facts.priorityUntil) return null;
    return refuse(law, 'priority.claim', `优先权人可在${speakInstant(facts.priorityUntil)}前同价匹配,届时方可确认。`, { earliest: facts.priorityUntil });
  }),
  holdsPriority: early((facts, event, law) => {
    const own = event.actor.bidder ? facts.bidders[event.actor.bidder] : undefined;
    if (!own || own.priority === null || invalidity(facts, own) !== null) return refuse(law, 'priority.claim', '您没有可行使的优先权。');
    if (facts.priorityUntil === null || event.at >= facts.priorityUntil || own.matched) return refuse(law, 'priority.claim', '优先权行使期已过或已行使。');
    return null;
  }),
  resultIsUnpublished: early((facts, _event, law) =>
    facts.publicityEndsAt === null ? null : refuse(law, 'publicity.open', '结果已在公示。')),
  resultIsPublished: early((facts, _event, law) =>
    facts.publicityEndsAt === null ? refuse(law, 'publicity.open', '结果尚未公示。') : null),
  objectionIsInTime: early((facts, event, law) => {
    const { dates } = facts;
    if (facts.publicityEndsAt !== null) {
      if (event.at < facts.publicityEndsAt) return null;
      return refuse(law, 'objection.result', `公示已于${speakInstant(facts.publicityEndsAt)}期满;您仍可在10日内向镇街投诉。`);
    }
    if (facts.openedAt !== null) {
      if (dateOf(event.at) === dateOf(facts.openedAt)) return null;
      return refuse(law, 'objection.result', '对开标的异议应当场提出;对结果的异议请在公示期内提出。');
    }
    if (!dates || event.at >= dates.offersCloseAt) return null;
    const wd = ruleValue(law, 'objection.file');
    if (workingDayAfter(law.calendar, dateOf(event.at), wd) <= dateOf(dates.offersCloseAt)) return null;
    return refuse(law, 'objection.file', `对交易文件的异议须在报价截止${wd}个工作日前提出。`);
  }),
  objectionIsOpen: (facts, event: EventOf<'dismiss_objection' | 'uphold_objection'>, law) =>
    facts.objections.some((o) => o.no === event.data.no && o.open) ? null : refuse(law, 'objection.answer', `没有待答复的第${event.data.no}号异议。`, { pointer: '/no' }),
  findingFits: (facts, event: EventOf<'uphold_objection'>, law) => {
    const objection = facts.objections.find((o) => o.no === event.data.no);
    const { finding, newWindow } = event.data;
    if (objection?.about === 'file' && finding !== 'other') {
      return refuse(law, 'objection.answer', '对交易文件的异议成立的,请选择“其他”,重新公告。', { pointer: '/finding' });
    }
    if (finding === 'auction_fault') {
      if (!newWindow) return refuse(law, 'window.restart', '竞价故障成立的,须同时公布新的报价时段。', { pointer: '/newWindow' });
      return refuseWindow(facts, event.at, newWindow, law);
    }
    if (newWindow) return refuse(law, 'window.restart', '只有竞价故障成立时另设报价时段。', { pointer: '/newWindow' });
    const needsResult = finding === 'ranking_error' || finding === 'winner_unqualified' || finding === 'fraud';
    if (!needsResult || (objection?.about === 'result' && facts.candidate)) return null;
    return refuse(law, 'objection.answer', '尚无中选结果,异议成立的请选择“其他”(重新公告)。', { pointer: '/finding' });
  },
  externalPublicityWasLongEnough: (_facts, event: EventOf<'record_external_publicity'>, law) => {
    const wd = ruleValue(law, 'publicity.procurement');
    if (event.data.endedOn > dateOf(event.at)) return refuse(law, 'publicity.open', '公示尚未期满。', { pointer: '/endedOn' });
    if (workingDayAfter(law.calendar, event.data.publishedOn, wd) <= event.data.endedOn) return null;
    return refuse(law, 'publicity.procurement', `结果公示不少于${wd}个工作日。`, { pointer: '/endedOn' });
  },
  awardIsUnconfirmed: early((facts, _event, law) =>
    facts.awardConfirmed ? refuse(law, 'flow.order', '理事长已确认成交。') : null),
  awardIsConfirmed: early((facts, _event, law) =>
    facts.awardConfirmed ? null : refuse(law, 'award.after_publicity', '理事长尚未确认成交。')),
  isCandidate: early((facts, event, law) =>
    facts.candidate?.bidder === event.actor.bidder && event.actor.bidder !== null
      ? null
      : refuse(law, 'registration.person', '只有候选人(成交方)本人可以办理。')),
} satisfies GuardTable;
