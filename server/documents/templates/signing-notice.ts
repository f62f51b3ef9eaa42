/** 签约催告书, checkpoint 14: the winner has not signed in time; until when it may, and what follows if it does not. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, fen, instant, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { action, offices } from './shared-facts.js';

const facts = z.strictObject({
  action,
  owner: words,
  winner: words,
  award: z.strictObject({ number: words, date: civilDate }),
  contractNumber: words,
  price: fen,
  priceUnit: words,
  deposit: fen,
  dueAt: instant,
  until: instant,
  length: words,
  offices,
});

const w = writerFor(facts);

export const signingNotice = defineTemplate({
  kind: 'signing-notice',
  name: '签约催告书',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{winner}：', { indent: false }),
    w.paragraph(
      '你方是“{frame.projectName}”第 {frame.round} 轮交易的{action|chosen}（{action|awardPaper}编号{award.number}，{award.date|date}），应当在{dueAt|minute}前签订合同，至今未签。现予催告。',
    ),
    w.fields(
      w.wide('集体经济组织', '{owner}'),
      w.field('合同编号', '{contractNumber}'),
      w.field('成交（中选）价', '{price|money}（{priceUnit}）'),
      w.field('签约期限', '{dueAt|minute}'),
      w.field('催告期限', '{until|minute}'),
      w.wide('交易保证金', '{deposit|money}'),
    ),
    w.heading('请你方办理'),
    w.list(
      w.item('在{until|minute}前登录平台核对合同文本并签订，期限为送达之日起{length}。'),
      w.item('合同文本与{action|awardPaper}不一致的，在上述期限内书面提出，由镇街核对更正；期限自更正之日重新计算。'),
    ),
    w.heading('逾期的后果'),
    w.paragraph(
      '逾期仍不签订的，视为放弃签约资格：交易保证金不予退还，由排名其后的候选人递补，你方不得参加本项目下一轮交易。因不可抗力或者非你方原因不能签订的，请在期限内提交证明。',
    ),
    w.paragraph(
      '联系：{offices.station.name}，{offices.station.address}，{offices.station.phone}；投诉：{offices.town.name}，{offices.town.phone}；监督：{offices.discipline.name}，{offices.discipline.phone}。',
    ),
    w.signatures(w.party('催告单位', '{frame.issuer}', w.blank('盖章'), w.blank('日期'))),
  ],
});
