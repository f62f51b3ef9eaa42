/** What the law asks of failure, suspension and termination. */
import type { EventOf } from '../events.js';
import { MODES } from '../modes.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { early, type GuardTable } from './guard.js';

export const sidePathGuards = {
  // Neither how many, nor asked early: whether the act is offered would tell whoever may not know if anybody had come.
  depositsAreBack: (facts, _event: EventOf<'choose_next_round'>, law) =>
    facts.counts.depositsHeld <= facts.counts.mayStay
      ? null
      : refuse(
          law,
          'failed.deposits',
          '保证金尚未退清,代理会计退清或缴纳人书面同意留存后方可开始新一轮。',
        ),
  reserveMayBeLowered: (facts, event: EventOf<'choose_next_round'>, law) => {
    if (event.data.choice !== 'lower_reserve') return null;
    if (facts.project.side === 'procurement')
      return refuse(law, 'reserve.lowering', '采购类不降低底价,请选择原条件或重新决策。', {
        pointer: '/choice',
      });
    // Nobody could check by how much a reserve that stayed secret is lowered.
    if (facts.lastLimit === null)
      return refuse(
        law,
        'reserve.lowering',
        '保密底价未公开,无法核对降低幅度,请选择原条件或重新决策。',
        { pointer: '/choice' },
      );
    if (!facts.resolution?.mayLower)
      return refuse(law, 'reserve.lowering', '决议没有授权降低底价,请重新决策。', {
        pointer: '/choice',
      });
    return null;
  },
  objectionsAreAnswered: early((facts, _event, law) =>
    facts.objections.some((o) => o.open)
      ? refuse(law, 'objection.answer', '尚有异议未答复,答复后方可开始新一轮。')
      : null,
  ),
  modeMayChange: (facts, event: EventOf<'choose_next_round'>, law) => {
    const { mode, choice } = event.data;
    if (mode === null || mode === facts.project.mode) return null;
    const needed = ruleValue(law, 'mode.negotiation_grounds');
    if (mode !== 'negotiation' && mode !== 'agreement')
      return refuse(law, 'mode.side', '失败后只可改用谈判或协议方式。', { pointer: '/mode' });
    if (!(MODES[mode].sides as readonly string[]).includes(facts.project.side))
      return refuse(law, 'mode.side', '该方式与项目类别不符。', { pointer: '/mode' });
    if (facts.failures < needed)
      return refuse(
        law,
        'mode.negotiation_grounds',
        `失败${needed}次后方可改用谈判或协议方式,本项目已失败${facts.failures}次。`,
        { pointer: '/mode' },
      );
    if (choice !== 'new_resolution')
      return refuse(law, 'mode.agreement_grounds', '改变交易方式须重新决策。', {
        pointer: '/choice',
      });
    return null;
  },
  stopIsNotRepeated: early((facts, _event, law) =>
    facts.suspension?.by === 'discipline' ? null : refuse(law, 'suspension.days', '交易已经中止。'),
  ),
  notRenewedYet: early((facts, _event, law) => {
    if (facts.suspension?.by === 'discipline')
      return refuse(law, 'suspension.request', '纪委提请的暂停由镇街决定中止或恢复,不能延长。');
    return facts.suspension?.renewed ? refuse(law, 'suspension.days', '中止只可延长一次。') : null;
  }),
  ownWishIsVoted: (_facts, event: EventOf<'terminate'>, law) =>
    event.data.ownWish && !event.data.resolution
      ? refuse(law, 'decision.tally', '本集体自行要求终止的,须有决议文号。', {
          pointer: '/resolution',
        })
      : null,
  notBothSigned: early((facts, _event, law) =>
    facts.contract?.signedBy.includes('head') && facts.contract.signedBy.includes('winner')
      ? refuse(law, 'flow.order', '双方已签订合同,应按解除合同办理。')
      : null,
  ),
  bothSigned: early((facts, _event, law) =>
    facts.contract?.signedBy.includes('head') && facts.contract.signedBy.includes('winner')
      ? null
      : refuse(law, 'flow.order', '合同尚未双方签订,应按终止交易办理。'),
  ),
} satisfies GuardTable;
