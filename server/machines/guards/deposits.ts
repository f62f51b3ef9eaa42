/** What the law asks of deposits: received, returned, converted, left for the next round. */
import type { EventOf } from '../events.js';
import type { Facts } from '../facts.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { early, type GuardTable } from './guard.js';

const named = (facts: Facts, event: { data: { bidder: string } }) =>
  facts.bidders[event.data.bidder];

export const depositGuards = {
  bidderIsKnown: (
    facts,
    event: EventOf<'record_deposit' | 'return_deposit' | 'accept_explanation'>,
    law,
  ) =>
    named(facts, event)
      ? null
      : refuse(law, 'deposit.received', `没有子账号为${event.data.bidder}的竞买人,请核对。`, {
          pointer: '/bidder',
        }),
  depositIsExpected: (facts, event: EventOf<'record_deposit'>, law) => {
    const deposit = named(facts, event)?.deposit;
    if (event.data.receivedAt > event.at)
      return refuse(law, 'deposit.received', '到账时刻不得晚于现在。', { pointer: '/receivedAt' });
    if (event.data.amount === 0)
      return refuse(law, 'deposit.received', '到账金额应大于零。', { pointer: '/amount' });
    const here = named(facts, event)?.round === facts.round;
    if (here && (deposit?.state === 'due' || deposit?.state === 'received')) return null;
    return refuse(law, 'deposit.received', '该竞买人的保证金已退还、转款或没收。', {
      pointer: '/bidder',
    });
  },
  depositMayGoBack: (facts, event: EventOf<'return_deposit'>, law) => {
    const bidder = named(facts, event);
    if (bidder?.deposit.state !== 'received')
      return refuse(law, 'deposit.return', '该竞买人没有待退的保证金。', { pointer: '/bidder' });
    if (event.data.amount !== bidder.deposit.received)
      return refuse(law, 'deposit.return', '应全额退还保证金,请核对金额。', { pointer: '/amount' });
    const { failed, terminated, contract, contractEnded } = facts;
    if (failed || terminated || contract?.signedAt || contractEnded) return null;
    if (bidder.withdrawn || bidder.round < facts.round) return null;
    const kept = ruleValue(law, 'deposit.kept_ranks');
    const inRank = bidder.rank !== null && bidder.rank <= kept && bidder.qualified !== false;
    if (facts.candidate?.bidder === event.data.bidder || (inRank && !bidder.gaveUp)) {
      return refuse(law, 'deposit.kept_ranks', `前${kept}名候选人的保证金保留至合同签订。`, {
        pointer: '/bidder',
      });
    }
    if (bidder.qualified === false || facts.passed.publicity !== undefined) return null;
    return refuse(law, 'deposit.return', '尚在竞价或公示期间,保证金在公示期满后退还。');
  },
  depositMayConvert: (facts, event: EventOf<'convert_deposit'>, law) => {
    const winner = facts.candidate ? facts.bidders[facts.candidate.bidder] : undefined;
    if (winner?.deposit.state !== 'received')
      return refuse(law, 'deposit.return', '成交方没有可转的保证金。');
    const due = facts.dues.find((d) => d.no === event.data.due);
    if (due?.state !== 'open')
      return refuse(law, 'payment.due', `没有待收的第${event.data.due}笔款项。`, {
        pointer: '/due',
      });
    const incoming = facts.project.side === 'asset' || due.kind === 'bond';
    if (incoming && winner.deposit.received <= due.amount - due.paid) return null;
    return refuse(law, 'payment.due', '保证金只可转为不小于其金额的应收款或履约保证金。', {
      pointer: '/due',
    });
  },
  depositIsHeld: early((facts, event, law) => {
    const own = event.actor.bidder ? facts.bidders[event.actor.bidder] : undefined;
    return own?.deposit.state === 'received' && !own.deposit.mayStay
      ? null
      : refuse(law, 'failed.deposits', '您没有可留待下一轮的保证金。');
  }),
} satisfies GuardTable;
