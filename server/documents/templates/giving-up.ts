/** 弃标公告, 弃标顺延公告: the candidate stepped aside or did not sign; what it costs, and who comes next. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, flag, instant, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, whereToGo } from './recurring-blocks.js';
import { action, offices } from './shared-facts.js';

const facts = z.strictObject({
  action,
  owner: words,
  subject: words,
  resultNumber: words,
  /** Who is no longer the candidate; a natural person comes masked. */
  left: z.strictObject({ name: words, rank: count, price: fen }),
  how: words,
  reasons: prose.optional(),
  at: instant,
  basis: words,
  deposit: z.strictObject({ amount: fen, forfeited: flag }).optional(),
  barred: flag,
  next: z.strictObject({ name: words, rank: count, price: fen, publicity: words }).optional(),
  otherwise: words.optional(),
  priceUnit: words,
  offices,
});

const w = writerFor(facts);

export const givingUp = defineTemplate({
  kind: 'giving-up',
  name: '弃标公告',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '{owner}“{subject}”{action|action}的成交候选人（中选人）没有继续履行成交程序，现公告如下。',
    ),
    w.heading('原候选人'),
    w.fields(
      w.wide('名称（姓名）', '{left.name}'),
      w.field('名次', '第 {left.rank} 名'),
      w.field('结果依据', '{resultNumber}'),
      w.wide('报价', '{left.price|money}（{priceUnit}）'),
      w.field('情形', '{how}'),
      w.field('时间', '{at|instant}'),
      w.wide('依据', '{basis}'),
    ),
    w.when('reasons', w.paragraph('本人（单位）陈述的理由：{reasons|sentence}')),
    w.heading('处理'),
    w.when('barred', w.paragraph('取消其参加本项目下一轮交易的资格。')),
    w.when('!barred', w.paragraph('不属于其本人（单位）的原因，不影响其参加下一轮交易。')),
    w.when(
      'deposit',
      w.when(
        'deposit.forfeited',
        w.paragraph(
          '其交易保证金{deposit.amount|money}（大写：{deposit.amount|capitals}）不予退还。',
        ),
      ),
      w.when('!deposit.forfeited', w.paragraph('其交易保证金{deposit.amount|money}按规定退还。')),
    ),
    w.when(
      'next',
      w.heading('递补的候选人'),
      w.fields(
        w.wide('名称（姓名）', '{next.name}'),
        w.field('名次', '第 {next.rank} 名'),
        w.field('公示期', '{next.publicity}'),
        w.wide('报价', '{next.price|money}（大写：{next.price|capitals}，{priceUnit}）'),
      ),
      w.paragraph('递补的候选人另行发布结果公示，公示期内可以依法提出异议。'),
    ),
    w.when('otherwise', w.heading('后续安排'), w.paragraph('{otherwise|sentence}')),
    whereToGo,
    ...issuedBy,
  ],
});
