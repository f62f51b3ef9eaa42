/** What the law asks at checkpoints 16 to 20. */
import { isSettled, priceDues, settledFor } from '../contract-dues.js';
import type { EventOf } from '../events.js';
import type { Due, Facts } from '../facts.js';
import { type Refusal, refuse } from '../refusal.js';
import { type Law, ruleValue } from '../rules/book.js';
import { dateOf } from '../time.js';
import { early, type GuardTable, yuan } from './guard.js';

const incoming = (facts: Facts, due: Due) => facts.project.side === 'asset' || due.kind === 'bond';
const findDue = (facts: Facts, no: number) => facts.dues.find((d) => d.no === no);

/** The due exists, is in one of the states, and money moves in the right direction. */
function refuseDue(
  facts: Facts,
  no: number,
  states: Due['state'][],
  inward: boolean,
  law: Law,
): Refusal | null {
  const due = findDue(facts, no);
  if (!due || !states.includes(due.state))
    return refuse(law, 'payment.due', `第${no}笔款项不存在或不在可办理状态。`, { pointer: '/due' });
  if (incoming(facts, due) !== inward)
    return refuse(
      law,
      'payment.due',
      inward ? '该笔是付款,不能登记收款。' : '该笔是收款,不能申请付款。',
      { pointer: '/due' },
    );
  return null;
}

/** Progress may be paid up to what was measured; settlement and retention only after acceptance is signed. */
function refuseTooEarly(facts: Facts, due: Due, law: Law): Refusal | null {
  if (due.kind === 'progress') {
    const before = facts.dues.filter(
      (d) => d.kind === 'progress' && (d.state === 'paid' || d.state === 'applied'),
    );
    const asked = before.reduce((sum, d) => sum + d.amount, 0) + due.amount;
    if (asked <= facts.measured) return null;
    return refuse(
      law,
      'payment.due',
      `进度款累计${yuan(asked)}超过已计量${yuan(facts.measured)},请先由镇街计量。`,
      { pointer: '/due' },
    );
  }
  if (
    (due.kind === 'settlement' || due.kind === 'retention' || due.by === 'acceptance') &&
    facts.acceptedBy.length < 3
  ) {
    return refuse(law, 'payment.due', '验收未签署完毕,不得支付结算款或质量保证金。', {
      pointer: '/due',
    });
  }
  return null;
}

export const performanceGuards = {
  handoverIsUnrecorded: early((facts, _event, law) =>
    facts.handedOver ? refuse(law, 'flow.order', '已登记交付(开工)。') : null,
  ),
  handoverIsRecorded: early((facts, _event, law) =>
    facts.handedOver ? null : refuse(law, 'flow.order', '村会计尚未登记交付(开工)。'),
  ),
  firstDuesAreSettled: early((facts, _event, law) =>
    settledFor(facts, 'handover')
      ? null
      : refuse(law, 'handover.first_due', '首期款或履约保证金到账后方可交付(开工)。'),
  ),
  dueCanBeReceived: (facts, event: EventOf<'receive_payment'>, law) => {
    const refusal = refuseDue(facts, event.data.due, ['open'], true, law);
    if (refusal) return refusal;
    const due = findDue(facts, event.data.due) as Due;
    if (event.data.receivedOn > dateOf(event.at))
      return refuse(law, 'payment.account', '到账日期不得晚于今天。', { pointer: '/receivedOn' });
    if (event.data.amount > 0 && event.data.amount <= due.amount - due.paid) return null;
    return refuse(law, 'payment.due', `本笔尚欠${yuan(due.amount - due.paid)},请核对金额。`, {
      pointer: '/amount',
    });
  },
  dueCanBeApplied: (facts, event: EventOf<'apply_payment'>, law) => {
    const refusal = refuseDue(facts, event.data.due, ['open'], false, law);
    if (refusal) return refusal;
    const due = findDue(facts, event.data.due) as Due;
    if (due.by === 'after')
      return refuse(law, 'contract.retention', '质量保证金在期满后另行退还。', { pointer: '/due' });
    if (due.amount === 0)
      return refuse(law, 'payment.due', '该笔金额为零,无需支付。', { pointer: '/due' });
    if (event.data.amount !== due.amount)
      return refuse(law, 'payment.due', `应按计划申请${yuan(due.amount)}。`, {
        pointer: '/amount',
      });
    return refuseTooEarly(facts, due, law);
  },
  dueCanBeReleased: (facts, event: EventOf<'release_payment'>, law) => {
    const refusal = refuseDue(facts, event.data.due, ['applied'], false, law);
    if (refusal) return refusal;
    const due = findDue(facts, event.data.due) as Due;
    return event.data.amount === due.amount
      ? null
      : refuse(law, 'payment.due', `审批金额为${yuan(due.amount)}。`, { pointer: '/amount' });
  },
  dueCanBeWrittenOff: (facts, event: EventOf<'write_off_due'>, law) =>
    refuseDue(facts, event.data.due, ['open'], true, law),
  bondCanGoBack: (facts, event: EventOf<'return_bond'>, law) => {
    const due = findDue(facts, event.data.due);
    return due?.kind === 'bond' && due.state === 'paid'
      ? null
      : refuse(law, 'payment.due', '没有待退的履约保证金。', { pointer: '/due' });
  },
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
  signsAcceptanceOnce: early((facts, event, law) =>
    facts.acceptedBy.some((a) => a.account === event.actor.account || a.role === event.actor.role)
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
  retentionIsDue: (facts, event: EventOf<'release_retention'>, law) => {
    const due = findDue(facts, event.data.due);
    if (due?.by !== 'after' || due.state !== 'open')
      return refuse(law, 'contract.retention', '没有待退的质量保证金。', { pointer: '/due' });
    return due.dueOn <= dateOf(event.at)
      ? null
      : refuse(law, 'contract.retention', `质量保证期至${due.dueOn},届满后退还。`, {
          pointer: '/due',
        });
  },
  retentionIsOpen: early((facts, _event, law) =>
    facts.dues.some((d) => d.by === 'after' && d.state === 'open')
      ? null
      : refuse(law, 'flow.order', '项目已归档,没有未了事项。'),
  ),
} satisfies GuardTable;
