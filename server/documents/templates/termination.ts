/** 终止公告: why a trade ends without a contract, by whose decision, and what becomes of deposits and offers. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { flag, instant, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, papers, whereToGo } from './recurring-blocks.js';
import { action, attachments, mode, offices, side } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  mode,
  owner: words,
  subject: words,
  noticeNumber: words.optional(),
  terminatedAt: instant,
  stood: words,
  ownWish: flag,
  resolution: words.optional(),
  reasons: prose,
  decidedBy: words,
  /** Absent where nothing had been announced. */
  offers: z.enum(['opened', 'sealed']).optional(),
  deposits: words.optional(),
  offices,
  attachments,
});

const w = writerFor(facts);

export const termination = defineTemplate({
  kind: 'termination',
  name: '终止公告',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{owner}“{subject}”{action|action}终止交易，不再签订合同，现公告如下。'),
    w.fields(
      w.field('终止时间', '{terminatedAt|instant}'),
      w.field('所处节点', '{stood}'),
      w.field('类别与方式', '{side|side}{action|action}，{mode|mode}'),
      w.fieldIf('noticeNumber', '公告编号', '{noticeNumber}'),
      w.fieldIf('ownWish', '提出', '本集体经济组织自行要求'),
      w.fieldIf('!ownWish', '提出', '镇街依职权决定'),
      w.wideIf('resolution', '决议文号', '{resolution}'),
      w.field('决定人', '{decidedBy}'),
    ),
    w.heading('终止的理由'),
    w.paragraph('{reasons|sentence}'),
    w.heading('善后'),
    w.list(
      w.itemIf('deposits', '{deposits|sentence}'),
      w.itemIf('offers=sealed', '本轮没有开标，参加人的名单、家数和报价不予公开，报价包不打开。'),
      w.itemIf('offers=opened', '已经开启的报价以开标记录为准，不再产生成交结果。'),
      w.item('尚未进行的节点在全过程记录中标明“未进行（已终止）”，项目转入归档。'),
      w.item('同一标的需要再次交易的，重新立项，依次办理全部程序。'),
    ),
    papers('未附材料。'),
    whereToGo,
    ...issuedBy,
  ],
});
