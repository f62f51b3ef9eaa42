/**
 * 交易文件, checkpoint 5: everything an offer is made on and the contract must equal. The head confirms it, a bidder
 * reckons with it; published with the notice, which adds the dates.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { basisPoints, count, fen, flag, hash, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { depositAccount, depositRows, noDeposit, offeredFacts, offeredRows, priorityTable } from './offered-parts.js';
import { papers, whereToGo } from './recurring-blocks.js';

const facts = z.strictObject({
  ...offeredFacts,
  price: z.strictObject({
    name: words,
    unit: words,
    amount: fen.optional(),
    sealedHash: hash.optional(),
  }),
  deposit: depositAccount.optional(),
  bond: fen.optional(),
  eligibility: listOf(words).min(1),
  evaluation: z.strictObject({ method: prose, equalPrice: words, minOffers: count }).optional(),
  scoring: listOf(z.strictObject({ name: words, weight: basisPoints })),
  contractDraft: listOf(words).min(1),
  fairness: listOf(z.strictObject({ item: words, passed: flag })).min(1),
  openingPlace: words,
  contact: words,
  compiled: z.strictObject({ name: words, at: instant }),
  confirmed: z.strictObject({ name: words, at: instant }),
});

const w = writerFor(facts);

export const tenderFile = defineTemplate({
  kind: 'tender-file',
  name: '交易文件',
  version: 1,
  facts,
  blocks: [
    w.heading('项目说明'),
    w.fields(
      w.wide('集体经济组织', '{owner}'),
      ...offeredRows('{mode|mode}（{action|action}）'),
      w.wide(
        '民主决策',
        '{authority.body|body}，决议编号{authority.number}，{authority.heldOn|date}',
      ),
      w.field('审核编号', '{approvalNumber}'),
    ),
    w.heading('价格与担保'),
    w.fields(
      w.field('计价单位', '{price.unit}'),
      w.wideIf(
        'price.amount',
        '{price.name}',
        '{price.amount|money}（大写：{price.amount|capitals}）',
      ),
      w.wideIf('!price.amount', '{price.name}', '保密，由两人共同封存'),
      w.wideIf('price.sealedHash', '封存校验值', '{price.sealedHash|hash}'),
      w.wideIf('bond', '履约保证金', '{bond|money}（大写：{bond|capitals}），签订合同时交纳'),
      w.wideIf('!bond', '履约保证金', '不收取'),
    ),
    w.when(
      'deposit',
      w.fields(
        ...depositRows,
        w.wide('账号', '{deposit.accountNumber}'),
      ),
    ),
    noDeposit,
    w.heading('参加条件与资格审查'),
    w.list(w.itemEach('eligibility', '{@item}')),
    w.when(
      'prequalified',
      w.paragraph('资格预审：由交易站两人在报价前逐项审查，结果只通知本人；合格的方可报价。'),
    ),
    w.when(
      '!prequalified',
      w.paragraph('资格后审：报价开启后首先审查资格和实质性要求，不合格的报价无效。'),
    ),
    w.when('priority', priorityTable('顺位')),
    w.when(
      'evaluation',
      w.heading('成交办法'),
      w.paragraph('{evaluation.method|sentence}'),
      w.list(
        w.item('报价相同的：{evaluation.equalPrice|sentence}'),
        w.item('有效报价不得少于 {evaluation.minOffers} 家。'),
        w.item('除本文件载明的办法外，不以任何其他理由评审和排序。'),
      ),
    ),
    w.when(
      'scoring',
      w.table(
        'scoring',
        (row) => [
          row.column('序号', 1, '{@no}', { align: 'center' }),
          row.column('评分项', 7, '{name}'),
          row.column('占总分', 2, '{weight|percent}', { align: 'center' }),
        ],
        { empty: '无' },
      ),
    ),
    w.heading('付款与合同'),
    w.list(w.itemEach('payments', '{@item}')),
    w.when(
      'deposit',
      w.paragraph(
        '成交后声明放弃、逾期不签订合同或者弄虚作假骗取成交的，交易保证金不予退还，并取消参加本项目下一轮交易的资格。',
      ),
    ),
    w.paragraph('合同草案要点：'),
    w.list(w.itemEach('contractDraft', '{@item}')),
    w.paragraph('签订的合同与本文件、公告和成交结果一致，不得另行订立背离实质内容的协议。'),
    w.heading('公平竞争审查'),
    w.table(
      'fairness',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('审查事项', 9, '{item}'),
        row.column('通过', 1.6, '{passed|yesno}', { align: 'center' }),
      ],
      { empty: '无' },
    ),
    w.paragraph(
      '经审查，本文件没有指向特定主体的条件，没有以不合理的条件限制、排斥潜在的{action|offerer}。',
    ),
    w.heading('受理与附件'),
    w.fields(w.wide('开标地点', '{openingPlace}'), w.wide('咨询与受理', '{contact}')),
    whereToGo,
    papers('本文件无附件。'),
    w.signatures(
      w.party(
        '编制（交易站）',
        '{compiled.name}',
        w.blank('签名（盖章）'),
        w.line('编制时间', '{compiled.at|minute}'),
      ),
      w.party(
        '确认（负责人）',
        '{confirmed.name}',
        w.blank('签名（盖章）'),
        w.line('确认时间', '{confirmed.at|minute}'),
      ),
    ),
  ],
});
