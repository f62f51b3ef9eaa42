/** 收付款票据汇总, checkpoint 17: every due of the contract and every voucher, for whoever in the village wants to add it up. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, listOf, signedFen, words } from '../facts.js';
import { DUE_STATES } from '../words.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields } from './contract-brief.js';

const facts = z.strictObject({
  contract: contractBrief,
  direction: z.enum(['in', 'out']),
  dues: listOf(
    z.strictObject({
      no: count,
      name: words,
      dueOn: civilDate,
      amount: fen,
      paid: fen,
      state: z.enum(DUE_STATES),
    }),
  ),
  vouchers: listOf(
    z.strictObject({ due: count, kind: words, number: words, amount: signedFen, on: civilDate }),
  ),
  writtenOff: listOf(z.strictObject({ due: count, amount: fen, decision: words })),
  totals: z.strictObject({ due: fen, paid: fen, writtenOff: fen, later: fen }),
});

const w = writerFor(facts);

export const payments = defineTemplate({
  kind: 'payments',
  name: '收付款票据汇总',
  version: 1,
  facts,
  blocks: [
    contractFields,
    w.heading('应收应付与结清情况'),
    w.when('direction=in', w.paragraph('下表是合同约定由集体收取的款项。')),
    w.when('direction=out', w.paragraph('下表是合同约定由集体支付的款项；履约保证金由乙方交付，期满退还。')),
    w.table(
      'dues',
      (row) => [
        row.column('笔次', 1, '{no}', { align: 'center' }),
        row.column('款项', 3, '{name}'),
        row.column('应付日', 2.8, '{dueOn|date}'),
        row.column('应付（元）', 2.6, '{amount|figures}', { align: 'right' }),
        row.column('已付（元）', 2.6, '{paid|figures}', { align: 'right' }),
        row.column('状态', 1.8, '{state|dueState}', { align: 'center' }),
      ],
      { empty: '合同没有收付款计划。' },
    ),
    w.fields(
      w.field('应付合计', '{totals.due|money}'),
      w.field('已付合计', '{totals.paid|money}'),
      w.field('核销合计', '{totals.writtenOff|money}'),
      w.field('此后到期', '{totals.later|money}'),
    ),
    w.note('合计不含履约保证金。应付合计＝已付合计＋核销合计＋此后到期。'),
    w.heading('票据'),
    w.table(
      'vouchers',
      (row) => [
        row.column('笔次', 1, '{due}', { align: 'center' }),
        row.column('票据种类', 2.6, '{kind}'),
        row.column('票据号码', 3.4, '{number}'),
        row.column('金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
        row.column('日期', 2.8, '{on|date}'),
      ],
      { empty: '没有票据。' },
    ),
    w.when(
      'writtenOff',
      w.heading('核销'),
      w.table(
        'writtenOff',
        (row) => [
          row.column('笔次', 1, '{due}', { align: 'center' }),
          row.column('金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
          row.column('决定与依据', 8, '{decision}'),
        ],
        { empty: '无' },
      ),
    ),
    w.paragraph('本汇总由平台按登记的收付款事项生成，不载明账号和银行流水号；群众对任何一笔有疑问，可以到村务公开栏所示地点查阅票据。'),
    w.signatures(
      w.party('汇总单位', '{frame.issuer}', w.blank('代理会计'), w.blank('盖章'), w.blank('日期')),
      w.party('集体经济组织', '{contract.owner}', w.blank('村会计'), w.blank('村监会审核'), w.blank('日期')),
    ),
  ],
});
