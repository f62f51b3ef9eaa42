/**
 * 验收结算单, checkpoint 19, for works and purchases (what was agreed, what was changed, what is paid when) and for a
 * lease that has run out (in what state the asset came back, what is deducted). It is what the payer needs to pay the
 * last sum and no fen more; the persons who found the facts stand below it with the time of their signature.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { basisPoints, civilDate, count, fen, instant, listOf, prose, signedFen, words } from '../facts.js';
import { FINDINGS } from '../words.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields } from './contract-brief.js';
import { deductionsTable } from './recurring-blocks.js';
import { changes, deductions } from './shared-facts.js';

const facts = z.strictObject({
  contract: contractBrief,
  acceptedAt: instant,
  place: words,
  works: z
    .strictObject({
      startedOn: civilDate,
      finishedOn: civilDate,
      delay: words,
      changes,
      changesTotal: signedFen,
      settlement: fen,
      deviation: words,
      reviewer: words,
      paid: fen,
      deductions: fen,
      retention: z
        .strictObject({ rate: basisPoints, amount: fen, releaseOn: civilDate })
        .optional(),
      dueNow: fen,
      invoice: words,
    })
    .optional(),
  leaseReturn: z
    .strictObject({
      endedOn: civilDate,
      returnedOn: civilDate,
      reason: words,
      meters: words,
      rentDue: fen,
      rentPaid: fen,
      arrears: fen,
      bond: fen,
      deductions,
      bondReturned: fen,
      next: words,
    })
    .optional(),
  sale: z
    .strictObject({
      deliveredOn: civilDate,
      items: count,
      price: fen,
      paid: fen,
      arrears: fen,
      registration: words,
    })
    .optional(),
  findings: listOf(
    z.strictObject({ item: words, standard: words, finding: words, verdict: z.enum(FINDINGS) }),
  ),
  rectification: prose.optional(),
  conclusion: prose,
  persons: listOf(
    z.strictObject({ role: words, name: words, opinion: words, signedAt: instant }),
  ).min(3),
});

const w = writerFor(facts);

export const acceptance = defineTemplate({
  kind: 'acceptance',
  name: '验收结算单',
  version: 1,
  facts,
  blocks: [
    w.heading('合同情况'),
    contractFields,
    w.fields(
      w.field('验收时间', '{acceptedAt|minute}'),
      w.field('验收地点', '{place}'),
    ),
    w.heading('验收情况'),
    w.table(
      'findings',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('验收内容', 3.4, '{item}'),
        row.column('约定标准', 3.4, '{standard}'),
        row.column('实际情况', 3.6, '{finding}'),
        row.column('结论', 2, '{verdict|finding}', { align: 'center' }),
      ],
      { empty: '无' },
    ),
    w.when('rectification', w.paragraph('整改情况：{rectification|sentence}')),
    w.when(
      'works',
      w.fields(
        w.field('开始日期', '{works.startedOn|date}'),
        w.field('完成日期', '{works.finishedOn|date}'),
        w.wide('期限情况', '{works.delay}'),
      ),
      w.heading('变更与结算'),
      w.table(
        'works.changes',
        (row) => [
          row.column('编号', 2.4, '{number}'),
          row.column('变更内容与原因', 4.6, '{reason}'),
          row.column('增减金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
          row.column('批准依据', 3.2, '{decidedBy}'),
        ],
        { empty: '履约中没有变更。' },
      ),
      w.fields(
        w.field('变更合计', '{works.changesTotal|money}'),
        w.field('较合同价', '{works.deviation}'),
        w.wide('审定结算价', '{works.settlement|money}（大写：{works.settlement|capitals}）'),
        w.field('结算审核', '{works.reviewer}'),
        w.field('发票', '{works.invoice}'),
        w.field('已付金额', '{works.paid|money}'),
        w.field('违约扣款', '{works.deductions|money}'),
        w.fieldIf(
          'works.retention',
          '质量保证金',
          '{works.retention.amount|money}（结算价的{works.retention.rate|percent}）',
        ),
        w.fieldIf('works.retention', '可退日期', '{works.retention.releaseOn|date}'),
        w.wide('本次应付', '{works.dueNow|money}（大写：{works.dueNow|capitals}）'),
      ),
      w.when(
        'works.retention',
        w.note(
          '本次应付＝审定结算价－已付金额－违约扣款－质量保证金。质量保证金到期须经保修情况确认后退还。',
        ),
      ),
      w.when('!works.retention', w.note('本次应付＝审定结算价－已付金额－违约扣款。')),
    ),
    w.when(
      'leaseReturn',
      w.heading('返还与结算'),
      w.fields(
        w.field('租期届满日', '{leaseReturn.endedOn|date}'),
        w.field('实际返还日', '{leaseReturn.returnedOn|date}'),
        w.field('返还原因', '{leaseReturn.reason}'),
        w.field('计量读数', '{leaseReturn.meters}'),
        w.field('应收租金', '{leaseReturn.rentDue|money}'),
        w.field('已收租金', '{leaseReturn.rentPaid|money}'),
        w.field('欠缴金额', '{leaseReturn.arrears|money}'),
        w.field('履约保证金', '{leaseReturn.bond|money}'),
      ),
      { ...deductionsTable, each: 'leaseReturn.deductions' },
      w.fields(
        w.wide(
          '应退保证金',
          '{leaseReturn.bondReturned|money}（大写：{leaseReturn.bondReturned|capitals}）',
        ),
        w.wide('后续安排', '{leaseReturn.next}'),
      ),
    ),
    w.when(
      'sale',
      w.heading('交付与结算'),
      w.fields(
        w.field('交付日期', '{sale.deliveredOn|date}'),
        w.field('清点项目', '{sale.items} 项'),
        w.wide('应收价款', '{sale.price|money}（大写：{sale.price|capitals}）'),
        w.field('已收价款', '{sale.paid|money}'),
        w.field('欠缴金额', '{sale.arrears|money}'),
        w.wide('权属变更', '{sale.registration}'),
      ),
      w.note('标的已转让，不再收回；资产台账据此注销。'),
    ),
    w.heading('验收结论'),
    w.paragraph('{conclusion|sentence}'),
    w.table(
      'persons',
      (row) => [
        row.column('身份', 2.6, '{role}'),
        row.column('姓名', 2.2, '{name}'),
        row.column('意见', 3.6, '{opinion}'),
        row.column('签署时间', 3.9, '{signedAt|minute}'),
      ],
      {
        empty: '无',
        caption:
          '参加验收人员（不少于三人，其中至少有村监会成员、村民代表各一人；付款经办人不参加）',
      },
    ),
    w.signatures(
      w.party('集体经济组织', '{contract.owner}', w.blank('负责人（盖章）'), w.blank('日期')),
      w.party('合同相对方', '{contract.counterparty}', w.blank('签名（盖章）'), w.blank('日期')),
    ),
  ],
});
