/** 成交确认书, checkpoint 13, for assets: who may now sign what, at which price, until when. The contract must equal it. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { writerFor } from '../write-template.js';
import { awardFacts, courseOfAward, signaturesOfAward } from './award-parts.js';
import { subjectRows } from './recurring-blocks.js';

const facts = z.strictObject(awardFacts);
const w = writerFor(facts);

export const award = defineTemplate({
  kind: 'award',
  name: '成交确认书',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '“{subject.name}”{action|action}已按{mode|mode}方式完成交易程序，现确认成交结果如下。',
    ),
    w.heading('成交结果'),
    w.fields(
      w.field('确认书编号', '{number}'),
      w.fieldIf('noticeNumber', '公告编号', '{noticeNumber}'),
      w.wide('出让方', '{owner}'),
      w.wide('成交人', '{winner}'),
      w.wide('成交价', '{price|money}（{priceUnit}）'),
      w.wide('成交价大写', '{price|capitals}'),
      w.wide('合同总价', '{total|money}（大写：{total|capitals}）'),
      w.field('合同期限', '{term}'),
      w.fieldIf('rank', '候选名次', '第 {rank} 名'),
    ),
    w.heading('标的与程序'),
    w.fields(
      ...subjectRows,
      ...courseOfAward,
    ),
    w.heading('签订与交付'),
    w.list(
      w.item('双方于{signingWithin}签订合同；合同价款、期限与本确认书一致。'),
      w.itemIf(
        'approvalNeeded',
        '签订前须经镇街批准，并完成资信与经营能力审查；签订期限自批准起算。',
      ),
      w.itemIf('bond', '签订合同时，成交人交纳履约保证金{bond|money}（大写：{bond|capitals}）。'),
      w.itemIf(
        'deposit',
        '成交人的交易保证金{deposit|money}保留至合同签订，可以转为履约保证金或者价款。',
      ),
      w.item('成交人声明放弃，或者逾期经催告仍不签订的，保证金不予退还，由下一名候选人依次递补。'),
    ),
    signaturesOfAward('确认（集体经济组织）', '签发（交易站）'),
  ],
});
