/** 保证金没收单: why a deposit does not go back, on which rule, and what whoever loses it may do about that. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { depositFacts, placeInLog, received } from './deposit-facts.js';
import { whereToGo } from './recurring-blocks.js';
import { offices } from './shared-facts.js';

const facts = z.strictObject({
  ...depositFacts,
  cause: words,
  particulars: prose,
  noticeNumber: words,
  basis: words,
  offices,
});

const w = writerFor(facts);

export const depositForfeit = defineTemplate({
  kind: 'deposit-forfeit',
  name: '保证金没收单',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{bidder.name}：', { indent: false }),
    w.paragraph(
      '你（单位）为“{subject}”{action|action}（公告编号：{noticeNumber}）缴纳的交易保证金不予退还，现将事由、金额和依据告知如下。',
    ),
    w.fields(
      w.wide('缴纳人', '{bidder.name}'),
      w.field('专用子账号', '{bidder.code}'),
      received,
      w.wide('没收金额', '{amount|money}（大写：{amount|capitals}）'),
      w.field('情形', '{cause}'),
      w.field('发生时间', '{at|instant}'),
      w.wide('依据', '{basis}'),
      ...placeInLog,
    ),
    w.heading('事实与理由'),
    w.paragraph('{particulars|sentence}'),
    w.paragraph(
      '没收的保证金归{owner}所有，由镇村级会计代理中心转入其登记账户并开具票据，不得坐支、不得转入个人账户。',
    ),
    w.heading('救济'),
    w.paragraph(
      '对本单有异议的，可以向镇街三资办书面陈述和申辩、投诉，也可以依法提起诉讼。处理期间，款项不作他用。',
    ),
    whereToGo,
    w.signatures(
      w.party('交易站', '{frame.issuer}', w.blank('盖章'), w.blank('日期')),
      w.party('缴纳人', '{bidder.name}', w.blank('签收'), w.blank('日期')),
    ),
  ],
});
