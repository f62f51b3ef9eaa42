/** What the law asks of the tender file, checkpoint 5. */
import type { EventOf } from '../events.js';
import type { Facts } from '../facts.js';
import { MODES } from '../modes.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { atMostShare, shareOf } from '../shares.js';
import { early, type GuardTable, yuan } from './guard.js';

/** What a deposit is a share of: the first year's reserve or the ceiling; the mandate while it is secret. */
const limitOf = (facts: Facts) => facts.valuation?.amount ?? facts.resolution?.limit ?? 0;

export const tenderFileGuards = {
  fileIsFair: (_facts, event: EventOf<'compile_tender_file'>, law) =>
    event.data.conditionsTailored
      ? refuse(law, 'fairness.check', '不得设置指向特定主体的条件,请修改资格条件后再编制。', {
          pointer: '/conditionsTailored',
        })
      : null,
  depositIsWithinLimit: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const asset = facts.project.side === 'asset';
    const rule = asset ? 'deposit.asset' : 'deposit.procurement';
    const share = ruleValue(law, rule);
    const base = limitOf(facts);
    if (atMostShare(event.data.deposit, share, base)) return null;
    return refuse(
      law,
      rule,
      `保证金不得超过${asset ? '首年底价' : '限价'}的${share}%,即${yuan(shareOf(share, base))}。`,
      { pointer: '/deposit' },
    );
  },
  bondIsWithinLimit: (facts, event: EventOf<'compile_tender_file'>, law) => {
    if (facts.project.side === 'asset') return null;
    const share = ruleValue(law, 'bond.works');
    if (atMostShare(event.data.bond, share, limitOf(facts))) return null;
    return refuse(law, 'bond.works', `履约保证金不得超过合同价的${share}%。`, { pointer: '/bond' });
  },
  enoughOffersAreAsked: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const { mode, side } = facts.project;
    const least = ruleValue(law, 'offers.minimum')[mode]?.[side] ?? 1;
    if (event.data.minOffers >= least) return null;
    return refuse(
      law,
      'offers.minimum',
      `${MODES[mode].name}的最低有效报价家数不得少于${least}家。`,
      { pointer: '/minOffers' },
    );
  },
  scoringAddsUp: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const { award, priceWeight, scoring } = event.data;
    const byScore =
      facts.project.mode === 'scored' || (facts.project.mode === 'comparison' && award === 'score');
    if ((award === 'score') !== byScore) {
      return refuse(
        law,
        'scoring.weights',
        `${MODES[facts.project.mode].name}应按${byScore ? '得分' : '价格'}成交。`,
        { pointer: '/award' },
      );
    }
    const sum = priceWeight + scoring.reduce((total, item) => total + item.weight, 0);
    if (sum !== 100)
      return refuse(law, 'scoring.weights', `价格分与各评分项权重之和须为100,现为${sum}。`, {
        pointer: '/scoring',
      });
    if (byScore === scoring.length > 0) return null;
    return refuse(
      law,
      'scoring.weights',
      byScore ? '按得分成交须列明评分项。' : '按价格成交不设评分项。',
      { pointer: '/scoring' },
    );
  },
  termEqualsResolution: (facts, event: EventOf<'compile_tender_file'>, law) => {
    const term = facts.resolution?.termMonths ?? facts.application?.termMonths ?? null;
    const { termMonths, startsOn } = event.data;
    if (termMonths !== null && term !== null && termMonths > term) {
      return refuse(law, 'signing.equal', `期限不得超过决议确定的${term}个月。`, {
        pointer: '/termMonths',
      });
    }
    const leased =
      facts.application?.dealing === 'lease' || facts.application?.dealing === 'contracting';
    if (!leased || (termMonths !== null && startsOn !== null)) return null;
    return refuse(law, 'signing.equal', '租赁、承包须写明期限与起始日期。', {
      pointer: termMonths === null ? '/termMonths' : '/startsOn',
    });
  },
  retentionIsWithinLimit: (_facts, event: EventOf<'compile_tender_file'>, law) => {
    const { share, months } = ruleValue(law, 'contract.retention');
    const advance = ruleValue(law, 'contract.advance');
    if (event.data.retention > share)
      return refuse(law, 'contract.retention', `质量保证金不得超过${share}%。`, {
        pointer: '/retention',
      });
    if (event.data.retentionMonths > months)
      return refuse(law, 'contract.retention', `质量保证期不得超过${months}个月。`, {
        pointer: '/retentionMonths',
      });
    if (event.data.advance > advance)
      return refuse(law, 'contract.advance', `预付款不得超过${advance}%。`, {
        pointer: '/advance',
      });
    return null;
  },
  tenderFileIsCompiled: early((facts, _event, law) =>
    facts.tenderFile ? null : refuse(law, 'flow.order', '交易站尚未编制交易文件。'),
  ),
} satisfies GuardTable;
