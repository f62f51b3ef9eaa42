/** What the law asks at checkpoints 14 and 15. */
import { contractTotal } from '../contract-dues.js';
import type { EventOf } from '../events.js';
import type { Contract, Facts } from '../facts.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { atMostShare, shareOf } from '../shares.js';
import { dateOf, instantOf, plusDays, plusMonths, speakDate, speakInstant } from '../time.js';
import { needsWinnerApproval } from '../winner-approval.js';
import { early, type GuardTable, yuan } from './guard.js';

const signed = (facts: Facts, who: Contract['signedBy'][number]) =>
  facts.contract?.signedBy.includes(who) ?? false;
const notSigned = (who: Contract['signedBy'][number]) =>
  early((facts, _event, law) =>
    signed(facts, who) ? refuse(law, 'flow.order', '您已签署。') : null,
  );

type PlannedDue = EventOf<'prepare_contract'>['data']['dues'][number];

/** Which dues a contract of this side may name, and which checkpoint must find them settled. */
function fits(facts: Facts, { kind, by }: PlannedDue): boolean {
  if (kind === 'bond') return by === 'handover';
  if (facts.project.side === 'asset') {
    return (kind === 'rent' || kind === 'price') && (by === 'handover' || by === 'payments');
  }
  if (kind === 'settlement') return by === 'acceptance';
  if (kind === 'retention') return by === 'acceptance' || by === 'after';
  const works = facts.project.category === 'works' || facts.project.category === 'repair';
  // Of works only what was measured is paid before the acceptance.
  if (kind === 'price' && works) return by === 'acceptance';
  return kind !== 'rent' && by !== 'after';
}

