/** 审核意见书, checkpoint 4: item by item what the town looked at, and with which result the trade may go on. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { fen, flag, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { subjectRows } from './recurring-blocks.js';
import { action, authority, category, mode, side, subject } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  category,
  mode,
  collective: words,
  subject,
  number: words,
  filedAt: instant,
  authority,
  priceName: words,
  priceUnit: words,
  /** Absent: it is secret. */
  price: fen.optional(),
  term: words,
  items: listOf(z.strictObject({ item: words, passed: flag, remark: words.optional() })).min(1),
  /** Why no open competition, where there is none. */
  ground: z.strictObject({ name: words, basis: words, accepted: flag }).optional(),
  returned: listOf(z.strictObject({ at: instant, to: words, reasons: prose })),
  next: words,
  officer: words,
  approvedAt: instant,
});

const w = writerFor(facts);

export const approval = defineTemplate({
  kind: 'approval',
  name: '审核意见书',
  version: 1,
  facts,
  blocks: [
    w.heading('送审项目'),
    w.fields(
      w.field('审核编号', '{number}'),
      w.field('申报时间', '{filedAt|minute}'),
      w.wide('申报单位', '{collective}'),
      w.wide('标的名称', '{subject.name}'),
      ...subjectRows,
      w.field('交易方式', '{mode|mode}（{action|action}）'),
      w.field('期限', '{term}'),
      w.wide(
        '民主决策',
        '{authority.body|body}，决议编号{authority.number}，{authority.heldOn|date}',
      ),
      w.wideIf('price', '{priceName}', '{price|money}（大写：{price|capitals}，{priceUnit}）'),
      w.wideIf('!price', '{priceName}', '保密，已由两人封存'),
    ),
    w.heading('逐项审核意见'),
    w.table(
      'items',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('审核事项', 6, '{item}'),
        row.column('符合', 1.4, '{passed|yesno}', { align: 'center' }),
        row.column('说明', 5, '{remark?—}'),
      ],
      { empty: '无' },
    ),
    w.when(
      'ground',
      w.heading('交易方式的情形'),
      w.paragraph(
        '申报采用{mode|mode}方式的情形为“{ground.name}”，依据：{ground.basis}。是否认可该情形：{ground.accepted|yesno}。',
      ),
    ),
    w.when(
      'returned',
      w.heading('退回补正情况'),
      w.table(
        'returned',
        (row) => [
          row.column('时间', 3.4, '{at|minute}'),
          row.column('退回至', 2, '{to}'),
          row.column('理由', 7, '{reasons}'),
        ],
        { empty: '无' },
      ),
    ),
    w.heading('审核结论'),
    w.paragraph(
      '经逐项审核，上列事项均符合规定，同意“{subject.name}”按{mode|mode}方式{action|action}。{next}',
    ),
    w.signatures(
      w.party('审核单位', '{frame.issuer}', w.blank('盖章'), w.blank('日期')),
      w.party('审核人', '{officer}', w.blank('签名'), w.line('审核时间', '{approvedAt|minute}')),
    ),
  ],
});
