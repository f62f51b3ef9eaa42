/** 保证金转款单: the winner's deposit becomes bond or price, so that nobody pays twice and the account is exact to the fen. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { depositFacts, placeInLog, received, whoseDeposit } from './deposit-facts.js';

const facts = z.strictObject({
  ...depositFacts,
  contractNumber: words,
  due: z.strictObject({ no: count, label: words, amount: fen, paidBefore: fen, left: fen }),
  basis: words,
  accountant: words,
});

const w = writerFor(facts);

export const depositConversion = defineTemplate({
  kind: 'deposit-conversion',
  name: '保证金转款单',
  version: 1,
  facts,
  blocks: [
    w.fields(
      ...whoseDeposit('成交人'),
      w.field('合同编号', '{contractNumber}'),
      received,
      w.wide('依据', '{basis}'),
    ),
    w.fields(
      w.wide('转出保证金', '{amount|money}（大写：{amount|capitals}）'),
      w.field('转为', '第 {due.no} 笔：{due.label}'),
      w.field('该笔应收', '{due.amount|money}'),
      w.field('转前已收', '{due.paidBefore|money}'),
      w.field('转后尚欠', '{due.left|money}'),
      w.field('转款登记', '{at|instant}'),
      ...placeInLog,
    ),
    w.paragraph(
      '“{subject}”{action|action}的交易保证金自转款登记之时起按上列用途处理，不再作为交易保证金退还。转为履约保证金的，按合同约定返还。',
    ),
    w.signatures(
      w.party('经办（代理会计）', '{accountant}', w.blank('签名（盖章）'), w.blank('日期')),
      w.party('缴纳人', '{bidder.name}', w.blank('签名（盖章）'), w.blank('日期')),
    ),
  ],
});
