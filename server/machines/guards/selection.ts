/** What the law asks at checkpoints 11 to 13. */
import type { EventOf } from '../events.js';
import { excludingRelated, invalidity, isBelowCost, ranking, validOffers } from '../ranking.js';
import { refuse } from '../refusal.js';
import { speakInstant } from '../time.js';
import { early, type GuardTable } from './guard.js';
import { sameNames } from './same-names.js';

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
  lowPriceIsExplained: (facts, event: EventOf<'confirm_ranking'>, law) => {
    const checked = { ...facts, bidders: excludingRelated(facts, event.found.related ?? []) };
    const [first] = ranking(checked);
    if (!first || !isBelowCost(checked, law, first) || facts.bidders[first.bidder]?.explained)
      return null;
    return refuse(
      law,
      'evaluation.below_cost',
      `第一名(子账号${first.bidder})报价异常偏低,须先取得书面说明并认可;说明不成立的登记“不认可低价说明”。`,
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
