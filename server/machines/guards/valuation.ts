/** What the law asks at checkpoints 3 and 4. */
import type { EventOf } from '../events.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { atLeastShare, shareOf } from '../shares.js';
import { dateOf, instantOf, speakDate } from '../time.js';
import { BODY_NAMES, isCompetent, isSmall, requiredBody } from '../who-decides.js';
import { endOfDays, workingTime } from '../working-days.js';
import { early, type GuardTable, yuan } from './guard.js';

export const valuationGuards = {
  methodFits: (facts, event: EventOf<'propose_valuation'>, law) => {
    const { method, appraised, comparables, secret, amount } = event.data;
    if (secret === (amount !== null))
      return refuse(
        law,
        'reserve.secret',
        '公开底价(限价)须填写金额;保密的须留空,由理事长与监事封存。',
        { pointer: '/amount' },
      );
    if (secret && facts.lowering) {
      return refuse(law, 'reserve.lowering', '降低后的底价须公开,以便核对降低幅度。', {
        pointer: '/secret',
      });
    }
    // Where this platform opens no offers, nobody would ever open the sealed reserve either.
    if (secret && (facts.project.mode === 'agreement' || facts.project.mode === 'external')) {
      return refuse(law, 'reserve.secret', '协议方式、进区交易的价格须公开。', {
        pointer: '/secret',
      });
    }
    if (method === 'appraisal' && appraised === null)
      return refuse(law, 'reserve.appraisal', '请填写评估价。', { pointer: '/appraised' });
    if (method === 'budget' && facts.project.side === 'asset')
      return refuse(law, 'reserve.comparables', '资产类底价须有评估报告或可比实例,不能只凭预算。', {
        pointer: '/method',
      });
    const enough = ruleValue(law, 'reserve.comparables');
    if (method === 'comparables' && comparables.length < enough)
      return refuse(law, 'reserve.comparables', `至少需要${enough}个可比实例。`, {
        pointer: '/comparables',
      });
    return null;
  },
  transferIsAppraised: (facts, event: EventOf<'propose_valuation'>, law) => {
    if (facts.application?.dealing !== 'transfer') return null;
    const days = ruleValue(law, 'appraisal.required');
    const { method, appraisalPublishedOn } = event.data;
    if (method !== 'appraisal' || !appraisalPublishedOn) {
      return refuse(law, 'appraisal.required', `转让须经有资质的机构评估,结果公示${days}日。`, {
        pointer: '/method',
      });
    }
    const earliest = endOfDays(workingTime(law), instantOf(appraisalPublishedOn), days);
    if (event.at >= earliest) return null;
    return refuse(
      law,
      'appraisal.required',
      `评估结果须公示${days}日,最早可在${speakDate(dateOf(earliest))}定价。`,
      { pointer: '/appraisalPublishedOn', earliest },
    );
  },
  amountIsWithinMandate: (facts, event: EventOf<'propose_valuation'>, law) => {
    const { amount, appraised } = event.data;
    if (amount === null || !facts.resolution) return null;
    const asset = facts.project.side === 'asset';
    if (
      asset &&
      appraised !== null &&
      !atLeastShare(amount, ruleValue(law, 'reserve.appraisal'), appraised)
    ) {
      return refuse(
        law,
        'reserve.appraisal',
        `底价不得低于评估价的${ruleValue(law, 'reserve.appraisal')}%,即${yuan(Math.ceil((appraised * ruleValue(law, 'reserve.appraisal')) / 100))}。`,
        { pointer: '/amount' },
      );
    }
    const { body, termMonths } = facts.resolution;
    if (!isCompetent(body, requiredBody(facts, law, { amount, termMonths }))) {
      return refuse(
        law,
        'decision.small',
        `该金额已超出${BODY_NAMES[body]}可决定的范围,请重新决策。`,
        { pointer: '/amount' },
      );
    }
    if (
      facts.project.ground === 'failures' &&
      facts.project.mode === 'agreement' &&
      facts.lastLimit !== null &&
      (asset ? amount < facts.lastLimit : amount > facts.lastLimit)
    ) {
      return refuse(
        law,
        'mode.agreement_grounds',
        `流标后协议的价格不得${asset ? '低' : '高'}于最近一次的${asset ? '底价' : '限价'}${yuan(facts.lastLimit)}。`,
        { pointer: '/amount' },
      );
    }
    // The mandate lets the reserve go below the floor of the resolution, but no further than this.
    if (facts.lowering && facts.firstLimit !== null && facts.lastLimit !== null) {
      const { once, inAll } = ruleValue(law, 'reserve.lowering');
      const least = Math.max(
        facts.lastLimit - shareOf(once, facts.lastLimit),
        facts.firstLimit - shareOf(inAll, facts.firstLimit),
      );
      if (amount >= least) return null;
      return refuse(
        law,
        'reserve.lowering',
        `每次降低不超过${once}%、累计不超过${inAll}%,本次底价不得低于${yuan(least)}。`,
        { pointer: '/amount' },
      );
    }
    if (asset && amount < facts.resolution.limit)
      return refuse(
        law,
        'reserve.floor',
        `底价不得低于决议授权的下限${yuan(facts.resolution.limit)}。`,
        { pointer: '/amount' },
      );
    if (!asset && amount > facts.resolution.limit)
      return refuse(
        law,
        'reserve.floor',
        `限价不得高于决议授权的上限${yuan(facts.resolution.limit)}。`,
        { pointer: '/amount' },
      );
    return null;
  },
  secretIsProposed: early((facts, _event, law) =>
    facts.valuation?.secret ? null : refuse(law, 'reserve.secret', '本项目未设保密底价。'),
  ),
  reserveIsSealed: early((facts, _event, law) =>
    facts.valuation?.packageHash ? null : refuse(law, 'reserve.secret', '理事长尚未封存保密底价。'),
  ),
  sealedHashMatches: (facts, event: EventOf<'countersign_reserve'>, law) =>
    event.data.packageHash === facts.valuation?.packageHash
      ? null
      : refuse(law, 'reserve.secret', '哈希值与理事长封存的密封包不一致,请核对。', {
          pointer: '/packageHash',
        }),
  openAmountIsProposed: early((facts, _event, law) => {
    if (!facts.valuation) return refuse(law, 'flow.order', '村会计尚未提出底价(限价)。');
    return facts.valuation.secret
      ? refuse(law, 'reserve.secret', '保密底价由理事长封存、监事联署。')
      : null;
  }),
  groundIsApproved: (facts, event: EventOf<'approve_project'>, law) => {
    const { project, application, valuation } = facts;
    if (!project.ground) return null;
    const asked = { amount: valuation?.amount ?? 0, termMonths: null };
    if (project.ground === 'small' && application && !isSmall(facts, application, law, asked)) {
      return refuse(
        law,
        'mode.agreement_grounds',
        '金额或期限已超出小额标准,不能以“小额”采用协议或谈判方式。',
      );
    }
    if (event.data.modeGroundApproved) return null;
    return refuse(law, 'mode.agreement_grounds', '采用协议或谈判方式的情形须经镇街明确认可。', {
      pointer: '/modeGroundApproved',
    });
  },
} satisfies GuardTable;
