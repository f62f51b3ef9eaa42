/** What the law asks at checkpoints 16 to 20. */
import { isSettled, priceDues } from '../contract-dues.js';
import type { EventOf } from '../events.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { filed } from './filed.js';
import { early, type GuardTable, yuan } from './guard.js';

export const performanceGuards = {
  handoverIsPhotographed: filed('photo'),
  handoverIsUnrecorded: early((facts, _event, law) =>
    facts.handedOver ? refuse(law, 'flow.order', '已登记交付(开工)。') : null,
  ),
  handoverIsRecorded: early((facts, _event, law) =>
    facts.handedOver ? null : refuse(law, 'flow.order', '村会计尚未登记交付(开工)。'),
  ),
  rectificationIsOpen: (facts, event: EventOf<'close_rectification'>, law) =>
    facts.rectifications.includes(event.data.no)
      ? null
      : refuse(law, 'inspection.open', `没有待整改的第${event.data.no}项。`, { pointer: '/no' }),
  somethingIsBeingBuilt: early((facts, _event, law) =>
    facts.project.side === 'procurement'
      ? null
      : refuse(law, 'flow.order', '资产类项目没有计量与完工,到期由系统登记。'),
  ),
  notPerformedYet: early((facts, _event, law) =>
    facts.performed ? refuse(law, 'flow.order', '已登记完工或期满。') : null,
  ),
  rectificationsAreClosed: early((facts, _event, law) =>
    facts.rectifications.length === 0
      ? null
      : refuse(law, 'inspection.open', `尚有${facts.rectifications.length}项整改未完成。`),
  ),
  amendmentIsAllowed: (facts, event: EventOf<'amend_contract'>, law) => {
    const { contract } = facts;
    if (!contract) return null;
    const { change, endsOn, decision, townApproval } = event.data;
    if (facts.project.side === 'asset' && endsOn !== null && endsOn > contract.endsOn) {
      return refuse(law, 'contract.extension', '延长租期视为新的交易,请重新立项。', {
        pointer: '/endsOn',
      });
    }
    // Stricter reading of "cumulative": increases and reductions do not cancel out.
    const sum = BigInt(contract.changed + Math.abs(change)) * 100n;
    const limits = ruleValue(law, 'contract.amendment');
    if (sum > BigInt(contract.amount) * BigInt(limits.decision) && !decision) {
      return refuse(
        law,
        'contract.amendment',
        `累计变更超过合同价${limits.decision}%,须经民主决策并填写文号。`,
        { pointer: '/decision' },
      );
    }
    if (sum > BigInt(contract.amount) * BigInt(limits.town) && !townApproval) {
      return refuse(
        law,
        'contract.amendment',
        `累计变更超过合同价${limits.town}%,须经镇街批准并填写文号。`,
        { pointer: '/townApproval' },
      );
    }
    const open = facts.dues
      .filter((d) => d.kind === 'settlement' && d.state === 'open')
      .reduce((t, d) => t + d.amount, 0);
    if (change >= 0 || open + change >= 0) return null;
    return refuse(law, 'contract.amendment', `可扣减的结算款只有${yuan(open)}。`, {
      pointer: '/change',
    });
  },
  settlementAddsUp: (facts, event: EventOf<'propose_settlement'>, law) => {
    if (facts.acceptedBy.length > 0)
      return refuse(law, 'acceptance.persons', '已有人签署验收,结算不得更改。');
    if (facts.project.side === 'asset') {
      if (event.data.returned || event.data.renewedBy || facts.application?.dealing === 'transfer')
        return null;
      return refuse(law, 'acceptance.persons', '到期(解除)后须先收回标的。', {
        pointer: '/returned',
      });
    }
    const fixed = priceDues(facts.dues)
      .filter((d) => d.kind !== 'settlement' && d.state !== 'written_off')
      .reduce((sum, d) => sum + d.amount, 0);
    const adjustable = facts.contractEnded || facts.dues.some((d) => d.kind === 'settlement');
    const most = facts.contract ? facts.contract.total + facts.contract.changes : 0;
    if (event.data.amount > most)
      return refuse(
        law,
        'signing.equal',
        `结算金额不得超过合同价与签证之和${yuan(most)},超出部分请先签订补充协议。`,
        { pointer: '/amount' },
      );
    if (adjustable ? event.data.amount >= fixed : event.data.amount === fixed) return null;
    return refuse(
      law,
      'payment.due',
      `结算金额应${adjustable ? '不少于' : '等于'}计划中的其他款项${yuan(fixed)}。`,
      { pointer: '/amount' },
    );
  },
  settlementIsProposed: early((facts, _event, law) =>
    facts.settlement ? null : refuse(law, 'flow.order', '村会计尚未提出验收结算。'),
  ),
  somethingWasBuilt: early((facts, _event, law) =>
    facts.project.category === 'works' || facts.project.category === 'repair'
      ? null
      : refuse(law, 'acceptance.persons', '只有工程、维修项目有监理,验收由监事、村民代表和镇街签署。'),
  ),
  engineerIsNamed: (_facts, event: EventOf<'file_engineer_acceptance'>, law) =>
    event.found.engineer
      ? null
      : refuse(law, 'acceptance.persons', '合同没有约定监理单位,验收由监事、村民代表和镇街签署。'),
  engineerHasNotSigned: early((facts, _event, law) =>
    facts.acceptedBy.some((a) => a.role === 'engineer')
      ? refuse(law, 'acceptance.persons', '监理的验收意见已登记。')
      : null,
  ),
  engineersPaperIsFiled: filed('acceptance'),
  signsAcceptanceOnce: early((facts, event, law) =>
    facts.acceptedBy.some(
      (a) =>
        a.role !== 'engineer' &&
        (a.account === event.actor.account || a.role === event.actor.role),
    )
      ? refuse(
          law,
          'acceptance.persons',
          '监事、村民代表、镇街各由一人签署,您或同一身份的人员已签署。',
        )
      : null,
  ),
  nothingIsOpen: (facts, event: EventOf<'archive_project'>, law) => {
    const open: string[] = [];
    const { counts } = facts;
    if (counts.depositsHeld > 0) open.push(`保证金${counts.depositsHeld}笔未退`);
    if (facts.dues.some((d) => d.kind === 'bond' && d.paid > 0 && d.state !== 'returned'))
      open.push('履约保证金未退');
    if (facts.objections.some((o) => o.open)) open.push('异议未答复');
    if (facts.complaints.some((c) => c.open)) open.push('投诉未处理');
    if (facts.disputes.some((d) => d.open)) open.push('纠纷未了结');
    if (facts.rectifications.length > 0) open.push('整改未完成');
    if (
      facts.contract &&
      facts.dues.some((d) => d.by !== 'after' && !isSettled(d) && !facts.terminated)
    )
      open.push('应收应付未结清');
    if (facts.project.emergency && !facts.ratified && !facts.terminated) open.push('抢险尚未追认');
    const missing = event.found.missingDocuments ?? [];
    if (missing.length > 0) open.push(`文书尚未生成:${missing.join('、')}`);
    if (open.length === 0) return null;
    return refuse(law, 'archive.open_items', `尚不能归档:${open.join(';')}。`);
  },
  emergencyIsUnratified: early((facts, _event, law) =>
    facts.project.emergency && !facts.ratified
      ? null
      : refuse(law, 'emergency.filing', '本项目没有待追认的抢险。'),
  ),
} satisfies GuardTable;
