/** 弃标公告, 弃标顺延公告: who stepped aside, and what the machine made of it. */
import { ruleValue } from '../../machines/rules/book.js';
import { instant } from '../dates.js';
import type { FactsOf } from '../templates/index.js';
import { numberOf } from './document-number.js';
import { type Material, needed } from './material.js';
import { factsBefore } from './moved-dates.js';
import {
  actionOf,
  bidderName,
  collective,
  days,
  offices,
  priceSpan,
  second,
  winnerName,
} from './parts.js';
import { ruleSentence } from './rule-sentence.js';
import { said, written } from './said.js';

type Facts = FactsOf<'giving-up'>;

export async function composeGivingUp(m: Material): Promise<Facts> {
  const before = await factsBefore(m);
  const left = before.candidate;
  if (!left) throw new Error(`document ${m.row.number}: there was no candidate`);
  const after = m.facts.bidders[left.bidder];
  const held = before.bidders[left.bidder]?.deposit;
  const barred = after?.gaveUp ?? false;
  return {
    action: actionOf(m),
    owner: collective(m),
    subject: said(m.story.title),
    resultNumber: resultNumber(m),
    left: { name: said(bidderName(m, left.bidder)), rank: left.rank, price: left.amount },
    ...how(m, barred, before.signingNoticeUntil),
    at: second(m.entry.at),
    basis: ruleSentence(m, barred ? 'signing.notice' : 'signing.latest'),
    ...(held?.state === 'received'
      ? { deposit: { amount: held.received, forfeited: after?.deposit.state === 'forfeited' } }
      : {}),
    barred,
    ...next(m),
    priceUnit: priceSpan(m),
    offices: offices(m),
  };
}

function resultNumber(m: Material): string {
  const { mode } = m.facts.project;
  const kinds = ['result', 'result-agreement', 'result-external'] as const;
  return numberOf(m, kinds, mode === 'external' ? 'record_external_evaluation' : 'publish_result');
}

function how(
  m: Material,
  barred: boolean,
  noticeUntil: number | null,
): Pick<Facts, 'how' | 'reasons'> {
  if (m.entry.event === 'forfeit_for_not_signing') {
    const until = noticeUntil === null ? '' : `，催告期限${instant(noticeUntil)}`;
    return { how: said(`经催告逾期没有签订合同${until}`) };
  }
  const { reasons } = needed(m, 'give_up').data;
  return { how: barred ? '声明放弃' : '合同没有在期限内签订', reasons: written(reasons) };
}

function next(m: Material): Pick<Facts, 'next' | 'otherwise'> {
  const { candidate, project } = m.facts;
  if (project.mode === 'agreement')
    return { otherwise: '协议没有成立，由集体经济组织重新进行民主决策，另定相对方或者交易方式。' };
  if (project.mode === 'external')
    return { otherwise: '由公共资源交易中心依其规定另行确定中选人，结果在本平台重新登记和公示。' };
  if (!candidate) return {};
  const { rank, amount } = candidate;
  const share = ruleValue(m.law, 'rank.next');
  const asset = project.side === 'asset';
  return {
    next: {
      name: said(winnerName(m)),
      rank,
      price: amount,
      publicity: days(m, 'publicity.next_rank'),
    },
    ...(asset
      ? { otherwise: `递补的候选人报价不低于底价，且不低于原成交价的${share}%，符合递补条件。` }
      : {}),
  };
}
