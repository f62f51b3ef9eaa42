/** 保证金退还单: a performance bond or the retention of works goes back to who gave it, less what was taken from it and why. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, instant, words } from '../facts.js';
import { SECURITIES } from '../words.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields } from './contract-brief.js';
import { deductionsTable } from './recurring-blocks.js';
import { deductions } from './shared-facts.js';

const facts = z.strictObject({
  contract: contractBrief,
  security: z.enum(SECURITIES),
  due: z.strictObject({ no: count, name: words }),
  held: fen,
  deductions,
  returned: fen,
  condition: words,
  bankReference: words,
  released: z.strictObject({ by: words, at: instant }),
});

const w = writerFor(facts);

export const securityReturn = defineTemplate({
  kind: 'security-return',
  name: '履约保证金退还单',
  version: 1,
  facts,
  blocks: [
    contractFields,
    w.heading('退还'),
    w.fields(
      w.field('款项', '{security|security}'),
      w.field('计划笔次', '第 {due.no} 笔：{due.name}'),
      w.wide('保证金金额', '{held|money}'),
      w.wide('退还条件', '{condition}'),
    ),
    deductionsTable,
    w.fields(
      w.wide('实退金额', '{returned|money}（大写：{returned|capitals}）'),
      w.field('银行流水号', '{bankReference}'),
      w.field('办理时间', '{released.at|minute}'),
      w.wide('办理人', '{released.by}'),
    ),
    w.note('款项退回原交款账户，不计利息。对扣除项目有异议的，可以自收到之日起向镇街三资办提出。'),
    w.signatures(
      w.party('退还单位', '{contract.owner}', w.blank('财务专用章'), w.blank('日期')),
      w.party('收款方', '{contract.counterparty}', w.blank('签名（盖章）'), w.blank('日期')),
    ),
  ],
});
