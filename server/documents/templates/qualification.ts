/** 资格审查表, checkpoint 8: each bidder's own. Item by item with the ground, so that whoever was refused can object to it. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { flag, instant, listOf, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { action, mode } from './shared-facts.js';

const facts = z.strictObject({
  action,
  mode,
  subject: words,
  noticeNumber: words,
  bidder: z.strictObject({ name: words, code: words }),
  /** Before the offers, or of the opened ones. */
  before: flag,
  conditions: listOf(words).min(1),
  items: listOf(z.strictObject({ item: words, passed: flag })).min(1),
  passed: flag,
  ground: words.optional(),
  persons: listOf(z.strictObject({ act: words, name: words, at: instant })).min(1),
});

const w = writerFor(facts);

export const qualification = defineTemplate({
  kind: 'qualification',
  name: '资格审查表',
  version: 1,
  facts,
  blocks: [
    w.fields(
      w.wide('标的名称', '{subject}'),
      w.field('公告编号', '{noticeNumber}'),
      w.field('交易方式', '{mode|mode}（{action|action}）'),
      w.wide('受审查人', '{bidder.name}'),
      w.field('竞买人编号', '{bidder.code}'),
      w.fieldIf('before', '审查方式', '资格预审（报价前）'),
      w.fieldIf('!before', '审查方式', '资格后审（报价开启后）'),
    ),
    w.heading('公告的参加条件'),
    w.list(w.itemEach('conditions', '{@item}')),
    w.heading('逐项审查'),
    w.table(
      'items',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('审查事项', 8, '{item}'),
        row.column('符合', 1.6, '{passed|yesno}', { align: 'center' }),
      ],
      { empty: '无' },
    ),
    w.heading('审查结论'),
    w.when('passed', w.paragraph('经审查，符合公告规定的条件和要求，审查结论为合格。')),
    w.when('!passed', w.paragraph('经审查，审查结论为不合格。理由：{ground?未登记}。')),
    w.table(
      'persons',
      (row) => [
        row.column('事项', 4, '{act}'),
        row.column('审查人', 4, '{name}'),
        row.column('时间', 5, '{at|minute}'),
      ],
      { empty: '无' },
    ),
    w.note(
      '对本审查结论有异议的，可以在规定的期限内向交易站提出；对答复不服的，可以向镇街三资办投诉。',
    ),
    w.when('before', w.note('本表只发给受审查人本人；参加人的名单、家数和审查结果在开标前保密。')),
  ],
});
