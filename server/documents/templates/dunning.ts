/** 催缴函: what is overdue, what it costs by the contract until today, until when to pay, and what the contract allows then. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { basisPoints, civilDate, count, fen, instant, listOf, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { contractBrief } from './contract-brief.js';
import { offices } from './shared-facts.js';

const facts = z.strictObject({
  contract: contractBrief,
  no: count,
  overdue: listOf(
    z.strictObject({
      name: words,
      dueOn: civilDate,
      amount: fen,
      paid: fen,
      owed: fen,
      days: count,
      penalty: fen,
    }),
  ).min(1),
  owed: fen,
  rate: basisPoints,
  penalty: fen,
  asOf: civilDate,
  payBy: civilDate,
  account: words,
  terminateAfter: count,
  sent: z.strictObject({ by: words, at: instant }),
  offices,
});

const w = writerFor(facts);

export const dunning = defineTemplate({
  kind: 'dunning',
  name: '催缴函',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{contract.counterparty}：', { indent: false }),
    w.paragraph(
      '你方与{contract.owner}于{contract.signedOn|date}签订《{contract.name}》（合同编号：{contract.number}，合同价{contract.price|money}）。截至{asOf|date}，下列款项已到期尚未付清，这是第 {no} 次催缴。',
    ),
    w.table(
      'overdue',
      (row) => [
        row.column('款项', 2.8, '{name}'),
        row.column('应付日', 3, '{dueOn|date}'),
        row.column('应付（元）', 2.3, '{amount|figures}', { align: 'right' }),
        row.column('已付（元）', 2.3, '{paid|figures}', { align: 'right' }),
        row.column('尚欠（元）', 2.3, '{owed|figures}', { align: 'right' }),
        row.column('逾期日数', 1.3, '{days}', { align: 'center' }),
        row.column('违约金（元）', 1.9, '{penalty|figures}', { align: 'right' }),
      ],
      { empty: '无' },
    ),
    w.fields(
      w.wide('欠款合计', '{owed|money}（大写：{owed|capitals}）'),
      w.wide('违约金', '{penalty|money}（按合同约定每日{rate|percent}，算至{asOf|date}，付清之前继续计算）'),
      w.field('请于此日前付清', '{payBy|date}'),
      w.field('收款账户', '{account}'),
    ),
    w.paragraph('款项只付入上列账户，付给任何个人的不视为付款。付款后平台登记到账，1个工作日内开具票据。'),
    w.paragraph(
      '逾期付款超过 {terminateAfter} 日，经催缴仍不支付的，甲方可以依合同解除合同，欠款情况依规定公开；欠款未清期间，你方不得参加集体资产交易。',
    ),
    w.paragraph(
      '对欠款有不同意见或者确有困难的，请在付款期限内联系{offices.town.name}（{offices.town.phone}）或者{offices.station.name}（{offices.station.address}，{offices.station.phone}）；对工作人员的意见可以向{offices.discipline.name}（{offices.discipline.phone}）反映。',
    ),
    w.signatures(
      w.party(
        '催缴单位',
        '{contract.owner}',
        w.line('办理人', '{sent.by}'),
        w.line('办理时间', '{sent.at|minute}'),
        w.blank('盖章'),
      ),
      w.party('签收', '{contract.counterparty}', w.blank('签名（盖章）'), w.blank('签收日期')),
    ),
  ],
});
