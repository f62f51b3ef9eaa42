/** What contracts by which the collective pays say in the same words. */
import { z } from 'zod';
import { basisPoints, count, fen, words } from '../facts.js';
import type { TemplateBlock, TemplateItem } from '../template.js';
import { writerFor } from '../write-template.js';
import { contractTerms, duesTable } from './contract-parts.js';

export const expenseFacts = {
  ...contractTerms,
  price: z.strictObject({ amount: fen, form: words }),
  retention: z.strictObject({ rate: basisPoints, months: count }).optional(),
  /** What the other party owes for each day that it is late, and at the most. */
  delayDaily: fen,
  delayCap: basisPoints,
};

const w = writerFor(z.strictObject(expenseFacts));

export const priceIsOffered: TemplateItem = w.item(
  '合同价款{price.amount|money}（大写：{price.amount|capitals}），与中选价一致。',
);

export const priceIsWhole: TemplateBlock = w.clause(
  'price',
  '合同价款',
  priceIsOffered,
  w.item('价款形式：{price.form}。除本合同另有约定外，甲方不再支付其他费用。'),
);

/** Not to another, whoever asks for it. */
export const onlyThisAccount: TemplateItem = w.item(
  '甲方只向乙方账户付款：{account.name}，{account.bank}，账号{account.number}。账户变更须经双方书面确认，并报镇村级会计代理中心备案。',
);

/** How the collective pays; `ground` is what payment rests on. */
export const expenseOf = (ground: string): TemplateBlock =>
  w.clause(
    'payment',
    '价款支付',
    w.item('甲方按下表支付：'),
    duesTable('款项', '支付时间', '条件'),
    w.item(
      `付款以${ground}为依据；乙方应当先提供等额合法发票，未提供的，甲方有权暂缓付款且不承担逾期责任。`,
    ),
    onlyThisAccount,
  );

/** What is kept back until the warranty has run out. */
export const retained: TemplateItem = w.itemIf(
  'retention',
  '质量保证金为结算价的{retention.rate|percent}，保留 {retention.months} 个月，自验收合格之日起算；期满无质量问题的，14日内无息退还。',
);

/** `late` is what is late: 乙方逾期交货. */
export const lateWork = (late: string): TemplateItem =>
  w.item(`${late}的，每逾期一日支付违约金{delayDaily|money}，累计不超过合同价款的{delayCap|percent}。`);

export const latePayment: TemplateItem = w.item(
  '甲方逾期付款的，每逾期一日，按逾期金额的{lateDaily|percent}支付违约金。',
);
