/** Checkpoints 5 and 6: the tender file, the notice, its dates and changes. */
import { D, H, type KeysOf, type Part, 交易规则, 万, 招标条例 } from './entry.js';

export const announcement = {
  'fairness.check': D('公平竞争审查', null, '《公平竞争审查条例》;交易规则'),
  'offers.minimum': D(
    '有效报价最低家数',
    {
      auction_up: { asset: 1 },
      auction_down: { procurement: 3 },
      sealed: { asset: 1, procurement: 3 },
      scored: { asset: 3, procurement: 3 },
      comparison: { procurement: 3 },
      draw: { procurement: 3 },
      inquiry: { procurement: 3 },
      negotiation: { asset: 2, procurement: 2 },
    },
    交易规则,
  ),
  'scoring.weights': D('评分办法随公告公布,权重合计100', null, 招标条例('49')),
  'notice.period': D(
    '公告期',
    [
      {
        name: 'procurement_simple',
        side: 'procurement',
        modes: ['comparison', 'draw', 'inquiry'],
        below: 60 * 万 + 1,
        wd: 3,
      },
      { name: 'procurement', side: 'procurement', wd: 5 },
      // At exactly 600 000 yuan both rows match, so the longer one holds; above 4 000 000 no shorter one may.
      { name: 'works', side: 'procurement', categories: ['works'], from: 60 * 万, wd: 7 },
      { name: 'lease_small', side: 'asset', below: 5 * 万, upToYears: 3, wd: 5 },
      { name: 'lease_middle', side: 'asset', from: 5 * 万, below: 50 * 万, wd: 7 },
      { name: 'lease_over_3_years', side: 'asset', overYears: 3, wd: 7 },
      { name: 'lease_large', side: 'asset', from: 50 * 万, wd: 10 },
      { name: 'lease_from_5_years', side: 'asset', fromYears: 5, wd: 10 },
      { name: 'lease_from_100_mu', side: 'asset', fromMu: 100, wd: 10 },
      { name: 'transfer', side: 'asset', dealing: 'transfer', wd: 20 },
    ],
    交易规则,
  ),
  'notice.second': D('再次公告期', { share: 50, wd: 3 }, 交易规则),
  'notice.dates': D('公告各时点次序', null, 交易规则),
  'registration.open': D('报名开放的最短时间', 1, 交易规则),
  'questions.close': D('提问截止', 1, 交易规则),
  'questions.hold': D('未答复的提问暂缓开标', 1, 交易规则),
  'amendment.remaining': D('修改条款后的剩余时间', 3, 交易规则),
  'window.restart': D('报价时段重新开始', 1, 交易规则),
  'deposit.asset': D('资产类保证金上限(首年底价的百分比)', 20, 交易规则),
  'deposit.procurement': H('采购类保证金上限(限价的百分比)', 2, 招标条例('26')),
  'bond.works': H('履约保证金上限(合同价的百分比)', 10, 招标条例('58')),
} satisfies Part<
  | KeysOf<'fairness' | 'offers' | 'scoring' | 'notice' | 'questions' | 'amendment' | 'window' | 'bond'>
  | 'registration.open'
  | 'deposit.asset'
  | 'deposit.procurement'
>;
