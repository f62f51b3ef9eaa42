/** What the law asks of complaints, disputes and the head's recusal. */
import { complaintsUntil } from '../complaint-period.js';
import type { EventOf } from '../events.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { speakInstant } from '../time.js';
import { early, type GuardTable } from './guard.js';

export const disputeGuards = {
  complaintIsInTime: early((facts, event, law) => {
    const from = facts.passed.publicity;
    if (from === undefined) return refuse(law, 'complaint.file', '本项目没有结果公示,请向镇街纪(工)委反映。');
    const days = ruleValue(law, 'complaint.file');
    const last = complaintsUntil(facts, law) ?? from;
    // While the trade is suspended its periods stand still.
    if (Math.min(event.at, facts.suspension?.since ?? event.at) < last) return null;
    return refuse(law, 'complaint.file', `投诉须在公示期满后${days}日内提出,已于${speakInstant(last)}截止。`);
  }),
  complaintIsOpen: (facts, event: EventOf<'decide_complaint'>, law) =>
    facts.complaints.some((c) => c.no === event.data.no && c.open)
      ? null
      : refuse(law, 'complaint.answer', `没有待处理的第${event.data.no}号投诉。`, { pointer: '/no' }),
  aComplaintIsOpen: early((facts, _event, law) =>
    facts.complaints.some((c) => c.open) ? null : refuse(law, 'complaint.answer', '没有待处理的投诉。'),
  ),
  disputeIsOpen: (facts, event: EventOf<'settle_dispute'>, law) =>
    facts.disputes.some((d) => d.no === event.data.no && d.open)
      ? null
      : refuse(law, 'dispute.open', `没有未了结的第${event.data.no}号纠纷。`, { pointer: '/no' }),
  aDisputeIsOpen: early((facts, _event, law) =>
    facts.disputes.some((d) => d.open) ? null : refuse(law, 'dispute.open', '没有未了结的纠纷。'),
  ),
  bothHaveSigned: early((facts, _event, law) =>
    facts.contract?.signedBy.includes('head') && facts.contract.signedBy.includes('winner')
      ? null
      : refuse(law, 'dispute.open', '合同签订前没有合同纠纷,请按异议或投诉办理。'),
  ),
  directorMayAct: (facts, event: EventOf<'name_acting_head'>, law) => {
    const { account } = event.found;
    const pointer = '/director';
    if (!account)
      return refuse(law, 'duties.head', '代行理事须有本村理事长岗位的账号,请先由区管理员授权。', { pointer });
    if (account === event.actor.account)
      return refuse(law, 'duties.head', '回避的理事长或登记人不能指定自己代行。', { pointer });
    if (account === facts.actingHead) return refuse(law, 'duties.head', '该理事已在代行。', { pointer });
    const duty = facts.duties[account];
    if (!duty || duty === 'decider') return null;
    return refuse(law, 'duties.separate', '该理事在本项目中已履行其他职责,请另行指定。', { pointer });
  },
} satisfies GuardTable;
