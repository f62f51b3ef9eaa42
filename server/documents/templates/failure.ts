/**
 * 流标公告 of a round that failed: why, by which rule, what becomes of the deposits and what may come next. Where the
 * round failed before its opening it says nothing of how many took part.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, flag, instant, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, whereToGo } from './recurring-blocks.js';
import { action, mode, offices, side } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  mode,
  owner: words,
  subject: words,
  noticeNumber: words,
  failedAt: instant,
  stood: words,
  reason: words,
  basis: words,
  needed: count,
  counts: z.strictObject({ received: count, valid: count }).optional(),
  priceName: words,
  /** Absent: it stays secret. */
  limit: fen.optional(),
  deposits: words.optional(),
  failures: count.min(1),
  choiceBy: instant,
  mayLower: flag,
  lowering: words,
  otherModes: prose.optional(),
  offices,
});

const w = writerFor(facts);

export const failure = defineTemplate({
  kind: 'failure',
  name: '流标公告',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '{owner}“{subject}”{action|action}（公告编号：{noticeNumber}，{mode|mode}）本轮流标（流拍），现公告如下。',
    ),
    w.heading('流标情况'),
    w.fields(
      w.field('流标时间', '{failedAt|instant}'),
      w.field('所处节点', '{stood}'),
      w.wide('原因', '{reason}'),
      w.wide('依据', '{basis}'),
      w.field('类别', '{side|side}'),
      w.field('最低家数', '有效报价 {needed} 家'),
      w.fieldIf('counts', '开启报价', '收到 {counts.received} 份，合格 {counts.valid} 份'),
      w.wideIf('limit', '{priceName}', '{limit|money}（大写：{limit|capitals}）'),
      w.wideIf('!limit', '{priceName}', '保密；本轮流标，不予揭示'),
    ),
    w.when(
      '!counts',
      w.paragraph('本轮没有开标，报名人的名单、家数和已提交的报价不予公开，报价包不打开。'),
    ),
    w.heading('保证金'),
    w.when('deposits', w.paragraph('{deposits|sentence}')),
    w.when('!deposits', w.paragraph('本项目不收取交易保证金，没有需要退还的款项。')),
    w.heading('后续安排'),
    w.paragraph(
      '本项目累计流标 {failures} 次。集体经济组织应在{choiceBy|instant}前从下列方式中选择一种，结果在平台公开：',
    ),
    w.list(
      w.item('按原条件重新公告；'),
      w.itemIf('mayLower', '按决议授权降低底价后重新审核和公告：{lowering}；'),
      w.item('重新进行民主决策，另定价格或者条件。'),
    ),
    w.when('otherModes', w.paragraph('{otherModes|sentence}')),
    w.paragraph('保证金全部退还，或者缴纳人书面同意留存之前，不开始新一轮交易。'),
    whereToGo,
    ...issuedBy,
  ],
});
