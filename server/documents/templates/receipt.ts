/**
 * 统一收据, checkpoint 17: the collective received a sum. Where another system issued the voucher, the same paper is a
 * 收款登记单 that names it. One number is used once; a mistake is corrected by a paper of its own.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, instant, words } from '../facts.js';
import { VOUCHERS } from '../words.js';
import { writerFor } from '../write-template.js';
import { contractBrief } from './contract-brief.js';

const facts = z.strictObject({
  contract: contractBrief,
  voucher: z.enum(VOUCHERS),
  receiptNumber: words,
  payer: words,
  due: z.strictObject({ no: count, name: words, dueOn: civilDate, amount: fen }),
  amount: fen,
  before: fen,
  left: fen,
  receivedOn: civilDate,
  bankReference: words,
  recorded: z.strictObject({ by: words, at: instant }),
});

const w = writerFor(facts);

export const receipt = defineTemplate({
  kind: 'receipt',
  name: '统一收据',
  version: 1,
  facts,
  blocks: [
    w.fields(
      w.field('票据种类', '{voucher|voucher}'),
      w.field('票据号码', '{receiptNumber}'),
      w.wide('交款人', '{payer}'),
      w.wide('收款单位', '{contract.owner}'),
      w.wide('收款事由', '{contract.name}第 {due.no} 笔：{due.name}（应付日{due.dueOn|date}）'),
      w.wide('本次收款', '{amount|money}（大写：{amount|capitals}）'),
      w.field('到账日期', '{receivedOn|date}'),
      w.field('银行流水号', '{bankReference}'),
      w.field('本笔应收', '{due.amount|money}'),
      w.field('此前已收', '{before|money}'),
      w.field('收后尚欠', '{left|money}'),
      w.field('合同编号', '{contract.number}'),
      w.field('合同签订日期', '{contract.signedOn|date}'),
      w.field('合同价', '{contract.price|money}'),
      w.wide('合同相对方', '{contract.counterparty}'),
    ),
    w.when(
      'voucher=unified_receipt',
      w.paragraph('上款已收入本集体经济组织登记的账户，特立此据。'),
    ),
    w.when(
      'voucher!=unified_receipt',
      w.paragraph(
        '上款已收入本集体经济组织登记的账户。记账凭证是上列号码的{voucher|voucher}，由开票系统出具；本单登记该票据与合同款项的对应关系，不作第二张票据使用。',
      ),
    ),
    w.note('票据号码只用一次，不得涂改；有误的，另开红字票据冲回后重开。付给个人的款项不出具本据。'),
    w.signatures(
      w.party(
        '收款单位',
        '{contract.owner}',
        w.line('代理会计', '{recorded.by}'),
        w.line('登记时间', '{recorded.at|minute}'),
        w.blank('财务专用章'),
      ),
    ),
  ],
});
