/** Checkpoints 1 to 6: from the application to the notice. */
import { at, type Builder, dateOf, iso, once, plusDays } from './context.js';
import { letAsset } from './let-asset.js';

const tally = { entitled: 60, present: 56, online: 4, proxies: 2, proxiesOfHousehold: true, agree: 52, against: 2, abstain: 2 };

export const announcing: Record<string, Builder> = {
  submit_application: async ({ case: c, asset, evidence }) => ({
    description: `${c.title}（演示：说明文字为示例）`,
    place: '本村',
    dealing: c.side === 'asset' ? 'lease' : null,
    estimate: c.limit,
    termMonths: c.termMonths,
    assetCode: c.side === 'asset' ? await asset() : null,
    fundSource: c.side === 'procurement' ? '村集体自有资金' : null,
    ...(c.side === 'asset'
      ? {
          ...letAsset(c.category).said,
          certificate: '演示权属证明',
          priorityClaims: '无人主张（演示）',
          firstTrade: true,
          noOverlap: true,
          notIllegalBuilding: true,
          priceBasis: '同村同类标的近两年价格（演示）',
        }
      : {
          quantity: '以工程量清单为准（演示）',
          use: '村庄整治（演示）',
          budgetItem: '村庄整治（演示）',
          schedule: '签订合同后60日内（演示）',
          splitFromOther: false,
          priceBasis: '预算编制单位的预算书（演示）',
        }),
    interests: '本村工作人员及其直系亲属无人拟参加（演示）',
    noDispute: true,
    evidence: await evidence(c.side === 'asset' ? 'photo' : 'budget'),
  }),
  record_resolution: async ({ case: c, now, evidence, namedParty, view }) => {
    if (view.facts?.resolution) return null;
    const held = plusDays(dateOf(now), -5);
    return {
      number: '演示决议1号',
      body: 'assembly',
      proposedOn: plusDays(held, -30),
      discussedOn: plusDays(held, -25),
      reviewedOn: plusDays(held, -20),
      heldOn: held,
      noticeOn: plusDays(held, -14),
      planPublishedOn: plusDays(held, -18),
      publishedOn: plusDays(held, 1),
      ...tally,
      limit: c.limit,
      mayLower: false,
      termMonths: c.termMonths,
      partyCode: c.mode === 'agreement' ? namedParty : null,
      evidence: await evidence('minutes'),
    };
  },
  countersign_resolution: () => ({ witnessed: true }),
  propose_valuation: once('propose_valuation', async ({ case: c, evidence }) => ({
    method: c.side === 'asset' ? 'comparables' : 'budget',
    comparables: c.side === 'asset' ? [c.limit, Math.round(c.limit * 0.98), Math.round(c.limit * 1.03)] : [],
    amount: c.limit,
    evidence: await evidence('other'),
  })),
  confirm_valuation: () => ({ confirmed: true }),
  approve_project: ({ case: c, view }) => ({
    number: `${view.code}-SH`,
    items: ['标的权属', '民主程序', '定价依据', '交易方式'].map((item) => ({ item, passed: true })),
    modeGroundApproved: c.ground !== null,
  }),
  compile_tender_file: once('compile_tender_file', ({ case: c, now }) => {
    const byScore = c.mode === 'scored';
    const works = c.side === 'procurement';
    return {
      conditions: '具有完全民事行为能力的自然人、法人或其他组织',
      conditionsTailored: false,
      fairnessItems: [{ item: '未设置不合理的准入条件', passed: true }],
      postQualification: c.mode !== 'agreement',
      deposit: c.mode === 'agreement' ? 0 : c.deposit,
      depositAccount: '镇公共资源交易站保证金专户（演示）',
      depositBank: '演示银行',
      depositAccountNumber: '演示账号',
      bond: works ? Math.floor(c.limit * 0.05) : 0,
      minOffers: works || byScore ? (c.mode === 'negotiation' ? 2 : 3) : c.mode === 'negotiation' ? 2 : 1,
      award: byScore ? 'score' : 'price',
      priceWeight: byScore ? 60 : 100,
      scoring: byScore ? [{ key: 'plan', name: '实施方案', weight: 25 }, { key: 'service', name: '服务承诺', weight: 15 }] : [],
      termMonths: c.termMonths,
      // After the award, which comes some five weeks later.
      startsOn: works ? null : `${plusDays(dateOf(now), 75).slice(0, 7)}-01`,
      escalation: c.escalation,
      retention: works ? 3 : 0,
      retentionMonths: works ? 24 : 0,
      advance: 0,
      paymentTerms: works ? '按进度支付60%，结算后支付至97%，质量保证金3%' : '先付后用，每年一付',
      contractDraft: '见合同示范文本',
      place: '镇公共资源交易站开标室',
      contact: '镇公共资源交易站（演示）',
      ...(works ? { duration: '60日历天' } : {}),
      offices: {
        station: { phone: '演示电话', address: '镇公共资源交易站（演示）' },
        town: { phone: '演示电话' },
        discipline: { phone: '演示电话' },
      },
    };
  }),
  confirm_tender_file: () => ({ confirmed: true }),
  publish_notice: ({ case: c, now }) => {
    const close = c.selected ? at(c.selected, '16:00') : at(plusDays(dateOf(now), 14), '16:00');
    return {
      registrationClosesAt: iso(close),
      offersOpenAt: iso(now),
      offersCloseAt: iso(close),
      openingAt: iso(close),
    };
  },
};
