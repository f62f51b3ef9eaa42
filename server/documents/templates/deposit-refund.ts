/** 保证金退还单: to whom how much went back, why now, with which bank reference. For the bidder and the accountant's file. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { fen, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { depositFacts, placeInLog, received, whoseDeposit } from './deposit-facts.js';

const facts = z.strictObject({
  ...depositFacts,
  reason: words,
  interest: fen,
  total: fen,
  bankReference: words,
  basis: words,
  accountant: words,
});

const w = writerFor(facts);

export const depositRefund = defineTemplate({
  kind: 'deposit-refund',
  name: '保证金退还单',
  version: 1,
  facts,
  blocks: [
    w.fields(
      ...whoseDeposit('缴纳人'),
      received,
      w.wide('退还理由', '{reason}'),
      w.wide('依据', '{basis}'),
    ),
    w.fields(
      w.field('保证金', '{amount|money}'),
      w.field('利息', '{interest|money}'),
      w.wide('合计', '{total|money}（大写：{total|capitals}）'),
      w.field('银行流水号', '{bankReference}'),
      w.field('退还登记', '{at|instant}'),
      ...placeInLog,
    ),
    w.paragraph(
      '上列款项为“{subject}”{action|action}的交易保证金，由保证金专户退还缴纳人。缴纳人对金额或者到账有疑问的，可凭本单向镇村级会计代理中心查询。',
    ),
    w.signatures(
      w.party('经办（代理会计）', '{accountant}', w.blank('签名（盖章）'), w.blank('日期')),
      w.party('缴纳人', '{bidder.name}', w.blank('签收'), w.blank('日期')),
    ),
  ],
});