export const contractGuards = {
  winnerNeedsApproval: early((facts, _event, law) =>
    needsWinnerApproval(facts) && !facts.approvals.outsider
      ? null
      : refuse(law, 'signing.approvals', '本项目不需要或已完成受让方审查。'),
  ),
  winnerIsApproved: early((facts, _event, law) =>
    !needsWinnerApproval(facts) || facts.approvals.outsider
      ? null
      : refuse(
          law,
          'signing.approvals',
          '土地流转给本集体以外的,须先经镇街批准并审查资信与经营能力。',
        ),
  ),
  priceEqualsAward: (facts, event: EventOf<'prepare_contract'>, law) => {
    const award = facts.candidate?.amount ?? 0;
    if (event.data.amount === award) return null;
    return refuse(
      law,
      'signing.equal',
      `合同价须等于成交价${yuan(award)},现为${yuan(event.data.amount)}。`,
      { pointer: '/amount' },
    );
  },
  termsEqualNotice: (facts, event: EventOf<'prepare_contract'>, law) => {
    const file = facts.tenderFile;
    const inOrder = event.data.endsOn >= event.data.startsOn;
    if (!inOrder)
      return refuse(law, 'signing.equal', '终止日期不得早于起始日期。', { pointer: '/endsOn' });
    if (!file) return null;
    const differ = (name: string, pointer: string, expected: string) =>
      refuse(law, 'signing.equal', `${name}须与公告一致:${expected}。`, { pointer });
    if (event.data.escalation !== file.escalation)
      return differ('递增比例', '/escalation', `${file.escalation}%`);
    if (event.data.retention !== file.retention)
      return differ('质量保证金比例', '/retention', `${file.retention}%`);
    if (event.data.bond !== file.bond) return differ('履约保证金', '/bond', yuan(file.bond));
    if (file.termMonths !== null && file.startsOn !== null && facts.project.side === 'asset') {
      const endsOn = plusDays(plusMonths(file.startsOn, file.termMonths), -1);
      if (event.data.startsOn !== file.startsOn)
        return differ('起始日期', '/startsOn', speakDate(file.startsOn));
      if (event.data.endsOn !== endsOn) return differ('终止日期', '/endsOn', speakDate(endsOn));
    }
    return null;
  },
  leaseEndsInTwentyYears: (facts, event: EventOf<'prepare_contract'>, law) => {
    if (facts.application?.dealing !== 'lease') return null;
    const years = ruleValue(law, 'lease.years');
    const last = plusDays(plusMonths(event.data.startsOn, years * 12), -1);
    if (event.data.endsOn <= last) return null;
    return refuse(law, 'lease.years', `租赁期限不得超过${years}年,最迟终止于${speakDate(last)}。`, {
      pointer: '/endsOn',
    });
  },
  bondIsWithinPrice: (facts, event: EventOf<'prepare_contract'>, law) => {
    const share = ruleValue(law, 'bond.works');
    if (facts.project.side === 'asset' || atMostShare(event.data.bond, share, event.data.amount))
      return null;
    return refuse(law, 'bond.works', `履约保证金不得超过合同价的${share}%。`, { pointer: '/bond' });
  },
  planAddsUp: (facts, event: EventOf<'prepare_contract'>, law) => {
    const { dues, amount, bond } = event.data;
    const total = contractTotal(facts, amount);
    const planned = dues.filter((d) => d.kind !== 'bond').reduce((sum, d) => sum + d.amount, 0);
    if (planned !== total)
      return refuse(
        law,
        'signing.equal',
        `收付款计划合计须为${yuan(total)},现为${yuan(planned)}。`,
        { pointer: '/dues' },
      );
    const bonds = dues.filter((d) => d.kind === 'bond').reduce((sum, d) => sum + d.amount, 0);
    if (bonds !== bond)
      return refuse(law, 'signing.equal', `计划中的履约保证金须为${yuan(bond)}。`, {
        pointer: '/dues',
      });
    const isFirst = (d: (typeof dues)[number]) => d.by === 'handover';
    if (facts.project.side === 'asset' && !dues.some(isFirst))
      return refuse(law, 'handover.first_due', '须列明交付前收取的首期款或履约保证金。', {
        pointer: '/dues',
      });
    const advance = dues.filter((d) => d.kind === 'advance').reduce((sum, d) => sum + d.amount, 0);
    const most = facts.tenderFile?.advance ?? ruleValue(law, 'contract.advance');
    if (!atMostShare(advance, most, amount))
      return refuse(law, 'contract.advance', `预付款不得超过公告载明的合同价的${most}%。`, {
        pointer: '/dues',
      });
    return null;
  },
  duesAreInPlace: (facts, event: EventOf<'prepare_contract'>, law) => {
    const { dues, amount, retention, endsOn } = event.data;
    const wrong = dues.findIndex((d) => !fits(facts, d));
    if (wrong >= 0) {
      const rule =
        '资产类只列租金、价款和履约保证金,须在交付前或履约中收取;采购类的结算款在验收时、质量保证金在期满后支付,工程款须按计量支付。';
      return refuse(law, 'payment.due', rule, { pointer: `/dues/${wrong}/by` });
    }
    const kept = dues.filter((d) => d.kind === 'retention').reduce((sum, d) => sum + d.amount, 0);
    const { share, months } = ruleValue(law, 'contract.retention');
    if (!atMostShare(kept, Math.min(retention, share), amount)) {
      return refuse(
        law,
        'contract.retention',
        `质量保证金不得超过${yuan(shareOf(Math.min(retention, share), amount))}。`,
        { pointer: '/dues' },
      );
    }
    const latest = plusMonths(endsOn, months);
    const late = dues.findIndex((d) => d.kind === 'retention' && d.dueOn > latest);
    if (late < 0) return null;
    return refuse(law, 'contract.retention', `质量保证金最迟于${speakDate(latest)}退还。`, {
      pointer: `/dues/${late}/dueOn`,
    });
  },
  withinThirtyDays: early((facts, event, law) => {
    const days = ruleValue(law, 'signing.latest');
    const last = facts.signingLatestAt;
    if (last === null || event.at < last) return null;
    return refuse(
      law,
      'signing.latest',
      `合同须在成交确认后${days}日内签订,已于${speakInstant(last)}届满。`,
    );
  }),
  contractIsPrepared: early((facts, _event, law) =>
    facts.contract ? null : refuse(law, 'flow.order', '村会计尚未拟定合同。'),
  ),
  nobodyHasSigned: early((facts, _event, law) =>
    facts.contract?.signedBy.length
      ? refuse(law, 'signing.equal', '已有一方签署,合同文本不得更改。')
      : null,
  ),
  headHasNotSigned: notSigned('head'),
  winnerHasNotSigned: notSigned('winner'),
  supervisorHasNotSigned: notSigned('supervisor'),
  signingIsOverdue: early((facts, event, law) => {
    const due = facts.signingDueAt;
    if (signed(facts, 'winner')) return refuse(law, 'signing.notice', '成交方已签署。');
    if (facts.signingNoticeUntil !== null) return refuse(law, 'signing.notice', '已经催告。');
    if (due === null || event.at >= due) return null;
    return refuse(law, 'signing.notice', `签订期限至${speakInstant(due)},届满后方可催告。`, {
      earliest: due,
    });
  }),
  mayStillGiveUp: early((facts, event, law) => {
    if (!signed(facts, 'winner')) return null;
    // Whoever has signed is bound, unless the collective let the 30 days pass.
    const last = facts.signingLatestAt;
    if (!signed(facts, 'head') && last !== null && event.at >= last) return null;
    return refuse(law, 'flow.order', '您已签署合同,不能放弃成交。');
  }),
  contractIsUnfiled: early((facts, _event, law) =>
    facts.filed ? refuse(law, 'flow.order', '合同已备案。') : null,
  ),
  contractIsFiled: early((facts, _event, law) =>
    facts.filed ? null : refuse(law, 'flow.order', '合同尚未备案。'),
  ),
  notStartedBefore: (facts, event: EventOf<'record_handover'>, law) => {
    const from = facts.contract?.signedAt ?? null;
    if (from === null || facts.project.emergency || event.data.actualStart >= dateOf(from))
      return null;
    return refuse(
      law,
      'handover.first_due',
      `不得早于合同签订日${speakDate(dateOf(from))}交付或开工。`,
      { pointer: '/actualStart', earliest: instantOf(dateOf(from)) },
    );
  },
} satisfies GuardTable;
