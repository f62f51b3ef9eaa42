/** 付款审批单, checkpoint 17: who asked for a payment, on what ground, and who else released it. Four eyes, on one page. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, instant, listOf, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields, papers, papersTable } from './contract-brief.js';

const facts = z.strictObject({
  contract: contractBrief,
  due: z.strictObject({ no: count, name: words, dueOn: civilDate, amount: fen, condition: words }),
  amount: fen,
  invoiceNumber: words,
  ground: words,
  measured: fen.optional(),
  paidBefore: fen,
  paidAfter: fen,
  account: words,
  bankReference: words,
  steps: listOf(z.strictObject({ step: words, role: words, name: words, at: instant })).min(2),
  attachments: papers,
});

const w = writerFor(facts);

export const paymentApproval = defineTemplate({
  kind: 'payment-approval',
  name: '付款审批单',
  version: 1,
  facts,
  blocks: [
    contractFields,
    w.heading('付款事项'),
    w.fields(
      w.wide('款项', '第 {due.no} 笔：{due.name}'),
      w.field('约定支付时间', '{due.dueOn|date}'),
      w.field('约定金额', '{due.amount|money}'),
      w.wide('支付条件', '{due.condition}'),
      w.wide('本次付款', '{amount|money}（大写：{amount|capitals}）'),
      w.wide('付款依据', '{ground}'),
      w.fieldIf('measured', '累计已计量', '{measured|money}'),
      w.field('此前已付', '{paidBefore|money}'),
      w.field('付后累计', '{paidAfter|money}'),
      w.field('发票号码', '{invoiceNumber}'),
      w.wide('收款账户', '{account}'),
      w.wide('银行流水号', '{bankReference}'),
    ),
    w.heading('办理'),
    w.table(
      'steps',
      (row) => [
        row.column('环节', 3, '{step}'),
        row.column('身份', 3, '{role}'),
        row.column('姓名', 2.4, '{name}'),
        row.column('时间', 3.8, '{at|minute}'),
      ],
      { empty: '无' },
    ),
    w.paragraph('申请与审核由不同人员办理；审核人核对合同、计量（验收）、发票和收款账户一致后付款。'),
    w.heading('附件'),
    papersTable('申请时没有另附资料。'),
    w.signatures(
      w.party('申请单位', '{contract.owner}', w.blank('负责人'), w.blank('日期')),
      w.party('审核单位', '{frame.issuer}', w.blank('盖章'), w.blank('日期')),
    ),
  ],
});
