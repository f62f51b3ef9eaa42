/** 保证金退还单, 保证金转款单, 保证金没收单: what became of one bidder's deposit. */
import type { Bidder } from '../../machines/facts.js';
import { instant } from '../dates.js';
import type { FactsOf } from '../templates/index.js';
import { own, placeInLog } from './compose-receipts.js';
import { noticeNumberIfAny } from './document-number.js';
import { type Material, needed, recorded } from './material.js';
import { factsBefore } from './moved-dates.js';
import { actionOf, collective, offices, second, staffName } from './parts.js';
import { ruleSentence } from './rule-sentence.js';
import { said, written } from './said.js';

export function composeDepositRefund(m: Material): FactsOf<'deposit-refund'> {
  const { data } = needed(m, 'return_deposit');
  return {
    ...deposit(m),
    amount: data.amount,
    reason: whyBack(m, own(m).facts),
    interest: data.interest,
    total: data.amount + data.interest,
    bankReference: said(data.bankReference),
    basis: ruleSentence(m, 'deposit.return'),
    accountant: staffName(m, m.entry.actor),
  };
}

export async function composeDepositConversion(
  m: Material,
): Promise<FactsOf<'deposit-conversion'>> {
  const { data } = needed(m, 'convert_deposit');
  const due = m.facts.dues.find((d) => d.no === data.due);
  const before = (await factsBefore(m)).dues.find((d) => d.no === data.due);
  if (!due || !before) throw new Error(`document ${m.row.number}: there is no due ${data.due}`);
  return {
    ...deposit(m),
    contractNumber: said(needed(m, 'prepare_contract').data.number),
    due: {
      no: due.no,
      label: said(due.label),
      amount: due.amount,
      paidBefore: before.paid,
      left: due.amount - due.paid,
    },
    basis: ruleSentence(m, 'deposit.return'),
    accountant: staffName(m, m.entry.actor),
  };
}

export async function composeDepositForfeit(m: Material): Promise<FactsOf<'deposit-forfeit'>> {
  return {
    ...deposit(m),
    ...(await whyLost(m)),
    noticeNumber: noticeNumberIfAny(m).noticeNumber ?? '无公告',
    basis:
      '交易公告、交易文件：成交后声明放弃、逾期不签订合同或者弄虚作假骗取成交的，保证金不予退还',
    offices: offices(m),
  };
}

function deposit(m: Material) {
  const { code, name, facts } = own(m);
  const { received, receivedAt } = facts.deposit;
  return {
    action: actionOf(m),
    owner: collective(m),
    subject: said(m.story.title),
    bidder: { name, code },
    amount: received,
    ...(receivedAt === null ? {} : { receivedAt }),
    at: second(m.entry.at),
    logged: placeInLog(m),
  };
}

/** As the guard let it go back. */
function whyBack(m: Material, bidder: Bidder): string {
  if (m.entry.from.startsWith('failed')) return '本轮流标（流拍）';
  if (m.entry.from.startsWith('terminated')) return '交易终止';
  if (bidder.round < m.facts.round) return '上一轮交易已经结束';
  if (bidder.withdrawn) return '撤回报名';
  if ((m.facts.contract?.signedAt ?? null) !== null) {
    // Who signed is told by the log; of one bidder's acts alone no ranking can be made.
    const winner = recorded(m, 'countersign_contract')?.actor;
    return winner === m.owner ? '合同已经签订' : '未成交，合同已经签订';
  }
  if (bidder.qualified === false) return '资格审查不合格';
  return '未成交，结果公示期满';
}

async function whyLost(m: Material): Promise<{ cause: string; particulars: string }> {
  const { event } = m.entry;
  if (event === 'uphold_objection') {
    return {
      cause: '异议成立，弄虚作假',
      particulars: written(needed(m, 'uphold_objection').data.answer),
    };
  }
  if (event === 'give_up') {
    return {
      cause: '声明放弃成交',
      particulars: `本人（单位）于${instant(m.entry.at)}声明放弃，陈述的理由：${written(needed(m, 'give_up').data.reasons)}`,
    };
  }
  const served = recorded(m, 'serve_signing_notice');
  const until = (await factsBefore(m)).signingNoticeUntil;
  return {
    cause: '逾期没有签订合同',
    particulars: `成交后没有在期限内签订合同。交易站${served ? `于${instant(second(served.at))}` : ''}催告签订${until === null ? '' : `，催告期限至${instant(until)}`}；期满仍没有签订。`,
  };
}
