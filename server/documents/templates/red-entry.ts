/**
 * 红字冲销单, checkpoint 17: an entry of money that was wrong is taken back whole, by somebody else than who made it. Of money
 * received it is the 红字收据 and bears a number of its own; the right entry follows under another.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, instant, signedFen, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields, papers, papersTable } from './contract-brief.js';

const facts = z.strictObject({
  contract: contractBrief,
  /** Received from the other party, or paid to it. */
  direction: z.enum(['in', 'out']),
  original: z.strictObject({ name: words, number: words, entry: count, amount: fen, by: words, at: instant }),
  redNumber: words.optional(),
  due: z.strictObject({ no: count, name: words }),
  /** Negative. */
  amount: signedFen,
  left: fen,
  reason: words,
  bankReference: words.optional(),
  reversed: z.strictObject({ by: words, at: instant }),
  attachments: papers,
});

const w = writerFor(facts);

export const redEntry = defineTemplate({
  kind: 'red-entry',
  name: '红字冲销单',
  version: 1,
  facts,
  blocks: [
    contractFields,
    w.heading('原登记'),
    w.fields(
      w.field('票据（凭证）', '{original.name}'),
      w.field('号码', '{original.number}'),
      w.field('存证序号', '本项目第 {original.entry} 条'),
      w.field('登记时间', '{original.at|minute}'),
      w.wide('款项', '第 {due.no} 笔：{due.name}'),
      w.wide('原登记金额', '{original.amount|money}（大写：{original.amount|capitals}）'),
      w.wide('原登记人', '{original.by}'),
    ),
    w.heading('红字冲销'),
    w.fields(
      w.wide('红字金额', '{amount|money}（大写：{amount|capitals}）'),
      w.fieldIf('redNumber', '红字票据号码', '{redNumber}'),
      w.fieldIf('bankReference', '退款银行流水号', '{bankReference}'),
      w.wide('冲销原因', '{reason}'),
      w.wide('冲销后尚欠', '{left|money}'),
      w.field('冲销人', '{reversed.by}'),
      w.field('冲销时间', '{reversed.at|minute}'),
    ),
    w.when('direction=in', w.paragraph('原票据作废，由交款人交回；应收款项按正确的金额重新登记并另开票据。')),
    w.when('direction=out', w.paragraph('原付款登记冲回；应付款项由村会计重新申请，经审核后支付。')),
    w.note('冲销由原登记人以外的人办理；原登记和本单都保留在存证中，不删不改。'),
    w.heading('附件'),
    papersTable('冲销时没有另附资料。'),
    w.signatures(
      w.party('冲销单位', '{frame.issuer}', w.line('冲销人', '{reversed.by}'), w.blank('盖章'), w.blank('日期')),
      w.party('集体经济组织', '{contract.owner}', w.blank('村会计'), w.blank('村监会'), w.blank('日期')),
    ),
  ],
});
