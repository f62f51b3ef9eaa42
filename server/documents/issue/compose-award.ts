/** 成交确认书, 中选通知书: what head and station confirmed, and what the contract must equal. */
import { needsWinnerApproval } from '../../machines/winner-approval.js';
import { roundOf } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumberIfAny } from './document-number.js';
import { type Material, needed, recorded } from './material.js';
import {
  authority,
  collective,
  isYearly,
  kindOfTrade,
  logNumber,
  second,
  signingWithin,
  staffName,
  subject,
  term,
  totalOf,
  winnerName,
} from './parts.js';
import { said } from './said.js';

type Facts = FactsOf<'award'>;

export function composeAward(m: Material): Facts {
  const confirmed = needed(m, 'confirm_award');
  const certified = needed(m, 'certify_award');
  const { candidate, project, openedAt, tenderFile } = m.facts;
  if (!candidate) throw new Error(`document ${m.row.number}: nobody has won`);
  const deposit = m.facts.bidders[candidate.bidder]?.deposit;
  const bond = tenderFile?.bond ?? 0;
  return {
    ...kindOfTrade(m),
    category: project.category,
    // As the contract will quote it.
    number: said(certified.data.number, logNumber(certified)),
    owner: collective(m),
    subject: subject(m),
    term: term(m),
    winner: said(winnerName(m)),
    price: candidate.amount,
    total: totalOf(m, candidate.amount),
    priceUnit: isYearly(m) ? '每年，首年' : '总价',
    ...(candidate.rank > 1 ? { rank: candidate.rank } : {}),
    authority: authority(m),
    ...noticeNumberIfAny(m),
    ...(openedAt === null || project.mode === 'external' ? {} : { openedAt: second(openedAt) }),
    ...publicity(m),
    signingWithin: signingWithin(m),
    approvalNeeded: needsWinnerApproval(m.facts),
    ...(bond > 0 ? { bond } : {}),
    ...(deposit?.state === 'received' ? { deposit: deposit.received } : {}),
    ...actingHead(m),
    confirmed: { name: staffName(m, confirmed.actor), at: second(confirmed.at) },
    certified: { name: staffName(m, certified.actor), at: second(certified.at) },
  };
}

function actingHead(m: Material): Pick<Facts, 'actingHead'> {
  const named = recorded(m, 'name_acting_head');
  return named
    ? {
        actingHead: said(
          `理事长回避，由理事会决定的理事代行（决定文号：${named.data.resolution}）`,
        ),
      }
    : {};
}

/** Objections since the result was last published. */
function publicity(m: Material): Pick<Facts, 'publicity'> {
  const to = m.facts.publicityEndsAt;
  if (to === null) return {};
  const entries = roundOf(m.story, m.entry);
  const from = entries.findLast((e) => e.event === 'publish_result')?.entryNo ?? 0;
  const count = entries.filter((e) => e.event === 'raise_objection' && e.entryNo > from).length;
  const told = count === 0 ? '公示期内没有收到异议' : `公示期内收到异议 ${count} 件，均已答复`;
  return { publicity: { to, said: told } };
}
