/** Checkpoints 7 to 13 for those who are not bidders: deposits, opening, evaluation, award. */
import { type Builder, dateOf, once } from './context.js';

const valid = (page: Parameters<Builder>[0]) => (page.view.bidders ?? []).filter((b) => b.invalid === null);

export const selecting: Record<string, Builder> = {
  attest_opening: () => ({ sealsIntact: true }),
  open_offers: () => ({ attended: '监督人员与交易站工作人员到场' }),
  review_qualification: once('review_qualification', ({ view }) => ({
    decisions: (view.bidders ?? []).map((b) => ({ bidder: b.bidder, qualified: true, items: [{ item: '主体资格', passed: true }] })),
  })),
  confirm_qualification: () => ({ confirmed: true }),
  negotiate: once('negotiate', ({ view }) => (view.position === 'selection.evaluation' || view.position === 'bidding.opening' ? { record: '已逐家谈判，记录见附件' } : null)),
  check_substance: (page) => ({ decisions: valid(page).map((b) => ({ bidder: b.bidder, passed: true })) }),
  accept_explanation: once('accept_explanation', (page) => {
    const offers = valid(page).sort((a, b) => (a.amount ?? 0) - (b.amount ?? 0));
    const [first] = offers;
    const mean = offers.reduce((sum, b) => sum + (b.amount ?? 0), 0) / offers.length;
    const low = first && (first.amount ?? 0) < Math.max(0.85 * page.case.limit, 0.9 * mean);
    return page.case.side === 'procurement' && low ? { bidder: first.bidder, explanation: '已提交成本构成说明（演示）' } : null;
  }),
  draw_reviewers: () => ({ count: 3 }),
  score_offers: (page) => ({
    scores: valid(page).map((b, i) => ({ bidder: b.bidder, items: [{ key: 'plan', points: 80 + (i % 15) }, { key: 'service', points: 85 - (i % 9) }] })),
    noConflict: true,
  }),
  confirm_ranking: () => ({ report: '按公告载明的办法评审并排序（演示）' }),
  record_external_opening: ({ now }) => ({ centre: '区公共资源交易中心', reference: '演示编号', openedOn: dateOf(now), offers: 5 }),
  record_external_evaluation: ({ case: c, namedParty }) => ({ winnerCode: namedParty, amount: Math.round(c.limit * 0.93) }),
  record_external_publicity: ({ now, view }) => {
    const from = dateOf(now - 9 * 86_400_000);
    return view.passed.evaluation && now - view.passed.evaluation > 10 * 86_400_000 ? { publishedOn: from, endedOn: dateOf(now) } : null;
  },
  publish_result: () => ({}),
  confirm_award: () => ({ confirmed: true }),
  certify_award: ({ view }) => ({ number: `${view.code}-CJ` }),
};
