/** 中选通知书, checkpoint 13, for procurement: addressed to the winner, who has to sign by it. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { writerFor } from '../write-template.js';
import { awardFacts, courseOfAward, signaturesOfAward } from './award-parts.js';

const facts = z.strictObject(awardFacts);
const w = writerFor(facts);

export const awardProcurement = defineTemplate({
  kind: 'award-procurement',
  name: '中选通知书',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{winner}：', { indent: false }),
    w.paragraph(
      '{owner}“{subject.name}”{action|action}按{mode|mode}方式办理，已完成各项程序，确定你（单位）为中选人。请按下列内容签订合同并做好履约准备。',
    ),
    w.heading('中选内容'),
    w.fields(
      w.field('通知书编号', '{number}'),
      w.fieldIf('noticeNumber', '公告编号', '{noticeNumber}'),
      w.wide('采购人', '{owner}'),
      w.wide('中选人', '{winner}'),
      w.wide('中选价', '{price|money}（{priceUnit}）'),
      w.wide('中选价大写', '{price|capitals}'),
      w.wide('合同价', '{total|money}（大写：{total|capitals}）'),
      w.field('工期（期限）', '{term}'),
      w.fieldIf('rank', '候选名次', '第 {rank} 名'),
    ),
    w.heading('项目与程序'),
    w.fields(
      w.wide('地点', '{subject.place}'),
      w.field('规模（数量）', '{subject.quantity}'),
      w.field('类别', '{category|category}（{side|side}）'),
      ...courseOfAward,
    ),
    w.heading('签订合同'),
    w.list(
      w.item('请于{signingWithin}与采购人签订合同；合同价款和内容与公告、报价和本通知一致。'),
      w.itemIf('approvalNeeded', '签订前须经镇街批准，签订期限自批准起算。'),
      w.itemIf('bond', '签订合同时交纳履约保证金{bond|money}（大写：{bond|capitals}）。'),
      w.itemIf(
        'deposit',
        '你（单位）的交易保证金{deposit|money}保留至合同签订，可以转为履约保证金。',
      ),
      w.item('声明放弃，或者逾期经催告仍不签订的，保证金不予退还，由下一名候选人依次递补。'),
    ),
    signaturesOfAward('采购人', '交易站'),
  ],
});
