/** 结果公示: the candidate, the whole ranking, and how long anyone may object. */
import { noticeNumber } from './document-number.js';
import { excludedFrom, ranking } from './ranking-at.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed, recorded } from './material.js';
import {
  collective,
  depositRefund,
  isYearly,
  kindOfTrade,
  offices,
  second,
  publicityLength,
  signingWithin,
  staffName,
  subject,
  term,
  totalOf,
  winnerName,
} from './parts.js';
import { said, written } from './said.js';

export async function composeResult(m: Material): Promise<FactsOf<'result'>> {
  const published = m.entry;
  const { candidate, openedAt, publicityEndsAt, valuation, project } = m.facts;
  if (!candidate || openedAt === null || publicityEndsAt === null)
    throw new Error(`document ${m.row.number}: there is no result to publish`);
  const reserve = valuation?.amount;
  const report = recorded(m, 'confirm_ranking');
  return {
    ...kindOfTrade(m),
    category: project.category,
    owner: collective(m),
    subject: subject(m),
    term: term(m),
    noticeNumber: noticeNumber(m),
    openedAt: second(openedAt),
    candidate: {
      name: said(winnerName(m)),
      price: candidate.amount,
      total: totalOf(m, candidate.amount),
    },
    priceUnit: isYearly(m) ? '每年，首年' : '总价',
    ...(reserve == null ? {} : { reserve }),
    evaluation: written(report?.data.report),
    ranking: await ranking(m),
    excluded: excludedFrom(m),
    reviewers: reviewers(m),
    publicity: {
      from: second(published.at),
      to: publicityEndsAt,
      length: publicityLength(m),
      place: '村集通平台',
    },
    ...(needed(m, 'compile_tender_file').data.deposit > 0
      ? { depositRefund: depositRefund(m) }
      : {}),
    signingWithin: signingWithin(m),
    offices: offices(m),
  };
}

/** Their names are public from now on, not before. */
function reviewers(m: Material): FactsOf<'result'>['reviewers'] {
  const { panel } = m.facts;
  if (!panel) return [];
  return panel.drawn
    .filter((account) => !panel.recused.includes(account))
    .map((account) => ({ name: said(staffName(m, account)), capacity: '区评审专家库随机抽取' }));
}
