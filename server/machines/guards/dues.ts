/** What the law asks before money moves. */
import { isAccepted } from '../acceptance.js';
import { settledFor } from '../contract-dues.js';
import type { EventOf } from '../events.js';
import type { Due, Facts } from '../facts.js';
import { type Refusal, refuse } from '../refusal.js';
import type { Law } from '../rules/book.js';
import { dateOf } from '../time.js';
import { filed } from './filed.js';
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
    !isAccepted(facts, law)
  ) {
    return refuse(law, 'payment.due', '验收未签署完毕,不得支付结算款或质量保证金。', {
      pointer: '/due',
    });
  }
  return null;
}

export const dueGuards = {
  invoiceIsFiled: filed('invoice', () => true, 'payment.invoice'),
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
  somethingIsOverdue: (facts, event: EventOf<'demand_payment'>, law) => {
    const today = dateOf(event.at);
    const overdue = facts.dues.some(
      (d) => incoming(facts, d) && d.state === 'open' && d.dueOn < today && d.amount > d.paid,
    );
    if (!overdue) return refuse(law, 'payment.due', '没有逾期未付的应收款,无需催缴。');
    if (event.data.payBy > today) return null;
    return refuse(law, 'payment.due', '要求付清的日期须晚于今天。', { pointer: '/payBy' });
  },
  bondCanGoBack: (facts, event: EventOf<'return_bond'>, law) => {
    const due = findDue(facts, event.data.due);
    return due?.kind === 'bond' && due.state === 'paid'
      ? null
      : refuse(law, 'payment.due', '没有待退的履约保证金。', { pointer: '/due' });
  },
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
