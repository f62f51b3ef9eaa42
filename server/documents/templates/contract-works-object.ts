/** The first chapter of a works contract: what is built, until when, how well, and at which price. */
import { z } from 'zod';
import { civilDate, count, fen, prose, words } from '../facts.js';
import type { TemplateBlock } from '../template.js';
import { writerFor } from '../write-template.js';
import { expenseFacts, onlyThisAccount, priceIsOffered } from './contract-expense.js';

export const worksObjectFacts = {
  works: z.strictObject({ name: words, place: words, scope: prose, method: words }),
  term: z.strictObject({ start: civilDate, finish: civilDate, days: count }),
  quality: words,
  price: expenseFacts.price.extend({ safetyFee: fen }),
  bond: z.strictObject({ amount: fen, form: words, returnWithinDays: count }).optional(),
};

const w = writerFor(z.strictObject({ ...expenseFacts, ...worksObjectFacts }));

export const worksObject: readonly TemplateBlock[] = [
  w.clause(
    'works',
    '工程概况',
    w.item('工程名称：{works.name}。'),
    w.item('工程地点：{works.place}。'),
  ),
  w.clause(
    'scope',
    '承包范围与方式',
    w.item('承包范围：{works.scope|sentence}'),
    w.item('承包方式：{works.method}。'),
  ),
  w.clause(
    'term',
    '工期',
    w.item(
      '计划开工日期{term.start|date}，计划完工日期{term.finish|date}，总工期 {term.days} 日历天。实际开工日期以开工令为准。',
    ),
    w.item(
      '因甲方原因、设计变更、不可抗力或者连续停水停电等非乙方原因停工的，乙方应当在事件发生后3日内书面报告，经甲方和监理（或者甲方代表）签证后工期顺延；未经签证的不予顺延。',
    ),
  ),
  w.clause(
    'quality',
    '质量标准',
    w.item(
      '工程质量应当达到：{quality}。乙方应当按照施工图纸、工程量清单和现行技术标准施工，对工程质量负责。',
    ),
  ),
  w.clause(
    'price',
    '合同价款',
    priceIsOffered,
    w.item('价款形式：{price.form}。'),
    w.item('价款中包含安全文明施工费{price.safetyFee|money}，专款专用，不得挪作他用。'),
  ),
  w.clause(
    'payment',
    '价款支付',
    w.item('甲方按下表支付：'),
    w.table(
      'dues',
      (row) => [
        row.column('款项', 2.4, '{name}'),
        row.column('支付时间', 2.6, '{dueOn}'),
        row.column('金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
        row.column('条件', 4.6, '{condition}'),
      ],
      { empty: '无' },
    ),
    w.item(
      '进度款以经签认的计量为依据；乙方应当先提供等额合法发票，未提供的，甲方有权暂缓付款且不承担逾期责任。',
    ),
    onlyThisAccount,
  ),
  w.when(
    'bond',
    w.clause(
      'bond',
      '履约保证',
      w.item(
        '乙方在签订本合同前提供履约保证{bond.amount|money}（大写：{bond.amount|capitals}），形式为{bond.form}。',
      ),
      w.item('工程验收合格后{bond.returnWithinDays}日内退还；乙方违约的，甲方可以依约扣除。'),
    ),
  ),
];
