/** 巡查记录, checkpoint 18: what was found on the spot and what became of it; the last one closes the performance. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields, papers } from './contract-brief.js';

const facts = z.strictObject({
  contract: contractBrief,
  place: words,
  present: z
    .strictObject({
      no: count,
      at: instant,
      by: words,
      finding: prose,
      rectification: prose.optional(),
    })
    .optional(),
  performedOn: civilDate.optional(),
  inspections: listOf(
    z.strictObject({ no: count, at: instant, by: words, finding: words, result: words }),
  ),
  measurements: listOf(z.strictObject({ at: instant, by: words, amount: fen, total: fen })),
  changes: count,
  open: count,
  attachments: papers,
});

const w = writerFor(facts);

export const inspection = defineTemplate({
  kind: 'inspection',
  name: '巡查记录',
  version: 1,
  facts,
  blocks: [
    contractFields,
    w.when(
      'present',
      w.heading('本次检查'),
      w.fields(
        w.field('次序', '第 {present.no} 次'),
        w.field('检查时间', '{present.at|minute}'),
        w.field('检查人', '{present.by}'),
        w.field('地点', '{place}'),
      ),
      w.paragraph('检查情况：{present.finding|sentence}'),
      w.when('present.rectification', w.paragraph('整改要求：{present.rectification|sentence}')),
      w.when('!present.rectification', w.paragraph('未发现需要整改的问题。')),
    ),
    w.when(
      'performedOn',
      w.heading('履约结论'),
      w.paragraph('合同约定的事项已于{performedOn|date}履行完毕，履约检查到此结束，转入验收结算。'),
    ),
    w.heading('历次检查'),
    w.table(
      'inspections',
      (row) => [
        row.column('次序', 1, '{no}', { align: 'center' }),
        row.column('时间', 2.8, '{at|minute}'),
        row.column('检查人', 2, '{by}'),
        row.column('情况', 4.4, '{finding}'),
        row.column('整改', 2.8, '{result}'),
      ],
      { empty: '履约期间没有登记检查。' },
    ),
    w.when(
      'measurements',
      w.heading('计量'),
      w.table(
        'measurements',
        (row) => [
          row.column('时间', 3.2, '{at|minute}'),
          row.column('计量人', 2.4, '{by}'),
          row.column('本次计量（元）', 3, '{amount|figures}', { align: 'right' }),
          row.column('累计计量（元）', 3, '{total|figures}', { align: 'right' }),
        ],
        { empty: '无' },
      ),
    ),
    w.fields(w.field('补充协议', '{changes} 份'), w.field('未完成整改', '{open} 项')),
    w.heading('照片与资料'),
    w.table(
      'attachments',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('名称', 7, '{name}'),
        row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
      ],
      { empty: '没有另附资料。' },
    ),
    w.signatures(
      w.party('检查方', '{contract.owner}', w.blank('检查人'), w.blank('日期')),
      w.party('合同相对方', '{contract.counterparty}', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
